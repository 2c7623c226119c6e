import type { listMappings, ReplyOf } from '@crosswalk/contracts'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { mappingsQuery } from '../../../lib/queries/list-mappings.ts'
import { plural } from '../../../lib/words.ts'

type MappingSummary = ReplyOf<typeof listMappings>['mappings'][number]

const COLUMNS: readonly Column<MappingSummary>[] = [
  {
    key: 'mapping',
    head: 'Mapping',
    isName: true,
    cell: mapping => (
      <Link to="/mappings/$mappingId" params={{ mappingId: mapping.id }}>
        {mapping.owner}’s mapping of {mapping.qualification.number} to {mapping.standard.reference} v
        {mapping.standard.version}
      </Link>
    ),
  },
  { key: 'title', head: 'Qualification', cell: mapping => mapping.qualification.title },
  {
    key: 'version',
    head: 'Version',
    isNumber: true,
    cell: mapping => `${mapping.version}${mapping.newest ? '' : ' (earlier)'}`,
  },
  {
    key: 'counts',
    head: 'KSBs',
    cell: ({ counts, owner }) =>
      [
        `${counts.mapped} mapped`,
        ...(counts.unmapped > 0 ? [`${counts.unmapped} that say “No mapping”`] : []),
        ...(counts.absent > 0 ? [`${counts.absent} that ${owner}’s mapping does not list`] : []),
      ].join(', '),
  },
  {
    key: 'conflicts',
    head: 'To settle',
    cell: ({ counts }) =>
      counts.openConflicts === 0 ? 'Nothing' : plural(counts.openConflicts, 'conflict', 'conflicts'),
  },
]

export function MappingsList() {
  const { data } = useSuspenseQuery(mappingsQuery())
  if (data.mappings.length === 0) return <EmptyState title="No mapping yet">Load a document.</EmptyState>
  return <DataTable caption="Mappings held here" columns={COLUMNS} rows={data.mappings} toKey={mapping => mapping.id} />
}
