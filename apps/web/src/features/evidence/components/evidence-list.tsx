import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { EmptyState, FailedPanel, LoadingState } from '../../../components/panel-states.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { moreOf, ShowMore } from '../../../components/show-more.tsx'
import { evidenceListQuery } from '../api/list-evidence.ts'
import classes from './evidence-list.module.css'
import { EvidenceRow } from './evidence-row.tsx'

export const EVIDENCE_SHOWS = ['draft', 'submitted'] as const
export type EvidenceShow = (typeof EVIDENCE_SHOWS)[number]
const SHOW_NAMES: Record<EvidenceShow, string> = { draft: 'Drafts', submitted: 'Submitted' }

interface EvidenceListProps {
  learnerId: string
  enrolmentId: string
  show: EvidenceShow | null
  search: string
  onFilter: (filter: { show: EvidenceShow | null; search: string }) => void
}

/** A learner's evidence, newest first. What is asked for is kept in the address. */
export function EvidenceList({ learnerId, enrolmentId, show, search, onFilter }: EvidenceListProps) {
  const query = useInfiniteQuery(
    evidenceListQuery(learnerId, { enrolmentId, status: show ?? undefined, search: search || undefined }),
  )
  const items = query.data?.pages.flatMap(page => page.evidence) ?? []
  const isFiltered = show !== null || search !== ''
  return (
    <div className={classes['list']}>
      <div className={classes['find']}>
        <SearchField label="Find evidence" value={search} onSearch={next => onFilter({ show, search: next.trim() })} />
        {EVIDENCE_SHOWS.map(each => (
          <FilterChip
            key={each}
            label={SHOW_NAMES[each]}
            isOn={show === each}
            onToggle={() => onFilter({ show: show === each ? null : each, search })}
          />
        ))}
      </div>
      {query.data ? (
        items.length === 0 ? (
          <NothingHere isFiltered={isFiltered} />
        ) : (
          <ul className={classes['items']} aria-label="Evidence">
            {items.map(item => (
              <EvidenceRow key={item.id} item={item} />
            ))}
          </ul>
        )
      ) : query.error ? (
        <FailedPanel
          what="Your evidence did not load."
          error={query.error}
          onRetry={() => {
            void query.refetch()
          }}
        />
      ) : (
        <LoadingState label="Loading your evidence" />
      )}
      <ShowMore more={moreOf(query)} />
    </div>
  )
}

function NothingHere({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <EmptyState title="Nothing here matches">Take a filter off, or search for less.</EmptyState>
  return (
    <EmptyState
      title="Add your first evidence. One photo is enough"
      action={
        <Link to="/my/evidence/new" className={classes['first']}>
          <IconPlus size={18} aria-hidden="true" /> Add evidence
        </Link>
      }
    />
  )
}
