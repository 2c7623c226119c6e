import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FailedPanel, LoadingState } from '../../../components/panel-states.tsx'
import { getSession } from '../../../lib/session.ts'
import { commentsQuery } from '../api/list-comments.ts'
import { toThreads } from '../comment-words.ts'
import { type CommentSubject, toSubjectKey } from '../subject.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentItem } from './comment-item.tsx'
import classes from './comments.module.css'

/** What was said about an item, a unit or a KSB, for its reader; and a place to say more. */
export function Comments({ subject }: { subject: CommentSubject }) {
  const { data, error, refetch } = useQuery(commentsQuery(subject))
  const [answering, setAnswering] = useState<string | null>(null)
  const [isWriting, setWriting] = useState(false)
  const isLearner = getSession().user?.roles.every(role => role === 'learner') ?? false

  return (
    <section className={classes['comments']} aria-label="Comments">
      <h2 className={classes['title']}>
        Comments {data && data.comments.length > 0 && <span className={classes['count']}>{data.comments.length}</span>}
      </h2>
      {data === undefined ? (
        error ? (
          <FailedPanel
            what="The comments did not load."
            error={error}
            onRetry={() => {
              void refetch()
            }}
          />
        ) : (
          <LoadingState label="Loading the comments" />
        )
      ) : (
        <>
          {data.comments.length === 0 && <p className={classes['none']}>Nothing was said yet.</p>}
          <ul className={classes['threads']}>
            {toThreads(data.comments).map(({ comment, replies }) => {
              const audience = data.audiences.find(one => one.audience === comment.audience)
              return (
                <li key={comment.id}>
                  <CommentItem comment={comment} showsAudience={data.audiences.length > 1}>
                    {replies.length > 0 && (
                      <ul className={classes['replies']}>
                        {replies.map(reply => (
                          <li key={reply.id}>
                            <CommentItem comment={reply} showsAudience={false} />
                          </li>
                        ))}
                      </ul>
                    )}
                    {audience &&
                      comment.removedAt === null &&
                      (answering === comment.id ? (
                        <CommentForm
                          subject={subject}
                          draftName={`answer:${comment.id}`}
                          audiences={[audience]}
                          isLearner={isLearner}
                          replyTo={{ id: comment.id, author: comment.author.name }}
                          onDone={() => setAnswering(null)}
                        />
                      ) : (
                        <button
                          type="button"
                          className={classes['textButton']}
                          onClick={() => setAnswering(comment.id)}
                          aria-label={`Answer ${comment.author.name}`}
                        >
                          Answer
                        </button>
                      ))}
                  </CommentItem>
                </li>
              )
            })}
          </ul>
          {data.audiences.length > 0 &&
            (isWriting ? (
              <CommentForm
                subject={subject}
                draftName={`comment:${toSubjectKey(subject)}`}
                audiences={data.audiences}
                isLearner={isLearner}
                onDone={() => setWriting(false)}
              />
            ) : (
              <button type="button" className={classes['textButton']} onClick={() => setWriting(true)}>
                Write a comment
              </button>
            ))}
        </>
      )}
    </section>
  )
}
