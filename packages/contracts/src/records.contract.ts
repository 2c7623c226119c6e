/** What a learner says of a record that staff wrote of them. */
export const RECORD_OUTCOMES = ['confirmed', 'disputed'] as const
export type RecordOutcome = (typeof RECORD_OUTCOMES)[number]
