import type { Outcome, Quality } from '@crosswalk/progress'
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ActFailed } from '../../../components/act-failed.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Notice } from '../../../components/notice.tsx'
import { ReasonField } from '../../../components/reason-field.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { VerdictChoice } from '../../../components/verdict-choice/verdict-choice.tsx'
import { today } from '../../../lib/dates.ts'
import { defaultDueDay } from '../../../lib/due-day.ts'
import { OUTCOME_NAMES } from '../../../lib/words.ts'
import { useCorrectDecision } from '../api/correct-decision.ts'
import type { TagRow } from '../tag-groups.ts'
import { DecisionLine } from './decision-line.tsx'
import { QualityChips } from './quality-chips.tsx'

interface CorrectDialogProps {
  row: TagRow
  evidenceId: string
  isOpen: boolean
  onClose: () => void
}

/** A correction supersedes a decision, with a reason. Both stay on the record. */
export function CorrectDialog({ row, evidenceId, isOpen, onClose }: CorrectDialogProps) {
  return (
    <Dialog isOpen={isOpen} title={`Correct the decision on ${row.target}`} onClose={onClose}>
      <CorrectForm row={row} evidenceId={evidenceId} onClose={onClose} />
    </Dialog>
  )
}

function CorrectForm({ row, evidenceId, onClose }: Omit<CorrectDialogProps, 'isOpen'>) {
  const { tag, target } = row
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [feedback, setFeedback] = useState('')
  const [dueOn, setDueOn] = useState(defaultDueDay())
  const [fallsShortOn, setFallsShortOn] = useState<Quality[]>([])
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const correct = useCorrectDecision(evidenceId, tag)
  const { say } = useAnnouncer()
  const isReferral = outcome === 'referred'
  const needs = [
    ...(outcome === null ? ['Choose what it becomes.'] : []),
    ...(isReferral && feedback.trim() === '' ? ['Say what more is needed.'] : []),
    ...(isReferral && dueOn === '' ? ['Say by when.'] : []),
    ...(reason.trim() === '' ? ['Say why you correct it.'] : []),
  ]

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (needs.length > 0 || outcome === null || !tag.decision) return
    correct.mutate(
      {
        decisionId: tag.decision.id,
        body: {
          outcome,
          reason: reason.trim(),
          ...(feedback.trim() === '' ? {} : { feedback: feedback.trim() }),
          ...(isReferral ? { dueOn, fallsShortOn } : {}),
        },
      },
      {
        onSuccess: made => {
          const waits = made.waitsForCountersignature
            ? ' It waits for countersignature, and changes nothing until then.'
            : ''
          say(`${target} is corrected: ${OUTCOME_NAMES[made.outcome].toLowerCase()}.${waits}`)
          onClose()
        },
      },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {tag.decision && (
          <p>
            <DecisionLine decision={tag.decision} />
          </p>
        )}
        <VerdictChoice label={`What ${target} becomes`} value={outcome} onChange={setOutcome} />
        <Textarea
          label={isReferral ? 'What more is needed?' : 'Feedback, if any'}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={feedback}
          onChange={event => setFeedback(event.currentTarget.value)}
        />
        {isReferral && (
          <TextInput
            type="date"
            label="By when"
            min={today()}
            value={dueOn}
            onChange={event => setDueOn(event.currentTarget.value)}
          />
        )}
        {isReferral && <QualityChips target={target} chosen={fallsShortOn} onChange={setFallsShortOn} />}
        <ReasonField
          label="Why do you correct it?"
          description="Kept beside both decisions. Neither is written over."
          value={reason}
          onChange={setReason}
        />
        {isAsked && needs.length > 0 && (
          <Notice tone="act" announce>
            {needs.join(' ')}
          </Notice>
        )}
        <ActFailed error={correct.error} />
        <Group gap="xs">
          <Button type="submit" size="lg" loading={correct.isPending}>
            Correct the decision
          </Button>
          <Button variant="subtle" size="lg" onClick={onClose}>
            Leave it as it is
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
