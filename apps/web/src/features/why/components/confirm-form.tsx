import { computeKsbProgress } from '@crosswalk/progress'
import { Button, Checkbox, Group, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Notice } from '../../../components/notice.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { hasCode } from '../../../lib/api-error.ts'
import { compiledOf, isReadBy } from '../../../lib/compiled-mapping.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { enrolmentProgressQuery } from '../../../lib/queries/get-enrolment-progress.ts'
import { mappingQuery } from '../../../lib/queries/get-mapping.ts'
import { newIdempotencyKey } from '../../../lib/send.ts'
import { listWords } from '../../../lib/words.ts'
import { useConfirmKsbs } from '../api/confirm-ksbs.ts'
import type { KsbExplanation } from '../api/get-ksb-explanation.ts'
import classes from './why-confirmations.module.css'

type Outcome = 'confirmed' | 'notConfirmed'

/** Confirm K7, or Not yet met: of this KSB or of its whole area, in one act. A reason only where one is wanted. */
export function ConfirmForm({ explanation, takesFocus }: { explanation: KsbExplanation; takesFocus: boolean }) {
  const { ksb, progress, enrolmentId, name } = explanation
  const { data: mapping } = useQuery(mappingQuery(explanation.mapping.id))
  const { data: held } = useQuery(enrolmentProgressQuery(enrolmentId))
  const [ofArea, setOfArea] = useState(false)
  /** What is about to be said, while its reason is asked for. */
  const [asking, setAsking] = useState<Outcome | null>(null)
  const [reason, setReason] = useState('')
  const confirm = useConfirmKsbs(enrolmentId)
  const { say } = useAnnouncer()

  const area = (mapping?.standard.ksbs ?? []).filter(other => other.area === ksb.area)
  const chosen = ofArea ? area : [ksb]
  const codes = listWords(chosen.map(one => one.code))

  const send = (outcome: Outcome) => {
    const statement = reason.trim()
    confirm.mutate(
      {
        body: { ksbIds: chosen.map(one => one.id), outcome, ...(statement !== '' && { statement }) },
        idempotencyKey: newIdempotencyKey(),
      },
      {
        onSuccess: () => {
          setAsking(null)
          setReason('')
          say(outcome === 'confirmed' ? `Confirmed ${codes} for ${name}.` : `Said not yet met of ${codes}.`)
        },
        onError: error => hasCode(error, 'confirmation.reasonNeeded') && setAsking(outcome),
      },
    )
  }

  /** [KSB-7e] */
  const isMet = (ksbId: string): boolean => {
    if (ksbId === ksb.id) return progress.computed === 'met'
    if (!mapping || !held || !isReadBy(mapping, held.row)) return false
    const programme = { threshold: explanation.threshold, acceptedTagsNeeded: 1 }
    const states = computeKsbProgress(compiledOf(mapping), programme, held.row)
    return states.find(state => state.ksbId === ksbId)?.computed === 'met'
  }
  const choose = (outcome: Outcome) => {
    confirm.reset()
    const isReasonWanted = outcome === 'notConfirmed' || !chosen.every(one => isMet(one.id))
    if (isReasonWanted) setAsking(outcome)
    else send(outcome)
  }

  return (
    <div className={classes['act']}>
      {area.length > 1 && (
        <Checkbox
          size="sm"
          checked={ofArea}
          label={`The whole area: ${listWords(area.map(other => other.code))}`}
          onChange={event => setOfArea(event.currentTarget.checked)}
        />
      )}
      {confirm.error && (
        <Notice tone={hasCode(confirm.error, 'confirmation.reasonNeeded') ? 'act' : 'wrong'} announce>
          {sentenceFor(confirm.error)}
        </Notice>
      )}
      {asking !== null && (
        <Textarea
          autoFocus
          label={asking === 'confirmed' ? 'Why do you confirm it?' : 'What is missing?'}
          description={
            asking === 'confirmed'
              ? 'The mapping does not say that it is met. The learner reads this.'
              : 'The learner reads this.'
          }
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
      <Group gap="xs">
        {asking === null ? (
          <>
            <Button autoFocus={takesFocus} color="seal" loading={confirm.isPending} onClick={() => choose('confirmed')}>
              Confirm {codes}
            </Button>
            <Button variant="default" disabled={confirm.isPending} onClick={() => choose('notConfirmed')}>
              Not yet met
            </Button>
          </>
        ) : (
          <>
            <Button
              color="seal"
              loading={confirm.isPending}
              disabled={reason.trim() === ''}
              onClick={() => send(asking)}
            >
              {asking === 'confirmed' ? `Confirm ${codes}` : `Save: ${codes} not yet met`}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                confirm.reset()
                setAsking(null)
              }}
            >
              Leave it
            </Button>
          </>
        )}
      </Group>
    </div>
  )
}
