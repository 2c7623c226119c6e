import type { Learner } from '@crosswalk/contracts'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { STATUS_NAMES } from '../../../lib/words.ts'
import { type LearnersSearch, learnersQuery } from '../api/list-learners.ts'
import classes from './learners.module.css'

const COLUMNS: readonly Column<Learner>[] = [
  {
    key: 'name',
    head: 'Learner',
    isName: true,
    cell: learner => (
      <Link to="/learners/$learnerId" params={{ learnerId: learner.id }}>
        {learner.name}
      </Link>
    ),
  },
  {
    key: 'enrolments',
    head: 'Enrolments',
    cell: learner => (
      <ul className={classes['plain']}>
        {learner.enrolments.map(enrolment => (
          <li key={enrolment.id}>
            <Link to="/enrolments/$enrolmentId" params={{ enrolmentId: enrolment.id }}>
              {enrolment.programmeName}
            </Link>
            <span className={classes['quiet']}>
              {enrolment.cohortName !== null && ` · ${enrolment.cohortName}`} · {STATUS_NAMES[enrolment.status]} · since{' '}
              {formatDay(enrolment.startsOn)}
            </span>
          </li>
        ))}
      </ul>
    ),
  },
  { key: 'uln', head: 'ULN', cell: learner => learner.uln ?? 'None yet' },
  { key: 'reference', head: 'Own reference', cell: learner => learner.ownReference ?? 'None' },
]

export function LearnersList({ search }: { search: LearnersSearch }) {
  const query = useSuspenseInfiniteQuery(learnersQuery(search))
  const learners = query.data.pages.flatMap(page => page.learners)
  if (learners.length === 0) {
    if (search.employerId !== undefined) return <EmptyState title="Nobody of yours works here now" />
    return search.search === undefined && search.cohortId === undefined ? (
      <EmptyState title="No learners yet">They come in with their first enrolment.</EmptyState>
    ) : (
      <EmptyState title="No learner is found by this">Names, ULNs and own references are searched.</EmptyState>
    )
  }
  return (
    <DataTable
      caption="Learners, by name"
      columns={COLUMNS}
      rows={learners}
      toKey={learner => learner.id}
      more={moreOf(query)}
    />
  )
}
