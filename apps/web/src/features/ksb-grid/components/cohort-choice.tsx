import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { EmptyState } from '../../../components/panel-states.tsx'
import { formatLongDay } from '../../../lib/dates.ts'
import { cohortChoicesQuery } from '../../../lib/queries/list-cohorts.ts'
import { plural } from '../../../lib/words.ts'
import classes from './cohort-choice.module.css'

/** Where somebody sees one cohort only, that one is opened at once. */
export function CohortChoice() {
  const { data } = useSuspenseQuery(cohortChoicesQuery())
  const [first, second] = data.cohorts
  if (!first)
    return <EmptyState title="No cohort yet">You see a cohort here once you are related to somebody in it.</EmptyState>
  if (!second) return <Navigate to="/ksbs/$cohortId" params={{ cohortId: first.id }} replace />
  return (
    <ul className={classes['list']}>
      {data.cohorts.map(({ id, name, startsOn, enrolments }) => (
        <li key={id}>
          <Link to="/ksbs/$cohortId" params={{ cohortId: id }} className={classes['link']}>
            <strong>{name}</strong>
            <span>
              {plural(enrolments, 'enrolment', 'enrolments')}
              {startsOn && ` · from ${formatLongDay(startsOn)}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
