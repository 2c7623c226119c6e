import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { centreDocument, insertCentreDocument } from '../frameworks/centre-documents.projector.ts'
import { day, defineProjector, id, requireActor } from '../ledger/define-projector.ts'
import { writtenText } from '../ledger/personal-text.ts'

const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('atLeast'), count: z.int().min(1) }),
])

export const mappingProjectors = {
  /** One stands for each discrepancy: a new one supersedes. */
  'discrepancy.settled': defineProjector(
    z.object({
      settlementId: id,
      rootId: id,
      discrepancyId: id,
      choice: z.string(),
      text: z.string(),
      effect: z.object({
        texts: z.array(z.object({ criterionId: id, text: z.string() })),
        links: z.array(z.object({ ksbId: id, from: id, to: id.nullable() })),
      }),
      reason: writtenText('reason'),
      asked: writtenText('name').nullable(),
      answer: writtenText('answer').nullable(),
      answeredOn: day.nullable(),
    }),
    async (db, entry) => {
      const { settlements } = db.t
      const { centreId, sequence, at, data } = entry
      const { settlementId, ...settlement } = data
      await db
        .update(settlements)
        .set({ ended: sequence })
        .where(
          and(
            eq(settlements.centreId, centreId),
            eq(settlements.discrepancyId, data.discrepancyId),
            isNull(settlements.ended),
          ),
        )
      await db.insert(settlements).values({
        ...settlement,
        id: settlementId,
        centreId,
        settledBy: requireActor(entry),
        settledAt: at,
        began: sequence,
      })
    },
  ),

  /** The discrepancy is open again. Versions that were published with the settlement keep it. */
  'settlement.withdrawn': defineProjector(
    z.object({ settlementId: id, discrepancyId: id, reason: writtenText('reason') }),
    async (db, { sequence, data }) => {
      const { settlements } = db.t
      await db.update(settlements).set({ ended: sequence }).where(eq(settlements.id, data.settlementId))
    },
  ),

  'ksbRule.set': defineProjector(
    z.object({ rootId: id, ksbId: id, rule, reason: writtenText('reason') }),
    async (db, entry) => {
      const { ksbRules } = db.t
      const { centreId, sequence, at, data } = entry
      const own = and(eq(ksbRules.centreId, centreId), eq(ksbRules.rootId, data.rootId), eq(ksbRules.ksbId, data.ksbId))
      await db
        .update(ksbRules)
        .set({ ended: sequence })
        .where(and(own, isNull(ksbRules.ended)))
      await db.insert(ksbRules).values({ ...data, centreId, setBy: requireActor(entry), setAt: at, began: sequence })
    },
  ),

  /** A version of the centre’s own. No enrolment follows it until it is moved. */
  'mapping.published': defineProjector(
    centreDocument.extend({ version: z.int().min(1), name: z.string(), settlementIds: z.array(id) }),
    (db, entry) => insertCentreDocument(db, entry, 'mapping'),
  ),
}
