import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { employerChoicesQuery } from '../../lib/queries/list-employers.ts'
import { FieldRow } from '../field-row.tsx'

export interface EmployerValue {
  id: string
  siteId: string
  lineManagerId: string
}

interface EmployerChoiceProps {
  value: EmployerValue
  onChange: (value: EmployerValue) => void
}

/** Employer, then site and line manager of that employer. */
export function EmployerChoice({ value, onChange }: EmployerChoiceProps) {
  const { data } = useQuery(employerChoicesQuery())
  const employer = data?.employers.find(one => one.id === value.id)
  const sites = (employer?.sites ?? []).filter(site => !site.closed || site.id === value.siteId)
  const managers = (employer?.lineManagers ?? []).filter(one => !one.closed || one.id === value.lineManagerId)
  return (
    <FieldRow>
      <NativeSelect
        label="Employer"
        value={value.id}
        data={[
          { value: '', label: 'Not known yet' },
          ...(data?.employers ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => onChange({ id: event.currentTarget.value, siteId: '', lineManagerId: '' })}
      />
      <NativeSelect
        label="Site"
        value={value.siteId}
        disabled={sites.length === 0}
        data={[{ value: '', label: 'None' }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={event => onChange({ ...value, siteId: event.currentTarget.value })}
      />
      <NativeSelect
        label="Line manager"
        value={value.lineManagerId}
        disabled={managers.length === 0}
        data={[{ value: '', label: 'None' }, ...managers.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={event => onChange({ ...value, lineManagerId: event.currentTarget.value })}
      />
    </FieldRow>
  )
}

/** As the API takes it; null where none is chosen. */
export const toChosenEmployer = ({ id, siteId, lineManagerId }: EmployerValue) =>
  id === '' ? null : { id, ...(siteId && { siteId }), ...(lineManagerId && { lineManagerId }) }
