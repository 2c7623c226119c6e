// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by arrow keys is a grid
import type { PlanLine, UnitRecord } from '@crosswalk/contracts'
import { AgreedSeal } from '../../../components/agreed-seal.tsx'
import { Beacon } from '../../../components/beacon.tsx'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Mark } from '../../../components/mark.tsx'
import { Plate } from '../../../components/plate.tsx'
import type { GridPosition } from '../../../lib/grid-keys.ts'
import { listWords } from '../../../lib/words.ts'
import { cellName, levelWord } from '../cell-words.ts'
import { type CriterionRow, toMark } from '../matrix-model.ts'
import classes from './unit-matrix.module.css'

export interface MatrixRowProps {
  row: CriterionRow
  /** Among the rows that are walked. */
  position: number
  record: UnitRecord
  focus: GridPosition
  onFocus: (focus: GridPosition) => void
  onOpen: (focus: GridPosition) => void
  /** Codes of the KSBs that wait for it. */
  ksbs: readonly string[]
  planned: readonly PlanLine[]
  /** Where one may plan. */
  onPlan: ((criterionIds: readonly string[]) => void) | undefined
}

/** One criterion: its level, a cell for each item of evidence, and one for each line of the plan. */
export function MatrixRow({ row, position, record, focus, onFocus, onOpen, ksbs, planned, onPlan }: MatrixRowProps) {
  const { criterion } = row
  const isPlannedIn = (line: PlanLine) => line.criteria.some(({ criterionId }) => criterionId === criterion.criterionId)
  const isPlanned = planned.some(isPlannedIn)
  const isTabStop = (column: number) => focus.row === position && focus.column === column
  return (
    <tr data-lit={focus.row === position || undefined} data-empty={(row.isEmpty && !isPlanned) || undefined}>
      <th
        scope="row"
        className={classes['criterion']}
        data-cell={`${position}-0`}
        tabIndex={isTabStop(0) ? 0 : -1}
        onFocus={() => onFocus({ row: position, column: 0 })}
      >
        <span className={classes['criterionWords']}>
          <span>
            <Plate>{criterion.number}</Plate>
          </span>
          <span>{criterion.text ?? 'The document gives no words'}</span>
        </span>
      </th>
      <td className={classes['level']}>
        <LevelStripes level={criterion.level} withWord word={levelWord(criterion)} />
      </td>
      {row.isEmpty ? (
        <td
          role="gridcell"
          className={classes['empty']}
          colSpan={Math.max(record.evidence.length, 1)}
          data-cell={`${position}-1`}
          tabIndex={isTabStop(1) ? 0 : -1}
          onFocus={() => onFocus({ row: position, column: 1 })}
        >
          {isPlanned ? <strong>Planned.</strong> : <Beacon />} {!isPlanned && <strong>No evidence yet.</strong>}
          {ksbs.length > 0 && ` ${listWords(ksbs)} ${ksbs.length === 1 ? 'waits' : 'wait'} for it.`}
          {onPlan && !isPlanned && (
            <button
              type="button"
              tabIndex={-1}
              className={classes['plan']}
              aria-label={`Plan ${criterion.number}`}
              onClick={() => onPlan([criterion.criterionId])}
            >
              Plan it
            </button>
          )}
        </td>
      ) : (
        record.evidence.map((item, index) => {
          const cell = row.cells[index] ?? null
          const mark = cell === null ? null : toMark(cell.status)
          const at = { row: position, column: index + 1 }
          return (
            <td
              key={item.id}
              role="gridcell"
              className={classes['cell']}
              data-cell={`${position}-${index + 1}`}
              data-lit={focus.column === index + 1 || undefined}
              tabIndex={isTabStop(index + 1) ? 0 : -1}
              aria-label={cellName(criterion.number, item, cell)}
              onFocus={() => onFocus(at)}
              onDoubleClick={() => onOpen(at)}
            >
              {mark !== null && <Mark kind={mark} />}
              {cell?.status === 'draft' && (
                <span className={classes['draft']} aria-hidden="true">
                  d
                </span>
              )}
              {cell?.agreed && (
                <span className={classes['seal']}>
                  <AgreedSeal />
                </span>
              )}
            </td>
          )
        })
      )}
      {planned.map(line => {
        const isHere = isPlannedIn(line)
        return (
          <td
            key={line.id}
            role="gridcell"
            tabIndex={-1}
            className={classes['plannedCell']}
            aria-label={`${criterion.number}, ${isHere ? `planned: ${line.what}` : 'not planned here'}`}
          >
            {isHere && <Mark kind="planned" />}
          </td>
        )
      })}
    </tr>
  )
}
