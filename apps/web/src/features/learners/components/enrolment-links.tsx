import type { Learner } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { enrolmentWords } from '../enrolment-words.ts'
import classes from './learners.module.css'

/** A learner's enrolments, each a way to its page. */
export function EnrolmentLinks({ enrolments }: { enrolments: Learner['enrolments'] }) {
  return (
    <ul className={classes['plain']}>
      {enrolments.map(enrolment => (
        <li key={enrolment.id}>
          <Link to="/enrolments/$enrolmentId" params={{ enrolmentId: enrolment.id }}>
            {enrolment.programmeName}
          </Link>
          <span className={classes['quiet']}> · {enrolmentWords(enrolment)}</span>
        </li>
      ))}
    </ul>
  )
}
