/** Moving about in a grid by keyboard, as numbers. Column 0 is the name, 1 to n the KSBs. */

export interface GridPosition {
  row: number
  column: number
}

export interface GridSize {
  rows: number
  columns: number
  /** Rows that fit the screen: what PageDown moves by. */
  pageRows: number
}

interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** Where a key leads, or null where it is none of the grid's. Never outside, and never round the edge. */
export function moveFocus(
  from: GridPosition,
  { key, ctrlKey, metaKey, altKey }: Key,
  size: GridSize,
): GridPosition | null {
  if (size.rows === 0 || altKey) return null
  const isFar = ctrlKey || metaKey
  const to = (row: number, column: number): GridPosition => ({
    row: clamp(row, size.rows - 1),
    column: clamp(column, size.columns - 1),
  })
  switch (key) {
    case 'ArrowUp':
      return isFar ? to(0, from.column) : to(from.row - 1, from.column)
    case 'ArrowDown':
      return isFar ? to(size.rows - 1, from.column) : to(from.row + 1, from.column)
    case 'ArrowLeft':
      return isFar ? to(from.row, 0) : to(from.row, from.column - 1)
    case 'ArrowRight':
      return isFar ? to(from.row, size.columns - 1) : to(from.row, from.column + 1)
    case 'Home':
      return isFar ? to(0, 0) : to(from.row, 0)
    case 'End':
      return isFar ? to(size.rows - 1, size.columns - 1) : to(from.row, size.columns - 1)
    case 'PageUp':
      return to(from.row - size.pageRows, from.column)
    case 'PageDown':
      return to(from.row + size.pageRows, from.column)
    default:
      return null
  }
}

const clamp = (index: number, last: number): number => Math.max(0, Math.min(last, index))
