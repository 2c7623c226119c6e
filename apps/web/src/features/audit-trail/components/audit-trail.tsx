import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EraseTextButton } from '../../../components/erase-text/erase-text.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { type AuditEntry, type AuditOf, auditTrailQuery } from '../api/list-ledger.ts'
import classes from './audit-trail.module.css'

const COLUMNS: readonly Column<AuditEntry>[] = [
  { key: 'sequence', head: 'No.', isNumber: true, cell: entry => entry.sequence },
  { key: 'at', head: 'When', cell: entry => formatInstant(entry.at) },
  { key: 'actor', head: 'Who', cell: entry => entry.actor?.name ?? 'Crosswalk' },
  {
    key: 'sentence',
    head: 'What',
    isName: true,
    cell: entry => (
      <>
        <span className={classes['what']}>{entry.sentence}</span>
        {entry.can.eraseTexts && (
          <div>
            <EraseTextButton of={{ sequence: entry.sequence }} name={`entry ${entry.sequence}`} />
          </div>
        )}
      </>
    ),
  },
  {
    key: 'learner',
    head: 'Learner',
    cell: entry =>
      entry.learner === null ? (
        ''
      ) : (
        <Link to="/learners/$learnerId" params={{ learnerId: entry.learner.id }}>
          {entry.learner.name}
        </Link>
      ),
  },
  {
    key: 'hash',
    head: 'Chain',
    cell: entry => (
      <code className={classes['hash']} title={entry.hash}>
        {entry.hash.slice(0, 12)}
      </code>
    ),
  },
]

/** Who did what, newest first. Each entry stands in a chain: none can be changed or taken out unseen. */
export function AuditTrail({ of }: { of: AuditOf }) {
  const query = useSuspenseInfiniteQuery(auditTrailQuery(of))
  const entries = query.data.pages.flatMap(page => page.entries)
  if (entries.length === 0) return <EmptyState title="Nothing has happened yet" />
  return (
    <DataTable
      caption="The audit trail, newest first"
      columns={COLUMNS}
      rows={entries}
      toKey={entry => String(entry.sequence)}
      more={moreOf(query)}
    />
  )
}
