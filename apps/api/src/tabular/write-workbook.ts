import ExcelJs from 'exceljs'
import type { CellOut, SheetOut } from './tabular.model.ts'

const TEXT_FORMAT = '@'
const DAY_FORMAT = 'dd/mm/yyyy'
/** What a sheet's name can't hold. */
const UNNAMEABLE = /[\\/?*[\]:]/g

export async function writeWorkbook(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const workbook = new ExcelJs.Workbook()
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(name.replace(UNNAMEABLE, ' ').slice(0, 31), {
      views: [{ state: 'frozen', ySplit: 1 }],
    })
    sheet.columns = columns.map(column => ({ header: column.name, width: column.width ?? 16 }))
    sheet.getRow(1).font = { bold: true }
    for (const cells of rows) {
      const row = sheet.addRow(cells.map(toValue))
      for (const [index, cell] of cells.entries()) {
        const format = toFormat(cell)
        if (format !== null) row.getCell(index + 1).numFmt = format
      }
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** A string is stored as a string, so no cell becomes a formula, whatever it begins with. */
function toValue(cell: CellOut): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell
  if (typeof cell === 'object') return new Date(`${cell.day}T00:00:00Z`)
  return cell.slice(0, 32_767)
}

function toFormat(cell: CellOut): string | null {
  if (cell === null || typeof cell === 'number') return null
  return typeof cell === 'string' ? TEXT_FORMAT : DAY_FORMAT
}
