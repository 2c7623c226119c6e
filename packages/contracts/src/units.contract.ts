import { z } from 'zod'
import { achievement } from './achievements.contract.ts'
import { defineEndpoint } from './endpoint.ts'
import { unit } from './frameworks.contract.ts'
import { method } from './methods.ts'
import { explainedCriterion, explainedDecision, level, tagStatus } from './progress.contract.ts'
import {
  criterionId,
  day,
  decisionId,
  enrolmentId,
  evidenceId,
  instant,
  learnerId,
  nothing,
  personName,
  reason,
  revision,
  signOffId,
  tagId,
  unitId,
} from './shapes.ts'

export const signOff = z.object({
  id: signOffId,
  declaredBy: personName,
  declaredAt: instant,
  /** The criteria that this signature lists. */
  criterionIds: z.array(criterionId),
  decisionIds: z.array(decisionId),
  /** Criteria of the unit that were not held here that day; the record says how many. */
  notHeld: z.int(),
  /** The unit was only part of the unit that day. */
  partOfUnit: z.boolean(),
  supplementaryTo: signOffId.nullable(),
  reopenedAt: instant.nullable(),
  reopenedBy: personName.nullable(),
  reopenedReason: z.string().nullable(),
})
export type SignOff = z.infer<typeof signOff>

/** What stands between a unit and its sign-off. */
const UNIT_OBSTACLES = [
  'nothingTagged',
  'drafted',
  'referred',
  'waitsForDecision',
  'waitsForCountersignature',
  'moreEvidenceNeeded',
] as const

const unitRecord = z.object({
  enrolmentId,
  learner: z.object({ id: learnerId, name: z.string() }),
  unit,
  taken: z.boolean(),
  criteria: z.array(explainedCriterion.omit({ tags: true, missing: true })),
  /** Columns of the unit matrix: evidence with a live tag in this unit, in order of reference date. */
  evidence: z.array(
    z.object({
      id: evidenceId,
      reference: z.string(),
      title: z.string(),
      method,
      occurredOn: day.nullable(),
      addedAt: instant,
    }),
  ),
  /** Cells: at most one live tag for each criterion and item. */
  cells: z.array(
    z.object({
      criterionId,
      evidenceId,
      tagId,
      status: tagStatus,
      locator: z.string().nullable(),
      referralClosed: z.boolean(),
      waitsForCountersignature: z.boolean(),
      /** LEVEL-5: an IQA agreed the standing decision. */
      agreed: z.boolean(),
      decision: explainedDecision.nullable(),
    }),
  ),
  level,
  signOffs: z.array(signOff),
  achievement: achievement.nullable(),
  obstacles: z.array(
    z.object({
      criterionId,
      number: z.string(),
      obstacle: z.enum(UNIT_OBSTACLES),
      evidence: z.object({ id: evidenceId, reference: z.string() }).nullable(),
    }),
  ),
  /** LEVEL-4: signed off, with criteria accepted since by other decisions. */
  needsSupplementary: z.array(criterionId),
  /** LEVEL-4: signed off, with criteria that no standing signature lists and that are not accepted yet. */
  addedSinceSignOff: z.array(criterionId),
  revision,
  can: z.object({
    signOff: z.boolean(),
    reopen: z.boolean(),
    addEvidence: z.boolean(),
    decide: z.boolean(),
    achieve: z.boolean(),
    endAchievement: z.boolean(),
  }),
})
export type UnitRecord = z.infer<typeof unitRecord>

export const getUnitRecord = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/units/:unitId',
  summary: 'A unit in one enrolment: criteria × evidence, signatures, and what is in the way of a sign-off.',
  tag: 'Units',
  scope: 'person',
  params: z.object({ id: enrolmentId, unitId }),
  status: 200,
  reply: unitRecord,
  errors: ['record.notFound'],
})

export const signOffUnit = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/units/:unitId/sign-offs',
  summary: 'Declare a unit met over its standing decisions; again later as a supplementary signature.',
  tag: 'Units',
  scope: 'assessor',
  params: z.object({ id: enrolmentId, unitId }),
  body: z.object({
    declaration: z.literal(true, { error: 'Tick the declaration first.' }),
    revision: revision.optional(),
  }),
  status: 201,
  reply: signOff,
  errors: [
    'record.notFound',
    'conflict.stale',
    'signOff.notReady',
    'signOff.noCriteria',
    'signOff.standing',
    'enrolment.ended',
    'access.separation',
  ],
  idempotent: true,
})

export const reopenSignOff = defineEndpoint({
  method: 'POST',
  path: '/sign-offs/:id/reopening',
  summary:
    'Reopen a sign-off, with a reason: an assessor or IQA of the enrolment, or a lead IQA. The decisions stay; its supplementary signatures go with it.',
  tag: 'Units',
  scope: 'staff',
  params: z.object({ id: signOffId }),
  body: z.object({ reason }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'signOff.reopened', 'access.separation'],
})
