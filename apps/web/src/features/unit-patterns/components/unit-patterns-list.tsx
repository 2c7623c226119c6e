import type { UnitPattern } from '@crosswalk/contracts'
import { Button, Group } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { programmesQuery } from '../../../lib/queries/list-programmes.ts'
import { unitPatternsQuery } from '../../../lib/queries/list-unit-patterns.ts'
import { listCodes, plural } from '../../../lib/words.ts'
import { useSaveUnitPattern } from '../api/save-unit-pattern.ts'

export function UnitPatternsList({ onChange }: { onChange: (pattern: UnitPattern) => void }) {
  const { data } = useSuspenseQuery(unitPatternsQuery())
  const { data: held } = useSuspenseQuery(programmesQuery())
  if (data.patterns.length === 0) {
    return (
      <EmptyState title="No unit pattern yet">
        A pattern keeps a choice of units under a name, for learners who start together.
      </EmptyState>
    )
  }
  const columns: readonly Column<UnitPattern>[] = [
    { key: 'name', head: 'Pattern', isName: true, cell: ({ name, retired }) => (retired ? `${name} (retired)` : name) },
    {
      key: 'programme',
      head: 'Programme',
      cell: ({ programmeId }) => held.programmes.find(({ id }) => id === programmeId)?.name ?? '',
    },
    { key: 'units', head: 'Units', isNumber: true, cell: ({ unitIds }) => unitIds.length },
    {
      key: 'credits',
      head: 'Credits',
      cell: ({ credits, unknownCredits }) =>
        `${credits}${unknownCredits > 0 ? ` and ${plural(unknownCredits, 'unit', 'units')} not confirmed` : ''}`,
    },
    {
      key: 'rule',
      head: 'Rule of combination',
      cell: ({ warnings }) => (warnings.length === 0 ? 'As it asks' : warnings.join(' ')),
    },
    {
      key: 'ksbs',
      head: 'KSBs not in these units',
      cell: ({ ksbsNotInUnits }) => (ksbsNotInUnits.length === 0 ? 'None' : listCodes(ksbsNotInUnits)),
    },
    {
      key: 'change',
      head: 'Change',
      isActs: true,
      cell: pattern => <PatternActs pattern={pattern} onChange={onChange} />,
    },
  ]
  return (
    <DataTable caption="Unit patterns of the centre" columns={columns} rows={data.patterns} toKey={({ id }) => id} />
  )
}

function PatternActs({ pattern, onChange }: { pattern: UnitPattern; onChange: (pattern: UnitPattern) => void }) {
  const save = useSaveUnitPattern(pattern)
  const { name, programmeId, unitIds, retired } = pattern
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" size="xs" aria-label={`Change the pattern ${name}`} onClick={() => onChange(pattern)}>
        Change
      </Button>
      <Button
        variant="subtle"
        size="xs"
        loading={save.isPending}
        aria-label={`${retired ? 'Take up again' : 'Retire'} the pattern ${name}`}
        onClick={() => save.mutate({ name, programmeId, unitIds, retired: !retired })}
      >
        {retired ? 'Take up again' : 'Retire'}
      </Button>
    </Group>
  )
}
