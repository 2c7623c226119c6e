import type { Learner } from '@crosswalk/contracts'
import { Group } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { plural } from '../../../lib/words.ts'
import { type LearnersSearch, learnersQuery } from '../api/list-learners.ts'
import { EnrolmentLinks } from './enrolment-links.tsx'

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
    cell: learner => <EnrolmentLinks enrolments={learner.enrolments} />,
  },
  { key: 'uln', head: 'ULN', cell: learner => learner.uln ?? 'None yet' },
  { key: 'reference', head: 'Own reference', cell: learner => learner.ownReference ?? 'None' },
]

interface LearnersListProps {
  search: LearnersSearch
  onShow: (show: LearnersSearch['show']) => void
}

/** Those who completed or withdrew have left the list, and are one press away. */
export function LearnersList({ search, onShow }: LearnersListProps) {
  const query = useSuspenseInfiniteQuery(learnersQuery(search))
  const learners = query.data.pages.flatMap(page => page.learners)
  const ended = query.data.pages[0]?.ended ?? 0
  const showsEnded = search.show === 'ended'
  return (
    <>
      {(ended > 0 || showsEnded) && (
        <Group mb="sm">
          <FilterChip
            label="Completed or withdrawn"
            count={ended}
            isOn={showsEnded}
            onToggle={() => onShow(showsEnded ? undefined : 'ended')}
          />
        </Group>
      )}
      {learners.length === 0 ? <Nobody search={search} ended={ended} /> : <Table query={query} learners={learners} />}
    </>
  )
}

function Nobody({ search, ended }: { search: LearnersSearch; ended: number }) {
  if (search.show === 'ended') return <EmptyState title="Nobody here has completed or withdrawn" />
  if (search.employerId !== undefined) return <EmptyState title="Nobody of yours works here now" />
  const isWhole = search.search === undefined && search.cohortId === undefined
  if (ended > 0) {
    return (
      <EmptyState title={isWhole ? 'Every learner has completed or withdrawn' : 'Nobody on programme is found by this'}>
        {plural(ended, 'learner', 'learners')} who completed or withdrew can be shown.
      </EmptyState>
    )
  }
  return isWhole ? (
    <EmptyState title="No learners yet">They come in with their first enrolment.</EmptyState>
  ) : (
    <EmptyState title="No learner is found by this">Names, ULNs and own references are searched.</EmptyState>
  )
}

interface TableProps {
  query: Parameters<typeof moreOf>[0]
  learners: readonly Learner[]
}

function Table({ query, learners }: TableProps) {
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
