import type { Employer } from '@crosswalk/contracts'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { plural } from '../../../lib/words.ts'
import { employersQuery } from '../api/list-employers.ts'

const open = (parts: readonly { name: string; closed: boolean }[]) =>
  parts
    .filter(part => !part.closed)
    .map(part => part.name)
    .join(', ') || 'None'

const COLUMNS: readonly Column<Employer>[] = [
  {
    key: 'name',
    head: 'Employer',
    isName: true,
    cell: employer => (
      <>
        <Link to="/employers/$employerId" params={{ employerId: employer.id }}>
          {employer.name}
        </Link>
        {employer.closed && ' (closed)'}
      </>
    ),
  },
  { key: 'sites', head: 'Sites', cell: employer => open(employer.sites) },
  { key: 'lineManagers', head: 'Line managers', cell: employer => open(employer.lineManagers) },
  { key: 'enrolments', head: 'Enrolments', cell: ({ enrolments }) => plural(enrolments, 'enrolment', 'enrolments') },
]

export function EmployersList({ search }: { search: string | undefined }) {
  const query = useSuspenseInfiniteQuery(employersQuery(search))
  const employers = query.data.pages.flatMap(page => page.employers)
  if (employers.length === 0) {
    return search ? (
      <EmptyState title="No employer is found by this" />
    ) : (
      <EmptyState title="No employer yet">
        Add one, with its sites and line managers, and give it to enrolments.
      </EmptyState>
    )
  }
  return (
    <DataTable
      caption="Employers, by name"
      columns={COLUMNS}
      rows={employers}
      toKey={employer => employer.id}
      more={moreOf(query)}
    />
  )
}
