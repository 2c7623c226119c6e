import { COMMENT_AUDIENCES } from '@crosswalk/contracts'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { defineProjector, id, requireActor } from '../ledger/define-projector.ts'
import { writtenText } from '../ledger/personal-text.ts'

const audience = z.enum(COMMENT_AUDIENCES)

export const commentProjectors = {
  /** On one item, unit or KSB. The audience stands for good. */
  'comment.added': defineProjector(
    z.object({
      commentId: id,
      learnerId: id,
      enrolmentId: id,
      evidenceId: id.nullable(),
      unitId: id.nullable(),
      ksbId: id.nullable(),
      audience,
      replyTo: id.nullable(),
      text: writtenText('comment'),
    }),
    async (db, entry) => {
      const { commentId, ...comment } = entry.data
      const { centreId, at, sequence } = entry
      await db.insert(db.t.comments).values({
        ...comment,
        id: commentId,
        centreId,
        authorId: requireActor(entry),
        writtenAt: at,
        began: sequence,
      })
    },
  ),

  /** Its words go, the mark stays. */
  'comment.removed': defineProjector(
    z.object({ commentId: id, enrolmentId: id, audience }),
    async (db, { data, at, sequence }) => {
      const { comments } = db.t
      await db
        .update(comments)
        .set({ ended: sequence, removedAt: at, text: null })
        .where(eq(comments.id, data.commentId))
    },
  ),
}
