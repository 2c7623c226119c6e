import { BALANCE_COLUMN_NAMES, type BalanceLine } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import classes from './balance.module.css'

const STATE_WORDS = { new: 'New', same: 'Here already', wrong: 'Not right yet' } as const
const ORDER = ['wrong', 'new', 'same'] as const
const PAGE = 100

const COLUMNS: readonly Column<BalanceLine>[] = [
  { key: 'line', head: 'Line', isNumber: true, cell: ({ line }) => line },
  {
    key: 'name',
    head: 'Learner',
    isName: true,
    cell: ({ name, enrolmentId }) =>
      enrolmentId === null ? (
        name || 'No name'
      ) : (
        <Link to="/enrolments/$enrolmentId" params={{ enrolmentId }}>
          {name}
        </Link>
      ),
  },
  {
    key: 'state',
    head: 'State',
    cell: ({ state }) => (
      <span className={classes['state']} data-state={state}>
        {STATE_WORDS[state]}
      </span>
    ),
  },
  {
    key: 'criteria',
    head: 'Criteria accepted by it',
    cell: ({ criteria, already }) => `${criteria}${already > 0 ? ` (${already} here already)` : ''}`,
  },
  {
    key: 'says',
    head: 'To mend',
    cell: ({ errors }) => (
      <ul className={classes['items']}>
        {errors.map(({ column, message }) => (
          <li key={`${column} ${message}`} className={classes['wrong']}>
            {column !== null && <strong>{BALANCE_COLUMN_NAMES[column]}: </strong>}
            {message}
          </li>
        ))}
      </ul>
    ),
  },
]

export function BalanceLines({ lines }: { lines: readonly BalanceLine[] }) {
  const [shown, setShown] = useState(PAGE)
  const ordered = ORDER.flatMap(state => lines.filter(line => line.state === state))
  return (
    <DataTable
      caption="What each line would do, what is not right yet first"
      columns={COLUMNS}
      rows={ordered.slice(0, shown)}
      toKey={({ line }) => String(line)}
      more={ordered.length > shown ? { onMore: () => setShown(now => now + PAGE), isLoading: false } : undefined}
    />
  )
}
