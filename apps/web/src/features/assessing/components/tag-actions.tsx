import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { useAnnouncer } from '../../../components/undo-bar.tsx'
import { formatInstant, formatTime } from '../../../lib/dates.ts'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { plural } from '../../../lib/words.ts'
import { useCountersign } from '../api/countersign-decision.ts'
import type { TagRow } from '../tag-groups.ts'
import classes from './assessing.module.css'
import { CorrectDialog } from './correct-dialog.tsx'
import { DecisionLine } from './decision-line.tsx'
import { RemoveTagDialog } from './remove-tag-dialog.tsx'

interface TagActionsProps {
  row: TagRow
  evidenceId: string
  isCurrent: boolean
  onUndo: (decisionId: string) => Promise<unknown>
}

/** What can still be done with a tag that is decided, and all that was decided on it. */
export function TagActions({ row, evidenceId, isCurrent, onUndo }: TagActionsProps) {
  const { tag, target } = row
  const [dialog, setDialog] = useState<'correct' | 'remove' | null>(null)
  const [showsHistory, setShowsHistory] = useState(false)
  const [isUndoing, setUndoing] = useState(false)
  const countersign = useCountersign(evidenceId)
  const { say } = useAnnouncer()
  const mine = tag.decision ?? tag.waiting
  const undoUntil = tag.can.undoUntil !== null && Date.parse(tag.can.undoUntil) > Date.now() ? tag.can.undoUntil : null
  const shown = [tag.decision?.id, tag.waiting?.id]
  const past = tag.decisions.filter(decision => !shown.includes(decision.id))
  // In a list of forty, what is seldom wanted stands only with the one that is read.
  const canRemove = tag.can.remove && (isCurrent || !tag.can.decide)
  const hasNothing = !tag.can.correct && !canRemove && !tag.can.countersign && undoUntil === null && past.length === 0
  if (hasNothing) return null

  const undo = async (decisionId: string) => {
    setUndoing(true)
    await onUndo(decisionId).then(
      () => say(`${target} waits for a decision again.`),
      (error: unknown) => say(sentenceFor(error)),
    )
    setUndoing(false)
  }
  return (
    <>
      <Group gap="xs" className={classes['tagActions']}>
        {tag.can.countersign && tag.waiting && (
          <Button
            size="xs"
            variant="default"
            aria-label={`Countersign ${target}`}
            loading={countersign.isPending}
            onClick={() => {
              if (!tag.waiting) return
              countersign.mutate(tag.waiting.id, {
                onSuccess: () => say(`${target} is countersigned.`),
                onError: error => say(sentenceFor(error)),
              })
            }}
          >
            Countersign
          </Button>
        )}
        {undoUntil !== null && mine && (
          <Button
            size="xs"
            variant="subtle"
            aria-label={`Undo the decision on ${target}, until ${formatTime(undoUntil)}`}
            loading={isUndoing}
            onClick={() => void undo(mine.id)}
          >
            Undo until {formatTime(undoUntil)}
          </Button>
        )}
        {tag.can.correct && tag.decision && (
          <Button
            size="xs"
            variant="subtle"
            aria-label={`Correct the decision on ${target}`}
            onClick={() => setDialog('correct')}
          >
            Correct a decision
          </Button>
        )}
        {canRemove && (
          <Button
            size="xs"
            variant="subtle"
            color="brick"
            aria-label={`Remove the tag ${target}`}
            onClick={() => setDialog('remove')}
          >
            Remove
          </Button>
        )}
        {past.length > 0 && (
          <Button
            size="xs"
            variant="subtle"
            aria-expanded={showsHistory}
            aria-label={`${plural(past.length, 'earlier decision', 'earlier decisions')} on ${target}`}
            onClick={() => setShowsHistory(!showsHistory)}
          >
            {plural(past.length, 'earlier decision', 'earlier decisions')}
          </Button>
        )}
      </Group>
      {showsHistory && (
        <ol className={classes['history']} aria-label={`Earlier decisions on ${target}, newest first`}>
          {tag.decisions.map(decision => (
            <li key={decision.id}>
              <DecisionLine
                decision={decision}
                waits={decision.waitsForCountersignature && decision.endedAt === null}
              />{' '}
              {decision.id !== tag.decision?.id && (
                <EraseText
                  of={{ enrolmentId: tag.enrolmentId, about: decision.id }}
                  words={[decision.feedback, decision.reason]}
                  name={`what was said of ${target} ${formatInstant(decision.decidedAt)}`}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      <CorrectDialog row={row} evidenceId={evidenceId} isOpen={dialog === 'correct'} onClose={() => setDialog(null)} />
      <RemoveTagDialog row={row} evidenceId={evidenceId} isOpen={dialog === 'remove'} onClose={() => setDialog(null)} />
    </>
  )
}
