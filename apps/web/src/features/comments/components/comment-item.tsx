import type { Comment } from '@crosswalk/contracts'
import type { ReactNode } from 'react'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { useRemoveComment } from '../api/remove-comment.ts'
import { AUDIENCE_NAMES } from '../comment-words.ts'
import classes from './comments.module.css'

interface CommentItemProps {
  comment: Comment
  /** For those who could have written for another. */
  showsAudience: boolean
  children?: ReactNode
}

export function CommentItem({ comment, showsAudience, children }: CommentItemProps) {
  const remove = useRemoveComment()
  const { say } = useAnnouncer()
  const { author, text, writtenAt, removedAt, audience, can } = comment
  return (
    <article className={classes['comment']} data-audience={audience}>
      <p className={classes['by']}>
        <strong>{author.name}</strong> <time dateTime={writtenAt}>{formatInstant(writtenAt)}</time>
        {showsAudience && <span className={classes['audience']}>{AUDIENCE_NAMES[audience]}</span>}
      </p>
      {text === null ? (
        <p className={classes['removed']}>
          Removed by {author.name}
          {removedAt && `, ${formatInstant(removedAt)}`}.
        </p>
      ) : (
        <p className={classes['text']}>{text}</p>
      )}
      {can.remove && (
        <button
          type="button"
          className={classes['textButton']}
          data-remove
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate(comment.id, {
              onSuccess: () => say('The comment is removed.'),
              onError: error => say(sentenceFor(error)),
            })
          }}
        >
          Remove
        </button>
      )}
      <EraseText
        of={{ enrolmentId: comment.enrolmentId, about: comment.id }}
        // The words of one that was removed are kept beside the ledger.
        words={[text ?? '']}
        name={`the comment of ${author.name}, ${formatInstant(writtenAt)}`}
      />
      {children}
    </article>
  )
}
