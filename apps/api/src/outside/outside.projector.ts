import { OUTSIDE_PURPOSES } from '@crosswalk/contracts'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { defineProjector, id, requireActor } from '../ledger/define-projector.ts'

/** Why a link ended that nobody took back. */
const ENDED_BECAUSE = ['replaced', 'lineManagerClosed', 'employerChanged', 'learnerWithdrew'] as const
export type EndedBecause = (typeof ENDED_BECAUSE)[number]

export const outsideProjectors = {
  'outsideAccess.granted': defineProjector(
    z.object({
      accessId: id,
      purpose: z.enum(OUTSIDE_PURPOSES),
      lineManagerId: id,
      enrolmentId: id.nullable(),
      expiresAt: z.iso.datetime(),
      /** Of its token, so that doctor knows the link that was given; those of before hold none. */
      linkHash: z.string().optional(),
    }),
    async (db, entry) => {
      const { accessId, expiresAt, linkHash: _, ...granted } = entry.data
      await db.insert(db.t.outsideAccesses).values({
        ...granted,
        id: accessId,
        centreId: entry.centreId,
        grantedBy: requireActor(entry),
        grantedAt: entry.at,
        expiresAt: new Date(expiresAt),
        began: entry.sequence,
      })
    },
  ),

  /** Once a day, so that the ledger says when it was looked at and a page that reloads writes nothing. */
  'outsideAccess.opened': defineProjector(z.object({ accessId: id }), async (db, { data, at }) => {
    const { outsideAccesses } = db.t
    await db.update(outsideAccesses).set({ openedAt: at }).where(eq(outsideAccesses.id, data.accessId))
  }),

  'outsideAccess.revoked': defineProjector(
    z.object({ accessId: id, because: z.enum(ENDED_BECAUSE).optional() }),
    async (db, { data, sequence }) => {
      const { outsideAccesses } = db.t
      await db.update(outsideAccesses).set({ ended: sequence }).where(eq(outsideAccesses.id, data.accessId))
    },
  ),
}
