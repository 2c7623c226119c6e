import { COMMENT_AUDIENCES, EMAIL_CHOICES, INBOX_READERS, type InboxKind, RECORD_OUTCOMES } from '@crosswalk/contracts'
import { sql } from 'drizzle-orm'
import { type Kit, type KitColumn, span } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { EvidenceTables } from './evidence.table.ts'
import type { PeopleTables } from './people.table.ts'

/** What people say to each other about a learner's work. Facts: their projectors alone write them. */
export function defineTalkTables(
  k: Kit,
  { people }: PeopleTables,
  { enrolments }: EnrolmentTables,
  { evidence }: EvidenceTables,
) {
  const comments = k.table(
    'comments',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      learnerId: k.text('learner_id').notNull(),
      /** Whoever is of the audience in this enrolment reads it. */
      enrolmentId: k.text('enrolment_id').notNull(),
      evidenceId: k.ref('evidence_id', () => evidence.id),
      unitId: k.text('unit_id'),
      ksbId: k.text('ksb_id'),
      audience: k.oneOf('audience', COMMENT_AUDIENCES).notNull(),
      replyTo: k.ref('reply_to', (): KitColumn => comments.id),
      /** Null once it was removed. */
      text: k.text('text'),
      authorId: k.ref('author_id', () => people.id).notNull(),
      writtenAt: k.ts('written_at').notNull(),
      ...span(k),
      removedAt: k.ts('removed_at'),
    },
    t => [
      k.restrict('comments_enrolment', [t.enrolmentId, t.learnerId], [enrolments.id, enrolments.learnerId]),
      k.index('comments_evidence').on(t.evidenceId).where(sql`evidence_id is not null`),
      k.index('comments_enrolment_index').on(t.enrolmentId, t.unitId, t.ksbId),
      k.index('comments_began').on(t.centreId, t.began),
      k.check(
        'comments_one_subject',
        sql`(evidence_id is not null) + (unit_id is not null) + (ksb_id is not null) = 1`,
      ),
      k.check(
        'comments_removed_whole',
        sql`(ended is null) = (removed_at is null) and (ended is null) = (text is not null)`,
      ),
      k.checkWords('comments_audience_known', t.audience, COMMENT_AUDIENCES),
      k.checkSpan('comments_span', t),
    ],
  )

  /** What the learner said of a record that staff wrote of them; at most one stands. */
  const recordAnswers = k.table(
    'record_answers',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      evidenceId: k.ref('evidence_id', () => evidence.id).notNull(),
      outcome: k.oneOf('outcome', RECORD_OUTCOMES).notNull(),
      /** What is wrong with it. */
      statement: k.text('statement'),
      /** Of the words and files that were read: others ask anew. */
      evidenceRevision: k.int('evidence_revision').notNull(),
      answeredBy: k.ref('answered_by', () => people.id).notNull(),
      answeredAt: k.ts('answered_at').notNull(),
      ...span(k),
    },
    t => [
      k.uniqueIndex('record_answers_live').on(t.evidenceId).where(sql`ended is null`),
      k.check('record_answers_statement', sql`outcome <> 'disputed' or statement is not null`),
      k.checkWords('record_answers_outcome_known', t.outcome, RECORD_OUTCOMES),
      k.checkSpan('record_answers_span', t),
    ],
  )

  return { comments, recordAnswers }
}

/** Who has been told what. In no ledger: it follows from entries, and what was read is nobody's record. */
export function defineInboxTables(k: Kit, { centres, people }: PeopleTables) {
  const inboxItems = k.table(
    'inbox_items',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      personId: k.ref('person_id', () => people.id).notNull(),
      /** Of a list that grows with the features: no table is rebuilt for a new one. */
      kind: k.text('kind').$type<InboxKind>().notNull(),
      readers: k.oneOf('readers', INBOX_READERS).notNull(),
      enrolmentId: k.text('enrolment_id'),
      /** The evidence, unit, KSB or enrolment that it is about, and where its link leads. */
      subjectId: k.text('subject_id').notNull(),
      /** What happened: ids of decisions, comments and the like, from which its sentence is made when it is read. */
      facts: k.json<string[]>('facts').notNull(),
      actorIds: k.json<string[]>('actor_ids').notNull(),
      /** Of the newest entry that it tells. */
      sequence: k.int('sequence').notNull(),
      at: k.ts('at').notNull(),
      /** Not before: what can be undone waits until it can't. */
      tellAt: k.ts('tell_at').notNull(),
      toldAt: k.ts('told_at'),
      readAt: k.ts('read_at'),
      /** Stands for the next daily e-mail. */
      waitsForDigest: k.bool('waits_for_digest').notNull(),
    },
    t => [
      k.index('inbox_items_person').on(t.personId, t.tellAt),
      k.index('inbox_items_unread').on(t.personId, t.kind, t.subjectId).where(sql`read_at is null`),
      k.index('inbox_items_due').on(t.tellAt).where(sql`told_at is null`),
      k.index('inbox_items_digest').on(t.personId).where(sql`waits_for_digest`),
      k.index('inbox_items_read').on(t.readAt).where(sql`read_at is not null`),
      k.checkWords('inbox_items_readers_known', t.readers, INBOX_READERS),
    ],
  )

  /** Up to which entry of its ledger everybody of a centre has been told. */
  const inboxCursors = k.table('inbox_cursors', {
    centreId: k
      .ref('centre_id', () => centres.id)
      .notNull()
      .primaryKey(),
    sequence: k.int('sequence').notNull(),
  })

  const emailChoices = k.table(
    'email_choices',
    {
      personId: k
        .ref('person_id', () => people.id)
        .notNull()
        .primaryKey(),
      choice: k.oneOf('choice', EMAIL_CHOICES).notNull(),
    },
    t => [k.checkWords('email_choices_known', t.choice, EMAIL_CHOICES)],
  )

  return { inboxItems, inboxCursors, emailChoices }
}
