import { Link } from '@tanstack/react-router'
import { Crossing } from '../../../components/crossing.tsx'
import { countStripes } from '../../../components/stripes.ts'
import { endedWords } from '../cell-words.ts'
import type { GridModel } from '../grid-model.ts'
import classes from './learner-list.module.css'

/** The grid on a phone: a list of learners, each leading to their own KSBs. */
export function LearnerList({ model, rows }: { model: GridModel; rows: readonly number[] }) {
  return (
    <ul className={classes['list']}>
      {rows.map(row => {
        const data = model.rows[row]
        if (!data) return null
        const counts = {
          submitted: model.total(row, 'crossingSubmitted'),
          accepted: model.total(row, 'crossingAccepted'),
          signedOff: model.total(row, 'crossingSignedOff'),
          total: model.total(row, 'applying'),
        }
        return (
          <li key={data.enrolmentId}>
            <Link
              to="/enrolments/$enrolmentId/ksbs"
              params={{ enrolmentId: data.enrolmentId }}
              className={classes['link']}
            >
              <strong>{[data.name, endedWords(data)].filter(words => words !== null).join(', ')}</strong>
              <span className={classes['criteria']}>
                {model.total(row, 'criteriaAccepted')} of {model.total(row, 'criteriaInScope')} criteria accepted
              </span>
              <Crossing stripes={countStripes(counts)} size="sm" maxWidth={320} />
              <span className={classes['criteria']}>
                {counts.submitted} submitted · {counts.accepted} accepted · {counts.signedOff} signed off
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
