import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { effectPage } from './mapping-effect.contract.ts'
import { threshold } from './progress.contract.ts'
import { cohortId, day, givenDay, line, mappingId, nextCursor, pageQuery, programmeId, revision } from './shapes.ts'

export const programme = z.object({
  id: programmeId,
  name: z.string(),
  mappingId,
  version: z.int(),
  threshold,
  acceptedTagsNeeded: z.int(),
  /** Evidence older than this many months is marked; null where the centre sets none. */
  currencyMonths: z.int().nullable(),
  enrolments: z.int(),
  /** Of those that have not ended: how many follow an earlier version still. */
  behind: z.int(),
})
export type Programme = z.infer<typeof programme>

const settings = {
  threshold,
  acceptedTagsNeeded: z
    .int()
    .min(1, { error: 'At least one accepted tag is needed.' })
    .max(5, { error: 'At most five accepted tags can be asked for.' }),
  currencyMonths: z.int().min(1).max(60).nullable(),
}

export const listProgrammes = defineEndpoint({
  method: 'GET',
  path: '/programmes',
  summary: 'The centre’s programmes, at their current version.',
  tag: 'Programmes',
  scope: 'person',
  status: 200,
  reply: z.object({ programmes: z.array(programme) }),
  errors: [],
})

export const addProgramme = defineEndpoint({
  method: 'POST',
  path: '/programmes',
  summary: 'Make a programme over a mapping version.',
  tag: 'Programmes',
  scope: 'centreManager',
  body: z.object({
    name: line(200, 'The programme’s name'),
    mappingId,
    threshold: settings.threshold.default('accepted'),
    acceptedTagsNeeded: settings.acceptedTagsNeeded.default(1),
    currencyMonths: settings.currencyMonths.default(null),
  }),
  status: 201,
  reply: programme,
  errors: ['record.notFound'],
  idempotent: true,
})

export const changeProgramme = defineEndpoint({
  method: 'PATCH',
  path: '/programmes/:id',
  summary: 'Change a programme’s settings: a new version, and every enrolment’s row is worked out anew.',
  tag: 'Programmes',
  scope: 'centreManager',
  params: z.object({ id: programmeId }),
  body: z.object({
    version: z.int(),
    name: line(200, 'The programme’s name').optional(),
    threshold: settings.threshold.optional(),
    acceptedTagsNeeded: settings.acceptedTagsNeeded.optional(),
    currencyMonths: settings.currencyMonths.optional(),
  }),
  status: 200,
  reply: programme,
  errors: ['record.notFound', 'conflict.stale'],
})

export const getMovePreview = defineEndpoint({
  method: 'GET',
  path: '/programmes/:id/moves',
  summary: 'What moving the programme’s enrolments to another version of its mapping would change, page by page.',
  tag: 'Programmes',
  scope: 'centreManager',
  params: z.object({ id: programmeId }),
  query: z.object({ mappingId, ...pageQuery }),
  status: 200,
  reply: effectPage,
  errors: ['record.notFound', 'programme.otherMapping'],
})

export const moveEnrolments = defineEndpoint({
  method: 'POST',
  path: '/programmes/:id/moves',
  summary:
    'Move the programme to another version of its mapping, and the next of its enrolments with it. Repeat until none is left: each enrolment moves whole, and one that has ended stays.',
  tag: 'Programmes',
  scope: 'centreManager',
  params: z.object({ id: programmeId }),
  body: z.object({ mappingId, version: z.int() }),
  status: 200,
  reply: z.object({ programme, moved: z.int(), left: z.int() }),
  errors: ['record.notFound', 'conflict.stale', 'programme.otherMapping'],
})

export const cohort = z.object({
  id: cohortId,
  name: z.string(),
  startsOn: day.nullable(),
  enrolments: z.int(),
  revision,
})
export type Cohort = z.infer<typeof cohort>

export const listCohorts = defineEndpoint({
  method: 'GET',
  path: '/cohorts',
  summary: 'Cohorts in which you may see at least one enrolment; a manager sees all.',
  tag: 'Cohorts',
  scope: 'staff',
  query: z.object(pageQuery),
  status: 200,
  reply: z.object({ cohorts: z.array(cohort), nextCursor }),
  errors: [],
})

export const addCohort = defineEndpoint({
  method: 'POST',
  path: '/cohorts',
  summary: 'Make a cohort.',
  tag: 'Cohorts',
  scope: 'centreManager',
  body: z.object({ name: line(200, 'The cohort’s name'), startsOn: givenDay.optional() }),
  status: 201,
  reply: cohort,
  errors: [],
  idempotent: true,
})

export const changeCohort = defineEndpoint({
  method: 'PATCH',
  path: '/cohorts/:id',
  summary: 'Rename a cohort or move its start.',
  tag: 'Cohorts',
  scope: 'centreManager',
  params: z.object({ id: cohortId }),
  body: z.object({
    revision,
    name: line(200, 'The cohort’s name').optional(),
    startsOn: givenDay.nullable().optional(),
  }),
  status: 200,
  reply: cohort,
  errors: ['record.notFound', 'conflict.stale'],
})
