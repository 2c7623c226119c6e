import { CONFIRMATION_KINDS, CONFIRMATION_OUTCOMES } from '@crosswalk/progress'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { defineProjector, id, ids } from '../ledger/define-projector.ts'
import { markProgress } from '../ledger/mark-changes.ts'
import { writtenText } from '../ledger/personal-text.ts'
import { markAccessUsed } from '../outside/outside.repository.ts'

const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('atLeast'), count: z.int().min(1) }),
])

export const confirmationProjectors = {
  /** [KSB-7] One stands per KSB and kind; a new one supersedes. */
  'confirmation.made': defineProjector(
    z.object({
      confirmationId: id,
      enrolmentId: id,
      ksbId: id,
      kind: z.enum(CONFIRMATION_KINDS),
      outcome: z.enum(CONFIRMATION_OUTCOMES),
      basis: z.object({
        mappingId: id,
        programmeVersion: z.int(),
        rule,
        scopeCriterionIds: ids,
        supportIds: ids,
      }),
      statement: writtenText('statement').nullable(),
      /** By somebody without an account: by which access, and what they call themselves. */
      outside: z.object({ accessId: id, name: writtenText('name') }).optional(),
    }),
    async (db, entry) => {
      const { confirmations } = db.t
      const { confirmationId, outside, ...made } = entry.data
      await db
        .update(confirmations)
        .set({ ended: entry.sequence })
        .where(
          and(
            eq(confirmations.enrolmentId, made.enrolmentId),
            eq(confirmations.ksbId, made.ksbId),
            eq(confirmations.kind, made.kind),
            isNull(confirmations.ended),
          ),
        )
      await db.insert(confirmations).values({
        ...made,
        id: confirmationId,
        centreId: entry.centreId,
        confirmedBy: entry.actorId,
        confirmedByName: outside?.name ?? null,
        outsideAccessId: outside?.accessId ?? null,
        confirmedAt: entry.at,
        began: entry.sequence,
      })
      if (outside !== undefined) await markAccessUsed(db, outside.accessId, entry.at)
      await markProgress(db, entry, [made.enrolmentId])
    },
  ),

  'confirmation.withdrawn': defineProjector(
    z.object({ confirmationId: id, enrolmentId: id, reason: writtenText('reason') }),
    async (db, entry) => {
      const { confirmations } = db.t
      const { confirmationId, enrolmentId } = entry.data
      await db.update(confirmations).set({ ended: entry.sequence }).where(eq(confirmations.id, confirmationId))
      await markProgress(db, entry, [enrolmentId])
    },
  ),
}
