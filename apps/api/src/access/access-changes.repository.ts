/** Whether what a person may see is still what it was. */
import { and, eq, gt, gte, isNull, lt, lte, or } from 'drizzle-orm'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Db } from '../db/store.ts'

interface Person {
  personId: string
  centreId: string
}

/** By an entry of the ledger, or because a day came on which something began or ended. */
export async function hasAccessChangedSince(db: Db, person: Person, since: Date, now: Date): Promise<boolean> {
  const { accessChanges, ledger } = db.t
  const [changed] = await db
    .select({ sequence: accessChanges.sequence })
    .from(accessChanges)
    .innerJoin(ledger, and(eq(ledger.centreId, accessChanges.centreId), eq(ledger.sequence, accessChanges.sequence)))
    .where(
      and(
        eq(accessChanges.centreId, person.centreId),
        eq(accessChanges.personId, person.personId),
        gt(ledger.at, since),
      ),
    )
    .limit(1)
  if (changed !== undefined) return true
  const [day, today] = [toCentreDay(since), toCentreDay(now)]
  return day < today && hasDatedAccessChange(db, person.personId, day, today)
}

/** Whether a relationship or role of theirs began or ended by its date, without an entry, after one day and up to another. */
export async function hasDatedAccessChange(db: Db, personId: string, afterDay: string, today: string) {
  for (const t of [db.t.relationships, db.t.personRoles]) {
    const [row] = await db
      .select({ id: t.id })
      .from(t)
      .where(
        and(
          eq(t.personId, personId),
          isNull(t.ended),
          or(and(gt(t.fromOn, afterDay), lte(t.fromOn, today)), and(gte(t.toOn, afterDay), lt(t.toOn, today))),
        ),
      )
      .limit(1)
    if (row !== undefined) return true
  }
  return false
}
