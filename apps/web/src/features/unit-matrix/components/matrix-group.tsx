import type { CriterionRow, OutcomeGroup } from '../matrix-model.ts'
import { MatrixRow, type MatrixRowProps } from './matrix-row.tsx'
import classes from './unit-matrix.module.css'

interface MatrixGroupProps extends Omit<MatrixRowProps, 'row' | 'position' | 'ksbs'> {
  group: OutcomeGroup
  walked: readonly CriterionRow[]
  onlyEmpty: boolean
  /** Codes of the KSBs that wait for a criterion. */
  waitingKsbs: (criterionId: string) => readonly string[]
}

/** One learning outcome: its head and its criteria. */
export function MatrixGroup({ group, walked, onlyEmpty, waitingKsbs, ...ofRow }: MatrixGroupProps) {
  const span = Math.max(ofRow.record.evidence.length, 1) + 2 + ofRow.planned.length
  const rows = onlyEmpty ? group.rows.filter(row => row.kind === 'criterion' && row.isEmpty) : group.rows
  if (rows.length === 0) return null
  return (
    <>
      <tr className={classes['outcome']}>
        <th scope="colgroup" colSpan={span}>
          <strong>Learning outcome {group.learningOutcome}</strong> · {group.accepted} of {group.held} accepted
        </th>
      </tr>
      {rows.map(row => {
        if (row.kind === 'notHeld') {
          return (
            <tr key={row.number} className={classes['notHeld']}>
              <td colSpan={span}>{row.number} is not held here</td>
            </tr>
          )
        }
        const position = walked.indexOf(row)
        return (
          <MatrixRow
            key={row.criterion.criterionId}
            row={row}
            position={position}
            ksbs={row.isEmpty ? waitingKsbs(row.criterion.criterionId) : []}
            {...ofRow}
          />
        )
      })}
    </>
  )
}
