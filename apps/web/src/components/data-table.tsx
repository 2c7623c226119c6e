import type { ReactNode } from 'react'
import classes from './data-table.module.css'
import { type More, ShowMore } from './show-more.tsx'

export interface Column<Row> {
  key: string
  head: string
  /** The row's own name: a header cell. One column has it. */
  isName?: boolean
  isNumber?: boolean
  /** What can be done with the row: its head is for those who can't see, and a card doesn't say it. */
  isActs?: boolean
  cell: (row: Row) => ReactNode
}

interface DataTableProps<Row> {
  /** Said to those who can't see it. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  toKey: (row: Row) => string
  /** Where there are more to fetch. */
  more?: More | undefined
}

function toClass<Row>({ isNumber, isActs }: Column<Row>): string | undefined {
  if (isNumber) return classes['number']
  return isActs ? classes['acts'] : undefined
}

/** A plain table; on a phone, a card for each row. Grids that are walked by arrow keys are another thing. */
export function DataTable<Row>({ caption, columns, rows, toKey, more }: DataTableProps<Row>) {
  return (
    <>
      <div className={classes['frame']}>
        <table className={classes['table']}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.key} scope="col" className={column.isNumber ? classes['number'] : undefined}>
                  {column.isActs ? <span className={classes['heard']}>{column.head}</span> : column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={toKey(row)}>
                {columns.map(column =>
                  column.isName ? (
                    <th key={column.key} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      data-label={column.isActs ? undefined : column.head}
                      className={toClass(column)}
                    >
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more && (
        <div className={classes['more']}>
          <ShowMore more={more} />
        </div>
      )}
    </>
  )
}
