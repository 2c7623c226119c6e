import type { ExplainedDecision } from '@crosswalk/contracts'
import { Beacon } from '../../../components/beacon.tsx'
import { formatDay, formatInstant } from '../../../lib/dates.ts'
import { decidedWords } from '../../../lib/decided-words.ts'
import { OUTCOME_NAMES, shortfallWords } from '../../../lib/words.ts'
import classes from './assessing.module.css'

const ENDINGS = {
  undo: 'Undone',
  correction: 'Corrected',
  resubmission: 'Ended as it was submitted again',
  removal: 'Ended as the tag was removed',
  erasure: 'Ended as what it rested on was erased',
} as const

/** Who decided what, when, and what they said. */
export function DecisionLine({ decision, waits = false }: { decision: ExplainedDecision; waits?: boolean }) {
  const { outcome, decidedAt, dueOn, fallsShortOn, feedback, reason, countersignedBy, endedAt, endedBy } = decision
  return (
    <span className={classes['decision']} data-outcome={outcome} data-ended={endedAt !== null || undefined}>
      {(waits || (outcome === 'referred' && endedAt === null)) && <Beacon />}
      <span>
        <strong>{OUTCOME_NAMES[outcome]}</strong> {decidedWords(decision, formatInstant(decidedAt))}
        {waits && ', waiting for countersignature'}
        {countersignedBy && `, countersigned by ${countersignedBy.name}`}
        {outcome === 'referred' && dueOn !== null && `, more by ${formatDay(dueOn)}`}.
        {feedback !== null && <> “{feedback}”</>}
        {fallsShortOn && <span className={classes['quiet']}> {shortfallWords(fallsShortOn)}</span>}
        {reason !== null && <span className={classes['quiet']}> Corrected because: {reason}</span>}
        {endedAt !== null && endedBy !== null && (
          <span className={classes['quiet']}>
            {' '}
            {ENDINGS[endedBy]}, {formatInstant(endedAt)}.
          </span>
        )}
      </span>
    </span>
  )
}
