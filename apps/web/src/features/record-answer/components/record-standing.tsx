import type { Evidence } from '@crosswalk/contracts'
import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { calledBy, plural } from '../../../lib/words.ts'
import { useChangeRecord } from '../api/change-record.ts'
import classes from './record-answer.module.css'

/** For staff: what the learner says of it, and for its writer the way to mend it. */
export function RecordStanding({ evidence }: { evidence: Evidence }) {
  const { record, learner } = evidence
  const [isChanging, setChanging] = useState(false)
  if (record === null) return null
  const name = calledBy(learner.name)
  return (
    <section className={classes['answer']} aria-label="What the learner says of this record">
      {record.status === 'confirmed' && record.answer && (
        <Notice tone="know" title={`${name} confirmed this as a fair account.`}>
          {formatInstant(record.answer.at)}
        </Notice>
      )}
      {record.status === 'disputed' && (
        <Notice
          tone="act"
          title={`${name} says that something is wrong.`}
          action={
            evidence.can.change &&
            !isChanging && (
              <Button variant="default" size="xs" onClick={() => setChanging(true)}>
                Change the record
              </Button>
            )
          }
        >
          {record.answer?.statement && <span className={classes['said']}>“{record.answer.statement}”</span>}
        </Notice>
      )}
      {(record.status === 'toConfirm' || record.status === 'changedSince') && (
        <Notice
          tone={record.isOverdue ? 'act' : 'know'}
          title={
            record.isOverdue
              ? `${name} has not confirmed this for ${plural(record.allowedDays, 'day', 'days')}.`
              : `${name} has not confirmed this yet.`
          }
        >
          {record.status === 'changedSince' ? 'Changed, and asked again' : 'Asked'} {formatDay(record.askedAt)}
        </Notice>
      )}
      {isChanging && <ChangeForm evidence={evidence} onDone={() => setChanging(false)} />}
    </section>
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

function ChangeForm({ evidence, onDone }: { evidence: Evidence; onDone: () => void }) {
  const { id, revision, learner } = evidence
  const { value: text, change, clear } = useDraft(`record:${id}`, evidence.text ?? '', isText)
  const save = useChangeRecord()
  const { say } = useAnnouncer()
  return (
    <form
      className={classes['form']}
      onSubmit={event => {
        event.preventDefault()
        save.mutate(
          { id, revision, text: text.trim() },
          {
            onSuccess: () => {
              clear()
              onDone()
              say(`The record is changed. ${calledBy(learner.name)} is asked again.`)
            },
          },
        )
      }}
    >
      <Textarea
        label="What you saw"
        description={`${calledBy(learner.name)} is asked to confirm it anew. Decisions stay, and name the words that they judged.`}
        autosize
        minRows={6}
        maxRows={24}
        value={text}
        onChange={event => change(event.currentTarget.value)}
      />
      {save.error && (
        <Notice tone="wrong" announce title="Not saved. Your words are kept.">
          {sentenceFor(save.error)}
        </Notice>
      )}
      <Group gap="xs">
        <Button type="submit" loading={save.isPending} disabled={text.trim() === '' || text === evidence.text}>
          Save the record
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Finish later
        </Button>
      </Group>
    </form>
  )
}
