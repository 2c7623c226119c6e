import { STEP_NUMBERS, type StepNumber } from '../../components/steps.tsx'

const NAMES: Record<StepNumber, string> = { 1: 'item', 2: 'criteria', 3: 'submit' }

/** The step in the address, by its name; the first where it says none. */
export const toStep = (name: string | undefined): StepNumber => STEP_NUMBERS.find(step => NAMES[step] === name) ?? 1
export const toStepName = (step: StepNumber): string => NAMES[step]
