import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineProjector, id, ids } from '../ledger/define-projector.ts'

export const unitPatternProjectors = {
  'unitPattern.added': defineProjector(
    z.object({ patternId: id, programmeId: id, name: z.string(), unitIds: ids }),
    async (db, { data, centreId, sequence }) => {
      const { patternId, ...pattern } = data
      await db.insert(db.t.unitPatterns).values({ ...pattern, id: patternId, centreId, revision: 1, began: sequence })
    },
  ),

  /** Enrolments that were made from it keep their units: a pattern is where a choice begins, and nothing follows it. */
  'unitPattern.changed': defineProjector(
    z.object({ patternId: id, name: z.string(), unitIds: ids.optional(), retired: z.boolean().optional() }),
    async (db, { data, sequence }) => {
      const { unitPatterns } = db.t
      const { patternId, name, unitIds, retired } = data
      const ended = retired === undefined ? {} : { ended: retired ? sequence : null }
      await db
        .update(unitPatterns)
        .set({ name, unitIds, ...ended, revision: sql`${unitPatterns.revision} + 1` })
        .where(eq(unitPatterns.id, patternId))
    },
  ),
}
