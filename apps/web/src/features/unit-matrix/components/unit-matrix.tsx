// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a table walked by arrow keys is a grid
import { METHOD_NAMES, type PlanLine, type UnitRecord } from '@crosswalk/contracts'
import { useNavigate } from '@tanstack/react-router'
import { Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { AgreedSeal } from '../../../components/agreed-seal.tsx'
import { Beacon } from '../../../components/beacon.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { Mark } from '../../../components/mark.tsx'
import { Plate } from '../../../components/plate.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { moveFocus } from '../../../lib/grid-keys.ts'
import { useShortcuts } from '../../../lib/shortcuts.ts'
import { listWords } from '../../../lib/words.ts'
import { useAddTag } from '../api/add-tag.ts'
import { cellLine, cellName, levelWord } from '../cell-words.ts'
import { type CriterionRow, type UnitMatrix as Model, type OutcomeGroup, toMark } from '../matrix-model.ts'
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

interface Focus {
  row: number
  column: number
}

/** Criteria × evidence: the page that an assessor has open all day. */
export function UnitMatrix({ record, matrix, onlyEmpty, waitingKsbs, planned, onPlan }: UnitMatrixProps) {
  const [focus, setFocus] = useState<Focus>({ row: 0, column: 0 })
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

  const open = ({ row, column }: Focus) => {
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
      <div className={classes['frame']}>
        <table
          ref={table}
          role="grid"
          className={classes['matrix']}
          aria-label={`Unit ${record.unit.number}: criteria by evidence`}
          aria-rowcount={walked.length + 1}
          aria-colcount={record.evidence.length + 2 + planned.length}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col" className={classes['criterionHead']}>
                Criterion
              </th>
              <th scope="col" className={classes['levelHead']}>
                Level
              </th>
              {record.evidence.map((column, position) => (
                <th key={column.id} scope="col" data-lit={focus.column === position + 1 || undefined}>
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
          <tbody>
            {matrix.groups.map(group => (
              <Group
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
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Accepted, of the tags in this unit
              </th>
              {matrix.columns.map((column, position) => (
                <td key={record.evidence[position]?.id}>
                  <strong>{column.accepted}</strong> of {column.tags}
                </td>
              ))}
              {record.evidence.length === 0 && <td />}
              {planned.length > 0 && <td colSpan={planned.length} />}
            </tr>
          </tfoot>
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

interface GroupProps {
  group: OutcomeGroup
  record: UnitRecord
  walked: readonly CriterionRow[]
  onlyEmpty: boolean
  focus: Focus
  onFocus: (focus: Focus) => void
  onOpen: (focus: Focus) => void
  waitingKsbs: (criterionId: string) => readonly string[]
  planned: readonly PlanLine[]
  onPlan: UnitMatrixProps['onPlan']
}

function Group(props: GroupProps) {
  const { group, record, walked, onlyEmpty, focus, onFocus, onOpen, waitingKsbs, planned, onPlan } = props
  const span = Math.max(record.evidence.length, 1) + 2 + planned.length
  const rows = onlyEmpty ? group.rows.filter(row => row.kind === 'criterion' && row.isEmpty) : group.rows
  if (rows.length === 0) return null
  return (
    <Fragment>
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
            record={record}
            focus={focus}
            onFocus={onFocus}
            onOpen={onOpen}
            ksbs={row.isEmpty ? waitingKsbs(row.criterion.criterionId) : []}
            planned={planned}
            onPlan={onPlan}
          />
        )
      })}
    </Fragment>
  )
}

interface MatrixRowProps {
  row: CriterionRow
  position: number
  record: UnitRecord
  focus: Focus
  onFocus: (focus: Focus) => void
  onOpen: (focus: Focus) => void
  ksbs: readonly string[]
  planned: readonly PlanLine[]
  onPlan: UnitMatrixProps['onPlan']
}

function MatrixRow({ row, position, record, focus, onFocus, onOpen, ksbs, planned, onPlan }: MatrixRowProps) {
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
