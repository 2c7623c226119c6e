import { Button, Textarea } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import type { Effect } from '../../../components/effect-preview/compute-effect.ts'
import { EffectOfDecisions, effectHeadline } from '../../../components/effect-preview/effect-of-decisions.tsx'
import { Notice } from '../../../components/notice.tsx'
import type { StepNumber } from '../../../components/steps.tsx'
import { sentenceFor } from '../../../lib/error-messages.ts'
import { criteriaCount, listWords } from '../../../lib/words.ts'
import type { RestOfUnit } from '../list-rest.ts'
import { actWords } from '../observation-draft.ts'
import type { Observing } from '../use-observation.ts'
import { AllBut } from './all-but.tsx'
import classes from './observation.module.css'

interface DecideColumnProps {
  observing: Observing
  effect: Effect
  isInTraining: boolean
  acceptedTagsNeeded: number
  /** What stays open of the units that it touches. */
  rest: readonly RestOfUnit[]
  onPlanRest: () => void
}

/** Last: all but which, feedback once, and what it moves. */
export function DecideColumn({
  observing,
  effect,
  isInTraining,
  acceptedTagsNeeded,
  rest,
  onPlanRest,
}: DecideColumnProps) {
  const { draft, decided, changeWords } = observing
  return (
    <div className={classes['decide']}>
      <AllBut observing={observing} />
      <Textarea
        label={decided.length > 1 ? `Feedback, once for all ${decided.length}` : 'Feedback'}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={5000}
        value={draft.feedback}
        onChange={event => changeWords({ feedback: event.currentTarget.value })}
      />
      {rest.length > 0 && (
        <div className={classes['rest']}>
          <span>
            {criteriaCount(rest.reduce((sum, { criterionIds }) => sum + criterionIds.length, 0))} of{' '}
            {listWords(rest.map(({ unitNumber }) => `Unit ${unitNumber}`))} not accepted or planned
          </span>
          <Button variant="default" size="xs" onClick={onPlanRest}>
            Plan for the rest
          </Button>
        </div>
      )}
      {isInTraining && (
        <Notice tone="know" title="You are in training.">
          Your decisions wait for countersignature. Until then nothing moves; this is what would.
        </Notice>
      )}
      {decided.length === 0 ? (
        <p className={classes['quiet']}>Choose criteria, and the KSBs that move show here.</p>
      ) : (
        <EffectOfDecisions
          effect={effect}
          title={effectHeadline(effect)}
          note={
            acceptedTagsNeeded > 1
              ? `${acceptedTagsNeeded} accepted items are asked for; one alone moves nothing yet`
              : undefined
          }
        />
      )}
    </div>
  )
}

interface ActBarProps {
  observing: Observing
  step: StepNumber
  /** What it would move, in a line. */
  line: string | null
  onStep: (step: StepNumber) => void
  onLater: () => void
}

/** The one act, always in view; on a phone the next step first. */
export function ActBar({ observing, step, line, onStep, onLater }: ActBarProps) {
  const { decided, needs, held, draft, isBusy, isWaiting, problem, act, stopWaiting } = observing
  const [isAsked, setAsked] = useState(false)
  const needsId = useId()
  const hasFiles = held.length > 0 || draft.evidenceId !== null
  const run = () => {
    setAsked(true)
    if (!isWaiting) act()
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  return (
    <div className={classes['actBar']}>
      {problem !== null && (
        <Notice tone="wrong" announce>
          {sentenceFor(problem)}
        </Notice>
      )}
      {isWaiting && (
        <Notice
          tone="know"
          announce
          title="The draft is kept. It is submitted and decided when its files have arrived."
          action={
            <Button variant="default" size="xs" onClick={stopWaiting}>
              Not yet
            </Button>
          }
        >
          Leave this page open.
        </Notice>
      )}
      <p id={needsId} className={classes['needs']} role="status">
        {isAsked && needs.length > 0 ? needs.slice(0, 3).join(' ') : ''}
      </p>
      {line && <p className={classes['lineOnPhone']}>{line}</p>}
      <p className={classes['about']}>
        {hasFiles
          ? 'With files it goes in two steps: a draft with its tags first, then, once they have arrived, it is submitted and decided.'
          : `One act: writes the ${draft.method === 'OB' ? 'observation' : 'discussion'}, tags it, and decides.`}{' '}
        Each decision can be corrected later.
      </p>
      <div className={classes['buttons']}>
        {step < 3 && (
          <Button size="lg" className={classes['next'] ?? ''} onClick={() => onStep(step === 1 ? 2 : 3)}>
            {step === 1 ? 'Next: criteria' : 'Next: decide'}
          </Button>
        )}
        <Button
          size="lg"
          className={step < 3 ? (classes['atDesk'] ?? '') : ''}
          aria-disabled={needs.length > 0 || isWaiting}
          aria-describedby={needsId}
          aria-keyshortcuts="Control+Enter"
          loading={isBusy}
          onClick={run}
        >
          {actWords(decided)}
        </Button>
        <Button variant="default" size="lg" onClick={onLater}>
          Finish later
        </Button>
      </div>
    </div>
  )
}
