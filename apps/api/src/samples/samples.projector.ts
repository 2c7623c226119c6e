import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { SAMPLE_OUTCOMES } from '../db/tables/assessment.table.ts'
import { defineProjector, id, requireActor } from '../ledger/define-projector.ts'
import { markProgress } from '../ledger/mark-changes.ts'
import { writtenText } from '../ledger/personal-text.ts'

export const sampleProjectors = {
  /** [LEVEL-5] A mark on the decisions that an IQA looked at. */
  'sample.made': defineProjector(
    z.object({
      sampleId: id,
      enrolmentId: id,
      note: writtenText('note').nullable(),
      decisions: z
        .array(z.object({ decisionId: id, outcome: z.enum(SAMPLE_OUTCOMES), action: writtenText('action').nullable() }))
        .min(1),
    }),
    async (db, entry) => {
      const { sampleId, enrolmentId, note, decisions } = entry.data
      await db.insert(db.t.samples).values({
        id: sampleId,
        centreId: entry.centreId,
        enrolmentId,
        iqaId: requireActor(entry),
        sampledAt: entry.at,
        note,
        began: entry.sequence,
      })
      await db.insert(db.t.sampledDecisions).values(decisions.map(sampled => ({ sampleId, ...sampled })))
      await markProgress(db, entry, [enrolmentId])
    },
  ),

  'sample.withdrawn': defineProjector(
    z.object({ sampleId: id, enrolmentId: id, reason: writtenText('reason') }),
    async (db, entry) => {
      const { samples } = db.t
      await db.update(samples).set({ ended: entry.sequence }).where(eq(samples.id, entry.data.sampleId))
      await markProgress(db, entry, [entry.data.enrolmentId])
    },
  ),
}
