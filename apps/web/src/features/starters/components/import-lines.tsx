import { type ImportLine, type ImportState, LEARNER_COLUMN_NAMES } from '@crosswalk/contracts'
import { Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { FilterChip } from '../../../components/filter-chip.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { listCodes, plural } from '../../../lib/words.ts'
import classes from './starters.module.css'

const STATE_WORDS: Record<ImportState, string> = {
  new: 'New',
  changed: 'Changed',
  same: 'Same',
  wrong: 'Not right yet',
}
/** What wants a hand first. */
const ORDER: readonly ImportState[] = ['wrong', 'changed', 'new', 'same']
const PAGE = 100

const COLUMNS: readonly Column<ImportLine>[] = [
  { key: 'line', head: 'Line', isNumber: true, cell: ({ line }) => line },
  {
    key: 'name',
    head: 'Learner',
    isName: true,
    cell: ({ name, learnerId }) =>
      learnerId === null ? (
        name || 'No name'
      ) : (
        <Link to="/learners/$learnerId" params={{ learnerId }}>
          {name}
        </Link>
      ),
  },
  { key: 'state', head: 'State', cell: line => <LineState line={line} /> },
  { key: 'units', head: 'Units', cell: line => <LineUnits line={line} /> },
  { key: 'says', head: 'What it does', cell: line => <LineSays line={line} /> },
]

/** Line by line what a table would do, what is not right yet first. */
export function ImportLines({ lines }: { lines: readonly ImportLine[] }) {
  const [state, setState] = useState<ImportState | null>(null)
  const [shown, setShown] = useState(PAGE)
  const wanted = ORDER.filter(one => state === null || one === state).flatMap(one =>
    lines.filter(line => line.state === one),
  )
  return (
    <section aria-label="The lines">
      <Group gap="xs" mb="sm">
        {ORDER.map(one => (
          <FilterChip
            key={one}
            label={STATE_WORDS[one]}
            count={lines.filter(line => line.state === one).length}
            isOn={state === one}
            onToggle={() => setState(state === one ? null : one)}
          />
        ))}
      </Group>
      <DataTable
        caption="What each line would do, what is not right yet first"
        columns={COLUMNS}
        rows={wanted.slice(0, shown)}
        toKey={({ line }) => String(line)}
        more={wanted.length > shown ? { onMore: () => setShown(now => now + PAGE), isLoading: false } : undefined}
      />
    </section>
  )
}

function LineState({ line }: { line: ImportLine }) {
  return (
    <span className={classes['state']} data-state={line.state}>
      {STATE_WORDS[line.state]}
    </span>
  )
}

function LineUnits({ line: { units } }: { line: ImportLine }) {
  if (units === null) return <span className={classes['quiet']}>As they are</span>
  return (
    <>
      <strong>{units.pattern}</strong>, {units.credits} credits
      {units.unknownCredits > 0 &&
        ` and ${plural(units.unknownCredits, 'unit', 'units')} whose credits are not confirmed`}
      {units.warnings.map(warning => (
        <p key={warning} className={classes['warning']}>
          {warning}
        </p>
      ))}
      {units.ksbsNotInUnits.length > 0 && (
        <p className={classes['quiet']}>
          {listCodes(units.ksbsNotInUnits)} {units.ksbsNotInUnits.length === 1 ? 'is' : 'are'} not in these units:{' '}
          {units.ksbsNotInUnits.length === 1 ? 'it needs its' : 'they need their'} own evidence.
        </p>
      )}
    </>
  )
}

function LineSays({ line }: { line: ImportLine }) {
  const { errors, notes, changes, cells } = line
  return (
    <ul className={classes['says']}>
      {errors.map(({ column, message }) => (
        <li key={`${column} ${message}`} className={classes['wrong']}>
          {column !== null && <strong>{LEARNER_COLUMN_NAMES[column]}: </strong>}
          {message}
        </li>
      ))}
      {changes.map(({ what, before, after }) => (
        <li key={what}>
          <strong>{what}</strong>: {before === null ? '' : `${before} → `}
          {after}
        </li>
      ))}
      {line.state === 'new' && (
        <li>
          {[cells.cohort, startWords(cells.startsOn), cells.employer, cells.assessor].filter(Boolean).join(' · ') ||
            'A new learner'}
        </li>
      )}
      {notes.map(({ column, message }) => (
        <li key={`${column} ${message}`} className={classes['quiet']}>
          {column !== null && `${LEARNER_COLUMN_NAMES[column]}: `}
          {message}
        </li>
      ))}
    </ul>
  )
}

/** As people read days, where it was given as spreadsheets keep them. */
const startWords = (startsOn: string | undefined): string | undefined =>
  startsOn !== undefined && /^\d{4}-\d\d-\d\d$/.test(startsOn) ? `from ${formatDay(startsOn)}` : startsOn
