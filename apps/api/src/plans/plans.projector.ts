import { METHODS } from '@crosswalk/contracts'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id, ids, requireActor } from '../ledger/define-projector.ts'
import { writtenText } from '../ledger/personal-text.ts'

export const planProjectors = {
  /** The whole plan, each time: what the learner agrees to is one version of it. */
  'plan.saved': defineProjector(
    z.object({
      enrolmentId: id,
      version: z.int().min(1),
      lines: z.array(
        z.object({ lineId: id, what: writtenText('planLine'), method: z.enum(METHODS), criterionIds: ids, dueOn: day }),
      ),
      nextVisit: z.object({ on: day, at: z.string().nullable(), place: writtenText('place').nullable() }).nullable(),
    }),
    async (db, entry) => {
      const { plans, planLines } = db.t
      const { data, centreId, sequence, at } = entry
      const { enrolmentId, version, lines, nextVisit } = data
      const before = await db
        .select({ lineId: planLines.lineId, dueOn: planLines.dueOn, dueGivenAt: planLines.dueGivenAt })
        .from(planLines)
        .innerJoin(plans, and(eq(plans.enrolmentId, planLines.enrolmentId), eq(plans.version, planLines.version)))
        .where(and(eq(plans.enrolmentId, enrolmentId), isNull(plans.ended)))
      await db
        .update(plans)
        .set({ ended: sequence })
        .where(and(eq(plans.enrolmentId, enrolmentId), isNull(plans.ended)))
      await db.insert(plans).values({
        enrolmentId,
        version,
        centreId,
        savedBy: requireActor(entry),
        savedAt: at,
        visitOn: nextVisit?.on ?? null,
        visitAt: nextVisit?.at ?? null,
        visitPlace: nextVisit?.place ?? null,
        began: sequence,
      })
      if (lines.length === 0) return
      await db.insert(planLines).values(
        lines.map((line, position) => {
          const same = before.find(({ lineId, dueOn }) => lineId === line.lineId && dueOn === line.dueOn)
          return { ...line, enrolmentId, version, position, dueGivenAt: same?.dueGivenAt ?? at }
        }),
      )
    },
  ),

  'plan.agreed': defineProjector(z.object({ enrolmentId: id, version: z.int().min(1) }), async (db, entry) => {
    const { plans } = db.t
    const { enrolmentId, version } = entry.data
    await db
      .update(plans)
      .set({ agreedBy: requireActor(entry), agreedAt: entry.at })
      .where(and(eq(plans.enrolmentId, enrolmentId), eq(plans.version, version)))
  }),
}
