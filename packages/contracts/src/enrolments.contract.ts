/** Enrolments: a learner on a programme, its statuses and its units. */
import { JOB_ROLES } from '@crosswalk/progress'
import { z } from 'zod'
import { chosenEmployer, enrolmentEmployer } from './employers.contract.ts'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import { threshold } from './progress.contract.ts'
import { relationship } from './relationships.contract.ts'
import {
  cohortId,
  day,
  enrolmentId,
  givenDay,
  instant,
  learnerId,
  line,
  mappingId,
  personName,
  programmeId,
  reason,
  revision,
  unitId,
} from './shapes.ts'

export const jobRole = z.enum(JOB_ROLES)

/** A status of a day to come. It begins by itself on that day, and until then it can be taken back. */
const announcedStatus = z.object({
  status: enrolmentStatus,
  from: day,
  reason: z.string().nullable(),
  expectedReturnOn: day.nullable(),
  by: personName.nullable(),
  at: instant,
})
export type AnnouncedStatus = z.infer<typeof announcedStatus>

export const newEnrolment = z.object({
  programmeId,
  unitIds: z.array(unitId).min(1, { error: 'Choose at least one unit.' }).max(200),
  jobRole: jobRole.optional(),
  startsOn: givenDay,
  plannedEndOn: givenDay.optional(),
  cohortId: cohortId.optional(),
  employer: chosenEmployer.optional(),
})

export const enrolmentSummary = z.object({
  id: enrolmentId,
  programmeId,
  programmeName: z.string(),
  cohortId: cohortId.nullable(),
  cohortName: z.string().nullable(),
  status: enrolmentStatus,
  startsOn: day,
  plannedEndOn: day.nullable(),
  /** Where, and for whom, the learner works now. */
  employer: enrolmentEmployer.optional(),
})

export const enrolment = enrolmentSummary.extend({
  learner: z.object({ id: learnerId, name: z.string() }),
  programme: z.object({
    id: programmeId,
    name: z.string(),
    version: z.int(),
    mappingId,
    threshold,
    acceptedTagsNeeded: z.int(),
  }),
  unitIds: z.array(unitId),
  jobRole: jobRole.nullable(),
  jobRoleDecidedBy: personName.nullable(),
  statusSince: day,
  statusReason: z.string().nullable(),
  expectedReturnOn: day.nullable(),
  announced: announcedStatus.nullable(),
  /** The awarding body’s number for the learner on this qualification. */
  registration: z.string().nullable(),
  relationships: z.array(relationship),
  /** Per unit taken, what a list of units shows. */
  units: z.array(
    z.object({
      unitId,
      criteria: z.int(),
      accepted: z.int(),
      submitted: z.int(),
      signedOffAt: instant.nullable(),
      signedOffBy: personName.nullable(),
      /** LEVEL-4: signed, and since then accepted again by other decisions. */
      needsSupplementary: z.boolean(),
      achievement: z.enum(['creditTransfer', 'exemption']).nullable(),
    }),
  ),
  revision,
  can: z.object({
    change: z.boolean(),
    addEvidence: z.boolean(),
    assess: z.boolean(),
    signOff: z.boolean(),
    countersign: z.boolean(),
  }),
})
export type Enrolment = z.infer<typeof enrolment>

export const addEnrolment = defineEndpoint({
  method: 'POST',
  path: '/learners/:id/enrolments',
  summary: 'Put a learner on another programme.',
  tag: 'Enrolments',
  scope: 'centreManager',
  params: z.object({ id: learnerId }),
  body: newEnrolment,
  status: 201,
  reply: enrolment,
  errors: ['record.notFound'],
  idempotent: true,
})

export const getEnrolment = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id',
  summary: 'One enrolment: units, job role, dates, relationships, and what you can do with it.',
  tag: 'Enrolments',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: enrolment,
  errors: ['record.notFound'],
})

export const changeEnrolment = defineEndpoint({
  method: 'PATCH',
  path: '/enrolments/:id',
  summary:
    'Change job role, cohort, planned end, registration, employer or status; announce a status of a day to come, or take that back.',
  tag: 'Enrolments',
  scope: 'centreManager',
  params: z.object({ id: enrolmentId }),
  body: z.object({
    revision,
    jobRole: jobRole.nullable().optional(),
    cohortId: cohortId.nullable().optional(),
    plannedEndOn: givenDay.nullable().optional(),
    registration: line(60, 'The registration').nullable().optional(),
    /** Null: no employer any more. */
    employer: chosenEmployer.nullable().optional(),
    status: enrolmentStatus.optional(),
    /** Today where it is not said. On a day to come the status is announced, and begins on that day. */
    statusOn: givenDay.optional(),
    statusReason: reason.optional(),
    expectedReturnOn: givenDay.nullable().optional(),
    /** Null takes back what is announced. */
    announced: z.null().optional(),
  }),
  status: 200,
  reply: enrolment,
  errors: ['record.notFound', 'conflict.stale'],
})

/** One recording of a status. */
const recordedStatus = z.object({
  status: enrolmentStatus,
  from: day,
  /** The last day, where another followed. */
  until: day.nullable(),
  expectedReturnOn: day.nullable(),
  reason: z.string().nullable(),
  by: personName.nullable(),
  at: instant,
  /** Recorded anew since, with another day or reason: it counts no more. */
  isCorrected: z.boolean(),
})
export type RecordedStatus = z.infer<typeof recordedStatus>

export const listStatuses = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/statuses',
  summary: 'Every status that was recorded of an enrolment, newest first: from when to when, who, and why.',
  tag: 'Enrolments',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: z.object({
    statuses: z.array(recordedStatus),
    announced: announcedStatus.nullable(),
    /** What may come next. */
    next: z.array(enrolmentStatus),
    today: day,
    revision,
    can: z.object({ change: z.boolean() }),
  }),
  errors: ['record.notFound'],
})

const unitsEffect = z.object({
  added: z.array(unitId),
  removed: z.array(unitId),
  credits: z.object({ before: z.int(), after: z.int(), unknown: z.int() }),
  /** Sentences on the rule of combination. They warn and never refuse. */
  warnings: z.array(z.string()),
  /** KSBs whose state or scope changes. */
  ksbs: z.array(
    z.object({
      ksbId: z.string(),
      code: z.string(),
      change: z.enum(['met', 'noLongerMet', 'gained', 'lost', 'changed']),
      before: z.object({ state: z.string(), accepted: z.int(), inScope: z.int() }),
      after: z.object({ state: z.string(), accepted: z.int(), inScope: z.int() }),
    }),
  ),
  /** Units that would go and can't: their sign-offs are to be reopened first. Saving is refused until then. */
  signedOff: z.array(unitId),
  /** Units with accepted work, or achieved elsewhere, that would go. */
  acceptedWork: z.array(unitId),
  reasonNeeded: z.boolean(),
})

export const changeUnits = defineEndpoint({
  method: 'PUT',
  path: '/enrolments/:id/units',
  summary: 'Choose an enrolment’s units. With preview=true answers with the effect and changes nothing.',
  tag: 'Enrolments',
  scope: 'centreManager',
  params: z.object({ id: enrolmentId }),
  query: z.object({ preview: z.enum(['true', 'false']).optional() }),
  body: z.object({
    unitIds: z.array(unitId).min(1, { error: 'Choose at least one unit.' }).max(200),
    revision,
    reason: reason.optional(),
  }),
  status: 200,
  reply: z.object({ effect: unitsEffect, revision, saved: z.boolean() }),
  errors: ['record.notFound', 'conflict.stale', 'units.signedOff', 'units.reasonNeeded'],
})
