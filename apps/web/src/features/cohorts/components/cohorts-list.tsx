import type { Cohort } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { cohortChoicesQuery } from '../../../lib/queries/list-cohorts.ts'
import { plural } from '../../../lib/words.ts'

export function CohortsList({ onChange }: { onChange: (cohort: Cohort) => void }) {
  const { data } = useSuspenseQuery(cohortChoicesQuery())
  if (data.cohorts.length === 0) {
    return <EmptyState title="No cohort yet">A cohort is who a tutor looks at together.</EmptyState>
  }
  const columns: readonly Column<Cohort>[] = [
    { key: 'name', head: 'Cohort', isName: true, cell: cohort => cohort.name },
    {
      key: 'startsOn',
      head: 'Starts',
      cell: cohort => (cohort.startsOn === null ? 'Not known' : formatDay(cohort.startsOn)),
    },
    {
      key: 'enrolments',
      head: 'Enrolments',
      cell: cohort => (
        <Link to="/learners" search={{ cohort: cohort.id }}>
          {plural(cohort.enrolments, 'enrolment', 'enrolments')}
        </Link>
      ),
    },
    {
      key: 'ksbs',
      head: 'KSBs',
      cell: cohort => (
        <Link to="/ksbs/$cohortId" params={{ cohortId: cohort.id }}>
          Open the KSBs
        </Link>
      ),
    },
    {
      key: 'change',
      head: 'Change',
      isActs: true,
      cell: cohort => (
        <Button
          variant="subtle"
          size="xs"
          aria-label={`Change the cohort ${cohort.name}`}
          onClick={() => onChange(cohort)}
        >
          Change
        </Button>
      ),
    },
  ]
  return <DataTable caption="Cohorts of the centre" columns={columns} rows={data.cohorts} toKey={cohort => cohort.id} />
}
