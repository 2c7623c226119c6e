/** Evidence: what an item is as it is read, and adding, changing, submitting and removing it. */
import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { method } from './methods.ts'
import { explainedDecision, tagStatus } from './progress.contract.ts'
import { RECORD_OUTCOMES, recordState, recordStatus } from './records.contract.ts'
import {
  day,
  enrolmentId,
  erasureId,
  evidenceId,
  fileId,
  givenDay,
  instant,
  learnerId,
  line,
  nextCursor,
  nothing,
  pageQuery,
  personId,
  personName,
  prose,
  reason,
  revision,
  tagId,
  webLink,
} from './shapes.ts'
import {
  DECISIONS_MAX,
  hasOneTarget,
  locator,
  newTag,
  oneTarget,
  TAGS_MAX,
  targetShape,
  verdict,
} from './targets-and-verdicts.ts'

export const AUTHOR_KINDS = ['learner', 'assessor', 'witness'] as const
export type AuthorKind = (typeof AUTHOR_KINDS)[number]

const EVIDENCE_STATUSES = ['draft', 'submitted', 'removed'] as const

export const evidenceFile = z.object({
  id: fileId,
  name: z.string(),
  size: z.int(),
  /** Found by content, never taken from the browser. */
  mediaType: z.string(),
  /** May be shown in the page; anything else downloads. */
  inline: z.boolean(),
  sha256: z.string(),
  version: z.int(),
  /** The file that this version takes the place of. */
  supersedes: fileId.nullable(),
  uploadedAt: instant,
  uploadedBy: personName,
})
export type EvidenceFile = z.infer<typeof evidenceFile>

export const evidenceTag = z.object({
  id: tagId,
  enrolmentId,
  ...targetShape,
  locator: z.string().nullable(),
  status: tagStatus,
  addedBy: personName,
  submittedAt: instant.nullable(),
  /** LEVEL-1: a referral that asks nothing any more. */
  referralClosed: z.boolean(),
  /** The one that stands. */
  decision: explainedDecision.nullable(),
  /** TAG-3: assessed, and waiting for a countersignature. */
  waitsForCountersignature: z.boolean(),
  /** The decision that waits. Staff have it; a learner is told only that one waits. */
  waiting: explainedDecision.nullable(),
  /** All of them, newest first. */
  decisions: z.array(explainedDecision),
  can: z.object({
    decide: z.boolean(),
    correct: z.boolean(),
    /** Until when the decision can be undone; null where it can't. */
    undoUntil: instant.nullable(),
    countersign: z.boolean(),
    remove: z.boolean(),
    /** Removal needs a reason (TAG-4). */
    removalNeedsReason: z.boolean(),
  }),
})
export type EvidenceTag = z.infer<typeof evidenceTag>

/** Words of an item that can be erased by themselves. */
export const ERASABLE_WORDS = ['title', 'description', 'text', 'link', 'keptAt'] as const
export type ErasableWords = (typeof ERASABLE_WORDS)[number]

/** What is left of what was erased. */
export const tombstone = z.object({
  id: erasureId,
  erasedAt: instant,
  erasedBy: personName,
  reason: z.string(),
  words: z.array(z.enum(ERASABLE_WORDS)),
  files: z.array(z.object({ id: fileId, sha256: z.string(), mediaType: z.string(), size: z.int(), version: z.int() })),
})
export type Tombstone = z.infer<typeof tombstone>

const evidenceSummary = z.object({
  id: evidenceId,
  learnerId,
  reference: z.string(),
  title: z.string(),
  method,
  occurredOn: day.nullable(),
  status: z.enum(EVIDENCE_STATUSES),
  /** The id is null for a witness who is nobody of the centre. */
  author: z.object({ id: personId.nullable(), name: z.string(), kind: z.enum(AUTHOR_KINDS) }),
  addedAt: instant,
  submittedAt: instant.nullable(),
  files: z.int(),
  /** Live tags by status. */
  tags: z.object({
    draft: z.int(),
    submitted: z.int(),
    accepted: z.int(),
    referred: z.int(),
    notUsed: z.int(),
  }),
  /** Of those referred, how many ask nothing any more (LEVEL-1). */
  referralsClosed: z.int(),
  /** What the learner says of a record that staff wrote; null for anything else. */
  record: recordStatus.nullable(),
  /** Not for the employer: no link shares it. */
  confidential: z.boolean(),
  revision,
})
export type EvidenceSummary = z.infer<typeof evidenceSummary>

export const evidence = evidenceSummary.omit({ files: true, tags: true, referralsClosed: true, record: true }).extend({
  learner: z.object({ id: learnerId, name: z.string() }),
  description: z.string().nullable(),
  link: z.string().nullable(),
  text: z.string().nullable(),
  keptAt: z.string().nullable(),
  ownWork: z.boolean(),
  files: z.array(evidenceFile),
  /** Uploads that have begun and not arrived whole. */
  uploadsUnderWay: z.int(),
  /** Of a record that staff wrote: what the learner says of it. */
  record: recordState.nullable(),
  tags: z.array(evidenceTag),
  /** Oldest first. */
  tombstones: z.array(tombstone),
  /** The enrolment that a new tag goes to by default. */
  enrolmentId,
  can: z.object({
    change: z.boolean(),
    submit: z.boolean(),
    addTag: z.boolean(),
    addFile: z.boolean(),
    decide: z.boolean(),
    remove: z.boolean(),
    erase: z.boolean(),
    markConfidential: z.boolean(),
  }),
})
export type Evidence = z.infer<typeof evidence>

const content = {
  title: line(200, 'The title'),
  occurredOn: givenDay.optional(),
  description: prose(5_000, 'The description').optional(),
  link: webLink.optional(),
  text: prose(100_000, 'The text').optional(),
  keptAt: line(500, 'Where it is kept').optional(),
}

export const listEvidence = defineEndpoint({
  method: 'GET',
  path: '/learners/:id/evidence',
  summary: 'A learner’s evidence, newest first.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: learnerId }),
  query: z.object({
    ...pageQuery,
    status: z.enum(EVIDENCE_STATUSES).optional(),
    enrolmentId: enrolmentId.optional(),
    /** What asks something: of an assessor (a decision), or of the learner (a referral that is open). */
    asks: z.enum(['assessor', 'learner']).optional(),
    search: z.string().max(100).optional(),
  }),
  status: 200,
  reply: z.object({ evidence: z.array(evidenceSummary), nextCursor }),
  errors: ['record.notFound'],
})

export const addEvidence = defineEndpoint({
  method: 'POST',
  path: '/learners/:id/evidence',
  summary:
    'Add evidence as a draft, with its tags. Staff who write it may send its decisions in the same request: one act.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: learnerId }),
  body: z.object({
    ...content,
    method,
    enrolmentId,
    tags: z.array(newTag).max(TAGS_MAX).default([]),
    /** Staff only: decided as it is written. Tags that are decided need not stand in `tags` too. */
    decisions: z
      .array(z.object({ ...targetShape, locator: locator.optional(), ...verdict }).refine(hasOneTarget, oneTarget))
      .max(DECISIONS_MAX)
      .optional(),
  }),
  status: 201,
  reply: evidence,
  errors: [
    'record.notFound',
    'tag.exists',
    'tag.outsideUnits',
    'access.separation',
    'decision.feedbackNeeded',
    'enrolment.ended',
  ],
  idempotent: true,
})

export const getEvidence = defineEndpoint({
  method: 'GET',
  path: '/evidence/:id',
  summary: 'One item of evidence with its files, tags and decisions.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  status: 200,
  reply: evidence,
  errors: ['record.notFound'],
})

export const changeEvidence = defineEndpoint({
  method: 'PATCH',
  path: '/evidence/:id',
  summary:
    'Change a draft’s words; after a referral its description, link and text; of a record that the learner disputes its title and date as well.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z.object({
    revision,
    title: content.title.optional(),
    occurredOn: givenDay.nullable().optional(),
    description: prose(5_000, 'The description').nullable().optional(),
    link: webLink.nullable().optional(),
    text: prose(100_000, 'The text').nullable().optional(),
    keptAt: line(500, 'Where it is kept').nullable().optional(),
  }),
  status: 200,
  reply: evidence,
  errors: ['record.notFound', 'conflict.stale', 'evidence.notDraft', 'evidence.removed'],
})

export const markConfidential = defineEndpoint({
  method: 'PUT',
  path: '/evidence/:id/confidential',
  summary: 'Keep evidence from the learner’s employer, or let them see that it is there.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z.object({ confidential: z.boolean() }),
  status: 200,
  reply: evidence,
  errors: ['record.notFound', 'access.refused', 'evidence.removed'],
})

export const submitEvidence = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/submission',
  summary: 'Submit evidence and its drafted tags, or again after a referral. Learners state that it is their own work.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z.object({
    revision: revision.optional(),
    ownWork: z.boolean().optional(),
    /** Says in the same act whether it is, so that nobody outside sees it in between; absent, it stays as it is. */
    confidential: z.boolean().optional(),
  }),
  status: 200,
  reply: evidence,
  errors: [
    'record.notFound',
    'conflict.stale',
    'evidence.empty',
    'evidence.uploadUnfinished',
    'evidence.ownWorkNeeded',
    'evidence.noTags',
    'evidence.removed',
    'enrolment.ended',
  ],
  idempotent: true,
})

export const removeEvidence = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/removal',
  summary: 'Remove evidence with its tags: it stays on the record and supports nothing.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z.object({ revision: revision.optional(), reason: reason.optional() }),
  status: 204,
  reply: nothing,
  errors: ['record.notFound', 'conflict.stale', 'tag.locked', 'tag.reasonNeeded', 'access.refused'],
})

export const answerRecord = defineEndpoint({
  method: 'POST',
  path: '/evidence/:id/record-answer',
  summary: 'The learner says that what staff wrote of them is a fair account, or what is wrong with it.',
  tag: 'Evidence',
  scope: 'person',
  params: z.object({ id: evidenceId }),
  body: z
    .object({ revision, outcome: z.enum(RECORD_OUTCOMES), statement: prose(5_000, 'What is wrong').optional() })
    .refine(({ outcome, statement }) => outcome === 'confirmed' || statement !== undefined, {
      error: 'Say what is wrong with it.',
      path: ['statement'],
    }),
  status: 200,
  reply: evidence,
  errors: ['record.notFound', 'conflict.stale', 'access.refused', 'record.notToConfirm'],
  idempotent: true,
})
