import { IconCircleCheck, IconCornerUpLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatInstant } from '../../../lib/dates.ts'
import { fewPlacesWords } from '../../../lib/progress-words.ts'
import type { MappingReply } from '../../../lib/queries/get-mapping.ts'
import { calledBy } from '../../../lib/words.ts'
import type { Waiting } from '../api/get-waiting.ts'
import { listPlaces } from '../find-next-thing.ts'
import classes from './learner-home.module.css'

interface FeedbackCardProps {
  feedback: Waiting['feedback']
  mapping: MappingReply
  enrolment: string | undefined
}

const VERBS = { accepted: 'accepted', referred: 'asks for more on', notUsed: 'did not use' } as const

/** What was said lately, newest first. */
export function FeedbackCard({ feedback, mapping, enrolment }: FeedbackCardProps) {
  if (feedback.length === 0) return null
  return (
    <section className={classes['card']} aria-labelledby="feedback-heading">
      <h2 id="feedback-heading">Latest feedback</h2>
      <ul className={classes['feedback']}>
        {feedback.map(item => (
          <li key={`${item.evidenceId} ${item.decidedAt} ${item.outcome}`}>
            <span className={classes['outcome']} data-outcome={item.outcome}>
              {item.outcome === 'referred' ? (
                <IconCornerUpLeft size={20} aria-hidden="true" />
              ) : (
                <IconCircleCheck size={20} aria-hidden="true" />
              )}
            </span>
            <div>
              <Link
                to="/my/evidence/$evidenceId"
                params={{ evidenceId: item.evidenceId }}
                search={enrolment ? { enrolment } : {}}
                className={classes['feedbackTitle']}
              >
                {calledBy(item.decidedBy.name)} {VERBS[item.outcome]} {item.reference} {item.title}
              </Link>
              {item.feedback && <p className={classes['quote']}>“{item.feedback}”</p>}
              <p className={classes['quiet']}>
                {item.isClosed && 'Closed: accepted from other evidence · '}
                {formatInstant(item.decidedAt)} · {placesOf(item, mapping)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function placesOf({ tags }: Waiting['feedback'][number], mapping: MappingReply): string {
  const ids = new Set(tags.flatMap(({ criterionId, ksbId }) => [criterionId ?? '', ksbId ?? '']))
  const codes = mapping.standard.ksbs.filter(({ id }) => ids.has(id)).map(({ code }) => code)
  const places = listPlaces(mapping, ({ id }) => ids.has(id))
  return [...(places.length > 0 ? [fewPlacesWords(places, 6)] : []), ...codes].join(', ')
}
