import type { Step } from '../../features/evidence/components/evidence-editor.tsx'

/** The step in the address; the first where it says none. */
export const toStep = (step: string | undefined): Step => (step === '2' ? 2 : step === '3' ? 3 : 1)
