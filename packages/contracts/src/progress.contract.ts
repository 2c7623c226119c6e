import {
  COMPUTED_STATES,
  CONFIRMATION_KINDS,
  CONFIRMATION_OUTCOMES,
  DECISION_ENDINGS,
  KSB_FLAGS,
  KSB_KINDS,
  LEVELS,
  OUTCOMES,
  QUALITIES,
  REACHES,
  ROW_FLAGS,
  SHOWN_STATES,
  TAG_STATUSES,
  THRESHOLDS,
} from '@crosswalk/progress'
import { z } from 'zod'
import { confirmationRecord } from './confirmations.contract.ts'
import { defineEndpoint } from './endpoint.ts'
import { enrolmentStatus } from './enrolment-status.ts'
import {
  cohortId,
  criterionId,
  day,
  decisionId,
  enrolmentId,
  evidenceId,
  instant,
  ksbId,
  learnerId,
  mappingId,
  personId,
  personName,
  programmeId,
  tagId,
  unitId,
} from './shapes.ts'

export const level = z.enum(LEVELS)
export const threshold = z.enum(THRESHOLDS)
export const outcome = z.enum(OUTCOMES)
export const quality = z.enum(QUALITIES)
export const tagStatus = z.enum(TAG_STATUSES)

export const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('any') }),
  z.object({ kind: z.literal('atLeast'), count: z.int().min(1) }),
])

const rowConfirmation = z.object({
  ksbId,
  kind: z.enum(CONFIRMATION_KINDS),
  outcome: z.enum(CONFIRMATION_OUTCOMES),
  checkAgain: z.boolean(),
})

/** What a learner may have of their own row: everything that the states are a function of. */
export const learnerRow = z.object({
  enrolmentId,
  learnerId,
  name: z.string(),
  programmeId,
  /** Which version of the programme it follows: another than the newest until it is moved. */
  programmeVersion: z.int(),
  criteriaKey: z.string(),
  unitIds: z.array(unitId),
  notApplying: z.array(ksbId),
  levels: z.string().regex(/^[0-5]*$/),
  openReferrals: z.array(z.int().min(0)),
  ksbEvidence: z.array(
    z.object({
      ksbId,
      level: z.enum(['drafted', 'referred', 'submitted', 'accepted']),
      meets: z.boolean(),
      referralOpen: z.boolean().optional(),
    }),
  ),
  confirmations: z.array(rowConfirmation),
  flags: z.array(z.enum(ROW_FLAGS)),
  sequence: z.int().min(0),
})
export type LearnerRow = z.infer<typeof learnerRow>

/** What staff have besides. Nothing of this may stand in a learner's reply or stream. */
export const staffRow = learnerRow.extend({
  cohortId: cohortId.nullable(),
  status: enrolmentStatus,
  /** Who assesses it today. */
  assessorIds: z.array(personId),
  changedAt: instant,
})
export type StaffRow = z.infer<typeof staffRow>

export const ksbProgress = z.object({
  ksbId,
  code: z.string(),
  applies: z.boolean(),
  state: z.enum(SHOWN_STATES),
  computed: z.enum(COMPUTED_STATES),
  confirmations: z.array(rowConfirmation.omit({ ksbId: true })),
  reach: z.enum(REACHES),
  mapped: z.int(),
  inScope: z.int(),
  counts: z.object({
    drafted: z.int(),
    referred: z.int(),
    submitted: z.int(),
    accepted: z.int(),
    signedOff: z.int(),
  }),
  toGo: z.int(),
  flags: z.array(z.enum(KSB_FLAGS)),
})

export const totals = z.object({
  criteria: z.object({ inScope: z.int(), submitted: z.int(), accepted: z.int(), signedOff: z.int() }),
  ksbs: z.object({
    applying: z.int(),
    withScope: z.int(),
    met: z.int(),
    metByOwnEvidence: z.int(),
    needOwnEvidence: z.int(),
    confirmed: z.int(),
  }),
})

export const getEnrolmentProgress = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/progress',
  summary: 'One enrolment’s row, totals and the state of every KSB.',
  tag: 'Progress',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: z.object({ row: z.union([staffRow, learnerRow]), totals, ksbs: z.array(ksbProgress) }),
  errors: ['record.notFound'],
})

/** A decision as it is explained: who, when, what, and why it ended if it did. */
export const explainedDecision = z.object({
  id: decisionId,
  outcome,
  feedback: z.string().nullable(),
  dueOn: day.nullable(),
  /** A referral may say where it falls short. */
  fallsShortOn: z.array(quality).optional(),
  reason: z.string().nullable(),
  decidedBy: personName,
  decidedAt: instant,
  /** Decided before Crosswalk, by whom and when: `decidedBy` entered it. */
  elsewhere: z.object({ by: z.string(), on: day }).optional(),
  /** TAG-3: made in training, and not countersigned yet. */
  waitsForCountersignature: z.boolean(),
  countersignedBy: personName.nullable(),
  countersignedAt: instant.nullable(),
  /** Null while it stands (or waits). */
  endedAt: instant.nullable(),
  endedBy: z.enum(DECISION_ENDINGS).nullable(),
})
export type ExplainedDecision = z.infer<typeof explainedDecision>

export const explainedTag = z.object({
  tagId,
  evidenceId,
  reference: z.string(),
  title: z.string(),
  method: z.string(),
  occurredOn: day.nullable(),
  locator: z.string().nullable(),
  status: tagStatus,
  /** LEVEL-1: a referral that asks nothing, since its criterion is accepted from other evidence. */
  referralClosed: z.boolean(),
  /** Standing, waiting and ended ones, newest first. */
  decisions: z.array(explainedDecision),
})

export const MISSING_LEAVES = [
  'nothingTagged',
  'drafted',
  'referred',
  'waitsForDecision',
  'waitsForCountersignature',
  'moreEvidenceNeeded',
  'notSignedOff',
] as const

export const explainedCriterion = z.object({
  criterionId,
  number: z.string(),
  text: z.string().nullable(),
  level,
  /** LEVEL-2: accepted tags from different evidence, of those needed. */
  acceptedTags: z.int(),
  acceptedTagsNeeded: z.int(),
  /** LEVEL-3, where credit transfer or an exemption gives the level. */
  achievement: z.enum(['creditTransfer', 'exemption']).nullable(),
  /** What keeps it below the threshold; null where nothing does. */
  missing: z.enum(MISSING_LEAVES).nullable(),
  tags: z.array(explainedTag),
})

export const discrepancy = z.object({
  id: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'conflict', 'warning', 'information']),
  message: z.string(),
  line: z.int().optional(),
  lines: z.array(z.int()).optional(),
  words: z.string().optional(),
  ksbId: z.string().optional(),
  ksbIds: z.array(z.string()).optional(),
  criterionId: z.string().optional(),
  criterionIds: z.array(z.string()).optional(),
  unitIds: z.array(z.string()).optional(),
  settlement: z.object({ text: z.string(), at: instant }).optional(),
})

export const getKsbExplanation = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/ksbs/:ksbId',
  summary: 'Why a KSB is or is not met: rule, criteria, tags, decisions, who and when, and which leaf is missing.',
  tag: 'Progress',
  scope: 'person',
  params: z.object({ id: enrolmentId, ksbId }),
  status: 200,
  reply: z.object({
    enrolmentId,
    learnerId,
    name: z.string(),
    sequence: z.int(),
    ksb: z.object({ id: ksbId, code: z.string(), kind: z.enum(KSB_KINDS), area: z.string(), text: z.string() }),
    progress: ksbProgress,
    totals,
    mapping: z.object({ id: mappingId, owner: z.string(), qualificationNumber: z.string(), version: z.int() }),
    rule,
    threshold,
    units: z.array(
      z.object({
        unitId,
        number: z.int(),
        title: z.string().nullable(),
        /** Of this KSB's criteria in the unit. */
        inScope: z.int(),
        accepted: z.int(),
        criteria: z.array(explainedCriterion),
      }),
    ),
    /** KSB-1: mapped, and in units not taken. Shown, never demanded. */
    notDemanded: z.array(
      z.object({ unitId, number: z.int(), title: z.string().nullable(), criterionNumbers: z.array(z.string()) }),
    ),
    ksbEvidence: z.array(explainedTag),
    /** KSB-3, KSB-4: what keeps the KSB from being met by its own evidence, where it needs that; else null. */
    ownEvidenceMissing: z.enum([...MISSING_LEAVES, 'acceptedWhileMapped']).nullable(),
    /** KSB-9: why it does or does not apply. */
    alternative: z
      .object({
        codes: z.array(z.string()),
        jobRole: z.enum(['faceToFace', 'notFaceToFace', 'both']).nullable(),
        decidedBy: personName.nullable(),
        decidedAt: instant.nullable(),
      })
      .nullable(),
    discrepancies: z.array(discrepancy),
    /** KSB-7: standing ones, each with what it rested on then and now. */
    confirmations: z.array(confirmationRecord),
    /** Ended ones, newest first. */
    earlierConfirmations: z.array(
      confirmationRecord.pick({ id: true, kind: true, outcome: true, statement: true, by: true, at: true }),
    ),
    can: z.object({ confirm: z.boolean() }),
  }),
  errors: ['record.notFound'],
})

/** What a client needs to read rows of a programme. */
const programmeOfRows = z.object({
  mappingId,
  version: z.int(),
  name: z.string(),
  threshold,
  acceptedTagsNeeded: z.int(),
})

export const getCohortProgress = defineEndpoint({
  method: 'GET',
  path: '/cohorts/:id/progress',
  summary:
    'The progress rows of a cohort’s enrolments that you may see, read in one transaction with their sequence: those that go on, with show=all also those who completed or withdrew.',
  tag: 'Progress',
  scope: 'staff',
  params: z.object({ id: cohortId }),
  query: z.object({ show: z.enum(['current', 'all']).optional() }),
  status: 200,
  reply: z.object({
    sequence: z.int(),
    show: z.enum(['current', 'all']),
    /** How many of the cohort completed or withdrew. */
    ended: z.int(),
    cohort: z.object({ id: cohortId, name: z.string() }),
    programmes: z.record(programmeId, programmeOfRows),
    /** Versions that some of the rows follow still. */
    earlierVersions: z.array(programmeOfRows.extend({ programmeId })),
    rows: z.array(staffRow),
    /** Names for `assessorIds`. */
    people: z.record(personId, z.string()),
  }),
  errors: ['record.notFound'],
})
