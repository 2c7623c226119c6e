import { ENROLMENT_STATUSES, type Enrolment } from '@crosswalk/contracts'
import { JOB_ROLES } from '@crosswalk/progress'
import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { EmployerChoice, toChosenEmployer } from '../../../components/employer-choice/employer-choice.tsx'
import { Notice } from '../../../components/notice.tsx'
import { today } from '../../../lib/dates.ts'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { cohortChoicesQuery } from '../../../lib/queries/list-cohorts.ts'
import { JOB_ROLE_NAMES, STATUS_NAMES } from '../../../lib/words.ts'
import { useChangeEnrolment } from '../api/change-enrolment.ts'
import classes from './enrolment.module.css'

/** Job role, cohort, planned end and status. Only what was changed is sent. */
export function EnrolmentSettings({ enrolment }: { enrolment: Enrolment }) {
  const [jobRole, setJobRole] = useState(enrolment.jobRole ?? '')
  const [cohortId, setCohortId] = useState(enrolment.cohortId ?? '')
  const [plannedEndOn, setPlannedEndOn] = useState(enrolment.plannedEndOn ?? '')
  const [status, setStatus] = useState(enrolment.status)
  const [statusOn, setStatusOn] = useState(today())
  const [statusReason, setStatusReason] = useState('')
  const [returnOn, setReturnOn] = useState('')
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
  const changesStatus = status !== enrolment.status

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const chosenRole = JOB_ROLES.find(value => value === jobRole) ?? null
    save.mutate({
      revision: enrolment.revision,
      ...(chosenRole !== enrolment.jobRole && { jobRole: chosenRole }),
      ...((cohortId || null) !== enrolment.cohortId && { cohortId: cohortId || null }),
      ...((plannedEndOn || null) !== enrolment.plannedEndOn && { plannedEndOn: plannedEndOn || null }),
      ...(changesEmployer && { employer: toChosenEmployer(employer) }),
      ...(changesStatus && {
        status,
        statusOn,
        ...(statusReason.trim() && { statusReason: statusReason.trim() }),
        ...(status === 'onBreak' && returnOn && { expectedReturnOn: returnOn }),
      }),
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
        <NativeSelect
          label="Status"
          description="Withdrawn and completed take no more work"
          value={status}
          data={ENROLMENT_STATUSES.map(value => ({ value, label: STATUS_NAMES[value] }))}
          onChange={event => {
            const chosen = ENROLMENT_STATUSES.find(value => value === event.currentTarget.value)
            if (chosen) setStatus(chosen)
          }}
        />
      </Group>
      <EmployerChoice value={employer} onChange={setEmployer} />
      {changesStatus && (
        <Group align="start">
          <TextInput
            type="date"
            label="Since"
            required
            value={statusOn}
            error={fieldSentence(save.error, 'statusOn')}
            onChange={event => setStatusOn(event.currentTarget.value)}
          />
          {status === 'onBreak' && (
            <TextInput
              type="date"
              label="Expected back"
              value={returnOn}
              onChange={event => setReturnOn(event.currentTarget.value)}
            />
          )}
          <Textarea
            label="Why"
            autosize
            minRows={1}
            maxLength={2000}
            className={classes['grow'] ?? ''}
            value={statusReason}
            error={fieldSentence(save.error, 'statusReason')}
            onChange={event => setStatusReason(event.currentTarget.value)}
          />
        </Group>
      )}
      {save.error && (
        <Notice tone="wrong" announce>
          {sentenceFor(save.error)}
        </Notice>
      )}
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
