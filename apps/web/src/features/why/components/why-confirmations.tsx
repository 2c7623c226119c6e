import { lazy, Suspense } from 'react'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { Notice } from '../../../components/notice.tsx'
import { formatDay } from '../../../lib/dates.ts'
import type { KsbExplanation } from '../api/get-ksb-explanation.ts'
import { basisWords, type Confirmation, changeSentences, saidWords } from '../confirmation-words.ts'
import classes from './why-confirmations.module.css'

// The acts are the staff's: learners load none of them.
const ConfirmForm = lazy(() => import('./confirm-form.tsx').then(({ ConfirmForm: form }) => ({ default: form })))
const TakeBack = lazy(() => import('./take-back.tsx').then(({ TakeBack: form }) => ({ default: form })))

/** KSB-7: what named people say of the KSB, beside what is computed; and the act itself, for those who may. */
export function WhyConfirmations({ explanation, takesFocus }: { explanation: KsbExplanation; takesFocus: boolean }) {
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
                {earlier.statement !== null && `: ${earlier.statement}`}{' '}
                <EraseText
                  of={{ enrolmentId, about: earlier.id }}
                  words={[earlier.statement]}
                  name={`what ${earlier.by} said, ${formatDay(earlier.at)}`}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      {can.confirm && progress.applies && (
        <Suspense>
          <ConfirmForm key={explanation.ksb.id} explanation={explanation} takesFocus={takesFocus} />
        </Suspense>
      )}
    </section>
  )
}

interface SaidProps {
  confirmation: Confirmation
  enrolmentId: string
  mayWithdraw: boolean
}

function Said({ confirmation, enrolmentId, mayWithdraw }: SaidProps) {
  const { id, statement, at, checkAgain, before, now, outcome } = confirmation
  return (
    <div className={classes['said']} data-outcome={outcome}>
      <p>
        <strong>{saidWords(confirmation)}</strong>, {formatDay(at)}
      </p>
      {statement !== null && <p className={classes['statement']}>{statement}</p>}
      <EraseText
        of={{ enrolmentId, about: id }}
        words={[statement]}
        name={`what ${confirmation.by} said, ${formatDay(at)}`}
      />
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
      {mayWithdraw && (
        <Suspense>
          <TakeBack confirmationId={id} enrolmentId={enrolmentId} />
        </Suspense>
      )}
    </div>
  )
}
