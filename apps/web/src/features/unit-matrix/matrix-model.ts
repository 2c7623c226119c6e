/** The unit matrix as rows and cells: criteria under their learning outcomes, evidence across. */
import type { UnitRecord } from '@crosswalk/contracts'
import { compareCriterionNumbers, type TagStatus, toLearningOutcome } from '@crosswalk/progress'
import type { MarkKind } from '../../components/mark.tsx'

type Cell = UnitRecord['cells'][number]
type Criterion = UnitRecord['criteria'][number]

export interface CriterionRow {
  kind: 'criterion'
  criterion: Criterion
  /** By position of the evidence; null where it is not tagged there. */
  cells: readonly (Cell | null)[]
  isEmpty: boolean
}

export interface NotHeldRow {
  kind: 'notHeld'
  number: string
}

export interface OutcomeGroup {
  learningOutcome: string
  accepted: number
  held: number
  rows: readonly (CriterionRow | NotHeldRow)[]
}

export interface UnitMatrix {
  groups: readonly OutcomeGroup[]
  /** Criterion rows in the order in which arrow keys walk them. */
  walked: readonly CriterionRow[]
  /** By position of the evidence: accepted, of the tags in this unit. */
  columns: readonly { accepted: number; tags: number }[]
  counts: Record<Exclude<MarkKind, 'planned'>, number>
  emptyRows: number
}

export function toUnitMatrix(record: UnitRecord): UnitMatrix {
  const positions = new Map(record.evidence.map((item, position) => [item.id, position]))
  const cells = new Map<string, (Cell | null)[]>()
  for (const cell of record.cells) {
    const row = cells.get(cell.criterionId) ?? record.evidence.map(() => null)
    const position = positions.get(cell.evidenceId)
    if (position !== undefined) row[position] = cell
    cells.set(cell.criterionId, row)
  }
  const rows: (CriterionRow | NotHeldRow)[] = [
    ...record.criteria.map((criterion): CriterionRow => {
      const ofRow = cells.get(criterion.criterionId) ?? record.evidence.map(() => null)
      const isEmpty = criterion.achievement === null && ofRow.every(cell => cell === null)
      return { kind: 'criterion', criterion, cells: ofRow, isEmpty }
    }),
    ...record.unit.notHeld.map((number): NotHeldRow => ({ kind: 'notHeld', number })),
  ].sort((a, b) => compareCriterionNumbers(numberOf(a), numberOf(b)))
  const walked = rows.filter(row => row.kind === 'criterion')
  return {
    groups: toGroups(rows),
    walked,
    columns: record.evidence.map((_, position) => {
      const ofColumn = walked.flatMap(row => row.cells[position] ?? [])
      return { accepted: ofColumn.filter(cell => cell.status === 'accepted').length, tags: ofColumn.length }
    }),
    counts: countMarks(record.cells),
    emptyRows: walked.filter(row => row.isEmpty).length,
  }
}

/** Null for a draft: a learner's pencil, which nobody has been shown yet. */
export function toMark(status: TagStatus): Exclude<MarkKind, 'planned'> | null {
  switch (status) {
    case 'accepted':
      return 'accepted'
    case 'submitted':
      return 'waiting'
    case 'referred':
      return 'referred'
    case 'notUsed':
      return 'notUsed'
    case 'draft':
    case 'removed':
      return null
  }
}

const numberOf = (row: CriterionRow | NotHeldRow): string =>
  row.kind === 'criterion' ? row.criterion.number : row.number

function toGroups(rows: readonly (CriterionRow | NotHeldRow)[]): OutcomeGroup[] {
  const groups = new Map<string, (CriterionRow | NotHeldRow)[]>()
  for (const row of rows) {
    const outcome = toLearningOutcome(numberOf(row))
    groups.set(outcome, [...(groups.get(outcome) ?? []), row])
  }
  return [...groups].map(([learningOutcome, ofGroup]) => {
    const held = ofGroup.filter(row => row.kind === 'criterion')
    const accepted = held.filter(({ criterion }) => criterion.level === 'accepted' || criterion.level === 'signedOff')
    return { learningOutcome, accepted: accepted.length, held: held.length, rows: ofGroup }
  })
}

function countMarks(cells: readonly Cell[]): UnitMatrix['counts'] {
  const counts = { accepted: 0, waiting: 0, referred: 0, notUsed: 0 }
  for (const { status } of cells) {
    const mark = toMark(status)
    if (mark !== null) counts[mark]++
  }
  return counts
}
