/** Reads a list of units (qualification, unit, title, uan, credits, level, group, basis) with how sure each is. */
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { UnitFacts } from '../importer/declaration.ts'

const optionalText = z.string().transform(text => text.trim() || null)
const optionalNumber = z
  .string()
  .regex(/^\d*$/, 'is not a whole number')
  .transform(text => (text === '' ? null : Number(text)))

const unitRow = z.object({
  qualification: z.string(),
  unit: z.string().regex(/^\d{1,3}$/, 'is not a unit number'),
  title: optionalText,
  uan: optionalText,
  credits: optionalNumber,
  level: optionalNumber,
  group: optionalText,
  basis: z.string().min(1, 'says how sure the row is, and is empty'),
})

const DOUBTS = ['inferred', 'presumed', 'not confirmed'] as const

/** Only the rows of one qualification, in the order of their numbers. */
export function readUnitFacts(csv: string, qualificationNumber: string): UnitFacts[] {
  const rows: unknown[] = parse(csv, { columns: true, skip_empty_lines: true, trim: true })
  return rows
    .map((row, i) => readRow(row, i + 2))
    .filter(row => row.qualification === qualificationNumber)
    .map(({ unit, title, uan, credits, level, group, basis }) => ({
      number: Number(unit),
      title,
      uan,
      credits,
      level,
      group,
      provenance: { source: basis, confirmed: !DOUBTS.some(doubt => basis.includes(doubt)) },
    }))
    .sort((a, b) => a.number - b.number)
}

function readRow(row: unknown, line: number): z.infer<typeof unitRow> {
  const parsed = unitRow.safeParse(row)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Error(`The list of units, line ${line}: ${issue?.path.join('.')} ${issue?.message}.`)
}
