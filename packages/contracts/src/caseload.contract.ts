/** Monday, who needs me: the enrolments that somebody is responsible for, on one screen. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import { nextVisit } from './plans.contract.ts'
import { cohortId, day, enrolmentId, instant, learnerId, nothing, personId, personName, programmeId } from './shapes.ts'

const WAITING_MARKS = ['none', 'late', 'veryLate'] as const
export type WaitingMark = (typeof WAITING_MARKS)[number]

const caseloadRow = z.object({
  enrolmentId,
  learner: z.object({ id: learnerId, name: z.string() }),
  employer: z.string().nullable(),
  programme: z.object({ id: programmeId, name: z.string() }),
  cohort: z.object({ id: cohortId, name: z.string() }).nullable(),
  startsOn: day,
  plannedEndOn: day.nullable(),
  /** Days on programme, of those planned: a break stops both. Null without a planned end. */
  time: z.object({ gone: z.int(), of: z.int() }).nullable(),
  criteria: z.object({ accepted: z.int(), inScope: z.int() }),
  /** Evidence that waits for an assessor's decision. */
  toAssess: z.object({
    count: z.int(),
    /** Of what has waited longest. A break doesn't count. */
    workingDays: z.int(),
    mark: z.enum(WAITING_MARKS),
  }),
  /** What waits for the learner. */
  waiting: z.object({
    referred: z.int(),
    drafts: z.int(),
    /** Lines of the plan that are open. */
    planned: z.int(),
    /** A plan that they have not agreed to. */
    toAgree: z.boolean(),
  }),
  overdue: z.int(),
  lastActivityAt: instant.nullable(),
  nextVisit: nextVisit.nullable(),
  status: enrolmentStatus,
  statusSince: day,
  expectedReturnOn: day.nullable(),
  /** The expected return has passed, and nobody recorded one. */
  isReturnOverdue: z.boolean(),
  /** "Withdraws on 12 December." */
  announced: z.object({ status: enrolmentStatus, from: day }).nullable(),
  /** Today's. */
  assessors: z.array(z.object({ id: personId, coveringFor: personName.nullable(), to: day.nullable() })),
})
export type CaseloadRow = z.infer<typeof caseloadRow>

const centreLimits = z.object({ lateDays: z.int(), veryLateDays: z.int(), recordDays: z.int() })

export const getCaseload = defineEndpoint({
  method: 'GET',
  path: '/caseload',
  summary:
    'Enrolments that you assess or tutor, or with of=centre those of all staff: what waits for whom. With show=away those on a break or gone.',
  tag: 'Caseload',
  scope: 'staff',
  query: z.object({ of: z.enum(['own', 'centre']).optional(), show: z.enum(['active', 'away']).optional() }),
  status: 200,
  reply: z.object({
    of: z.enum(['own', 'centre']),
    /** Whose caseloads can be asked for. */
    can: z.object({ own: z.boolean(), centre: z.boolean(), setLimits: z.boolean() }),
    limits: centreLimits,
    today: day,
    rows: z.array(caseloadRow),
    /** How many there are in the other half: active, or away. */
    others: z.int(),
    /** Of those on a break, how many were expected back before today. */
    returnsOverdue: z.int(),
    /** Whose place you take today, and until when. */
    covers: z.array(z.object({ person: personName, to: day.nullable(), learners: z.int() })),
    /** Names of assessors. */
    people: z.record(personId, z.string()),
  }),
  errors: ['access.refused'],
})

export const setCentreLimits = defineEndpoint({
  method: 'PUT',
  path: '/centre/limits',
  summary:
    'From how many working days what waits is marked, and marked more strongly; after how many days a record without an answer is.',
  tag: 'Caseload',
  scope: 'centreManager',
  body: z
    .object({
      lateDays: z.int().min(1, { error: 'Give a number of working days, 1 or more.' }).max(250),
      veryLateDays: z.int().min(2, { error: 'Give a number of working days, 2 or more.' }).max(250),
      /** What is absent stays as it is. */
      recordDays: z.int().min(1, { error: 'Give a number of days, 1 or more.' }).max(365).optional(),
    })
    .refine(({ lateDays, veryLateDays }) => veryLateDays > lateDays, {
      path: ['veryLateDays'],
      error: 'The stronger mark comes later than the first one.',
    }),
  status: 204,
  reply: nothing,
  errors: [],
})
