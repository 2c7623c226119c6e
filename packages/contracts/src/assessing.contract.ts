/** The queues: what waits for an assessor, a countersigner and a learner. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { method } from './methods.ts'
import { outcome, quality } from './progress.contract.ts'
import {
  criterionId,
  day,
  decisionId,
  enrolmentId,
  evidenceId,
  instant,
  ksbId,
  learnerId,
  nextCursor,
  pageQuery,
  personName,
  tagId,
} from './shapes.ts'

const aboutEvidence = {
  evidenceId,
  reference: z.string(),
  title: z.string(),
  method,
  enrolmentId,
  learner: z.object({ id: learnerId, name: z.string() }),
}

export const listToAssess = defineEndpoint({
  method: 'GET',
  path: '/to-assess',
  summary: 'Evidence that waits for your decision, oldest first, with its age in working days of England.',
  tag: 'To assess',
  scope: 'assessor',
  /** Of one enrolment: what of it waits for you. */
  query: z.object({ ...pageQuery, enrolmentId: enrolmentId.optional() }),
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        ...aboutEvidence,
        submittedAt: instant,
        /** Whole working days since it was submitted: Monday to Friday, less the bank holidays of England. */
        workingDays: z.int(),
        /** By the centre's limits: late from 7 working days and veryLate from 10 unless it has set others. */
        mark: z.enum(['none', 'late', 'veryLate']),
        /** Tags that wait, in this enrolment. */
        tags: z.int(),
        unitNumbers: z.array(z.int()),
        /** Submitted again after a referral. */
        resubmitted: z.boolean(),
      }),
    ),
    total: z.int(),
    nextCursor,
  }),
  errors: [],
})

export const listToCountersign = defineEndpoint({
  method: 'GET',
  path: '/to-countersign',
  summary: 'Decisions made in training that wait for your countersignature, oldest first.',
  tag: 'To assess',
  scope: 'assessor',
  query: z.object(pageQuery),
  status: 200,
  reply: z.object({
    items: z.array(
      z.object({
        ...aboutEvidence,
        decisionId,
        tagId,
        criterionId: criterionId.optional(),
        ksbId: ksbId.optional(),
        unitNumber: z.int().nullable(),
        number: z.string(),
        outcome,
        feedback: z.string().nullable(),
        decidedBy: personName,
        decidedAt: instant,
        workingDays: z.int(),
      }),
    ),
    total: z.int(),
    nextCursor,
  }),
  errors: [],
})

const waitingTag = z.object({
  tagId,
  criterionId: criterionId.optional(),
  ksbId: ksbId.optional(),
})

export const getWaiting = defineEndpoint({
  method: 'GET',
  path: '/enrolments/:id/waiting',
  summary: 'What waits for the learner in one enrolment: referrals, drafts, and the latest feedback.',
  tag: 'To assess',
  scope: 'person',
  params: z.object({ id: enrolmentId }),
  status: 200,
  reply: z.object({
    referrals: z.array(
      z.object({
        evidenceId,
        reference: z.string(),
        title: z.string(),
        method,
        feedback: z.string().nullable(),
        dueOn: day.nullable(),
        fallsShortOn: z.array(quality).optional(),
        decidedBy: personName,
        decidedAt: instant,
        tags: z.array(waitingTag),
      }),
    ),
    drafts: z.array(
      z.object({ evidenceId, reference: z.string(), title: z.string(), method, addedAt: instant, tags: z.int() }),
    ),
    /** Records that staff wrote, and that the learner has not answered as they stand now. Oldest first. */
    records: z.array(
      z.object({
        evidenceId,
        reference: z.string(),
        title: z.string(),
        method,
        writtenBy: z.string(),
        askedAt: instant,
        isOverdue: z.boolean(),
      }),
    ),
    /** Submitted, and nobody has decided yet. */
    waitingForStaff: z.int(),
    feedback: z.array(
      z.object({
        evidenceId,
        reference: z.string(),
        title: z.string(),
        outcome,
        feedback: z.string().nullable(),
        decidedBy: personName,
        decidedAt: instant,
        tags: z.array(waitingTag),
        /** LEVEL-1: referred, and asks nothing any more. */
        isClosed: z.boolean(),
      }),
    ),
  }),
  errors: ['record.notFound'],
})
