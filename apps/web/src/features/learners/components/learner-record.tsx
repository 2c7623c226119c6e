import { type EvidenceSummary, METHOD_NAMES } from '@crosswalk/contracts'
import { Group } from '@mantine/core'
import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { Plate } from '../../../components/plate.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { learnerQuery } from '../api/get-learner.ts'
import { type EvidenceFilter, learnerEvidenceQuery } from '../api/list-learner-evidence.ts'
import { EnrolmentLinks } from './enrolment-links.tsx'
import classes from './learners.module.css'

/** "3 waiting, 2 accepted" */
function tagWords({ status, tags }: EvidenceSummary): string {
  if (status === 'draft') return 'A draft, not submitted'
  const parts = [
    [tags.submitted, 'waiting'],
    [tags.referred, 'referred'],
    [tags.accepted, 'accepted'],
    [tags.notUsed, 'not used'],
    [tags.draft, 'drafted'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  return said.length === 0 ? 'No tags' : said.join(', ')
}

const COLUMNS: readonly Column<EvidenceSummary>[] = [
  {
    key: 'evidence',
    head: 'Evidence',
    isName: true,
    cell: item => (
      <Link className={classes['open']} to="/evidence/$evidenceId" params={{ evidenceId: item.id }}>
        <Plate>{item.reference}</Plate> <span>{item.title}</span>
      </Link>
    ),
  },
  { key: 'method', head: 'Method', cell: item => METHOD_NAMES[item.method] },
  { key: 'date', head: 'Date', cell: item => formatDay(item.occurredOn ?? item.addedAt) },
  { key: 'author', head: 'By', cell: item => item.author.name },
  { key: 'tags', head: 'Criteria', cell: tagWords },
]

/** What asks something, of whom. */
export const EVIDENCE_SHOWN = ['toAssess', 'referred', 'drafts'] as const
export type EvidenceShown = (typeof EVIDENCE_SHOWN)[number]

const SHOWN: Record<EvidenceShown, { label: string; filter: EvidenceFilter; none: string }> = {
  toAssess: { label: 'To assess', filter: { asks: 'assessor' }, none: 'Nothing waits for a decision' },
  referred: { label: 'Referred', filter: { asks: 'learner' }, none: 'No referral is open' },
  drafts: { label: 'Drafts', filter: { status: 'draft' }, none: 'No drafts' },
}

interface LearnerRecordProps {
  learnerId: string
  /** Only evidence of this one. */
  enrolmentId?: string | undefined
  /** Null for all evidence. */
  show: EvidenceShown | null
  onShow: (show: EvidenceShown | null) => void
}

export function LearnerRecord({ learnerId, enrolmentId, show, onShow }: LearnerRecordProps) {
  const { data: learner } = useSuspenseQuery(learnerQuery(learnerId))
  const filter = { ...(show === null ? {} : SHOWN[show].filter), ...(enrolmentId !== undefined && { enrolmentId }) }
  const evidence = useSuspenseInfiniteQuery(learnerEvidenceQuery(learnerId, filter))
  const items = evidence.data.pages.flatMap(page => page.evidence)
  return (
    <>
      <dl className={classes['facts']}>
        <dt>ULN</dt>
        <dd>{learner.uln ?? 'None yet'}</dd>
        <dt>Own reference</dt>
        <dd>{learner.ownReference ?? 'None'}</dd>
        <dt>E-mail</dt>
        <dd>{learner.email ?? 'None'}</dd>
      </dl>

      <h2 className={classes['section']}>Enrolments</h2>
      <EnrolmentLinks enrolments={learner.enrolments} />

      <h2 className={classes['section']}>Evidence</h2>
      <Group gap="xs">
        {EVIDENCE_SHOWN.map(each => (
          <FilterChip
            key={each}
            label={SHOWN[each].label}
            isOn={show === each}
            onToggle={() => onShow(show === each ? null : each)}
          />
        ))}
      </Group>
      {items.length === 0 ? (
        <EmptyState title={show === null ? 'No evidence yet' : SHOWN[show].none} />
      ) : (
        <DataTable
          caption={`Evidence of ${learner.name}, newest first`}
          columns={COLUMNS}
          rows={items}
          toKey={item => item.id}
          more={moreOf(evidence)}
        />
      )}
    </>
  )
}
