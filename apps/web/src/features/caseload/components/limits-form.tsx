import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { fieldSentence } from '../../../lib/error-messages.ts'
import type { Caseload } from '../api/get-caseload.ts'
import { useSetLimits } from '../api/set-limits.ts'

/** From when what waits is marked, and a record without an answer: for everybody of the centre. */
export function LimitsForm({ limits, onDone }: { limits: Caseload['limits']; onDone: () => void }) {
  const [lateDays, setLateDays] = useState(String(limits.lateDays))
  const [veryLateDays, setVeryLateDays] = useState(String(limits.veryLateDays))
  const [recordDays, setRecordDays] = useState(String(limits.recordDays))
  const save = useSetLimits()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { lateDays: Number(lateDays), veryLateDays: Number(veryLateDays), recordDays: Number(recordDays) },
      { onSuccess: onDone },
    )
  }
  return (
    <form onSubmit={submit}>
      <ActFailed error={save.error} />
      <TextInput
        type="number"
        label="Late from, in working days"
        min={1}
        max={250}
        value={lateDays}
        error={fieldSentence(save.error, 'lateDays')}
        onChange={event => setLateDays(event.currentTarget.value)}
      />
      <TextInput
        mt="md"
        type="number"
        label="Very late from, in working days"
        description="For all staff of the centre, in the queue and in every caseload."
        min={2}
        max={250}
        value={veryLateDays}
        error={fieldSentence(save.error, 'veryLateDays')}
        onChange={event => setVeryLateDays(event.currentTarget.value)}
      />
      <TextInput
        mt="md"
        type="number"
        label="A record is marked after, in days"
        description="One that the learner has not answered. Its writer is told then."
        min={1}
        max={365}
        value={recordDays}
        error={fieldSentence(save.error, 'recordDays')}
        onChange={event => setRecordDays(event.currentTarget.value)}
      />
      <Group mt="md">
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
      </Group>
    </form>
  )
}
