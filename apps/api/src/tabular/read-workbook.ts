import type { Cell, CellValue, Worksheet } from 'exceljs'
import ExcelJs from 'exceljs'
import { assembleTable, type Table, TableFault, type TableLimits, type TableRemark, tidyCell } from './tabular.model.ts'
import { checkUnpackedSize } from './unpacked-size.ts'

/** What a table does not need, and what makes a small file unfold into millions of cells. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'mergeCells',
  'hyperlinks',
  'drawing',
  'picture',
  'tableParts',
  'autoFilter',
  'extLst',
  'rowBreaks',
]

export async function readWorkbook(bytes: Buffer, wanted: string | null, limits: TableLimits): Promise<Table> {
  const names = checkUnpackedSize(bytes, limits.unpacked)
  if (!names.includes('xl/workbook.xml')) {
    throw new TableFault('This is not an XLSX workbook. Save it as XLSX or CSV and choose it again.')
  }
  const workbook = new ExcelJs.Workbook()
  try {
    // A copy of exactly these bytes: a Buffer may stand in a larger pool.
    await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: IGNORED })
  } catch (error) {
    throw new TableFault('This workbook can’t be read. Save the sheet as CSV and choose that.', { cause: error })
  }
  const sheets = workbook.worksheets.filter(({ state, actualRowCount }) => state === 'visible' && actualRowCount > 0)
  const sheet = wanted === null ? sheets[0] : sheets.find(({ name }) => name === wanted)
  if (sheet === undefined) {
    throw new TableFault(
      wanted === null
        ? 'There is nothing in this workbook.'
        : `This workbook has no sheet “${wanted}” with rows in it.`,
    )
  }
  const { lines, remarks } = readSheet(sheet, limits)
  const table = assembleTable(lines, limits)
  const inRows = remarks.filter(
    ({ line, column }) => line > table.headerLine && column !== null && column < table.header.length,
  )
  return {
    form: 'workbook',
    encoding: null,
    sheet: sheet.name,
    sheets: sheets.map(({ name }) => name),
    ...table,
    remarks: [...table.remarks, ...inRows],
  }
}

function readSheet(sheet: Worksheet, limits: TableLimits) {
  const lines: { line: number; cells: string[] }[] = []
  const remarks: TableRemark[] = []
  sheet.eachRow((row, line) => {
    if (lines.length > limits.rows + 1) return
    const cells: string[] = []
    row.eachCell((cell, number) => {
      // Beyond what may be a column at all: enough to be counted as too many.
      const column = Math.min(number - 1, limits.columns)
      const { text, kind, words = '' } = readCell(cell)
      cells[column] = tidyCell(text)
      if (kind !== null) remarks.push({ line, column, kind, words: words.slice(0, 200) })
    })
    lines.push({ line, cells: Array.from(cells, cell => cell ?? '') })
  })
  return { lines, remarks }
}

interface ReadCell {
  text: string
  kind: TableRemark['kind'] | null
  words?: string
}

function readCell(cell: Cell): ReadCell {
  const { value } = cell
  if (cell.type === ExcelJs.ValueType.Formula) {
    const { text } = readValue(cell.result ?? null)
    return { text, kind: 'formula', words: `=${cell.formula ?? ''}` }
  }
  return readValue(value)
}

function readValue(value: CellValue): ReadCell {
  if (value === null || value === undefined) return { text: '', kind: null }
  if (typeof value === 'string') return { text: value, kind: null }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: null }
  if (typeof value === 'number') return { text: String(Number(value.toPrecision(15))), kind: 'number' }
  if (value instanceof Date) return { text: toDay(value), kind: 'date' }
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join(''), kind: null }
  if ('error' in value) return { text: value.error, kind: 'error' }
  if ('text' in value) return { text: String(value.text), kind: null }
  return { text: '', kind: null }
}

/** exceljs gives a spreadsheet's day as midnight UTC. */
function toDay(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const [day = '', time = ''] = date.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}
