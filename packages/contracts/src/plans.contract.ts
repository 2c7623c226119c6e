/** What a learner and their assessor mean to do next, and the next visit. */
import { PLAN_LINE_STATES } from '@crosswalk/progress'
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { method } from './methods.ts'
import {
  criterionId,
  day,
  enrolmentId,
  givenDay,
  idOf,
  instant,
  learnerId,
  line,
  personName,
  unitId,
} from './shapes.ts'

const planLineId = idOf('pln')

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Give a time as 10:30.' })

export const nextVisit = z.object({ on: day, at: z.string().nullable(), place: z.string().nullable() })

export const planLine = z.object({
  id: planLineId,
  what: z.string(),
  method,
  criteria: z.array(
    z.object({
      criterionId,
      unitId,
      unitNumber: z.int(),
      number: z.string(),
      accepted: z.boolean(),
      /** A criterion of a unit not taken asks nothing. */
      inUnits: z.boolean(),
    }),
  ),
  /** PLAN-1: of the criteria in the units taken. */
  accepted: z.int(),
  inScope: z.int(),
  state: z.enum(PLAN_LINE_STATES),
  /** As it was given. */
  dueOn: day,
  /** Where it stands: a break since then has moved it. */
  dueNowOn: day,
  overdue: z.boolean(),
})
export type PlanLine = z.infer<typeof planLine>

export const plan = z.object({
  enrolmentId,
  learner: z.object({ id: learnerId, name: z.string() }),
  /** 0 where nothing has been planned yet. */
  version: z.int(),
  savedBy: personName.nullable(),
  savedAt: instant.nullable(),
  /** The newest version that the learner agreed to: the plan as it stands, or an earlier one. */
  agreed: z.object({ version: z.int(), by: personName, at: instant }).nullable(),
  lines: z.array(planLine),
  nextVisit: nextVisit.nullable(),
  can: z.object({ write: z.boolean(), agree: z.boolean() }),
})
export type Plan = z.infer<typeof plan>

const newLine = z.object({
  what: line(300, 'What is planned'),
  method,
  criterionIds: z
    .array(criterionId)
    .min(1, { error: 'Name at least one criterion: a line closes itself once they are accepted.' })
    .max(200, { error: 'A line names at most 200 criteria.' }),
  dueOn: givenDay,
})
export type NewPlanLine = z.infer<typeof newLine>

const givenVisit = z.object({
  on: givenDay,
  at: time.nullable().optional(),
  place: line(200, 'The place').nullable().optional(),
})

const params = z.object({ id: enrolmentId })

export const getPlan = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/plan',
  summary:
    'The plan of an enrolment: its lines and how far each has come, the next visit, and who agreed to which version.',
  tag: 'Plans',
  scope: 'person',
  params,
  status: 200,
  reply: plan,
  errors: ['record.notFound'],
})

export const savePlan = defineEndpoint({
  method: 'PUT',
  path: '/enrolments/:id/plan',
  summary: 'Save the plan as a whole, over the version that it was made on. The learner is asked to agree to it.',
  tag: 'Plans',
  scope: 'staff',
  params,
  body: z.object({
    version: z.int().min(0),
    /** Lines that stay keep their id. */
    lines: z.array(newLine.extend({ id: planLineId.optional() })).max(60, { error: 'A plan has at most 60 lines.' }),
    nextVisit: givenVisit.nullable(),
  }),
  status: 200,
  reply: plan,
  errors: ['record.notFound', 'access.refused', 'conflict.stale', 'enrolment.ended', 'tag.outsideUnits'],
})

export const addPlanLine = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/plan/lines',
  summary: 'Add one line to the plan, whatever its version.',
  tag: 'Plans',
  scope: 'staff',
  params,
  body: newLine,
  status: 201,
  reply: plan,
  errors: ['record.notFound', 'access.refused', 'enrolment.ended', 'tag.outsideUnits'],
  idempotent: true,
})

export const agreePlan = defineEndpoint({
  method: 'POST',
  path: '/enrolments/:id/plan/agreement',
  summary: 'The learner agrees to the plan at a version.',
  tag: 'Plans',
  scope: 'person',
  params,
  body: z.object({ version: z.int().min(1) }),
  status: 200,
  reply: plan,
  errors: ['record.notFound', 'access.refused', 'conflict.stale', 'enrolment.ended'],
})
