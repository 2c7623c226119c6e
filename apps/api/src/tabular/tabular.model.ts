// Tables that people bring and take away. This room knows cells, lines and columns, and nothing of what they mean.
import type { TableAccount, TableRemarkKind } from '@crosswalk/contracts'

export interface TableRow {
  /** Where the row begins in the file, as a text editor or a spreadsheet counts. */
  line: number
  /** As many as the header has. */
  cells: readonly string[]
}

/**
 * Something about one place that its text does not say. A number or date of a spreadsheet is no criterion: 2.1 and 2.10
 * are the same number, and 2.10 may have become the second of October, so whoever reads criteria must ask.
 */
export interface TableRemark {
  line: number
  /** Null for the row as a whole. */
  column: number | null
  kind: TableRemarkKind
  /** The formula, or what stood beyond the last column. */
  words: string
}

export interface Table extends Omit<TableAccount, 'rows'> {
  rows: readonly TableRow[]
  remarks: readonly TableRemark[]
}

export interface TableLimits {
  bytes: number
  rows: number
  columns: number
  /** Characters. */
  cell: number
  /** Bytes of everything in a workbook once unpacked. */
  unpacked: number
  durationMs: number
}

export const TABLE_LIMITS: TableLimits = {
  bytes: 4 * 1024 ** 2,
  rows: 5_000,
  columns: 60,
  cell: 10_000,
  unpacked: 48 * 1024 ** 2,
  durationMs: 20_000,
}

/** What a person can mend; its message is a sentence for them. */
export class TableFault extends Error {
  override readonly name = 'TableFault'
}

/** What is read or written in a worker thread. */
export type TableJob =
  | { kind: 'read'; bytes: Uint8Array; form: 'pasted' | 'file'; sheet: string | null; limits: TableLimits }
  | { kind: 'write'; sheets: readonly SheetOut[] }

export type TableJobResult =
  | { ok: true; table: Table }
  | { ok: true; bytes: Uint8Array }
  | { ok: false; sentence: string }

/** A number or a day is written as one; text is text, whatever it looks like: 2.10 and =1+1 included. */
export type CellOut = string | number | { day: string } | null

export interface SheetOut {
  name: string
  columns: readonly { name: string; width?: number }[]
  rows: readonly (readonly CellOut[])[]
}

/** Spaces that can't be told from spaces, line ends of three systems, and characters that nothing shows. */
export function tidyCell(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[^\P{C}\n\t\u200c\u200d]/gu, '')
    .normalize('NFC')
    .trim()
}

/** Header, rows and remarks from every line that has something in it. */
export function assembleTable(
  lines: readonly { line: number; cells: readonly string[] }[],
  limits: TableLimits,
): Pick<Table, 'header' | 'headerLine' | 'rows' | 'remarks'> {
  const [first, ...rest] = fromHeading(lines.filter(({ cells }) => cells.some(cell => cell !== '')))
  if (first === undefined) throw new TableFault('There is nothing in this table.')
  const header = withoutEmptyEnd(first.cells)
  if (header.length > limits.columns) {
    throw new TableFault(`This table has ${header.length} columns. At most ${limits.columns} can be read.`)
  }
  if (rest.length > limits.rows) {
    throw new TableFault(
      `This table has more than ${limits.rows.toLocaleString('en-GB')} lines. Bring it in several parts.`,
    )
  }
  const remarks: TableRemark[] = []
  const rows = rest.map(({ line, cells }) => {
    for (const [column, cell] of cells.entries()) {
      if (cell.length > limits.cell) {
        throw new TableFault(
          `Line ${line}, column ${column + 1} has more than ${limits.cell.toLocaleString('en-GB')} characters.`,
        )
      }
    }
    const beyond = cells.slice(header.length).filter(cell => cell !== '')
    if (beyond.length > 0) remarks.push({ line, column: null, kind: 'longer', words: beyond.join(', ').slice(0, 200) })
    return { line, cells: header.map((_, column) => cells[column] ?? '') }
  })
  return { header, headerLine: first.line, rows, remarks }
}

/** Lines above the heading that are looked at, and lines below each that it is compared with. */
const LOOKED_AT = 5

/** Titles over the heading are passed over, as are headings merged over several columns. */
function fromHeading<Line extends { cells: readonly string[] }>(lines: readonly Line[]): readonly Line[] {
  const heading = lines.slice(0, LOOKED_AT).findIndex((line, at) => !isAboveHeading(line, lines.slice(at + 1)))
  return lines.slice(Math.max(heading, 0))
}

/** Merged cells leave empty ones behind them, and most of the line empty. */
function isAboveHeading(
  { cells }: { cells: readonly string[] },
  below: readonly { cells: readonly string[] }[],
): boolean {
  const count = (of: readonly string[]) => of.filter(cell => cell !== '').length
  const [filled, fullest] = [count(cells), Math.max(0, ...below.slice(0, LOOKED_AT).map(line => count(line.cells)))]
  if (filled === 1 && fullest > 2) return true
  const hasGaps = cells.length >= fullest || withoutEmptyEnd(cells).includes('')
  return hasGaps && filled * 2 < fullest
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex(cell => cell !== '')
  return cells.slice(0, last + 1)
}
