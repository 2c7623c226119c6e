/** Links end with what they were given for, in the same transaction: what comes back later brings no old link back. */
import type { OutsidePurpose } from '@crosswalk/contracts'
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { WriteDb } from '../db/store.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { EndedBecause } from './outside.projector.ts'

interface By {
  centreId: string
  actorId: string
}

export const endAccessesOfLineManager = (db: WriteDb, by: By, lineManagerId: string): Promise<void> =>
  endAccesses(db, by, eq(db.t.outsideAccesses.lineManagerId, lineManagerId), 'lineManagerClosed')

/** Those for this learner alone: the line manager’s list of apprentices follows by itself. */
export const endAccessesOfEnrolment = (
  db: WriteDb,
  by: By,
  enrolmentId: string,
  because: 'employerChanged' | 'learnerWithdrew',
): Promise<void> => endAccesses(db, by, eq(db.t.outsideAccesses.enrolmentId, enrolmentId), because)

/** One link at a time for the same. What was said by one that was used can still be read there. */
export function replaceAccess(
  db: WriteDb,
  by: By,
  {
    purpose,
    enrolmentId,
    lineManagerId,
  }: { purpose: OutsidePurpose; enrolmentId: string | null; lineManagerId: string },
): Promise<void> {
  const { outsideAccesses: t } = db.t
  const same = enrolmentId === null ? eq(t.lineManagerId, lineManagerId) : eq(t.enrolmentId, enrolmentId)
  return endAccesses(db, by, and(eq(t.purpose, purpose), same, isNull(t.usedAt)), 'replaced')
}

async function endAccesses(
  db: WriteDb,
  { centreId, actorId }: By,
  which: SQL | undefined,
  because: EndedBecause,
): Promise<void> {
  const { outsideAccesses: t, enrolments } = db.t
  const standing = await db
    .select({ accessId: t.id, enrolmentId: t.enrolmentId, learnerId: enrolments.learnerId })
    .from(t)
    .leftJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .where(and(which, isNull(t.ended), gt(t.expiresAt, db.act.clock.now())))
  for (const { accessId, enrolmentId, learnerId } of standing) {
    await appendEntry(db, {
      centreId,
      actorId,
      learnerId,
      enrolmentId,
      kind: 'outsideAccess.revoked',
      data: { accessId, because },
    })
  }
}
