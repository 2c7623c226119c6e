/** Thousands of enrolments × KSBs, for a grid: packed once, recomputed row by row as rows change. */
import type { CompiledMapping } from './compile-mapping.ts'
import {
  computeCells,
  computedAt,
  countAt,
  createCells,
  hasFlagAt,
  inScopeAt,
  shownAt,
  toGoAt,
} from './compute-cells.ts'
import { toKsbProgressAt } from './ksb-progress.ts'
import { packRow, packRows } from './packed-rows.ts'
import { countTotals, type RowTotals, toCrossing, toTotals } from './totals.ts'
import type {
  ComputedState,
  Crossing,
  KsbFlag,
  KsbProgress,
  LevelCounts,
  ProgrammeVersion,
  ProgressRowFacts,
  ShownState,
  Totals,
} from './types.ts'

/**
 * Cells are named by row and KSB index; a KSB's index is its position in `compiled.ksbs`, which is the standard's
 * order. Reading a cell allocates nothing, `ksbProgress` excepted; the totals of a row are counted when first asked
 * for, and again once the row has changed.
 */
export interface ProgressTable {
  readonly rowCount: number
  readonly ksbCount: number
  /** Recomputes that row alone. */
  setRow(rowIndex: number, row: ProgressRowFacts): void
  state(rowIndex: number, ksbIndex: number): ShownState
  computed(rowIndex: number, ksbIndex: number): ComputedState
  toGo(rowIndex: number, ksbIndex: number): number
  inScope(rowIndex: number, ksbIndex: number): number
  /** Criteria in scope at that level or above. */
  count(rowIndex: number, ksbIndex: number, level: keyof LevelCounts): number
  hasFlag(rowIndex: number, ksbIndex: number, flag: KsbFlag): boolean
  /** The same object that `computeKsbProgress` gives for the row. */
  ksbProgress(rowIndex: number, ksbIndex: number): KsbProgress
  totals(rowIndex: number): Totals
  /** One stripe a KSB that applies, with its three numbers. */
  crossing(rowIndex: number): Crossing
  /** One number of a row, for sorting and drawing. */
  total(rowIndex: number, name: keyof RowTotals): number
}

export function createProgressTable(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  rows: readonly ProgressRowFacts[],
): ProgressTable {
  const kept = [...rows]
  const packed = packRows(compiled, kept)
  const cells = createCells(compiled, kept.length)
  computeCells(compiled, programme, packed, cells)

  const countedTotals: (RowTotals | undefined)[] = []
  const totalsOf = (rowIndex: number) => {
    const totals = countedTotals[rowIndex] ?? countTotals({ compiled, packed, cells }, rowIndex)
    countedTotals[rowIndex] = totals
    return totals
  }
  const rowAt = (rowIndex: number) => {
    const row = kept[rowIndex]
    if (row === undefined) throw new RangeError(`The table has ${kept.length} rows, so no row ${rowIndex}`)
    return row
  }

  return {
    rowCount: kept.length,
    ksbCount: compiled.ksbs.length,
    setRow(rowIndex, row) {
      rowAt(rowIndex)
      packRow(compiled, packed, rowIndex, row)
      computeCells(compiled, programme, packed, cells, rowIndex, rowIndex + 1)
      kept[rowIndex] = row
      countedTotals[rowIndex] = undefined
    },
    state: (rowIndex, ksbIndex) => shownAt(cells, rowIndex, ksbIndex),
    computed: (rowIndex, ksbIndex) => computedAt(cells, rowIndex, ksbIndex),
    toGo: (rowIndex, ksbIndex) => toGoAt(cells, rowIndex, ksbIndex),
    inScope: (rowIndex, ksbIndex) => inScopeAt(cells, rowIndex, ksbIndex),
    count: (rowIndex, ksbIndex, level) => countAt(cells, rowIndex, ksbIndex, level),
    hasFlag: (rowIndex, ksbIndex, flag) => hasFlagAt(cells, rowIndex, ksbIndex, flag),
    ksbProgress: (rowIndex, ksbIndex) => toKsbProgressAt(compiled, cells, rowIndex, ksbIndex, rowAt(rowIndex)),
    totals: rowIndex => toTotals(totalsOf(rowIndex)),
    crossing: rowIndex => toCrossing(totalsOf(rowIndex)),
    total: (rowIndex, name) => totalsOf(rowIndex)[name],
  }
}
