import type { Outcome } from '@crosswalk/progress'
import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { EraseText } from '../../../components/erase-text/erase-text.tsx'
import { readSpans } from '../../../components/file-viewer/places.ts'
import { Plate } from '../../../components/plate.tsx'
import { VerdictChoice } from '../../../components/verdict-choice/verdict-choice.tsx'
import { today } from '../../../lib/dates.ts'
import type { TagRow } from '../tag-groups.ts'
import type { Verdict, VerdictWords as Words } from '../verdicts.ts'
import classes from './assessing.module.css'
import { DecisionLine } from './decision-line.tsx'
import { QualityChips } from './quality-chips.tsx'
import { TagActions } from './tag-actions.tsx'

interface TagItemProps {
  row: TagRow
  evidenceId: string
  verdict: Verdict | null
  /** The feedback for all stands in for one's own. */
  hasSharedFeedback: boolean
  isCurrent: boolean
  isTabStop: boolean
  onCurrent: () => void
  onPlace: () => void
  onOutcome: (outcome: Outcome | null) => void
  onWords: (words: Words) => void
  onUndo: (decisionId: string) => Promise<unknown>
}

/** One criterion of the item: its words, where to look, what it counts towards, and the decision. */
export function TagItem(props: TagItemProps) {
  const { row, verdict, isCurrent, isTabStop, onCurrent, onPlace, onOutcome } = props
  const { tag, number, target, text, ksbCodes } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard it opens as focus enters it
    <li
      className={classes['tag']}
      data-current={isCurrent || undefined}
      data-tag={tag.id}
      // What is open moves what stands below: under a pointer that waits until the click has landed.
      onFocus={event => event.target.matches(':focus-visible') && onCurrent()}
      onClick={onCurrent}
      aria-label={target}
    >
      <div className={classes['tagLine']}>
        <Plate tone={isCurrent ? 'chosen' : 'plain'}>{number}</Plate>
        <div className={classes['criterion']}>
          <p className={classes['criterionText']}>{text ?? 'The document gives no words for this criterion'}</p>
          <p className={classes['quiet']}>
            {tag.locator === null ? (
              'No page or time given'
            ) : readSpans(tag.locator).length === 0 ? (
              tag.locator
            ) : (
              <button
                type="button"
                className={classes['place']}
                tabIndex={isCurrent ? 0 : -1}
                aria-label={`${target}: go to ${tag.locator}`}
                onClick={onPlace}
              >
                {tag.locator}
              </button>
            )}
            {ksbCodes.length > 0 && (
              <span className={classes['towards']}>
                {' · counts towards '}
                {ksbCodes.map(code => (
                  <Plate key={code} size="sm">
                    {code}
                  </Plate>
                ))}
              </span>
            )}
          </p>
        </div>
        {tag.can.decide && (
          <VerdictChoice
            label={`Decision on ${target}`}
            value={verdict?.outcome ?? null}
            isTabStop={isTabStop}
            onChange={onOutcome}
          />
        )}
      </div>
      {tag.can.decide && verdict && <VerdictWords {...props} verdict={verdict} />}
      {!tag.can.decide && <Standing {...props} />}
      <TagActions isCurrent={isCurrent} row={row} evidenceId={props.evidenceId} onUndo={props.onUndo} />
    </li>
  )
}

function VerdictWords({ row, verdict, hasSharedFeedback, isCurrent, onWords }: TagItemProps & { verdict: Verdict }) {
  const [isAsked, setAsked] = useState(false)
  const isReferral = verdict.outcome === 'referred'
  if (!isReferral && !isAsked && verdict.feedback === '') {
    if (!isCurrent) return null
    return (
      <div className={classes['verdictWords']}>
        <button type="button" data-feedback="" className={classes['textButton']} onClick={() => setAsked(true)}>
          Add feedback for {row.target}
        </button>
      </div>
    )
  }
  return (
    <div className={classes['verdictWords']}>
      <Textarea
        className={classes['said']}
        data-feedback=""
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        label={
          <>
            {isReferral ? 'What more is needed?' : 'Feedback'}
            <span className="visually-hidden"> for {row.target}</span>
          </>
        }
        placeholder={hasSharedFeedback ? 'The feedback for all is enough, or add to it here' : undefined}
        autoFocus={isAsked}
        value={verdict.feedback}
        onChange={event => onWords({ feedback: event.currentTarget.value })}
      />
      {isReferral && (
        <TextInput
          type="date"
          label={
            <>
              By when<span className="visually-hidden"> for {row.target}</span>
            </>
          }
          min={today()}
          value={verdict.dueOn}
          onChange={event => onWords({ dueOn: event.currentTarget.value })}
        />
      )}
      {isReferral && (
        <QualityChips
          target={row.target}
          chosen={verdict.fallsShortOn ?? []}
          onChange={fallsShortOn => onWords({ fallsShortOn })}
        />
      )}
    </div>
  )
}

/** What was decided, or why nothing can be. */
function Standing({ row: { tag, target } }: TagItemProps) {
  const { decision, waiting } = tag
  return (
    <div className={classes['standing']}>
      {decision && <DecisionLine decision={decision} />}
      {tag.referralClosed && <p className={classes['quiet']}>Closed: the criterion is accepted from other evidence.</p>}
      {tag.waitsForCountersignature && (
        <p className={classes['waits']}>
          {waiting ? <DecisionLine decision={waiting} waits /> : 'Assessed, waiting for countersignature.'}
        </p>
      )}
      {[decision, waiting].map(
        one =>
          one && (
            <EraseText
              key={one.id}
              of={{ enrolmentId: tag.enrolmentId, about: one.id }}
              words={[one.feedback, one.reason]}
              name={`what was said of ${target}`}
            />
          ),
      )}
      {!decision && !waiting && !tag.waitsForCountersignature && (
        <p className={classes['quiet']}>
          {tag.status === 'draft' ? 'Drafted, not submitted.' : 'Waits for a decision.'}
        </p>
      )}
    </div>
  )
}
