import type { Level } from '@crosswalk/progress'
import { Link } from '@tanstack/react-router'
import { LevelStripes } from '../../../components/level-stripes.tsx'
import { formatDay } from '../../../lib/dates.ts'
import { decidedWords } from '../../../lib/decided-words.ts'
import { TAG_STATUS_NAMES } from '../../../lib/words.ts'
import type { ExplainedTag } from '../api/get-ksb-explanation.ts'
import { standingDecision, waitingDecision } from '../why-words.ts'
import classes from './why-tag.module.css'

interface WhyTagProps {
  tag: ExplainedTag
  reader: 'learner' | 'staff'
  /** With who decided, when, and what they said. */
  isOpen: boolean
  /** The level of its criterion, said once, at the first tag. */
  level?: Level
  word?: string
}

/** A piece of evidence, where in it, and what was decided. The reference stands before the title, always. */
export function WhyTag({ tag, reader, isOpen, level, word }: WhyTagProps) {
  const decision = standingDecision(tag)
  const waiting = waitingDecision(tag)
  const on = decision?.decidedAt ?? tag.occurredOn
  const place = tag.locator ? `, ${tag.locator}` : ''
  return (
    <div className={classes['tag']} data-open={isOpen || undefined}>
      <p className={classes['line']}>
        {level && <LevelStripes level={level} withWord word={word} />}
        {isOpen && <span>{when(tag, level === undefined)}</span>}
        {!isOpen && (
          <span className={classes['evidence']}>
            <Reference tag={tag} reader={reader} /> {tag.title}
            {place}
            {on && ` · ${formatDay(on)}`}
            {decision?.elsewhere && ` · decided elsewhere by ${decision.elsewhere.by}`}
          </span>
        )}
      </p>
      {isOpen && (
        <p className={classes['evidence']}>
          <Reference tag={tag} reader={reader} /> {tag.title}
          {place}.
          {decision &&
            (decision.elsewhere
              ? ` Decided ${decidedWords(decision, formatDay(decision.decidedAt))}`
              : ` ${decision.decidedBy.name}`)}
          {decision?.feedback && <>: “{decision.feedback}”</>}
          {decision && !decision.feedback && '.'}
          {waiting && ` Assessed by ${waiting.decidedBy.name}, waiting for countersignature.`}
        </p>
      )}
    </div>
  )
}

function Reference({ tag, reader }: { tag: ExplainedTag; reader: 'learner' | 'staff' }) {
  return (
    <Link
      to={reader === 'learner' ? '/my/evidence/$evidenceId' : '/evidence/$evidenceId'}
      params={{ evidenceId: tag.evidenceId }}
      className={classes['reference']}
    >
      {tag.reference}
    </Link>
  )
}

/** "14 Nov, more by 28 Nov"; with how the tag stands, where no level beside it says that. */
function when(tag: ExplainedTag, saysStatus: boolean): string {
  if (tag.status === 'removed') return TAG_STATUS_NAMES.removed
  const decision = standingDecision(tag)
  if (decision?.outcome === 'referred') {
    const due = decision.dueOn ? `, more by ${formatDay(decision.dueOn)}` : ''
    return `${formatDay(decision.decidedAt)}${due}${tag.referralClosed ? ', closed' : ''}`
  }
  if (decision) return `${TAG_STATUS_NAMES[tag.status]} ${formatDay(decision.decidedAt)}`
  const day = tag.occurredOn ? formatDay(tag.occurredOn) : ''
  return saysStatus ? `${TAG_STATUS_NAMES[tag.status]}${day && `, ${day}`}` : day
}
