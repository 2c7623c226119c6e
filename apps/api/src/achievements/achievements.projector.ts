import { ACHIEVEMENT_KINDS } from '@crosswalk/progress'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id, requireActor } from '../ledger/define-projector.ts'
import { markProgress } from '../ledger/mark-changes.ts'
import { writtenText } from '../ledger/personal-text.ts'

export const achievementProjectors = {
  /** [LEVEL-3] A unit achieved elsewhere. */
  'achievement.added': defineProjector(
    z.object({
      achievementId: id,
      enrolmentId: id,
      unitId: id,
      kind: z.enum(ACHIEVEMENT_KINDS),
      note: writtenText('note').nullable(),
      certificate: writtenText('certificate').nullable().optional(),
      awardingBody: writtenText('awardingBody').nullable().optional(),
      uan: z.string().nullable().optional(),
      achievedOn: day.nullable().optional(),
      evidenceId: id.nullable().optional(),
      checkedBy: id.nullable().optional(),
      checkedOn: day.nullable().optional(),
    }),
    async (db, entry) => {
      const { achievementId, ...achievement } = entry.data
      await db.insert(db.t.achievements).values({
        ...achievement,
        id: achievementId,
        centreId: entry.centreId,
        recordedBy: requireActor(entry),
        recordedAt: entry.at,
        began: entry.sequence,
      })
      await markProgress(db, entry, [achievement.enrolmentId])
    },
  ),

  'achievement.ended': defineProjector(
    z.object({ achievementId: id, enrolmentId: id, reason: writtenText('reason') }),
    async (db, entry) => {
      const { achievements } = db.t
      const { achievementId, enrolmentId, reason } = entry.data
      await db
        .update(achievements)
        .set({ ended: entry.sequence, endReason: reason })
        .where(eq(achievements.id, achievementId))
      await markProgress(db, entry, [enrolmentId])
    },
  ),
}
