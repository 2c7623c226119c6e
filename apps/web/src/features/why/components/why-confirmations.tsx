import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import type { KsbExplanation } from '../api/get-ksb-explanation.ts'
import { useWithdrawConfirmation } from '../api/withdraw-confirmation.ts'
import { basisWords, type Confirmation, changeSentences, saidWords } from '../confirmation-words.ts'
import { ConfirmForm } from './confirm-form.tsx'
import classes from './why-confirmations.module.css'

/** KSB-7: what named people say of the KSB, beside what is computed; and the act itself, for those who may. */
export function WhyConfirmations({ explanation }: { explanation: KsbExplanation }) {
  const { confirmations, earlierConfirmations, can, enrolmentId, progress } = explanation
  if (confirmations.length + earlierConfirmations.length === 0 && !can.confirm) return null
  return (
    <section className={classes['part']} aria-label="Confirmations">
      {confirmations.map(confirmation => (
        <Said key={confirmation.id} confirmation={confirmation} enrolmentId={enrolmentId} mayWithdraw={can.confirm} />
      ))}
      {earlierConfirmations.length > 0 && (
        <details className={classes['earlier']}>
          <summary>Said before ({earlierConfirmations.length})</summary>
          <ul>
            {earlierConfirmations.map(earlier => (
              <li key={earlier.id}>
                {saidWords(earlier)}, {formatDay(earlier.at)}
                {earlier.statement !== null && `: ${earlier.statement}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {can.confirm && progress.applies && <ConfirmForm key={explanation.ksb.id} explanation={explanation} />}
    </section>
  )
}

interface SaidProps {
  confirmation: Confirmation
  enrolmentId: string
  mayWithdraw: boolean
}

function Said({ confirmation, enrolmentId, mayWithdraw }: SaidProps) {
  const [isTakingBack, setTakingBack] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useWithdrawConfirmation(enrolmentId)
  const { id, statement, at, checkAgain, before, now, outcome } = confirmation
  return (
    <div className={classes['said']} data-outcome={outcome}>
      <p>
        <strong>{saidWords(confirmation)}</strong>, {formatDay(at)}
      </p>
      {statement !== null && <p className={classes['statement']}>{statement}</p>}
      {checkAgain && (
        <Notice tone="act" title="Check again.">
          What it rested on changed. It still shows, and does not count at the gateway.
          <dl className={classes['compare']}>
            <div>
              <dt>Then</dt>
              <dd>{basisWords(before)}</dd>
            </div>
            <div>
              <dt>Now</dt>
              <dd>{basisWords(now)}</dd>
            </div>
          </dl>
          {changeSentences(confirmation).map(sentence => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      {withdraw.error && (
        <Notice tone="wrong" announce>
          {sentenceFor(withdraw.error)}
        </Notice>
      )}
      {mayWithdraw &&
        (isTakingBack ? (
          <form
            onSubmit={event => {
              event.preventDefault()
              withdraw.mutate({ confirmationId: id, reason: reason.trim() })
            }}
          >
            <Textarea
              label="Why is it taken back?"
              required
              withAsterisk={false}
              autosize
              minRows={2}
              maxLength={2000}
              value={reason}
              onChange={event => setReason(event.currentTarget.value)}
            />
            <Group gap="xs" mt="xs">
              <Button type="submit" size="xs" loading={withdraw.isPending}>
                Take it back
              </Button>
              <Button size="xs" variant="subtle" onClick={() => setTakingBack(false)}>
                Leave it
              </Button>
            </Group>
          </form>
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={() => setTakingBack(true)}>
            Take back
          </Button>
        ))}
    </div>
  )
}
