import type { Step } from '../../features/evidence/components/evidence-editor.tsx'

const NAMES: Record<Step, string> = { 1: 'item', 2: 'criteria', 3: 'submit' }

/** The step in the address, by its name; the first where it says none. */
export const toStep = (name: string | undefined): Step => ([1, 2, 3] as const).find(step => NAMES[step] === name) ?? 1
export const toStepName = (step: Step): string => NAMES[step]
