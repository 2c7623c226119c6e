/** What a learner says of a record that staff wrote of them. */
import type { Method } from './methods.ts'

export const RECORD_OUTCOMES = ['confirmed', 'disputed'] as const
export type RecordOutcome = (typeof RECORD_OUTCOMES)[number]

/** Written by staff, these are the learner’s to confirm: what they were seen to do, and what they said. */
export const CONFIRMED_METHODS = ['OB', 'PD'] as const satisfies readonly Method[]
