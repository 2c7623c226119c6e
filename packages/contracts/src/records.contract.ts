/** A record that staff wrote of a learner, and what the learner says of it. */
import { z } from 'zod'
import type { Method } from './methods.ts'
import { instant, personName } from './shapes.ts'

export const RECORD_OUTCOMES = ['confirmed', 'disputed'] as const
export type RecordOutcome = (typeof RECORD_OUTCOMES)[number]

/** Written by staff, these are the learner’s to confirm: what they were seen to do, and what they said. */
export const CONFIRMED_METHODS = ['OB', 'PD'] as const satisfies readonly Method[]

/** `changedSince`: answered, and its words or files are others now. */
const RECORD_STATUSES = ['toConfirm', 'confirmed', 'disputed', 'changedSince'] as const
export type RecordStatus = (typeof RECORD_STATUSES)[number]
export const recordStatus = z.enum(RECORD_STATUSES)

export const recordState = z.object({
  status: recordStatus,
  /** Since when the learner has been asked, of the words as they are. */
  askedAt: instant,
  /** Asked for as many days as the centre allows. */
  isOverdue: z.boolean(),
  /** Those days. */
  allowedDays: z.int(),
  answer: z
    .object({
      id: z.string(),
      outcome: z.enum(RECORD_OUTCOMES),
      statement: z.string().nullable(),
      by: personName,
      at: instant,
    })
    .nullable(),
  can: z.object({ answer: z.boolean() }),
})
export type RecordState = z.infer<typeof recordState>
