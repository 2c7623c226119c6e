import { and, eq, isNull, or } from 'drizzle-orm'
import { z } from 'zod'
import { defineProjector, id, ids, requireActor } from '../ledger/define-projector.ts'
import { markProgress } from '../ledger/mark-changes.ts'
import { writtenText } from '../ledger/personal-text.ts'

export const signOffProjectors = {
  /** [LEVEL-4] `supplementaryTo`: names criteria that came to be accepted by other decisions since. */
  'unit.signedOff': defineProjector(
    z.object({
      signOffId: id,
      enrolmentId: id,
      unitId: id,
      criteriaHeld: z.int().min(1),
      criteriaNotHeld: z.int().min(0),
      partOfUnit: z.boolean(),
      supplementaryTo: id.nullable(),
      decisionIds: ids,
      achievementIds: ids,
    }),
    async (db, entry) => {
      const { signOffId, decisionIds, achievementIds, ...signOff } = entry.data
      await db.insert(db.t.signOffs).values({
        ...signOff,
        id: signOffId,
        centreId: entry.centreId,
        declaredBy: requireActor(entry),
        declaredAt: entry.at,
        began: entry.sequence,
      })
      const supports = [
        ...decisionIds.map(decisionId => ({ signOffId, decisionId, achievementId: null })),
        ...achievementIds.map(achievementId => ({ signOffId, decisionId: null, achievementId })),
      ]
      if (supports.length > 0) await db.insert(db.t.signOffSupports).values(supports)
      await markProgress(db, entry, [signOff.enrolmentId])
    },
  ),

  /** Its supplementary signatures go with it. The decisions stay. */
  'signOff.reopened': defineProjector(
    z.object({ signOffId: id, enrolmentId: id, reason: writtenText('reason') }),
    async (db, entry) => {
      const { signOffs } = db.t
      const { data, sequence, at, actorId } = entry
      await db
        .update(signOffs)
        .set({ ended: sequence, reopenedAt: at, reopenedBy: actorId, reopeningReason: data.reason })
        .where(
          and(
            or(eq(signOffs.id, data.signOffId), eq(signOffs.supplementaryTo, data.signOffId)),
            isNull(signOffs.ended),
          ),
        )
      await markProgress(db, entry, [data.enrolmentId])
    },
  ),
}
