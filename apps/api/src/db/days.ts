/** Conditions on what holds from one day to another, both of them included; without a last day it goes on. */
import { type AnyColumn, and, gte, isNull, lte, or, type Placeholder, type SQL } from 'drizzle-orm'

interface DatedColumns {
  fromOn: AnyColumn
  toOn: AnyColumn
  /** The entry that ended the fact itself. */
  ended: AnyColumn
}

type Day = string | Placeholder

/** It covers the day or begins later: nothing has ended it, and it isn't over before. */
export function lastsTo(t: DatedColumns, day: Day): SQL | undefined {
  return and(isNull(t.ended), or(isNull(t.toOn), gte(t.toOn, day)))
}

/** It covers the day. */
export function coversDay(t: DatedColumns, day: Day): SQL | undefined {
  return and(lastsTo(t, day), lte(t.fromOn, day))
}
