/** Which rows are shown, in which order, and what the legend and the filters count. */
import { LEGEND_STATES, type LegendState, toLegendState } from '../../components/state-legend.tsx'
import type { GridModel } from './grid-model.ts'
import { chosenFlags, chosenStates, type GridFlag, type GridSearch } from './grid-search.ts'

const byName = new Intl.Collator('en-GB', { sensitivity: 'base' })

/** Letters as they are typed: a "Wójcik" is found by "wojcik". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB')

export const legendStateOf = (model: GridModel, row: number, column: number): LegendState =>
  toLegendState(model.state(row, column), model.hasFlag(row, column, 'signedOff'))

/** Rows left by the words and the assessor: what the counts are of. */
export function listFound(model: GridModel, search: Pick<GridSearch, 'search' | 'assessor'>): number[] {
  const words = plain(search.search ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const found: number[] = []
  model.rows.forEach((row, index) => {
    const name = plain(row.name)
    if (!words.every(word => name.includes(word))) return
    if (search.assessor && !row.assessorIds.includes(search.assessor)) return
    found.push(index)
  })
  return found
}

export interface GridCounts {
  states: Record<LegendState, number>
  flags: Record<GridFlag, number>
  /** By column: how many have met it. */
  met: number[]
}

/** Cells in each state, cells with each flag, enrolments that changed today; and by KSB how many have met it. */
export function countRows(
  model: GridModel,
  rows: readonly number[],
  isToday: (instant: string) => boolean,
): GridCounts {
  const counts: GridCounts = {
    states: Object.fromEntries(LEGEND_STATES.map(state => [state, 0])) as Record<LegendState, number>,
    flags: { referred: 0, checkAgain: 0, changedToday: 0 },
    met: model.columns.map(() => 0),
  }
  for (const row of rows) {
    if (isToday(model.rows[row]?.changedAt ?? '')) counts.flags.changedToday += 1
    for (const { index } of model.columns) {
      counts.states[legendStateOf(model, row, index)] += 1
      if (model.hasFlag(row, index, 'referred')) counts.flags.referred += 1
      if (model.hasFlag(row, index, 'checkAgain')) counts.flags.checkAgain += 1
      if (model.isMet(row, index)) counts.met[index] = (counts.met[index] ?? 0) + 1
    }
  }
  return counts
}

/** What of the filters is about single cells. */
export interface CellFilter {
  states: ReadonlySet<LegendState>
  flags: ReadonlySet<GridFlag>
}

/** Whether a cell is one of those asked for. Under no filter all are. */
export function fitsFilter(model: GridModel, row: number, column: number, { states, flags }: CellFilter): boolean {
  if (states.size > 0 && !states.has(legendStateOf(model, row, column))) return false
  if (!flags.has('referred') && !flags.has('checkAgain')) return true
  return (
    (flags.has('referred') && model.hasFlag(row, column, 'referred')) ||
    (flags.has('checkAgain') && model.hasFlag(row, column, 'checkAgain')) ||
    states.size > 0
  )
}

/** A row stays where it has a cell in one of the states chosen, and each of the flags chosen somewhere. */
export function filterRows(
  model: GridModel,
  rows: readonly number[],
  search: Pick<GridSearch, 'states' | 'flags'>,
  isToday: (instant: string) => boolean,
): number[] {
  const states = chosenStates(search)
  const flags = chosenFlags(search)
  if (states.size === 0 && flags.size === 0) return [...rows]
  return rows.filter(row => {
    const hasCell = (holds: (column: number) => boolean) => model.columns.some(({ index }) => holds(index))
    if (states.size > 0 && !hasCell(column => states.has(legendStateOf(model, row, column)))) return false
    if (flags.has('referred') && !hasCell(column => model.hasFlag(row, column, 'referred'))) return false
    if (flags.has('checkAgain') && !hasCell(column => model.hasFlag(row, column, 'checkAgain'))) return false
    return !flags.has('changedToday') || isToday(model.rows[row]?.changedAt ?? '')
  })
}

/** By name, or by criteria accepted with the name to settle a tie. */
export function sortRows(model: GridModel, rows: readonly number[], sort: GridSearch['sort']): number[] {
  const name = (row: number) => model.rows[row]?.name ?? ''
  const names = (a: number, b: number) => byName.compare(name(a), name(b)) || a - b
  if (sort === undefined || sort === 'name') return [...rows].sort(names)
  const way = sort === 'accepted' ? -1 : 1
  const accepted = (row: number) => model.total(row, 'criteriaAccepted')
  return [...rows].sort((a, b) => way * (accepted(a) - accepted(b)) || names(a, b))
}

/**
 * The order held under a pointer or focus: rows stay where they were, also those that a filter would now take away.
 * Only what is gone goes, and what is new comes at the end.
 */
export function holdOrder(held: readonly string[], next: readonly string[], existing: ReadonlySet<string>): string[] {
  const stays = held.filter(enrolmentId => existing.has(enrolmentId))
  const known = new Set(stays)
  return [...stays, ...next.filter(enrolmentId => !known.has(enrolmentId))]
}
