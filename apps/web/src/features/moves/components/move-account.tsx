import type { EnrolmentEffect } from '@crosswalk/contracts'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { listWords } from '../../../lib/words.ts'
import { toMissingByUnit, type UnitAccount } from '../missing-by-unit.ts'

const COLUMNS: readonly Column<UnitAccount>[] = [
  { key: 'unit', head: 'Unit', isName: true, cell: unit => `Unit ${unit.number} ${unit.title ?? ''}`.trim() },
  { key: 'criteria', head: 'New, and without evidence', cell: unit => listWords(unit.criteria) },
  { key: 'missing', head: 'Enrolments', isNumber: true, cell: unit => unit.enrolments },
  { key: 'signed', head: 'Signed off, to be signed again for these', isNumber: true, cell: unit => unit.supplementary },
]

/** Unit by unit: what will be missing, and for how many. */
export function MoveAccount({ changes }: { changes: readonly EnrolmentEffect[] }) {
  const units = toMissingByUnit(changes)
  if (units.length === 0) return null
  return (
    <DataTable caption="What will be missing, by unit" columns={COLUMNS} rows={units} toKey={unit => unit.unitId} />
  )
}
