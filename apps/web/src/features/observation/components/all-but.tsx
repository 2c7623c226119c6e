import { formatCriteriaExpression, parseCriteriaExpression } from '@crosswalk/progress'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { VerdictChoice } from '../../../components/verdict-choice/verdict-choice.tsx'
import { today } from '../../../lib/dates.ts'
import { EXCEPT_OUTCOMES } from '../observation-draft.ts'
import type { Observing } from '../use-observation.ts'
import classes from './observation.module.css'

/** Units with what is chosen of them: only that can be left out. */
function toChosenUnits({ decided, units }: Observing) {
  return units.flatMap(unit => {
    const criteria = decided.flatMap(({ criterion }) => (criterion.unitId === unit.id ? [criterion] : []))
    return criteria.length === 0 ? [] : [{ id: unit.id, number: unit.number, criteria }]
  })
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && new Set([...a, ...b]).size === a.length

/** Accept all but these: typed, or clicked. */
export function AllBut({ observing }: { observing: Observing }) {
  const { draft, changeWords } = observing
  const units = toChosenUnits(observing)
  const write = (ids: readonly string[]) => formatCriteriaExpression(ids, units)
  const [text, setText] = useState(() => write(draft.except))
  const { criterionIds, problems } = parseCriteriaExpression(text, units)
  const among = new Set(units.flatMap(unit => unit.criteria.map(criterion => criterion.id)))
  const except = draft.except.filter(id => among.has(id))
  // Clicked, or no longer chosen: the text follows, so that it never says anything else.
  if (!isSame(criterionIds, except)) setText(write(except))

  return (
    <div className={classes['allBut']}>
      <div className={classes['allButLine']}>
        <TextInput
          className={classes['allButText']}
          label="Accept all but"
          description="12: 2.5; 15: 3.1. Empty accepts all."
          spellCheck={false}
          value={text}
          error={problems.length > 0 ? problems.map(problem => problem.message).join('. ') : undefined}
          onChange={event => {
            const next = event.currentTarget.value
            setText(next)
            changeWords({ except: parseCriteriaExpression(next, units).criterionIds })
          }}
        />
        {draft.except.length > 0 && (
          <>
            <VerdictChoice
              label="What those become"
              value={draft.exceptOutcome}
              outcomes={EXCEPT_OUTCOMES}
              onChange={outcome =>
                (outcome === 'referred' || outcome === 'notUsed') && changeWords({ exceptOutcome: outcome })
              }
            />
            {draft.exceptOutcome === 'referred' && (
              <TextInput
                type="date"
                label="More by"
                min={today()}
                value={draft.dueOn}
                onChange={event => changeWords({ dueOn: event.currentTarget.value })}
              />
            )}
          </>
        )}
      </div>
      {units.length > 0 && (
        <details>
          <summary>Click them instead</summary>
          {units.map(unit => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in the line
            <div key={unit.id} role="group" aria-label={`Unit ${unit.number}: all but`} className={classes['plates']}>
              <strong>Unit {unit.number}</strong>
              {unit.criteria.map(({ id, number, text: words }) => {
                const isOut = draft.except.includes(id)
                return (
                  <button
                    key={id}
                    type="button"
                    className={classes['plate']}
                    data-outcome={isOut ? draft.exceptOutcome : undefined}
                    aria-pressed={isOut}
                    aria-label={`U${unit.number} ${number}, not accepted`}
                    title={words ?? undefined}
                    onClick={() =>
                      changeWords({ except: isOut ? draft.except.filter(each => each !== id) : [...draft.except, id] })
                    }
                  >
                    {number}
                  </button>
                )
              })}
            </div>
          ))}
        </details>
      )}
    </div>
  )
}
