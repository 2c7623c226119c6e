import { ACHIEVEMENT_NAMES, type UnitRecord } from '@crosswalk/contracts'
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { FieldRow } from '../../../components/field-row.tsx'
import { today } from '../../../lib/dates.ts'
import { fieldSentence } from '../../../lib/error-messages.ts'
import { colleaguesQuery } from '../../../lib/queries/list-colleagues.ts'
import { useAddAchievement } from '../api/add-achievement.ts'
import { certificatesQuery } from '../api/list-certificates.ts'

const KINDS = ['creditTransfer', 'exemption'] as const

export function AchievementForm({ record, onDone }: { record: UnitRecord; onDone: () => void }) {
  const { data: held } = useSuspenseQuery(certificatesQuery(record.learner.id))
  const { data: colleagues } = useSuspenseQuery(colleaguesQuery('assessor'))
  const [values, setValues] = useState({
    kind: 'creditTransfer',
    certificate: '',
    awardingBody: '',
    uan: record.unit.uan ?? '',
    achievedOn: '',
    evidenceId: '',
    checkedBy: '',
    checkedOn: today(),
    note: '',
  })
  const add = useAddAchievement(record.enrolmentId, record.unit.id)
  const change = (part: Partial<typeof values>) => setValues(now => ({ ...now, ...part }))
  const text = (name: 'certificate' | 'awardingBody' | 'uan', label: string) => (
    <TextInput
      label={label}
      maxLength={120}
      value={values[name]}
      error={fieldSentence(add.error, name)}
      onChange={event => change({ [name]: event.currentTarget.value })}
    />
  )
  const date = (name: 'achievedOn' | 'checkedOn', label: string) => (
    <TextInput
      type="date"
      label={label}
      value={values[name]}
      error={fieldSentence(add.error, name)}
      onChange={event => change({ [name]: event.currentTarget.value })}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { kind, ...others } = values
    const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value.trim() !== ''))
    add.mutate({ kind: kind === 'exemption' ? 'exemption' : 'creditTransfer', ...given }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p>
          All criteria of this unit will count as accepted for {record.learner.name}, for that reason. It is shown apart
          from what is assessed here.
        </p>
        <NativeSelect
          label="What it is"
          value={values.kind}
          data={KINDS.map(value => ({ value, label: ACHIEVEMENT_NAMES[value] }))}
          onChange={event => change({ kind: event.currentTarget.value })}
        />
        <FieldRow>
          {text('certificate', 'Certificate’s number')}
          {text('awardingBody', 'Awarding body')}
        </FieldRow>
        <FieldRow>
          {text('uan', 'UAN')}
          {date('achievedOn', 'Achieved on')}
        </FieldRow>
        <NativeSelect
          label="The certificate, where it was uploaded"
          value={values.evidenceId}
          error={fieldSentence(add.error, 'evidenceId')}
          data={[
            { value: '', label: 'Not uploaded' },
            ...held.evidence.map(({ id, reference, title }) => ({ value: id, label: `${reference} ${title}` })),
          ]}
          onChange={event => change({ evidenceId: event.currentTarget.value })}
        />
        <FieldRow>
          <NativeSelect
            label="Checked by"
            value={values.checkedBy}
            error={fieldSentence(add.error, 'checkedBy')}
            data={[
              { value: '', label: 'Me' },
              ...colleagues.people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={event => change({ checkedBy: event.currentTarget.value })}
          />
          {date('checkedOn', 'Checked on')}
        </FieldRow>
        <Textarea
          label="Note"
          autosize
          minRows={2}
          maxLength={2000}
          value={values.note}
          onChange={event => change({ note: event.currentTarget.value })}
        />
        <ActFailed error={add.error} />
        <Group gap="xs">
          <Button type="submit" size="lg" loading={add.isPending}>
            Record it
          </Button>
          <Button variant="subtle" size="lg" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
