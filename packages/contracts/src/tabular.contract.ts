/** A table that a person brings: pasted from a spreadsheet, or a CSV or XLSX file. */
import { z } from 'zod'
import { line } from './shapes.ts'

/** Bytes of a file or of pasted text. */
export const MAX_TABLE_BYTES = 4 * 1024 ** 2
/** A JSON body that carries such a file, in base64, with what stands around it. */
export const TABLE_BODY_BYTES = 6 * 1024 ** 2

export const tableSource = z.union(
  [
    z.strictObject({
      text: z.string().min(1, { error: 'There is nothing here yet. Paste the table, its heading included.' }),
    }),
    z.strictObject({
      fileName: line(255, 'The file’s name'),
      base64: z.base64({ error: 'The file did not arrive whole. Choose it again.' }),
      /** A workbook's sheet, by name; its first that is not hidden or empty where none is named. */
      sheet: z.string().max(100).optional(),
    }),
  ],
  { error: 'Paste a table or choose a file.' },
)
export type TableSource = z.infer<typeof tableSource>

/** What a reader should know of one place in what was brought. */
const TABLE_REMARKS = ['formula', 'number', 'date', 'error', 'longer', 'shorter'] as const
export type TableRemarkKind = (typeof TABLE_REMARKS)[number]

/** How a table was read, for the eye of whoever brought it. */
export const tableAccount = z.object({
  form: z.enum(['pasted', 'csv', 'workbook']),
  encoding: z.enum(['UTF-8', 'UTF-16', 'Windows-1252']).nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  header: z.array(z.string()),
  headerLine: z.int(),
  rows: z.int(),
})
export type TableAccount = z.infer<typeof tableAccount>
