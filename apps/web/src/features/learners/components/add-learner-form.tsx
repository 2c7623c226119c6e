import { isUln } from '@crosswalk/contracts'
import { JOB_ROLES } from '@crosswalk/progress'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import {
  EmployerChoice,
  type EmployerValue,
  toChosenEmployer,
} from '../../../components/employer-choice/employer-choice.tsx'
import { FieldRow } from '../../../components/field-row.tsx'
import { Notice } from '../../../components/notice.tsx'
import { EmptyState } from '../../../components/panel-states.tsx'
import { FirstChoice } from '../../../components/unit-choice/first-choice.tsx'
import { UnitChoice } from '../../../components/unit-choice/unit-choice.tsx'
import { today } from '../../../lib/dates.ts'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { cohortChoicesQuery } from '../../../lib/queries/list-cohorts.ts'
import { programmesQuery } from '../../../lib/queries/list-programmes.ts'
import { JOB_ROLE_NAMES } from '../../../lib/words.ts'
import { useAddLearner } from '../api/add-learner.ts'
import classes from './add-learner.module.css'

interface Values {
  givenName: string
  familyName: string
  email: string
  uln: string
  ownReference: string
  programmeId: string
  cohortId: string
  jobRole: string
  startsOn: string
  plannedEndOn: string
}

/** A learner and a first enrolment, in one act. What the units mean stands beside them before it is saved. */
export function AddLearnerForm({ onDone }: { onDone: (learnerId: string) => void }) {
  const { data } = useSuspenseQuery(programmesQuery())
  const [first] = data.programmes
  if (!first) {
    return (
      <EmptyState title="No programme yet">Make a programme first: it says which mapping a learner follows.</EmptyState>
    )
  }
  return <Form firstProgrammeId={first.id} onDone={onDone} />
}

function Form({ firstProgrammeId, onDone }: { firstProgrammeId: string; onDone: (learnerId: string) => void }) {
  const [values, setValues] = useState<Values>({
    givenName: '',
    familyName: '',
    email: '',
    uln: '',
    ownReference: '',
    programmeId: firstProgrammeId,
    cohortId: '',
    jobRole: '',
    startsOn: today(),
    plannedEndOn: '',
  })
  const { data: programmes } = useSuspenseQuery(programmesQuery())
  const { data: cohorts } = useSuspenseQuery(cohortChoicesQuery())
  const programme = programmes.programmes.find(({ id }) => id === values.programmeId)
  const { data: mapping } = useSuspenseQuery(mappingQuery(programme?.mappingId ?? ''))
  const [unitIds, setUnitIds] = useState<string[]>(() => listMandatory(mapping.qualification.units))
  const [employer, setEmployer] = useState<EmployerValue>({ id: '', siteId: '', lineManagerId: '' })
  const add = useAddLearner()
  const chosenEmployer = toChosenEmployer(employer)
  const jobRole = JOB_ROLES.find(value => value === values.jobRole) ?? null
  const change = (part: Partial<Values>) => setValues(now => ({ ...now, ...part }))
  const ulnIsWrong = values.uln.trim() !== '' && !isUln(values.uln.trim())

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { givenName, familyName, email, uln, ownReference, programmeId, cohortId, startsOn, plannedEndOn } = values
    add.mutate(
      {
        familyName,
        ...(givenName.trim() && { givenName }),
        ...(email.trim() && { email }),
        ...(uln.trim() && { uln: uln.trim() }),
        ...(ownReference.trim() && { ownReference }),
        enrolment: {
          programmeId,
          unitIds,
          startsOn,
          ...(jobRole && { jobRole }),
          ...(plannedEndOn && { plannedEndOn }),
          ...(cohortId && { cohortId }),
          ...(chosenEmployer !== null && { employer: chosenEmployer }),
        },
      },
      { onSuccess: learner => onDone(learner.id) },
    )
  }
  const text = (name: 'givenName' | 'familyName' | 'email' | 'ownReference', label: string, more: object = {}) => (
    <TextInput
      label={label}
      value={values[name]}
      error={fieldSentence(add.error, name)}
      onChange={event => change({ [name]: event.currentTarget.value })}
      {...more}
    />
  )
  return (
    <form className={classes['form']} onSubmit={submit}>
      <div className={classes['main']}>
        <FieldRow>
          {text('givenName', 'Given name', { maxLength: 100 })}
          {text('familyName', 'Family name, or the only one', { required: true, maxLength: 100 })}
        </FieldRow>
        <FieldRow>
          {text('email', 'E-mail, if they have one', { type: 'email' })}
          <TextInput
            label="ULN, if it is known"
            inputMode="numeric"
            value={values.uln}
            error={ulnIsWrong ? 'This is not a valid ULN. Check its ten digits.' : fieldSentence(add.error, 'uln')}
            onChange={event => change({ uln: event.currentTarget.value })}
          />
          {text('ownReference', 'Own reference', { maxLength: 60 })}
        </FieldRow>
        <FieldRow>
          <NativeSelect
            label="Programme"
            value={values.programmeId}
            data={programmes.programmes.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={event => {
              change({ programmeId: event.currentTarget.value })
              setUnitIds([])
            }}
          />
          <NativeSelect
            label="Cohort"
            value={values.cohortId}
            data={[
              { value: '', label: 'None' },
              ...cohorts.cohorts.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={event => change({ cohortId: event.currentTarget.value })}
          />
          <NativeSelect
            label="Job role"
            value={values.jobRole}
            data={[
              { value: '', label: 'Not decided yet' },
              ...JOB_ROLES.map(value => ({ value, label: JOB_ROLE_NAMES[value] })),
            ]}
            onChange={event => change({ jobRole: event.currentTarget.value })}
          />
        </FieldRow>
        <FieldRow>
          <TextInput
            type="date"
            label="Starts"
            required
            value={values.startsOn}
            error={fieldSentence(add.error, 'enrolment.startsOn')}
            onChange={event => change({ startsOn: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Planned end"
            value={values.plannedEndOn}
            error={fieldSentence(add.error, 'enrolment.plannedEndOn')}
            onChange={event => change({ plannedEndOn: event.currentTarget.value })}
          />
        </FieldRow>
        <EmployerChoice value={employer} onChange={setEmployer} />
        <h2 className={classes['section']}>Units</h2>
        <UnitChoice units={mapping.qualification.units} chosen={unitIds} onChange={setUnitIds} />
      </div>
      <div className={classes['side']}>
        <FirstChoice mapping={mapping} unitIds={unitIds} jobRole={jobRole} />
        <ActFailed error={add.error} />
        {unitIds.length === 0 && <Notice tone="act">Choose at least one unit.</Notice>}
        <Group>
          <Button type="submit" disabled={unitIds.length === 0 || ulnIsWrong} loading={add.isPending}>
            Add the learner
          </Button>
        </Group>
      </div>
    </form>
  )
}

const listMandatory = (units: readonly { id: string; group: string | null }[]): string[] =>
  units.filter(unit => unit.group === 'Mandatory').map(unit => unit.id)
