import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id } from '../ledger/define-projector.ts'

export const cohortProjectors = {
  'cohort.added': defineProjector(
    z.object({ cohortId: id, name: z.string(), startsOn: day.nullable() }),
    async (db, { data, centreId, sequence }) => {
      await db
        .insert(db.t.cohorts)
        .values({ id: data.cohortId, centreId, name: data.name, startsOn: data.startsOn, revision: 1, began: sequence })
    },
  ),

  'cohort.changed': defineProjector(
    z.object({ cohortId: id, name: z.string().optional(), startsOn: day.nullable().optional() }),
    async (db, { data }) => {
      const { cohorts } = db.t
      await db
        .update(cohorts)
        .set({ name: data.name, startsOn: data.startsOn, revision: sql`${cohorts.revision} + 1` })
        .where(eq(cohorts.id, data.cohortId))
    },
  ),

  'cohort.ended': defineProjector(z.object({ cohortId: id }), async (db, { data, sequence }) => {
    const { cohorts } = db.t
    await db.update(cohorts).set({ ended: sequence }).where(eq(cohorts.id, data.cohortId))
  }),
}
