// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by arrow keys is a grid
import type { PlanLine, UnitRecord } from '@crosswalk/contracts'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useRef, useState } from 'react'
import { KeyHint } from '../../../components/key-hint.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { type GridPosition, moveFocus } from '../../../lib/grid-keys.ts'
import { useShortcuts } from '../../../lib/shortcuts.ts'
import { useAddTag } from '../api/add-tag.ts'
import { cellLine } from '../cell-words.ts'
import type { CriterionRow, UnitMatrix as Model } from '../matrix-model.ts'
import { MatrixFoot, MatrixHead } from './matrix-edges.tsx'
import { MatrixGroup } from './matrix-group.tsx'
import classes from './unit-matrix.module.css'

interface UnitMatrixProps {
  record: UnitRecord
  matrix: Model
  onlyEmpty: boolean
  /** Codes of the KSBs that wait for a criterion. */
  waitingKsbs: (criterionId: string) => readonly string[]
  /** Open lines of the plan that ask for criteria of this unit: a column each. */
  planned: readonly PlanLine[]
  /** Where one may plan. */
  onPlan?: ((criterionIds: readonly string[]) => void) | undefined
}

/** Criteria × evidence: the page that an assessor has open all day. */
export function UnitMatrix({ record, matrix, onlyEmpty, waitingKsbs, planned, onPlan }: UnitMatrixProps) {
  const [focus, setFocus] = useState<GridPosition>({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const navigate = useNavigate()
  const walked = onlyEmpty ? matrix.walked.filter(row => row.isEmpty) : matrix.walked
  const size = { rows: walked.length, columns: record.evidence.length + 1, pageRows: 8 }
  const current = walked[focus.row]
  const item = record.evidence[focus.column - 1]

  const addTag = useAddTag(record.enrolmentId)
  const announcer = useAnnouncer()
  const shortcuts = useShortcuts()
  const canTag =
    record.can.decide &&
    current !== undefined &&
    !current.isEmpty &&
    item !== undefined &&
    !current.cells[focus.column - 1]
  const tagHere = () => {
    if (!canTag || current === undefined || item === undefined || addTag.isPending) return
    const { criterionId, number } = current.criterion
    addTag.mutate(
      { evidenceId: item.id, criterionId },
      {
        onSuccess: ({ undo }) => announcer.say(`Tagged ${item.reference} to ${number}.`, undo),
        onError: error => announcer.say(sentenceFor(error)),
      },
    )
  }

  const open = ({ row, column }: GridPosition) => {
    const evidenceId = record.evidence[column - 1]?.id
    if (evidenceId !== undefined && walked[row]?.cells[column - 1]) {
      void navigate({ to: '/evidence/$evidenceId', params: { evidenceId } })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return open(focus)
    if (shortcuts && event.key.toLowerCase() === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      return tagHere()
    }
    if (shortcuts && event.key.toLowerCase() === 'p' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (current !== undefined) onPlan?.([current.criterion.criterionId])
      return
    }
    const next = moveFocus(focus, event, size)
    if (next === null) return
    event.preventDefault()
    // An empty row has one wide cell: whichever column one comes from, that one is met.
    const column = next.column > 0 && walked[next.row]?.isEmpty ? 1 : next.column
    setFocus({ row: next.row, column })
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${column}"]`)?.focus()
  }

  return (
    <>
      <div className={classes['frame']} data-paper="wide">
        <table
          ref={table}
          role="grid"
          className={classes['matrix']}
          aria-label={`Unit ${record.unit.number}: criteria by evidence`}
          aria-rowcount={walked.length + 1}
          aria-colcount={record.evidence.length + 2 + planned.length}
          onKeyDown={onKeyDown}
        >
          <MatrixHead record={record} planned={planned} litColumn={focus.column} />
          <tbody>
            {matrix.groups.map(group => (
              <MatrixGroup
                key={group.learningOutcome}
                group={group}
                record={record}
                walked={walked}
                onlyEmpty={onlyEmpty}
                focus={focus}
                onFocus={setFocus}
                onOpen={open}
                waitingKsbs={waitingKsbs}
                planned={planned}
                onPlan={onPlan}
              />
            ))}
          </tbody>
          <MatrixFoot record={record} planned={planned} columns={matrix.columns} />
        </table>
      </div>
      <p className={classes['foot']} aria-live="polite">
        {current && item ? <CellLine row={current} item={item} cell={current.cells[focus.column - 1] ?? null} /> : null}
        <span className={classes['keys']}>
          <KeyHint keys={['←', '↑', '↓', '→']}>move</KeyHint>
          <KeyHint keys={['Enter']}>open</KeyHint>
          {record.can.decide && shortcuts && <KeyHint keys={['T']}>add a tag</KeyHint>}
          {onPlan && shortcuts && <KeyHint keys={['P']}>plan it</KeyHint>}
        </span>
      </p>
    </>
  )
}

function CellLine({
  row,
  item,
  cell,
}: {
  row: CriterionRow
  item: UnitRecord['evidence'][number]
  cell: CriterionRow['cells'][number]
}) {
  const { where, what } = cellLine(row.criterion.number, item, cell)
  return (
    <span>
      <strong>{where}:</strong> {what}
    </span>
  )
}
