import type { Evidence } from '@crosswalk/contracts'
import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { calledBy, plural } from '../../../lib/words.ts'
import { useAnswerRecord } from '../api/answer-record.ts'
import classes from './record-answer.module.css'

const isText = (value: unknown): value is string => typeof value === 'string'

/** For the learner: is what was written of them a fair account, or what is wrong with it? */
export function RecordAnswer({ evidence }: { evidence: Evidence }) {
  const { record, author, id, revision } = evidence
  const [isDisputing, setDisputing] = useState(false)
  const { value: statement, change, clear } = useDraft(`dispute:${id}`, '', isText)
  const answer = useAnswerRecord()
  const { say } = useAnnouncer()
  if (record === null) return null
  const writer = calledBy(author.name)
  const asks = record.status === 'toConfirm' || record.status === 'changedSince'

  const confirm = () =>
    answer.mutate(
      { id, revision, outcome: 'confirmed' },
      { onSuccess: () => say('You confirmed it as a fair account.') },
    )
  const dispute = () =>
    answer.mutate(
      { id, revision, outcome: 'disputed', statement: statement.trim() },
      {
        onSuccess: () => {
          clear()
          setDisputing(false)
          say(`${writer} is told what is wrong.`)
        },
      },
    )

  return (
    <section className={classes['answer']} aria-label="Your word on this record" data-asks={asks || undefined}>
      {asks ? (
        <Notice tone="act" title="Is this a fair account?">
          {record.status === 'changedSince'
            ? `${writer} changed it on ${formatDay(record.askedAt)}, after you had answered. Read it again.`
            : `${author.name} wrote it of you. Read it, and say so; or say what is wrong with it.`}
          {record.isOverdue && ` It has waited for ${plural(record.allowedDays, 'day', 'days')}.`}
        </Notice>
      ) : (
        <Notice
          tone="know"
          title={record.status === 'confirmed' ? 'You confirmed this as a fair account.' : 'You said what is wrong.'}
        >
          {record.answer && formatInstant(record.answer.at)}
          {record.answer?.statement && <span className={classes['said']}>“{record.answer.statement}”</span>}
        </Notice>
      )}
      {record.can.answer &&
        (isDisputing ? (
          <form
            className={classes['form']}
            onSubmit={event => {
              event.preventDefault()
              if (statement.trim() !== '') dispute()
            }}
          >
            <Textarea
              label="What is wrong with it"
              description={`${author.name} is told, and can change it.`}
              autosize
              minRows={3}
              maxLength={5_000}
              value={statement}
              onChange={event => change(event.currentTarget.value)}
            />
            <Group gap="xs">
              <Button type="submit" loading={answer.isPending} disabled={statement.trim() === ''}>
                Say what is wrong
              </Button>
              <Button variant="subtle" onClick={() => setDisputing(false)}>
                Finish later
              </Button>
            </Group>
          </form>
        ) : (
          <Group gap="sm" className={classes['buttons'] ?? ''}>
            {record.status !== 'confirmed' && (
              <Button loading={answer.isPending} onClick={confirm}>
                Confirm as a fair account
              </Button>
            )}
            {record.status !== 'disputed' && (
              <Button variant="default" onClick={() => setDisputing(true)}>
                Something is wrong
              </Button>
            )}
          </Group>
        ))}
      {answer.error && (
        <Notice tone="wrong" announce title="Not kept.">
          {sentenceFor(answer.error)}
        </Notice>
      )}
    </section>
  )
}
