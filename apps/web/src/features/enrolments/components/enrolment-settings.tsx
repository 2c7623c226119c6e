import type { Enrolment } from '@crosswalk/contracts'
import { JOB_ROLES } from '@crosswalk/progress'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { EmployerChoice, toChosenEmployer } from '../../../components/employer-choice/employer-choice.tsx'
import { Notice } from '../../../components/notice.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { cohortChoicesQuery } from '../../../lib/queries/list-cohorts.ts'
import { JOB_ROLE_NAMES } from '../../../lib/words.ts'
import { useChangeEnrolment } from '../api/change-enrolment.ts'
import classes from './enrolment.module.css'

/** Job role, cohort, planned end, registration and employer. Only what was changed is sent. */
export function EnrolmentSettings({ enrolment }: { enrolment: Enrolment }) {
  const [jobRole, setJobRole] = useState(enrolment.jobRole ?? '')
  const [cohortId, setCohortId] = useState(enrolment.cohortId ?? '')
  const [plannedEndOn, setPlannedEndOn] = useState(enrolment.plannedEndOn ?? '')
  const [registration, setRegistration] = useState(enrolment.registration ?? '')
  const held = {
    id: enrolment.employer?.id ?? '',
    siteId: enrolment.employer?.siteId ?? '',
    lineManagerId: enrolment.employer?.lineManager?.id ?? '',
  }
  const [employer, setEmployer] = useState(held)
  const changesEmployer =
    employer.id !== held.id || employer.siteId !== held.siteId || employer.lineManagerId !== held.lineManagerId
  const cohorts = useQuery(cohortChoicesQuery())
  const save = useChangeEnrolment(enrolment.id)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosenRole = JOB_ROLES.find(value => value === jobRole) ?? null
    save.mutate({
      revision: enrolment.revision,
      ...(chosenRole !== enrolment.jobRole && { jobRole: chosenRole }),
      ...((cohortId || null) !== enrolment.cohortId && { cohortId: cohortId || null }),
      ...((plannedEndOn || null) !== enrolment.plannedEndOn && { plannedEndOn: plannedEndOn || null }),
      ...((registration.trim() || null) !== enrolment.registration && { registration: registration.trim() || null }),
      ...(changesEmployer && { employer: toChosenEmployer(employer) }),
    })
  }

  return (
    <form onSubmit={submit} className={classes['settings']}>
      <Group align="start">
        <NativeSelect
          label="Job role"
          description="Decides which of two alternative KSBs applies"
          value={jobRole}
          data={[
            { value: '', label: 'Not decided yet' },
            ...JOB_ROLES.map(value => ({ value, label: JOB_ROLE_NAMES[value] })),
          ]}
          onChange={event => setJobRole(event.currentTarget.value)}
        />
        <NativeSelect
          label="Cohort"
          description="Where tutors find it"
          value={cohortId}
          data={[
            { value: '', label: 'None' },
            ...(cohorts.data?.cohorts ?? []).map(cohort => ({ value: cohort.id, label: cohort.name })),
          ]}
          onChange={event => setCohortId(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Planned end"
          description="As agreed with the employer"
          value={plannedEndOn}
          error={fieldSentence(save.error, 'plannedEndOn')}
          onChange={event => setPlannedEndOn(event.currentTarget.value)}
        />
        <TextInput
          label="Registration"
          description="The awarding body’s number for it"
          maxLength={60}
          value={registration}
          error={fieldSentence(save.error, 'registration')}
          onChange={event => setRegistration(event.currentTarget.value)}
        />
      </Group>
      <EmployerChoice value={employer} onChange={setEmployer} />
      <ActFailed error={save.error} />
      {save.isSuccess && (
        <Notice tone="know" announce>
          Saved.
        </Notice>
      )}
      <Group>
        <Button type="submit" variant="default" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </form>
  )
}
