/** Deciding on tags, and all that can become of a decision: corrected, undone, countersigned. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { evidence } from './evidence.contract.ts'
import { explainedDecision } from './progress.contract.ts'
import { decisionId, evidenceId, reason, revision, tagId } from './shapes.ts'
import { DECISIONS_MAX, verdict } from './targets-and-verdicts.ts'

export const decide = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/decisions',
  summary: 'Decide on tags of an item: each accepted, referred or not used. All or none.',
  tag: 'Decisions',
  scope: 'assessor',
  params: z.object({ id: evidenceId }),
  body: z.object({
    revision,
    decisions: z
      .array(z.object({ tagId, ...verdict }))
      .min(1, { error: 'Decide on at least one tag.' })
      .max(DECISIONS_MAX, { error: `At most ${DECISIONS_MAX} decisions at once.` }),
  }),
  status: 200,
  reply: evidence,
  errors: [
    'record.notFound',
    'conflict.stale',
    'decision.standing',
    'decision.notSubmitted',
    'decision.feedbackNeeded',
    'access.separation',
  ],
  idempotent: true,
})

const oneDecision = z.object({ id: decisionId })

export const correctDecision = defineEndpoint({
  method: 'POST',
  path: '/decisions/:id/correction',
  summary: 'Supersede a standing decision, with a reason. Nothing is overwritten.',
  tag: 'Decisions',
  scope: 'assessor',
  params: oneDecision,
  body: z.object({ ...verdict, reason }),
  status: 201,
  reply: explainedDecision,
  errors: ['record.notFound', 'decision.superseded', 'decision.feedbackNeeded', 'access.separation', 'access.refused'],
  idempotent: true,
})

export const undoDecision = defineEndpoint({
  method: 'POST',
  path: '/decisions/:id/undo',
  summary: 'Take back a slip within ten minutes: the decision ends and the tag is submitted again.',
  tag: 'Decisions',
  scope: 'assessor',
  params: oneDecision,
  status: 200,
  reply: evidence,
  errors: ['record.notFound', 'decision.undoOver', 'decision.notYours', 'decision.superseded'],
})

export const undoDecisions = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/decisions/undo',
  summary: 'Take back several slips of yours on one item in one act. All or none.',
  tag: 'Decisions',
  scope: 'assessor',
  params: z.object({ id: evidenceId }),
  body: z.object({ decisionIds: z.array(decisionId).min(1).max(DECISIONS_MAX) }),
  status: 200,
  reply: evidence,
  errors: ['record.notFound', 'decision.undoOver', 'decision.notYours', 'decision.superseded'],
})

export const countersignDecision = defineEndpoint({
  method: 'POST',
  path: '/decisions/:id/countersignature',
  summary: 'Countersign a decision made in training: from now on it stands.',
  tag: 'Decisions',
  scope: 'assessor',
  params: oneDecision,
  body: z.object({ declaration: z.literal(true, { error: 'State that you have checked it.' }).default(true) }),
  status: 200,
  reply: explainedDecision,
  errors: ['record.notFound', 'decision.nothingToCountersign', 'access.separation'],
})

export const countersignDecisions = defineEndpoint({
  method: 'POST',
  path: '/countersignatures',
  summary: 'Countersign many decisions in one act, of whatever evidence. All or none.',
  tag: 'Decisions',
  scope: 'assessor',
  body: z.object({
    decisionIds: z
      .array(decisionId)
      .min(1, { error: 'Name at least one decision.' })
      .max(DECISIONS_MAX, { error: `At most ${DECISIONS_MAX} decisions at once.` }),
    declaration: z.literal(true, { error: 'State that you have checked them.' }),
  }),
  status: 200,
  reply: z.object({ countersigned: z.int() }),
  errors: ['record.notFound', 'decision.nothingToCountersign', 'access.separation', 'access.refused'],
  idempotent: true,
})
