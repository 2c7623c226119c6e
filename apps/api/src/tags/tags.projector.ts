import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { defineProjector, type Entry, id, ids } from '../ledger/define-projector.ts'
import { isOneOf, markProgressOfTags } from '../ledger/mark-changes.ts'
import { writtenText } from '../ledger/personal-text.ts'

export const tagProjectors = {
  'tags.added': defineProjector(
    z.object({
      evidenceId: id,
      learnerId: id,
      enrolmentId: id,
      /** On evidence that was submitted already, a tag is submitted at once. */
      submitted: z.boolean(),
      tags: z.array(
        z.object({
          tagId: id,
          criterionId: id.nullable(),
          ksbId: id.nullable(),
          locator: writtenText('locator').nullable(),
        }),
      ),
    }),
    async (db, entry) => {
      const { data, centreId, actorId, at, sequence } = entry
      await db.insert(db.t.tags).values(
        data.tags.map(({ tagId, ...tag }) => ({
          ...tag,
          id: tagId,
          centreId,
          learnerId: data.learnerId,
          evidenceId: data.evidenceId,
          enrolmentId: data.enrolmentId,
          addedBy: actorId,
          addedAt: at,
          submitted: data.submitted ? sequence : null,
          submittedAt: data.submitted ? at : null,
          status: data.submitted ? ('submitted' as const) : ('draft' as const),
          began: sequence,
        })),
      )
      const { enrolmentId } = data
      await markProgressOfTags(
        db,
        entry,
        data.tags.map(({ tagId }) => ({ id: tagId, enrolmentId })),
      )
    },
  ),

  /** [TAG-2] Only while it is a draft. */
  'tag.located': defineProjector(
    z.object({ tagId: id, locator: writtenText('locator').nullable() }),
    async (db, { data }) => {
      const { tags } = db.t
      await db.update(tags).set({ locator: data.locator }).where(eq(tags.id, data.tagId))
    },
  ),

  /** [TAG-4] */
  'tags.removed': defineProjector(
    z.object({ tagIds: ids, reason: writtenText('reason').nullable() }),
    async (db, entry) => {
      await endTags(db, entry, entry.data.tagIds, entry.data.reason)
    },
  ),
}

/** Their decisions end with them, standing or waiting. */
export async function endTags(
  db: WriteDb,
  entry: Entry<unknown>,
  tagIds: readonly string[],
  reason: string | null,
): Promise<void> {
  if (tagIds.length === 0) return
  const { tags, decisions } = db.t
  const { sequence, at, actorId } = entry
  await db
    .update(decisions)
    .set({ ended: sequence, endedAt: at, endedKind: 'removal' })
    .where(and(isOneOf(decisions.tagId, tagIds), isNull(decisions.ended)))
  const ended = await db
    .update(tags)
    .set({ status: 'removed', ended: sequence, removedAt: at, removedBy: actorId, removalReason: reason })
    .where(isOneOf(tags.id, tagIds))
    .returning({ id: tags.id, enrolmentId: tags.enrolmentId })
  await markProgressOfTags(db, entry, ended)
}
