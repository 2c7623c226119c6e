import { type Person, ROLE_NAMES } from '@crosswalk/contracts'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { moreOf } from '../../../components/show-more.tsx'
import { formatInstant } from '../../../lib/dates.ts'
import { ACCOUNT_WORDS } from '../account-words.ts'
import { type PeopleSearch, peopleQuery } from '../api/list-people.ts'

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    head: 'Person',
    isName: true,
    cell: person => (
      <Link to="/people/$personId" params={{ personId: person.id }}>
        {person.name}
      </Link>
    ),
  },
  {
    key: 'roles',
    head: 'Roles',
    cell: person =>
      [...person.roles.map(role => ROLE_NAMES[role]), ...(person.inTraining ? ['in training'] : [])].join(', ') ||
      'None now',
  },
  { key: 'email', head: 'E-mail', cell: person => person.email ?? 'None' },
  { key: 'account', head: 'Account', cell: person => ACCOUNT_WORDS[person.account] },
  {
    key: 'seen',
    head: 'Last signed in',
    cell: person => (person.lastSignedInAt === null ? 'Never' : formatInstant(person.lastSignedInAt)),
  },
]

export function PeopleList({ search }: { search: PeopleSearch }) {
  const query = useSuspenseInfiniteQuery(peopleQuery(search))
  const people = query.data.pages.flatMap(page => page.people)
  if (people.length === 0) return <EmptyState title="Nobody is found by this" />
  return (
    <DataTable
      caption="People of the centre, by name"
      columns={COLUMNS}
      rows={people}
      toKey={person => person.id}
      more={moreOf(query)}
    />
  )
}
