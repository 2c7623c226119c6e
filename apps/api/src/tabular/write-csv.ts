import type { CellOut, SheetOut } from './tabular.model.ts'

/**
 * UTF-8 with its mark, so that Excel reads names right, and lines that end as RFC 4180 says. Text is written as it is:
 * 2.10 stays 2.10 in the file, though a spreadsheet that opens CSV by itself makes a number of it. Write a criterion
 * with its unit ("U6 2.10") where people will look at the CSV in a spreadsheet, or give them XLSX.
 */
export function writeCsv({ columns, rows }: Omit<SheetOut, 'name'>): string {
  const lines = [columns.map(({ name }) => name), ...rows].map(cells => cells.map(toField).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

function toField(cell: CellOut): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.day
  // What a spreadsheet would work out is kept from it, and shown: an apostrophe stands before it. Some take the wide
  // signs of East Asia for these, and see through what nothing shows.
  const text = /^[\s\p{Cf}']*[=+\-@＝＋－＠]/u.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n]|^\s|\s$/.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text
}
