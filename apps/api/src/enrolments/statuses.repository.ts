import { and, asc, eq, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import type { AnnouncedRecord, StatusRecord } from './status-history.model.ts'

/** In the order in which they were recorded. */
export async function listStatusRecords(db: Db, enrolmentId: string): Promise<StatusRecord[]> {
  const { enrolmentStatuses: t, enrolments, ledger } = db.t
  return db
    .select({
      status: t.status,
      sinceOn: t.sinceOn,
      reason: t.reason,
      expectedReturnOn: t.expectedReturnOn,
      decidedBy: t.decidedBy,
      at: ledger.at,
      began: t.began,
    })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .innerJoin(ledger, and(eq(ledger.centreId, enrolments.centreId), eq(ledger.sequence, t.began)))
    .where(eq(t.enrolmentId, enrolmentId))
    .orderBy(asc(t.began))
}

export async function findAnnouncedRecord(db: Db, enrolmentId: string): Promise<AnnouncedRecord | null> {
  const { announcedStatuses: t, enrolments, ledger } = db.t
  const [row] = await db
    .select({
      status: t.status,
      fromOn: t.fromOn,
      reason: t.reason,
      expectedReturnOn: t.expectedReturnOn,
      announcedBy: t.announcedBy,
      at: ledger.at,
    })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .innerJoin(ledger, and(eq(ledger.centreId, enrolments.centreId), eq(ledger.sequence, t.began)))
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
  return row ?? null
}

/** By enrolment: `which` is a condition on `enrolments`. */
export async function listAnnounced(db: Db, which: SQL | undefined) {
  const { announcedStatuses: t, enrolments } = db.t
  const ofThose = db.select({ id: enrolments.id }).from(enrolments).where(which)
  const rows = await db
    .select({ enrolmentId: t.enrolmentId, status: t.status, from: t.fromOn })
    .from(t)
    .where(and(isNull(t.ended), inArray(t.enrolmentId, ofThose)))
  return new Map(rows.map(({ enrolmentId, ...announced }) => [enrolmentId, announced]))
}

/** Of all centres: those whose day has come. */
export async function listDueAnnouncements(db: Db, today: string) {
  const { announcedStatuses: t, enrolments } = db.t
  return db
    .select({
      enrolmentId: t.enrolmentId,
      learnerId: enrolments.learnerId,
      centreId: enrolments.centreId,
      status: t.status,
      fromOn: t.fromOn,
      reason: t.reason,
      expectedReturnOn: t.expectedReturnOn,
      announcedBy: t.announcedBy,
    })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .where(and(isNull(t.ended), lte(t.fromOn, today)))
    .orderBy(asc(t.fromOn), asc(t.began))
}
