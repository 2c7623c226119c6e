import type { Method, RelationshipKind } from '@crosswalk/contracts'
import type { Outcome } from '@crosswalk/progress'
import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  exists,
  inArray,
  isNull,
  min,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { isRelatedAs } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'
import { formatName } from '../people/person-name.ts'

/** What waits is of enrolments that go on. */
const ACTIVE = ['onProgramme', 'gateway'] as const

interface OfPerson {
  personId: string
  centreId: string
  today: string
  /** Only of this one. */
  enrolmentId?: string | undefined
}

interface Page {
  cursor?: string | undefined
  limit: number
}

/** Of an enrolment that goes on, and the person's to do as `kind`. */
function isTheirs(db: Db, { personId, centreId, today }: OfPerson, kind: RelationshipKind): SQL | undefined {
  const { learners, evidence, enrolments } = db.t
  return and(
    eq(enrolments.centreId, centreId),
    inArray(enrolments.status, ACTIVE),
    isRelatedAs(db, personId, [kind], today),
    // Separation of duties: never the learner’s own, nor what the person witnessed.
    ne(learners.personId, personId),
    or(ne(evidence.authorKind, 'witness'), isNull(evidence.authorId), ne(evidence.authorId, personId)),
  )
}

/** What both queues say of an item, and of whose it is. */
const selectItem = ({ t: { evidence, enrolments, learners, people, programmeVersions } }: Db) => ({
  evidenceId: evidence.id,
  reference: evidence.reference,
  title: evidence.title,
  method: evidence.method,
  enrolmentId: enrolments.id,
  learnerId: learners.id,
  givenName: people.givenName,
  familyName: people.familyName,
  mappingId: programmeVersions.mappingId,
})

const isItsVersion = ({ t: { enrolments, programmeVersions } }: Db) =>
  and(
    eq(programmeVersions.programmeId, enrolments.programmeId),
    eq(programmeVersions.version, enrolments.programmeVersion),
  )

interface ItemRecord {
  evidenceId: string
  reference: string
  title: string
  method: Method
  enrolmentId: string
  learnerId: string
  learnerName: string
  mappingId: string
}

export interface ToAssessRecord extends ItemRecord {
  submittedAt: Date
  tags: number
  criterionIds: string[]
  resubmitted: boolean
}

function waits(db: Db, of: OfPerson): SQL | undefined {
  const { tags, decisions, enrolments } = db.t
  return and(
    isTheirs(db, of, 'assessor'),
    of.enrolmentId === undefined ? undefined : eq(enrolments.id, of.enrolmentId),
    eq(tags.status, 'submitted'),
    isNull(tags.ended),
    // [TAG-3] Assessed, and waiting for a countersignature: not the assessor's to do.
    notExists(
      db
        .select({ one: sql`1` })
        .from(decisions)
        .where(and(eq(decisions.tagId, tags.id), isNull(decisions.ended))),
    ),
  )
}

/** By item and enrolment, what has waited longest first; one more than `limit` where there are more. */
export async function listToAssessRecords(db: Db, of: OfPerson, page: Page): Promise<ToAssessRecord[]> {
  const { tags, evidence, enrolments, learners, people, decisions, programmeVersions } = db.t
  const after = readCursor(page.cursor, ['number', 'string', 'string'])
  const oldest = min(tags.submittedAt)
  const rows = await db
    .select({
      ...selectItem(db),
      submittedAt: sql<number>`${oldest}`,
      tags: count(),
      criterionIds: sql<string>`json_group_array(${tags.criterionId})`,
      resubmitted: sql<number>`max(exists (select 1 from ${decisions} where ${decisions.tagId} = ${tags.id} and ${decisions.endedKind} = 'resubmission'))`,
    })
    .from(tags)
    .innerJoin(evidence, eq(evidence.id, tags.evidenceId))
    .innerJoin(enrolments, eq(enrolments.id, tags.enrolmentId))
    .innerJoin(programmeVersions, isItsVersion(db))
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(waits(db, of))
    .groupBy(evidence.id, enrolments.id)
    .having(
      after === null
        ? undefined
        : sql`(${oldest}, ${evidence.id}, ${enrolments.id}) > (${after[0]}, ${after[1]}, ${after[2]})`,
    )
    .orderBy(asc(oldest), asc(evidence.id), asc(enrolments.id))
    .limit(page.limit + 1)
  return rows.map(({ givenName, familyName, criterionIds, submittedAt, resubmitted, ...row }) => ({
    ...row,
    learnerName: formatName(givenName, familyName),
    submittedAt: new Date(submittedAt),
    criterionIds: (JSON.parse(criterionIds) as (string | null)[]).filter(id => id !== null),
    resubmitted: resubmitted === 1,
  }))
}

export async function countToAssess(db: Db, of: OfPerson): Promise<number> {
  const { tags, evidence, enrolments, learners } = db.t
  const [row] = await db
    .select({ count: countDistinct(sql`${evidence.id} || ${enrolments.id}`) })
    .from(tags)
    .innerJoin(evidence, eq(evidence.id, tags.evidenceId))
    .innerJoin(enrolments, eq(enrolments.id, tags.enrolmentId))
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .where(waits(db, of))
  return row?.count ?? 0
}

export interface ToCountersignRecord extends ItemRecord {
  decisionId: string
  tagId: string
  criterionId: string | null
  ksbId: string | null
  outcome: Outcome
  feedback: string | null
  decidedBy: string
  decidedAt: Date
}

function waitsForSignature(db: Db, of: OfPerson): SQL | undefined {
  const { decisions } = db.t
  return and(
    isTheirs(db, of, 'countersigner'),
    isNull(decisions.ended),
    isNull(decisions.effective),
    ne(decisions.decidedBy, of.personId),
  )
}

export async function listToCountersignRecords(db: Db, of: OfPerson, page: Page): Promise<ToCountersignRecord[]> {
  const { tags, evidence, enrolments, learners, people, decisions, programmeVersions } = db.t
  const after = readCursor(page.cursor, ['number', 'string'])
  const rows = await db
    .select({
      ...selectItem(db),
      decisionId: decisions.id,
      tagId: tags.id,
      criterionId: tags.criterionId,
      ksbId: tags.ksbId,
      outcome: decisions.outcome,
      feedback: decisions.feedback,
      decidedBy: decisions.decidedBy,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .innerJoin(evidence, eq(evidence.id, tags.evidenceId))
    .innerJoin(enrolments, eq(enrolments.id, decisions.enrolmentId))
    .innerJoin(programmeVersions, isItsVersion(db))
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(
      and(
        waitsForSignature(db, of),
        after === null ? undefined : sql`(${decisions.decidedAt}, ${decisions.id}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(decisions.decidedAt), asc(decisions.id))
    .limit(page.limit + 1)
  return rows.map(({ givenName, familyName, ...row }) => ({ ...row, learnerName: formatName(givenName, familyName) }))
}

export async function countToCountersign(db: Db, of: OfPerson): Promise<number> {
  const { tags, evidence, enrolments, learners, decisions } = db.t
  const [row] = await db
    .select({ count: count() })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .innerJoin(evidence, eq(evidence.id, tags.evidenceId))
    .innerJoin(enrolments, eq(enrolments.id, decisions.enrolmentId))
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .where(waitsForSignature(db, of))
  return row?.count ?? 0
}

export interface WaitingItem {
  evidenceId: string
  reference: string
  title: string
  method: Method
  addedAt: Date
  submitted: number | null
}

/** Live items that are tagged in, or were added from, the enrolment, newest first. */
export async function listItemsOfEnrolment(db: Db, enrolmentId: string): Promise<WaitingItem[]> {
  const { evidence, tags } = db.t
  return db
    .select({
      evidenceId: evidence.id,
      reference: evidence.reference,
      title: evidence.title,
      method: evidence.method,
      addedAt: evidence.addedAt,
      submitted: evidence.submitted,
    })
    .from(evidence)
    .where(
      and(
        isNull(evidence.ended),
        or(
          eq(evidence.enrolmentId, enrolmentId),
          exists(
            db
              .select({ one: sql`1` })
              .from(tags)
              .where(and(eq(tags.evidenceId, evidence.id), eq(tags.enrolmentId, enrolmentId), isNull(tags.ended))),
          ),
        ),
      ),
    )
    .orderBy(desc(evidence.began))
}
