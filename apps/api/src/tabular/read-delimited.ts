/** CSV with commas or semicolons, and cells pasted from a spreadsheet, which come with tabs between them. */
import { CsvError, parse } from 'csv-parse/sync'
import { decodeText } from './decode-text.ts'
import { assembleTable, type Table, TableFault, type TableLimits, type TableRemark, tidyCell } from './tabular.model.ts'

export function readDelimited(bytes: Uint8Array, form: 'pasted' | 'csv', limits: TableLimits): Table {
  const { text, encoding } = decodeText(bytes)
  const { delimiter, body, firstLine } = findDelimiter(text.replace(/^\ufeff/, ''))
  const lines = parseLines(body, delimiter).map(({ line, cells }) => ({ line: line + firstLine, cells }))
  const formulas: TableRemark[] = []
  const read = lines.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell, column) => {
      const words = tidyCell(cell)
      // ="0012" is how a CSV keeps a spreadsheet from making a number of it.
      const kept = /^="([^"]*)"$/.exec(words)
      if (kept !== null) return tidyCell(kept[1] ?? '')
      if (words.startsWith('=')) formulas.push({ line, column, kind: 'formula', words: words.slice(0, 200) })
      // Our own writer sets it before what a spreadsheet would take for a formula.
      return /^'\p{Cf}*[=+\-@＝＋－＠]/u.test(words) ? words.slice(1) : words
    }),
  }))
  const table = assembleTable(read, limits)
  const short = lines
    .filter(({ cells, line }) => cells.length < table.header.length && line > table.headerLine && cells.join('') !== '')
    .map(({ line }): TableRemark => ({ line, column: null, kind: 'shorter', words: '' }))
  return { form, encoding, sheet: null, sheets: [], ...table, remarks: [...table.remarks, ...formulas, ...short] }
}

/** Those with something in them: a spreadsheet may save any number of empty ones before the next that counts. */
function parseLines(text: string, delimiter: string): { line: number; cells: string[] }[] {
  const kept: { line: number; cells: string[] }[] = []
  let end = 0
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      on_record(cells: string[], { lines }) {
        if (cells.some(cell => cell !== '')) kept.push({ line: end + 1, cells })
        end = lines
        return null
      },
    })
    return kept
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new TableFault(toSentence(error))
  }
}

function toSentence(error: CsvError): string {
  const { lines } = error
  const where = typeof lines === 'number' ? ` near line ${lines}` : ''
  return error.code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'A quotation mark (") opens a cell and is never closed. Find it, or save the sheet as XLSX.'
    : `The table can’t be read${where}. Look at its quotation marks, or save the sheet as XLSX.`
}

/** Excel's own "sep=;" line is obeyed; else whichever stands most often in the header, outside quotation marks. */
function findDelimiter(text: string): { delimiter: string; body: string; firstLine: number } {
  const told = /^"?sep=(.)"?\r?\n/i.exec(text)
  if (told !== null) return { delimiter: told[1] ?? ',', body: text.slice(told[0].length), firstLine: 1 }
  const header = firstWrittenLine(text).replace(/"(?:[^"]|"")*"/g, '')
  const count = (mark: string) => header.split(mark).length - 1
  if (count('\t') > 0) return { delimiter: '\t', body: text, firstLine: 0 }
  return { delimiter: count(';') > count(',') ? ';' : ',', body: text, firstLine: 0 }
}

function firstWrittenLine(text: string): string {
  const start = /[^\s]/.exec(text)?.index ?? 0
  // A header's cell may hold a line break, inside quotation marks.
  return /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.slice(start, start + 100_000))?.[0] ?? ''
}
