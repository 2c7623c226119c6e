/** Thousands of enrolments × KSBs, for a grid: packed once, recomputed row by row as rows change. */
import type { CompiledMapping } from './compile-mapping.ts'
import { type Cells, computeCells, createCells, TOTAL, TOTALS_PER_ROW, toCountIndex } from './compute-cells.ts'
import { toKsbProgressAt } from './ksb-progress.ts'
import { NONE } from './levels.ts'
import { type PackedRows, packRow, packRows } from './packed-rows.ts'
import { toCrossing, toTotals } from './totals.ts'
import {
  type Crossing,
  KSB_FLAGS,
  type KsbFlag,
  type KsbProgress,
  LEVELS,
  type LevelCounts,
  type ProgrammeVersion,
  type ProgressRowFacts,
  SHOWN_STATES,
  type ShownState,
  type Totals,
} from './types.ts'

/**
 * Cells are named by row and KSB index; a KSB's index is its position in `compiled.ksbs`, which is the standard's
 * order. Accessors read a number and allocate nothing, `ksbProgress` and `totals` excepted.
 */
export interface ProgressTable {
  readonly rowCount: number
  readonly ksbCount: number
  /** Recomputes that row alone. */
  setRow(rowIndex: number, row: ProgressRowFacts): void
  state(rowIndex: number, ksbIndex: number): ShownState
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
  /** One number of a row, for sorting and for drawing without an object. */
  total(rowIndex: number, name: keyof typeof TOTAL): number
}

export function createProgressTable(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  rows: readonly ProgressRowFacts[],
): ProgressTable {
  const kept = [...rows]
  const packed: PackedRows = packRows(compiled, kept)
  const cells: Cells = createCells(compiled, kept.length)
  computeCells(compiled, programme, packed, cells)

  const ksbCount = compiled.ksbs.length
  const rowAt = (rowIndex: number) => {
    const row = kept[rowIndex]
    if (row === undefined) throw new RangeError(`The table has ${kept.length} rows, so no row ${rowIndex}`)
    return row
  }

  return {
    rowCount: kept.length,
    ksbCount,
    setRow(rowIndex, row) {
      rowAt(rowIndex)
      packRow(compiled, packed, rowIndex, row)
      kept[rowIndex] = row
      computeCells(compiled, programme, packed, cells, rowIndex, rowIndex + 1)
    },
    state: (rowIndex, ksbIndex) => SHOWN_STATES[cells.states[rowIndex * ksbCount + ksbIndex] ?? 0] ?? 'notStarted',
    toGo: (rowIndex, ksbIndex) => cells.toGo[rowIndex * ksbCount + ksbIndex] ?? 0,
    inScope: (rowIndex, ksbIndex) => cells.counts[toCountIndex(cells, rowIndex, NONE, ksbIndex)] ?? 0,
    count: (rowIndex, ksbIndex, level) =>
      cells.counts[toCountIndex(cells, rowIndex, LEVELS.indexOf(level), ksbIndex)] ?? 0,
    hasFlag: (rowIndex, ksbIndex, flag) =>
      ((cells.flags[rowIndex * ksbCount + ksbIndex] ?? 0) & (1 << KSB_FLAGS.indexOf(flag))) !== 0,
    ksbProgress: (rowIndex, ksbIndex) => toKsbProgressAt(compiled, cells, rowIndex, ksbIndex, rowAt(rowIndex)),
    totals: rowIndex => toTotals(cells, rowIndex),
    crossing: rowIndex => toCrossing(cells, rowIndex),
    total: (rowIndex, name) => cells.totals[rowIndex * TOTALS_PER_ROW + TOTAL[name]] ?? 0,
  }
}
