import type { UnitRecord } from '@crosswalk/contracts'
import { Button, Checkbox } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { hasCode } from '../../../lib/api-error.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { newIdempotencyKey } from '../../../lib/send.ts'
import { criteriaCount, listWords } from '../../../lib/words.ts'
import { useSignOffUnit } from '../api/sign-off-unit.ts'
import { buttonWords, closedReason, type Signing } from '../sign-off-words.ts'
import classes from './sign-off.module.css'

interface DeclarationProps {
  record: UnitRecord
  signing: Exclude<Signing, 'signed'>
  things: number
}

/** The assessor's declaration, and the one filled button. Closed, it takes focus, and its reason is read. */
export function Declaration({ record, signing, things }: DeclarationProps) {
  /** The revision that was on the screen when the declaration was ticked: what it declares. */
  const [declared, setDeclared] = useState<{ revision: number; key: string } | null>(null)
  const [isAsked, setAsked] = useState(false)
  const { say } = useAnnouncer()
  const signOff = useSignOffUnit(record.enrolmentId, record.unit.id, signed => {
    setDeclared(null)
    say(`Signed: ${criteriaCount(signed.criterionIds.length)} of Unit ${record.unit.number}.`)
  })
  const reasonId = useId()
  const isStale = declared !== null && declared.revision !== record.revision
  const isDeclared = declared !== null && !isStale
  const closed = closedReason(record, things, isDeclared)
  const label = buttonWords(record, signing)

  const sign = () => {
    setAsked(true)
    if (closed !== null || declared === null || signOff.isPending) return
    signOff.mutate(
      { revision: declared.revision, idempotencyKey: declared.key },
      {
        // What was declared is not what stands now: it is looked at, and ticked, again.
        onError: error => hasCode(error, 'conflict.stale') && setDeclared(null),
      },
    )
  }

  return (
    <section className={`${classes['part']} ${classes['declare']}`} aria-labelledby="declaration">
      <h2 id="declaration">Declaration</h2>
      {isStale && (
        <Notice
          tone="act"
          announce
          title="This unit changed while you read."
          action={
            <Button variant="default" size="xs" onClick={() => setDeclared(null)}>
              Look again
            </Button>
          }
        >
          Look at the criteria, then tick the declaration again.
        </Notice>
      )}
      {signOff.error && (
        <Notice tone="wrong" announce>
          {hasCode(signOff.error, 'conflict.stale')
            ? `Not signed: ${signOff.error.detail ?? 'this unit changed while you read.'} Look again.`
            : sentenceFor(signOff.error)}
        </Notice>
      )}
      <Checkbox
        checked={isDeclared}
        disabled={!record.can.signOff}
        label={declarationWords(record, signing)}
        onChange={event => {
          const { checked } = event.currentTarget
          signOff.reset()
          setDeclared(checked ? { revision: record.revision, key: newIdempotencyKey() } : null)
        }}
      />
      <Button
        fullWidth
        size="lg"
        className={classes['sign']}
        aria-disabled={closed !== null}
        aria-describedby={reasonId}
        leftSection={closed !== null && <IconLock size={16} aria-hidden="true" />}
        loading={signOff.isPending}
        onClick={sign}
      >
        {label}
      </Button>
      <p id={reasonId} className={classes['quiet']}>
        {closed ?? 'The record says who signed, when, and over which decisions.'}{' '}
        {!record.unit.complete &&
          'The record says that it is part of the unit, and how many criteria are not held here.'}{' '}
        If a decision is corrected later, that criterion alone needs a supplementary signature.
      </p>
      <p role="status" className="visually-hidden">
        {isAsked && closed !== null ? closed : ''}
      </p>
    </section>
  )
}

function declarationWords(record: UnitRecord, signing: DeclarationProps['signing']): string {
  if (signing === 'supplementary') {
    const ids = new Set(record.needsSupplementary)
    const numbers = record.criteria.filter(({ criterionId }) => ids.has(criterionId)).map(({ number }) => number)
    return `I have checked ${listWords(numbers)} again. The evidence is valid, authentic, reliable, current and sufficient.`
  }
  return `I have checked every criterion listed here. The evidence is valid, authentic, reliable, current and sufficient, and ${record.learner.name} has met all ${record.criteria.length}.`
}
