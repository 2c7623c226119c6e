import { OUTCOMES, type Outcome } from '@crosswalk/progress'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import classes from './verdict-choice.module.css'

const VERDICT_WORDS: Record<Outcome, string> = { accepted: 'Accept', referred: 'Refer', notUsed: 'Not used' }

interface VerdictChoiceProps {
  /** Its name: "Decision on U16 2.2". */
  label: string
  value: Outcome | null
  /** Null where the one that was chosen is pressed again: no decision. */
  onChange: (outcome: Outcome | null) => void
  outcomes?: readonly Outcome[]
  /** In a list that is walked by arrows, one row is reached by Tab. */
  isTabStop?: boolean
}

/** Accept, Refer or Not used. In a list, arrows walk it and letters choose. */
export function VerdictChoice(props: VerdictChoiceProps) {
  const { label, value, onChange, outcomes = OUTCOMES, isTabStop = true } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out as one control
    <div role="group" aria-label={label} className={classes['choice']}>
      {outcomes.map(outcome => (
        <button
          key={outcome}
          type="button"
          data-verdict={outcome}
          aria-pressed={value === outcome}
          tabIndex={isTabStop ? 0 : -1}
          className={classes['verdict']}
          onClick={() => onChange(value === outcome ? null : outcome)}
        >
          {value === outcome && outcome === 'accepted' && <IconCheck size={15} aria-hidden="true" />}
          {value === outcome && outcome === 'referred' && <IconArrowBackUp size={15} aria-hidden="true" />}
          {VERDICT_WORDS[outcome]}
        </button>
      ))}
    </div>
  )
}
