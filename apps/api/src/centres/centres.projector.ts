import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineProjector, id } from '../ledger/define-projector.ts'

export const centreProjectors = {
  /** Always a centre's first entry. */
  'centre.added': defineProjector(
    z.object({ centreId: id, name: z.string(), timeZone: z.string() }),
    async (db, { data, sequence }) => {
      await db
        .insert(db.t.centres)
        .values({ id: data.centreId, name: data.name, timeZone: data.timeZone, revision: 1, began: sequence })
    },
  ),

  'centre.changed': defineProjector(
    z.object({
      name: z.string().optional(),
      timeZone: z.string().optional(),
      lateDays: z.int().min(1).optional(),
      veryLateDays: z.int().min(1).optional(),
      recordDays: z.int().min(1).optional(),
    }),
    async (db, { data, centreId }) => {
      const { centres } = db.t
      await db
        .update(centres)
        .set({ ...data, revision: sql`${centres.revision} + 1` })
        .where(eq(centres.id, centreId))
    },
  ),
}
