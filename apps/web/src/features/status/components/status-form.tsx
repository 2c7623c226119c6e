import type { EnrolmentStatus, RecordedStatus } from '@crosswalk/contracts'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { fieldSentence, sentenceFor } from '../../../lib/error-messages.ts'
import { actWords, announcedWords } from '../../../lib/status-words.ts'
import { STATUS_NAMES } from '../../../lib/words.ts'
import { useChangeStatus } from '../api/change-status.ts'
import classes from './status.module.css'

export interface Asked {
  act: 'next' | 'correct'
  status: EnrolmentStatus
}

/** What it means for others, said before it is recorded. */
const MEANING: Record<EnrolmentStatus, string> = {
  onProgramme: 'The clocks run, and work is taken again.',
  onBreak: 'The clocks stop: nothing grows older, and nothing becomes overdue.',
  gateway: 'Still in every list, and marked.',
  completed: 'Takes no more work. The record stays.',
  withdrawn: 'Leaves the lists and takes no more work. The record stays.',
}

interface StatusFormProps {
  enrolmentId: string
  revision: number
  today: string
  standing: RecordedStatus
  asked: Asked
  onDone: () => void
}

/** One form for what comes next and for a correction. A day to come announces it. */
export function StatusForm({ enrolmentId, revision, today, standing, asked, onDone }: StatusFormProps) {
  const corrects = asked.act === 'correct'
  const [day, setDay] = useState(corrects ? standing.from : today)
  const [reason, setReason] = useState(corrects ? (standing.reason ?? '') : '')
  const [returnOn, setReturnOn] = useState(corrects ? (standing.expectedReturnOn ?? '') : '')
  const save = useChangeStatus(enrolmentId)
  const { say } = useAnnouncer()
  const { status } = asked
  const isToCome = !corrects && day > today
  const act = corrects ? 'Save the correction' : actWords(status, standing.status)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      {
        revision,
        ...(!corrects && { status }),
        statusOn: day,
        ...(reason.trim() && { statusReason: reason.trim() }),
        ...(status === 'onBreak' && { expectedReturnOn: returnOn || null }),
      },
      {
        onSuccess: () => {
          onDone()
          say(
            isToCome ? `${announcedWords({ status, from: day }, standing.status)}.` : `${STATUS_NAMES[status]}: saved.`,
          )
        },
      },
    )
  }

  return (
    <form onSubmit={submit} className={classes['form']} aria-label={act}>
      <p className={classes['meaning']}>{MEANING[status]}</p>
      <div className={classes['days']}>
        <TextInput
          type="date"
          label={corrects ? 'Since' : 'From'}
          required
          value={day}
          error={fieldSentence(save.error, 'statusOn') ?? fieldSentence(save.error, 'status')}
          onChange={event => setDay(event.currentTarget.value)}
        />
        {status === 'onBreak' && (
          <TextInput
            type="date"
            label="Expected back"
            value={returnOn}
            error={fieldSentence(save.error, 'expectedReturnOn')}
            onChange={event => setReturnOn(event.currentTarget.value)}
          />
        )}
      </div>
      {isToCome && (
        <p className={classes['meaning']} role="status">
          {announcedWords({ status, from: day }, standing.status)}, by itself. Until then it is shown, and can be taken
          back.
        </p>
      )}
      <ReasonField label="Why" value={reason} error={fieldSentence(save.error, 'statusReason')} onChange={setReason} />
      {save.error && (
        <Notice tone="wrong" announce title="Not saved. Your words are kept.">
          {sentenceFor(save.error)}
        </Notice>
      )}
      <Group gap="xs">
        <Button type="submit" loading={save.isPending}>
          {act}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </Group>
    </form>
  )
}
