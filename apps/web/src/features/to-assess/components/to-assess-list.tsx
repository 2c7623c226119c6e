import { METHOD_NAMES } from '@crosswalk/contracts'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Beacon } from '../../../components/beacon.tsx'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { MARK_WORDS, plural } from '../../../lib/words.ts'
import { type ToAssessItem, toAssessQuery } from '../api/list-to-assess.ts'
import { unitsWords, workingDaysWords } from '../waiting-words.ts'
import { ITEM_COLUMNS } from './item-columns.tsx'
import classes from './to-assess.module.css'

const COLUMNS: readonly Column<ToAssessItem>[] = [
  ...ITEM_COLUMNS,
  { key: 'method', head: 'Method', cell: item => METHOD_NAMES[item.method] },
  {
    key: 'waits',
    head: 'Waits for',
    cell: item => `${plural(item.tags, 'decision', 'decisions')}, ${unitsWords(item.unitNumbers)}`,
  },
  {
    key: 'since',
    head: 'Waiting',
    cell: item => (
      <span className={classes['age']} data-mark={item.mark}>
        {item.mark !== 'none' && <Beacon />}
        <span>
          {item.mark !== 'none' && <strong>{MARK_WORDS[item.mark]}, </strong>}
          {workingDaysWords(item.workingDays)}
          <span className={classes['quiet']}>
            {' · '}
            {item.resubmitted ? 'again after a referral, ' : ''}
            {formatInstant(item.submittedAt)}
          </span>
        </span>
      </span>
    ),
  },
]

/** What waits for this assessor, oldest first: of everybody, or in one enrolment. */
export function ToAssessList({ enrolmentId }: { enrolmentId?: string | undefined }) {
  const query = useSuspenseInfiniteQuery(toAssessQuery(enrolmentId))
  const items = query.data.pages.flatMap(page => page.items)
  if (items.length === 0 && enrolmentId !== undefined) {
    return <EmptyState title="Nothing of this learner waits for you" />
  }
  if (items.length === 0) {
    return <EmptyState title="Nothing waits for you">New evidence comes here by itself as it is submitted.</EmptyState>
  }
  return (
    <DataTable
      caption="Evidence that waits for your decision, oldest first"
      columns={COLUMNS}
      rows={items}
      toKey={item => `${item.evidenceId} ${item.enrolmentId}`}
      more={moreOf(query)}
    />
  )
}
