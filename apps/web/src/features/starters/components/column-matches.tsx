import { LEARNER_COLUMN_NAMES, LEARNER_COLUMNS, type LearnerColumn } from '@crosswalk/contracts'
import { NativeSelect } from '@mantine/core'
import { plural } from '../../../lib/words.ts'
import type { ImportPreview } from '../api/preview-import.ts'
import classes from './starters.module.css'

interface ColumnMatchesProps {
  preview: ImportPreview
  onChange: (columns: Record<string, LearnerColumn | null>) => void
}

/** What each column of the table is taken for. Open where one means nothing here. */
export function ColumnMatches({ preview, onChange }: ColumnMatchesProps) {
  const { table, columns } = preview
  const leftOut = columns.filter(column => column === null).length
  const change = (at: number, value: string) => {
    const key = LEARNER_COLUMNS.find(column => column === value) ?? null
    const next = columns.map((column, place) => (place === at ? key : column === key ? null : column))
    onChange(Object.fromEntries(next.map((column, place) => [String(place), column])))
  }
  return (
    <details className={classes['columns']} open={leftOut > 0 || preview.problems.length > 0}>
      <summary>
        {plural(table.rows, 'line', 'lines')}, {plural(columns.length, 'column', 'columns')}
        {leftOut > 0 && `, ${leftOut} of them left out`}
        {table.headerLine > 1 && ` · headings in line ${table.headerLine}`}
        {table.sheet !== null && ` · sheet “${table.sheet}”`}
        {table.encoding === 'Windows-1252' && ' · read as Windows-1252: look at the accents'}
      </summary>
      <div className={classes['matches']}>
        {table.header.map((heading, at) => (
          <NativeSelect
            key={at}
            label={heading === '' ? `Column ${at + 1}` : `“${heading}”`}
            value={columns[at] ?? ''}
            data={[
              { value: '', label: 'Left out' },
              ...LEARNER_COLUMNS.map(column => ({ value: column, label: LEARNER_COLUMN_NAMES[column] })),
            ]}
            onChange={event => change(at, event.currentTarget.value)}
          />
        ))}
      </div>
    </details>
  )
}
