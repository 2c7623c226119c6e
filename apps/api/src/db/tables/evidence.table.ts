import { AUTHOR_KINDS, type ErasableWords, METHODS } from '@crosswalk/contracts'
import { TAG_STATUSES } from '@crosswalk/progress'
import { sql } from 'drizzle-orm'
import { type Kit, type KitColumn, span } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { PeopleTables } from './people.table.ts'

export function defineEvidenceTables(k: Kit, { people, learners }: PeopleTables, { enrolments }: EnrolmentTables) {
  const evidence = k.table(
    'evidence',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      learnerId: k.text('learner_id').notNull(),
      method: k.oneOf('method', METHODS).notNull(),
      number: k.int('number').notNull(),
      /** Method and number (OB1): never changes, never given twice. */
      reference: k.text('reference').notNull(),
      authorKind: k.oneOf('author_kind', AUTHOR_KINDS).notNull(),
      authorId: k.ref('author_id', () => people.id),
      /** A witness who is nobody of the centre. */
      authorName: k.text('author_name'),
      /** The enrolment that it was added from, and that a new tag goes to by default. */
      enrolmentId: k.text('enrolment_id').notNull(),
      title: k.text('title').notNull(),
      occurredOn: k.day('occurred_on'),
      description: k.text('description'),
      link: k.text('link'),
      text: k.text('text'),
      keptAt: k.text('kept_at'),
      addedBy: k.text('added_by'),
      addedAt: k.ts('added_at').notNull(),
      /** Sequence and time of the first submission; null while it is a draft. */
      submitted: k.int('submitted'),
      submittedAt: k.ts('submitted_at'),
      /** When the learner stated that it is their own work. */
      ownWorkAt: k.ts('own_work_at'),
      /** Not for the employer. */
      confidential: k.bool('confidential').notNull().default(false),
      /** Raised by its words and files: each decision names the one that it judged. */
      revision: k.int('revision').notNull(),
      ...span(k),
      removedAt: k.ts('removed_at'),
      removedBy: k.text('removed_by'),
      removalReason: k.text('removal_reason'),
    },
    t => [
      k.unique('evidence_id_learner').on(t.id, t.learnerId),
      k.unique('evidence_reference').on(t.learnerId, t.reference),
      k.restrict('evidence_learner', [t.learnerId, t.centreId], [learners.id, learners.centreId]),
      k.restrict('evidence_enrolment', [t.enrolmentId, t.learnerId], [enrolments.id, enrolments.learnerId]),
      k.index('evidence_learner_index').on(t.learnerId, t.began),
      k.index('evidence_found').on(t.centreId, t.reference),
      k.index('evidence_drafts').on(t.enrolmentId).where(sql`submitted is null and ended is null`),
      k.check('evidence_reference_made', sql`reference = method || number`),
      k.check('evidence_author_named', sql`author_id is not null or author_name is not null`),
      k.checkWords('evidence_method_known', t.method, METHODS),
      k.checkWords('evidence_author_kind_known', t.authorKind, AUTHOR_KINDS),
      k.checkSpan('evidence_span', t),
    ],
  )

  const evidenceFiles = k.table(
    'evidence_files',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      evidenceId: k.ref('evidence_id', () => evidence.id).notNull(),
      name: k.text('name').notNull(),
      size: k.int('size').notNull(),
      /** Found by content, never taken from the browser. */
      mediaType: k.text('media_type').notNull(),
      sha256: k.text('sha256').notNull(),
      version: k.int('version').notNull(),
      /** The file that this version takes the place of, which stays on the record. */
      supersedes: k.ref('supersedes', (): KitColumn => evidenceFiles.id),
      addedBy: k.text('added_by'),
      addedAt: k.ts('added_at').notNull(),
      /** Sequence of its erasure: the bytes are gone, the hash stays. */
      erased: k.int('erased'),
      ...span(k),
    },
    t => [
      k.index('evidence_files_evidence').on(t.evidenceId),
      k.index('evidence_files_bytes').on(t.centreId, t.sha256),
      k.uniqueIndex('evidence_files_supersedes').on(t.supersedes).where(sql`supersedes is not null`),
      k.check('evidence_files_sha256', sql`length(sha256) = 64`),
      k.check('evidence_files_size', sql`size > 0`),
      k.checkSpan('evidence_files_span', t),
    ],
  )

  /** What is left of what was erased: who, when, why, and of what. */
  const erasures = k.table(
    'erasures',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      evidenceId: k.ref('evidence_id', () => evidence.id).notNull(),
      erasedBy: k.ref('erased_by', () => people.id).notNull(),
      erasedAt: k.ts('erased_at').notNull(),
      reason: k.text('reason').notNull(),
      words: k.json<ErasableWords[]>('words').notNull(),
      fileIds: k.json<string[]>('file_ids').notNull(),
      began: k.int('began').notNull(),
    },
    t => [k.index('erasures_evidence').on(t.evidenceId)],
  )

  const tags = k.table(
    'tags',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      learnerId: k.text('learner_id').notNull(),
      evidenceId: k.text('evidence_id').notNull(),
      enrolmentId: k.text('enrolment_id').notNull(),
      criterionId: k.text('criterion_id'),
      ksbId: k.text('ksb_id'),
      locator: k.text('locator'),
      addedBy: k.text('added_by'),
      addedAt: k.ts('added_at').notNull(),
      /** Sequence of the first submission; null while it is a draft. */
      submitted: k.int('submitted'),
      /** Time of the latest submission: the queue's age. */
      submittedAt: k.ts('submitted_at'),
      /** Follows from its facts [TAG-1]; kept for the queue. */
      status: k.oneOf('status', TAG_STATUSES).notNull(),
      ...span(k),
      removedAt: k.ts('removed_at'),
      removedBy: k.text('removed_by'),
      removalReason: k.text('removal_reason'),
    },
    t => [
      // An item's tags are in enrolments of the same learner.
      k.restrict('tags_evidence', [t.evidenceId, t.learnerId], [evidence.id, evidence.learnerId]),
      k.restrict('tags_enrolment', [t.enrolmentId, t.learnerId], [enrolments.id, enrolments.learnerId]),
      k
        .uniqueIndex('tags_live_criterion')
        .on(t.evidenceId, t.enrolmentId, t.criterionId)
        .where(sql`ended is null and criterion_id is not null`),
      k
        .uniqueIndex('tags_live_ksb')
        .on(t.evidenceId, t.enrolmentId, t.ksbId)
        .where(sql`ended is null and ksb_id is not null`),
      k.index('tags_evidence_index').on(t.evidenceId),
      k.index('tags_target').on(t.enrolmentId, t.criterionId, t.ksbId),
      // All that counting what waits asks of a tag.
      k.index('tags_to_assess').on(t.enrolmentId, t.submittedAt, t.evidenceId, t.id).where(sql`status = 'submitted'`),
      k.index('tags_referred').on(t.enrolmentId).where(sql`status = 'referred'`),
      k.check('tags_one_target', sql`(criterion_id is null) <> (ksb_id is null)`),
      k.check('tags_submitted_whole', sql`(submitted is null) = (submitted_at is null)`),
      k.check('tags_removed_ended', sql`(status = 'removed') = (ended is not null)`),
      k.checkWords('tags_status_known', t.status, TAG_STATUSES),
      k.checkSpan('tags_span', t),
    ],
  )

  return { evidence, evidenceFiles, erasures, tags }
}

export type EvidenceTables = ReturnType<typeof defineEvidenceTables>
