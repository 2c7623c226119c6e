import { type ReactNode, useState } from 'react'
import { movesWords, type WholeEffect } from '../../lib/effect.ts'
import { plural } from '../../lib/words.ts'
import { EffectList } from './effect-list.tsx'
import classes from './version-effect.module.css'

interface EffectSummaryProps {
  /** Undefined while it is worked out. */
  effect: WholeEffect | undefined
  /** What goes before: "6 enrolments take Unit 17." */
  lead?: (effect: WholeEffect) => string
  /** Beneath the list. */
  children?: ReactNode
  isOpen?: boolean
}

/** The effect on enrolments in a sentence or two; each of them on demand. */
export function EffectSummary({ effect, lead, children, isOpen = false }: EffectSummaryProps) {
  const [isListed, setListed] = useState(isOpen)
  return (
    <div className={classes['effect']} aria-live="polite">
      {effect === undefined ? (
        <p>Working out what would change…</p>
      ) : (
        <>
          <p>
            {lead?.(effect) ?? `${plural(effect.concerned, 'enrolment is', 'enrolments are')} looked at.`}{' '}
            {effect.concerned > 0 && <strong>{movesWords(effect)}</strong>}
          </p>
          {effect.changes.length > 0 && (
            <button type="button" aria-expanded={isListed} onClick={() => setListed(now => !now)}>
              {isListed
                ? 'Hide the enrolments'
                : `Show ${plural(effect.changes.length, 'enrolment that would change', 'enrolments that would change')}`}
            </button>
          )}
          {isListed && <EffectList changes={effect.changes} />}
          {children}
        </>
      )}
    </div>
  )
}
