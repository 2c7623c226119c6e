import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { findPersonalFields, type PersonalField, type PersonalPath } from './personal-text.ts'

/** An entry as a projector gets it: personal text is back in its place. */
export interface Entry<Data> {
  centreId: string
  sequence: number
  learnerId: string | null
  enrolmentId: string | null
  evidenceId: string | null
  at: Date
  /** Null where Crosswalk itself acted. */
  actorId: string | null
  data: Data
}

export interface Projector<Schema extends z.ZodType = z.ZodType> {
  /** The shape of the data. Entries live for ever: fields may be added, optional; none may change or go. */
  data: Schema
  personalPaths: readonly PersonalPath[]
  personalFields: readonly PersonalField[]
  /**
   * Writes the fact tables from the entry and what stands in them, and from nothing else: no clock, no ids of its own,
   * no tables outside the ledger. Replaying the ledger must come to the same rows.
   */
  project(db: WriteDb, entry: Entry<z.output<Schema>>): Promise<void>
}

export function defineProjector<Schema extends z.ZodType>(
  data: Schema,
  project: (db: WriteDb, entry: Entry<z.output<Schema>>) => Promise<void>,
): Projector<Schema> {
  const personalFields = findPersonalFields(data)
  return { data, personalFields, personalPaths: personalFields.map(({ path }) => path), project }
}

/** In entries an id is any text: what ids look like is the contracts' affair, and may change. */
export const id = z.string().min(1)
export const ids = z.array(id)
/** A calendar day. */
export const day = z.iso.date()

/** For acts that only a person can do. */
export function requireActor(entry: Entry<unknown>): string {
  if (entry.actorId === null) throw new Error('This entry needs a person who acted.')
  return entry.actorId
}
