import { METHOD_NAMES, type PlanLine, type UnitRecord } from '@crosswalk/contracts'
import { Plate } from '../../../components/plate.tsx'
import { formatDay } from '../../../lib/dates.ts'
import type { UnitMatrix } from '../matrix-model.ts'
import classes from './unit-matrix.module.css'

interface MatrixEdgeProps {
  record: UnitRecord
  /** Open lines of the plan that ask for criteria of this unit: a column each. */
  planned: readonly PlanLine[]
}

interface MatrixHeadProps extends MatrixEdgeProps {
  /** The column that focus is in. */
  litColumn: number
}

/** What each column is: an item of evidence, or a line of the plan. */
export function MatrixHead({ record, planned, litColumn }: MatrixHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" className={classes['criterionHead']}>
          Criterion
        </th>
        <th scope="col" className={classes['levelHead']}>
          Level
        </th>
        {record.evidence.map((column, position) => (
          <th key={column.id} scope="col" data-lit={litColumn === position + 1 || undefined}>
            <Plate>{column.reference}</Plate>
            <span className={classes['method']}>{METHOD_NAMES[column.method]}</span>
            <span className={classes['date']}>{formatDay(column.occurredOn ?? column.addedAt)}</span>
          </th>
        ))}
        {record.evidence.length === 0 && <th scope="col">Evidence</th>}
        {planned.map(line => (
          <th key={line.id} scope="col" className={classes['planned']} title={line.what}>
            Planned
            <span className={classes['method']}>{METHOD_NAMES[line.method]}</span>
            <span className={classes['date']}>by {formatDay(line.dueNowOn)}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

interface MatrixFootProps extends MatrixEdgeProps {
  columns: UnitMatrix['columns']
}

/** How many tags of each item are accepted. */
export function MatrixFoot({ record, planned, columns }: MatrixFootProps) {
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          Accepted, of the tags in this unit
        </th>
        {columns.map((column, position) => (
          <td key={record.evidence[position]?.id}>
            <strong>{column.accepted}</strong> of {column.tags}
          </td>
        ))}
        {record.evidence.length === 0 && <td />}
        {planned.length > 0 && <td colSpan={planned.length} />}
      </tr>
    </tfoot>
  )
}
