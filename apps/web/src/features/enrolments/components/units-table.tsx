import type { Enrolment } from '@crosswalk/contracts'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../components/data-table.tsx'
import { formatDay } from '../../../lib/dates.ts'
import type { MappingReply } from '../../../lib/queries/get-mapping.ts'

type UnitRow = Enrolment['units'][number] & { unit: MappingReply['qualification']['units'][number] }

/** The units that are taken, each with where it stands. */
export function UnitsTable({ enrolment, mapping }: { enrolment: Enrolment; mapping: MappingReply }) {
  const byId = new Map(mapping.qualification.units.map(unit => [unit.id, unit]))
  const rows = enrolment.units
    .flatMap((row): UnitRow[] => {
      const unit = byId.get(row.unitId)
      return unit ? [{ ...row, unit }] : []
    })
    .sort((a, b) => a.unit.number - b.unit.number)
  const columns: readonly Column<UnitRow>[] = [
    {
      key: 'unit',
      head: 'Unit',
      isName: true,
      cell: ({ unit }) => (
        <Link to="/enrolments/$enrolmentId/units/$unitId" params={{ enrolmentId: enrolment.id, unitId: unit.id }}>
          Unit {unit.number} {unit.title}
        </Link>
      ),
    },
    { key: 'group', head: 'Group', cell: ({ unit }) => unit.group ?? 'Not known' },
    {
      key: 'criteria',
      head: 'Criteria',
      cell: ({ accepted, submitted, criteria }) =>
        criteria === 0
          ? 'None is held here'
          : `${accepted} of ${criteria} accepted${submitted > accepted ? `, ${submitted - accepted} waiting` : ''}`,
    },
    {
      key: 'held',
      head: 'Held here',
      cell: ({ unit }) => (unit.complete ? 'The whole unit' : 'Part of the unit'),
    },
    { key: 'signedOff', head: 'Sign-off', cell: signOffWords },
  ]
  return <DataTable caption="Units of this enrolment" columns={columns} rows={rows} toKey={row => row.unitId} />
}

function signOffWords({ signedOffAt, signedOffBy, needsSupplementary, achievement, unit }: UnitRow): string {
  if (achievement === 'creditTransfer') return 'Credit transfer'
  if (achievement === 'exemption') return 'Exemption'
  if (signedOffAt === null) return 'Not signed off'
  const what = unit.complete ? 'Signed off' : 'The criteria listed here signed off'
  const more = needsSupplementary ? '; a supplementary signature is needed' : ''
  return `${what} by ${signedOffBy?.name ?? 'nobody known'}, ${formatDay(signedOffAt)}${more}`
}
