/** Sizes of the grid in pixels, and where its columns stand. */
import type { KsbKind } from '@crosswalk/progress'
import type { GridColumn } from './grid-model.ts'

export const ROW_HEIGHT = 37
export const NAMES_WIDTH = 206
export const HEADER_HEIGHT = 186
/** Between knowledge, skills and behaviours. */
const KIND_GAP = 8
const CELL_MIN = 24
const CELL_MAX = 34
const SCROLLBAR = 2

export interface PlacedColumn extends GridColumn {
  /** Position among the columns shown: 0 to n−1. */
  position: number
  /** A gap stands before the first of a kind. */
  gap: number
}

export interface ColumnSpan {
  key: string
  name: string
  kind: KsbKind
  count: number
  left: number
  width: number
}

/** As wide as fits, between 24 (35 KSBs beside the panel at 1440) and 34 (without it). */
export function cellWidth(available: number, columns: number, kinds: number): number {
  const room = available - NAMES_WIDTH - SCROLLBAR - KIND_GAP * Math.max(0, kinds - 1)
  return Math.max(CELL_MIN, Math.min(CELL_MAX, Math.floor(room / Math.max(1, columns))))
}

export function placeColumns(columns: readonly GridColumn[]): PlacedColumn[] {
  return columns.map((column, position) => {
    const before = columns[position - 1]
    return { ...column, position, gap: before && before.kind !== column.kind ? KIND_GAP : 0 }
  })
}

export const countKinds = (columns: readonly GridColumn[]): number => new Set(columns.map(({ kind }) => kind)).size

/** Runs of columns with the same kind, or the same area, with where they stand. */
export function toSpans(columns: readonly PlacedColumn[], width: number, by: 'kind' | 'area'): ColumnSpan[] {
  const spans: ColumnSpan[] = []
  let left = NAMES_WIDTH
  for (const column of columns) {
    left += column.gap
    const last = spans.at(-1)
    const name = by === 'kind' ? column.kind : column.area
    if (last && last.kind === column.kind && last.name === name) {
      last.count += 1
      last.width += width
    } else {
      spans.push({ key: `${column.code}-${name}`, name, kind: column.kind, count: 1, left, width })
    }
    left += width
  }
  return spans
}
