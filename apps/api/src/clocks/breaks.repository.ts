import { and, inArray, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { type Break, type StatusFact, toBreaks } from './breaks.model.ts'

export const listBreaksOf = (db: Db, enrolmentIds: readonly string[]): Promise<Map<string, Break[]>> =>
  listBreaks(db, inArray(db.t.enrolments.id, [...enrolmentIds]))

/** By enrolment, those that ever had one: `which` is a condition on `enrolments`. */
export async function listBreaks(db: Db, which: SQL | undefined): Promise<Map<string, Break[]>> {
  const { enrolmentStatuses: t, enrolments } = db.t
  const ofThose = db.select({ id: enrolments.id }).from(enrolments).where(which)
  const rested = db
    .select({ id: t.enrolmentId })
    .from(t)
    .where(and(inArray(t.status, ['onBreak']), inArray(t.enrolmentId, ofThose)))
  const rows = await db
    .select({ enrolmentId: t.enrolmentId, status: t.status, sinceOn: t.sinceOn, began: t.began })
    .from(t)
    .where(inArray(t.enrolmentId, rested))
  const facts = new Map<string, StatusFact[]>()
  for (const { enrolmentId, ...fact } of rows) {
    const known = facts.get(enrolmentId)
    if (known === undefined) facts.set(enrolmentId, [fact])
    else known.push(fact)
  }
  return new Map([...facts].map(([enrolmentId, ofEnrolment]) => [enrolmentId, toBreaks(ofEnrolment)]))
}
