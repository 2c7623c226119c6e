import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id } from '../ledger/define-projector.ts'
import { writtenText } from '../ledger/personal-text.ts'

export const certificateClaimProjectors = {
  /** [TAG-4] From here on nobody removes. */
  'certificate.claimed': defineProjector(
    z.object({ claimId: id, enrolmentId: id, claimedOn: day, note: writtenText('note').nullable() }),
    async (db, entry) => {
      const { claimId, ...claim } = entry.data
      await db.insert(db.t.certificateClaims).values({
        ...claim,
        id: claimId,
        centreId: entry.centreId,
        claimedBy: entry.actorId,
        began: entry.sequence,
      })
    },
  ),

  'certificateClaim.withdrawn': defineProjector(
    z.object({ claimId: id, enrolmentId: id, reason: writtenText('reason') }),
    async (db, { data, sequence }) => {
      const { certificateClaims } = db.t
      await db.update(certificateClaims).set({ ended: sequence }).where(eq(certificateClaims.id, data.claimId))
    },
  ),
}
