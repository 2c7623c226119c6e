/** Learners of the centre: who they are. What they are on is in enrolments.contract.ts. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentSummary, newEnrolment } from './enrolments.contract.ts'
import {
  cohortId,
  email,
  employerId,
  learnerId,
  line,
  names,
  nextCursor,
  pageQuery,
  personId,
  revision,
} from './shapes.ts'
import { ULN_PATTERN } from './uln.ts'

export const uln = z.string().trim().regex(ULN_PATTERN, { error: 'A ULN has ten digits.' })

export const learner = z.object({
  id: learnerId,
  personId,
  name: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string(),
  email: z.string().nullable(),
  uln: z.string().nullable(),
  ownReference: z.string().nullable(),
  enrolments: z.array(enrolmentSummary),
  revision,
})
export type Learner = z.infer<typeof learner>

export const listLearners = defineEndpoint({
  method: 'GET',
  path: '/learners',
  summary:
    'Learners that you may see, by name: those with an enrolment that goes on, with show=ended those who completed or withdrew, with show=all both.',
  tag: 'Learners',
  scope: 'person',
  query: z.object({
    ...pageQuery,
    search: z.string().max(100).optional(),
    cohortId: cohortId.optional(),
    employerId: employerId.optional(),
    show: z.enum(['current', 'ended', 'all']).optional(),
  }),
  status: 200,
  reply: z.object({
    learners: z.array(learner),
    /** Of those asked for, how many have only enrolments that ended: completed or withdrew. */
    ended: z.int(),
    nextCursor,
  }),
  errors: [],
})

export const addLearner = defineEndpoint({
  method: 'POST',
  path: '/learners',
  summary: 'Take a learner in, with a first enrolment.',
  tag: 'Learners',
  scope: 'centreManager',
  body: z.object({
    ...names,
    email: email.optional(),
    uln: uln.optional(),
    ownReference: line(60, 'The reference').optional(),
    enrolment: newEnrolment,
  }),
  status: 201,
  reply: learner,
  errors: ['email.taken', 'uln.invalid', 'uln.taken', 'record.notFound'],
  idempotent: true,
})

export const getLearner = defineEndpoint({
  method: 'GET',
  path: '/learners/:id',
  summary: 'One learner and the enrolments that you may see.',
  tag: 'Learners',
  scope: 'person',
  params: z.object({ id: learnerId }),
  status: 200,
  reply: learner,
  errors: ['record.notFound'],
})

export const changeLearner = defineEndpoint({
  method: 'PATCH',
  path: '/learners/:id',
  summary: 'Change names, e-mail, ULN or own reference.',
  tag: 'Learners',
  scope: 'centreManager',
  params: z.object({ id: learnerId }),
  body: z.object({
    revision,
    givenName: line(100, 'The given name').nullable().optional(),
    familyName: line(100, 'The family name').optional(),
    email: email.nullable().optional(),
    uln: uln.nullable().optional(),
    ownReference: line(60, 'The reference').nullable().optional(),
  }),
  status: 200,
  reply: learner,
  errors: ['record.notFound', 'conflict.stale', 'email.taken', 'uln.invalid', 'uln.taken'],
})
