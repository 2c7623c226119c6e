import type { Programme } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { mappingsQuery } from '../../../lib/queries/list-mappings.ts'
import { programmesQuery } from '../../../lib/queries/list-programmes.ts'
import { THRESHOLD_NAMES } from '../../../lib/words.ts'

export function ProgrammesList({ onChange }: { onChange: (programme: Programme) => void }) {
  const { data } = useSuspenseQuery(programmesQuery())
  const { data: held } = useSuspenseQuery(mappingsQuery())
  if (data.programmes.length === 0) {
    return <EmptyState title="No programme yet">A programme is your settings for one mapping.</EmptyState>
  }
  const mappings = new Map(held.mappings.map(mapping => [mapping.id, mapping]))
  const columns: readonly Column<Programme>[] = [
    { key: 'name', head: 'Programme', isName: true, cell: programme => programme.name },
    {
      key: 'mapping',
      head: 'Mapping',
      cell: programme => {
        const mapping = mappings.get(programme.mappingId)
        return (
          <Link to="/mappings/$mappingId" params={{ mappingId: programme.mappingId }}>
            {mapping
              ? `${mapping.owner}’s of ${mapping.qualification.number}, version ${mapping.version}`
              : 'Open the mapping'}
          </Link>
        )
      },
    },
    { key: 'version', head: 'Version', isNumber: true, cell: programme => programme.version },
    { key: 'threshold', head: 'Met means', cell: programme => THRESHOLD_NAMES[programme.threshold] },
    { key: 'needed', head: 'Accepted tags needed', isNumber: true, cell: programme => programme.acceptedTagsNeeded },
    { key: 'enrolments', head: 'Enrolments', isNumber: true, cell: programme => programme.enrolments },
    {
      key: 'behind',
      head: 'On an earlier version',
      isNumber: true,
      cell: programme =>
        programme.behind === 0 ? (
          'None'
        ) : (
          <Link
            to="/programmes/$programmeId/moves"
            params={{ programmeId: programme.id }}
            search={{ mapping: programme.mappingId }}
          >
            {programme.behind}: go on moving
          </Link>
        ),
    },
    {
      key: 'change',
      head: 'Change',
      isActs: true,
      cell: programme => (
        <Button
          variant="subtle"
          size="xs"
          aria-label={`Change the programme ${programme.name}`}
          onClick={() => onChange(programme)}
        >
          Change
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      caption="Programmes of the centre"
      columns={columns}
      rows={data.programmes}
      toKey={programme => programme.id}
    />
  )
}
