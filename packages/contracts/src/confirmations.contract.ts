import { BASIS_CHANGES, CONFIRMATION_KINDS, CONFIRMATION_OUTCOMES } from '@crosswalk/progress'
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { confirmationId, enrolmentId, instant, ksbId, nothing, prose, reason } from './shapes.ts'

const outcome = z.enum(CONFIRMATION_OUTCOMES)
const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('atLeast'), count: z.int().min(1) }),
])

/** KSB-7: what it rested on, in numbers. */
const basisCounts = z.object({
  mappingVersion: z.int(),
  programmeVersion: z.int(),
  rule,
  criteria: z.int(),
  supports: z.int(),
})

export const confirmationRecord = z.object({
  id: confirmationId,
  ksbId,
  kind: z.enum(CONFIRMATION_KINDS),
  outcome,
  statement: z.string().nullable(),
  /** Who said so: staff by their name, the employer as they named themselves. */
  by: z.string(),
  at: instant,
  checkAgain: z.boolean(),
  /** Empty where it still rests on what it rested on. */
  changes: z.array(z.enum(BASIS_CHANGES)),
  before: basisCounts,
  now: basisCounts,
  /** "6/2.10" */
  scopeGained: z.array(z.string()),
  scopeLost: z.array(z.string()),
  /** Accepted then, and standing no longer: "WP3 for 6/2.10". */
  supportLost: z.array(z.string()),
})
export type ConfirmationRecord = z.infer<typeof confirmationRecord>

const statement = prose(2_000, 'The reason')

/** What comes of confirming, of one KSB or of several. */
const confirming = {
  status: 201,
  reply: z.object({ confirmations: z.array(confirmationRecord) }),
  errors: [
    'record.notFound',
    'access.refused',
    'access.separation',
    'enrolment.ended',
    'confirmation.reasonNeeded',
    'confirmation.doesNotApply',
  ],
} as const

export const confirmKsb = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/ksbs/:ksbId/confirmations',
  summary: 'Say as tutor or assessor that a KSB is, or is not yet, met. It takes the place of what staff said before.',
  tag: 'Confirmations',
  scope: 'staff',
  params: z.object({ id: enrolmentId, ksbId }),
  body: z.object({ outcome, statement: statement.optional() }),
  ...confirming,
  idempotent: true,
})

export const confirmKsbs = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/confirmations',
  summary: 'Say the same of several KSBs, such as a whole area, in one act.',
  tag: 'Confirmations',
  scope: 'staff',
  params: z.object({ id: enrolmentId }),
  body: z.object({
    ksbIds: z.array(ksbId).min(1, { error: 'Choose at least one KSB.' }).max(200),
    outcome,
    statement: statement.optional(),
  }),
  ...confirming,
  idempotent: true,
})

export const withdrawConfirmation = defineEndpoint({
  method: 'POST',
  path: '/confirmations/:id/withdrawal',
  summary: 'Take a confirmation back: the KSB shows again what is computed.',
  tag: 'Confirmations',
  scope: 'staff',
  params: z.object({ id: confirmationId }),
  body: z.object({ reason }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'access.refused', 'access.separation', 'confirmation.ended'],
})
