import classes from './steps.module.css'

export const STEP_NUMBERS = [1, 2, 3] as const
export type StepNumber = (typeof STEP_NUMBERS)[number]

interface StepsProps {
  names: Readonly<Record<StepNumber, string>>
  step: StepNumber
  onStep: (step: StepNumber) => void
}

/** The three steps of a long form where the screen is narrow; at a desk they stand side by side. */
export function Steps({ names, step, onStep }: StepsProps) {
  return (
    <nav className={classes['steps']} aria-label="Steps">
      <ol>
        {STEP_NUMBERS.map(each => (
          <li key={each}>
            <button type="button" aria-current={each === step ? 'step' : undefined} onClick={() => onStep(each)}>
              {each}. {names[each]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
