import { readDelimited } from './read-delimited.ts'
import { type Table, TableFault, type TableJob } from './tabular.model.ts'

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Workbooks of before 2007, and newer ones with a password. */
const OLD_WORKBOOK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** By what the bytes are; what a file is called is never asked. */
export async function readTable(job: Extract<TableJob, { kind: 'read' }>): Promise<Table> {
  const bytes = Buffer.from(job.bytes)
  const head = bytes.subarray(0, 4)
  if (job.form === 'pasted') return readDelimited(bytes, 'pasted', job.limits)
  if (head.equals(OLD_WORKBOOK)) {
    throw new TableFault(
      'This workbook is of an old kind or has a password. Save it as XLSX without a password, or as CSV.',
    )
  }
  if (!head.equals(ZIP)) return readDelimited(bytes, 'csv', job.limits)
  // Loaded for those who bring workbooks only: it takes as long as reading a whole CSV.
  const { readWorkbook } = await import('./read-workbook.ts')
  return readWorkbook(bytes, job.sheet, job.limits)
}
