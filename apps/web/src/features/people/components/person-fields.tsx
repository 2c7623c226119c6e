import { ROLE_NAMES, type Role, STAFF_ROLES } from '@crosswalk/contracts'
import { Checkbox, TextInput } from '@mantine/core'
import { FieldRow } from '../../../components/field-row.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import classes from './people.module.css'

export interface PersonValues {
  givenName: string
  familyName: string
  email: string
  roles: readonly Role[]
  inTrainingFrom: string
  inTrainingTo: string
  /** Somebody who is added is given it afterwards. */
  mayEraseFrom?: string
  mayEraseTo?: string
}

interface PersonFieldsProps {
  values: PersonValues
  error: unknown
  onChange: (change: Partial<PersonValues>) => void
}

/** Who somebody is and what they do here. Some people have one name only. */
export function PersonFields({ values, error, onChange }: PersonFieldsProps) {
  const toggle = (role: Role, isOn: boolean) =>
    onChange({ roles: isOn ? [...values.roles, role] : values.roles.filter(other => other !== role) })
  return (
    <>
      <FieldRow>
        <TextInput
          label="Given name"
          value={values.givenName}
          maxLength={100}
          error={fieldSentence(error, 'givenName')}
          onChange={event => onChange({ givenName: event.currentTarget.value })}
        />
        <TextInput
          label="Family name, or the only one"
          required
          value={values.familyName}
          maxLength={100}
          error={fieldSentence(error, 'familyName')}
          onChange={event => onChange({ familyName: event.currentTarget.value })}
        />
      </FieldRow>
      <TextInput
        label="E-mail"
        description="For signing in. Without one they are on record and can’t sign in."
        type="email"
        value={values.email}
        error={fieldSentence(error, 'email')}
        onChange={event => onChange({ email: event.currentTarget.value })}
      />
      <fieldset className={classes['roles']}>
        <legend>Roles</legend>
        {STAFF_ROLES.map(role => (
          <Checkbox
            key={role}
            label={ROLE_NAMES[role]}
            checked={values.roles.includes(role)}
            onChange={event => toggle(role, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      {fieldSentence(error, 'roles') !== null && <p role="alert">{fieldSentence(error, 'roles')}</p>}
      {values.roles.includes('assessor') && (
        <FieldRow>
          <TextInput
            type="date"
            label="In training from"
            description="Decisions wait for a countersignature"
            value={values.inTrainingFrom}
            error={fieldSentence(error, 'inTrainingFrom')}
            onChange={event => onChange({ inTrainingFrom: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="To"
            description="The day of the award, if it is known"
            value={values.inTrainingTo}
            error={fieldSentence(error, 'inTrainingTo')}
            onChange={event => onChange({ inTrainingTo: event.currentTarget.value })}
          />
        </FieldRow>
      )}
      {values.mayEraseFrom !== undefined && values.roles.some(role => role !== 'learner') && (
        <FieldRow>
          <TextInput
            type="date"
            label="May erase from"
            description="Files and words, for good. No role brings this power"
            value={values.mayEraseFrom}
            error={fieldSentence(error, 'mayEraseFrom')}
            onChange={event => onChange({ mayEraseFrom: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="To"
            aria-label="May erase to"
            description="Empty: until you take it back"
            value={values.mayEraseTo}
            error={fieldSentence(error, 'mayEraseTo')}
            onChange={event => onChange({ mayEraseTo: event.currentTarget.value })}
          />
        </FieldRow>
      )}
    </>
  )
}
