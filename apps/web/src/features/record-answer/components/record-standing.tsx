import type { Evidence } from '@crosswalk/contracts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { Notice } from '../../../components/notice.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { calledBy, plural } from '../../../lib/words.ts'
import classes from './record-answer.module.css'
import { RecordForm } from './record-form.tsx'

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
          {record.answer && (
            <EraseText
              of={{ enrolmentId: evidence.enrolmentId, about: record.answer.id }}
              words={[record.answer.statement]}
              name={`what ${name} says is wrong`}
            />
          )}
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
      {isChanging && <RecordForm evidence={evidence} onDone={() => setChanging(false)} />}
    </section>
  )
}
