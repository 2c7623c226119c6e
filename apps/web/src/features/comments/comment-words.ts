import type { CommentAudience, CommentThread } from '@crosswalk/contracts'
import { calledBy, listWords } from '../../lib/words.ts'

export const AUDIENCE_NAMES: Record<CommentAudience, string> = {
  learnerAndStaff: 'Learner and staff',
  staffOnly: 'Staff only',
  assessorAndIqa: 'Assessor and IQA',
}

/** Who besides those by name may look: they are told of nothing. */
const ALSO: Record<CommentAudience, string> = {
  learnerAndStaff: 'Centre managers and lead IQAs can.',
  staffOnly: 'Centre managers and lead IQAs can; the learner can’t.',
  assessorAndIqa: 'Lead IQAs can; nobody else can.',
}

/** "Chloe, Tom and Denise will read this. Centre managers and lead IQAs can." */
export function readersWords({ audience, readers }: CommentThread['audiences'][number], isLearner: boolean): string {
  const names = [...new Set(readers.map(calledBy))]
  const will = names.length === 0 ? 'Nobody else is told of this.' : `${listWords(names)} will read this.`
  return isLearner ? will : `${will} ${ALSO[audience]}`
}

/** Comments with the answers to each under it, both oldest first. */
export function toThreads<Comment extends { id: string; replyTo: string | null }>(
  comments: readonly Comment[],
): { comment: Comment; replies: Comment[] }[] {
  return comments
    .filter(comment => comment.replyTo === null)
    .map(comment => ({ comment, replies: comments.filter(reply => reply.replyTo === comment.id) }))
}
