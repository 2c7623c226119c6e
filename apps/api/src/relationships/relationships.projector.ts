import { RELATIONSHIP_KINDS } from '@crosswalk/contracts'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id } from '../ledger/define-projector.ts'
import { markAccess, markProgress } from '../ledger/mark-changes.ts'

export const relationshipProjectors = {
  'relationship.added': defineProjector(
    z.object({
      relationshipId: id,
      enrolmentId: id,
      personId: id,
      kind: z.enum(RELATIONSHIP_KINDS),
      from: day,
      to: day.nullable(),
      coveringFor: id.nullable().optional(),
    }),
    async (db, entry) => {
      const { data, centreId, sequence } = entry
      await db.insert(db.t.relationships).values({
        id: data.relationshipId,
        centreId,
        enrolmentId: data.enrolmentId,
        personId: data.personId,
        kind: data.kind,
        fromOn: data.from,
        toOn: data.to,
        coveringFor: data.coveringFor ?? null,
        began: sequence,
      })
      await markAccess(db, entry, data.personId)
      // The row that staff see names who assesses it.
      await markProgress(db, entry, [data.enrolmentId])
    },
  ),

  /** With `to` it holds up to and on that day; without, it is over now. */
  'relationship.ended': defineProjector(
    z.object({ relationshipId: id, enrolmentId: id, personId: id, to: day.nullable() }),
    async (db, entry) => {
      const { relationships } = db.t
      const { data, sequence } = entry
      await db
        .update(relationships)
        .set(data.to === null ? { ended: sequence } : { toOn: data.to })
        .where(eq(relationships.id, data.relationshipId))
      await markAccess(db, entry, data.personId)
      await markProgress(db, entry, [data.enrolmentId])
    },
  ),
}
