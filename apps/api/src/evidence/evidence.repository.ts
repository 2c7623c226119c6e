import type { EvidenceSummary, PersonName } from '@crosswalk/contracts'
import {
  and,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  max,
  notExists,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { isGiven, toGiven } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'
import { formatName } from '../people/person-name.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import type { EvidenceRecord, FileRecord, SummaryCounts } from './evidence.model.ts'

function select(db: Db) {
  const { evidence, learners, people, recordAnswers: answers } = db.t
  return db
    .select({
      evidence,
      answer: {
        id: answers.id,
        outcome: answers.outcome,
        statement: answers.statement,
        evidenceRevision: answers.evidenceRevision,
        answeredAt: answers.answeredAt,
      },
      learnerPersonId: learners.personId,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(evidence)
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .leftJoin(answers, and(eq(answers.evidenceId, evidence.id), isNull(answers.ended)))
}

async function toRecords(db: Db, rows: Awaited<ReturnType<typeof select>>): Promise<EvidenceRecord[]> {
  const names = await listPersonNames(
    db,
    rows.map(row => row.evidence.authorId),
  )
  return rows.map(({ evidence: item, answer, learnerPersonId, givenName, familyName }) => ({
    ...item,
    answer,
    learnerPersonId,
    learnerName: formatName(givenName, familyName),
    authorName: item.authorName ?? namesOf(names, item.authorId).name,
  }))
}

/** Whatever its centre: the policy says whose it is. */
export async function findEvidenceRecord(db: Db, evidenceId: string): Promise<EvidenceRecord | null> {
  const statement = db.prepared('evidenceRecord', connection =>
    select(connection)
      .where(eq(connection.t.evidence.id, sql.placeholder('evidenceId')))
      .prepare(),
  )
  const [record] = await toRecords(db, await statement.execute({ evidenceId }))
  return record ?? null
}

/** Live items of an enrolment that staff wrote and submitted, oldest first. */
export async function listWrittenByStaff(db: Db, enrolmentId: string): Promise<EvidenceRecord[]> {
  const { evidence } = db.t
  const rows = await select(db)
    .where(
      and(
        eq(evidence.enrolmentId, enrolmentId),
        eq(evidence.authorKind, 'assessor'),
        isNull(evidence.ended),
        isNotNull(evidence.submitted),
      ),
    )
    .orderBy(evidence.began)
  return toRecords(db, rows)
}

export interface EvidenceQuery {
  learnerId: string
  /** Only what stands in one of these: the item's own enrolment, or that of a live tag. */
  enrolmentIds: readonly string[]
  status?: EvidenceSummary['status'] | undefined
  /** Only these items. */
  only?: readonly string[] | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** One more than `limit` where there are more. Newest first. */
export async function listEvidenceRecords(db: Db, query: EvidenceQuery): Promise<EvidenceRecord[]> {
  const { evidence, tags } = db.t
  const after = readCursor(query.cursor, ['number', 'string'])
  const inEnrolments = or(
    inArray(evidence.enrolmentId, [...query.enrolmentIds]),
    exists(
      db
        .select({ one: sql`1` })
        .from(tags)
        .where(
          and(eq(tags.evidenceId, evidence.id), inArray(tags.enrolmentId, [...query.enrolmentIds]), isNull(tags.ended)),
        ),
    ),
  )
  const rows = await select(db)
    .where(
      and(
        eq(evidence.learnerId, query.learnerId),
        inEnrolments,
        isOfStatus(db, query.status),
        query.only === undefined ? undefined : inArray(evidence.id, [...new Set(query.only)]),
        query.search ? isFoundBy(db, query.search) : undefined,
        after === null ? undefined : sql`(${evidence.began}, ${evidence.id}) < (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(evidence.began), desc(evidence.id))
    .limit(query.limit + 1)
  return toRecords(db, rows)
}

/** Tags that wait for a first decision, or that were referred. */
export async function listAskingTags(db: Db, enrolmentIds: readonly string[], status: 'submitted' | 'referred') {
  const { tags, decisions } = db.t
  const waits = notExists(
    db
      .select({ one: sql`1` })
      .from(decisions)
      .where(and(eq(decisions.tagId, tags.id), isNull(decisions.ended))),
  )
  return db
    .select({
      id: tags.id,
      evidenceId: tags.evidenceId,
      enrolmentId: tags.enrolmentId,
      criterionId: tags.criterionId,
      status: tags.status,
    })
    .from(tags)
    .where(
      and(
        inArray(tags.enrolmentId, [...enrolmentIds]),
        eq(tags.status, status),
        isNull(tags.ended),
        status === 'submitted' ? waits : undefined,
      ),
    )
}

function isOfStatus(db: Db, status: EvidenceQuery['status']): SQL | undefined {
  const { evidence } = db.t
  switch (status) {
    case 'draft':
      return and(isNull(evidence.ended), isNull(evidence.submitted))
    case 'submitted':
      return and(isNull(evidence.ended), sql`${evidence.submitted} is not null`)
    case 'removed':
      return sql`${evidence.ended} is not null`
    case undefined:
      return isNull(evidence.ended)
  }
}

function isFoundBy(db: Db, search: string): SQL {
  const { evidence } = db.t
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`(${evidence.reference} like ${pattern} escape '\\' or ${evidence.title} like ${pattern} escape '\\')`
}

/** In three queries, however many items. */
export async function countForSummaries(
  db: Db,
  evidenceIds: readonly string[],
): Promise<(evidenceId: string) => SummaryCounts> {
  const { tags, evidenceFiles } = db.t
  const counts = new Map<string, SummaryCounts>()
  const of = (evidenceId: string): SummaryCounts =>
    counts.get(evidenceId) ?? { files: 0, tags: { draft: 0, submitted: 0, accepted: 0, referred: 0, notUsed: 0 } }
  if (evidenceIds.length === 0) return of
  const byStatus = await db
    .select({ evidenceId: tags.evidenceId, status: tags.status, count: count() })
    .from(tags)
    .where(and(inArray(tags.evidenceId, [...evidenceIds]), isNull(tags.ended)))
    .groupBy(tags.evidenceId, tags.status)
  for (const { evidenceId, status, count: number } of byStatus) {
    if (status === 'removed') continue
    const known = of(evidenceId)
    counts.set(evidenceId, { ...known, tags: { ...known.tags, [status]: number } })
  }
  const files = await db
    .select({ evidenceId: evidenceFiles.evidenceId, count: count() })
    .from(evidenceFiles)
    .where(
      and(
        inArray(evidenceFiles.evidenceId, [...evidenceIds]),
        isNull(evidenceFiles.ended),
        isNull(evidenceFiles.erased),
      ),
    )
    .groupBy(evidenceFiles.evidenceId)
  for (const { evidenceId, count: number } of files) counts.set(evidenceId, { ...of(evidenceId), files: number })
  return of
}

/** Standing versions that were not erased, oldest first. */
export async function listFileRecords(db: Db, evidenceId: string): Promise<FileRecord[]> {
  const statement = db.prepared('filesOfEvidence', connection => {
    const { evidenceFiles } = connection.t
    return connection
      .select()
      .from(evidenceFiles)
      .where(
        and(
          eq(evidenceFiles.evidenceId, sql.placeholder('evidenceId')),
          isNull(evidenceFiles.ended),
          isNull(evidenceFiles.erased),
        ),
      )
      .orderBy(evidenceFiles.began, evidenceFiles.id)
      .prepare()
  })
  const rows = await statement.execute({ evidenceId })
  const names = await listPersonNames(
    db,
    rows.map(row => row.addedBy),
  )
  return rows.map(row => ({ ...row, addedBy: namesOf(names, row.addedBy) satisfies PersonName }))
}

/** Begun, neither whole nor run out. */
export async function countUploadsUnderWay(db: Db, evidenceId: string, now: Date): Promise<number> {
  const statement = db.prepared('uploadsUnderWay', connection => {
    const { uploads } = connection.t
    const isStanding = sql`${uploads.expiresAt} > ${sql.placeholder('now')}`
    return connection
      .select({ count: count() })
      .from(uploads)
      .where(and(eq(uploads.evidenceId, sql.placeholder('evidenceId')), isNull(uploads.finishedAt), isStanding))
      .prepare()
  })
  const [row] = await statement.execute({ evidenceId, now: now.getTime() })
  return row?.count ?? 0
}

/** Inside the transaction that uses it. Numbers of removed items are never given again. */
export async function getNextNumber(db: Db, learnerId: string, method: EvidenceRecord['method']): Promise<number> {
  const { evidence } = db.t
  const [row] = await db
    .select({ newest: max(evidence.number) })
    .from(evidence)
    .where(and(eq(evidence.learnerId, learnerId), eq(evidence.method, method)))
  return (row?.newest ?? 0) + 1
}

/** What may rest on an item's decisions, and keep it from being undone or removed. */
export interface Resting {
  /** Decision → standing sign-offs that list it. */
  signOffIds: ReadonlyMap<string, readonly string[]>
  sampled: ReadonlySet<string>
  /** Decisions that an IQA agreed [LEVEL-5]. */
  agreed: ReadonlySet<string>
  /** Enrolments whose certificate was claimed. */
  claimed: ReadonlySet<string>
}

export async function findResting(
  db: Db,
  decisionIds: readonly string[],
  enrolmentIds: readonly string[],
): Promise<Resting> {
  const signOffIds = new Map<string, string[]>()
  const sampled = new Set<string>()
  const agreed = new Set<string>()
  if (decisionIds.length > 0) {
    const given = { decisionIds: toGiven(decisionIds) }
    const supports = await db.prepared('signOffsResting', prepareSignOffsResting).execute(given)
    for (const { decisionId, signOffId } of supports) {
      if (decisionId !== null) signOffIds.set(decisionId, [...(signOffIds.get(decisionId) ?? []), signOffId])
    }
    const looked = await db.prepared('samplesResting', prepareSamplesResting).execute(given)
    for (const { decisionId, outcome } of looked) {
      sampled.add(decisionId)
      if (outcome !== 'notAgreed') agreed.add(decisionId)
    }
  }
  const claimed = new Set<string>()
  for (const enrolmentId of enrolmentIds) if (await isClaimed(db, enrolmentId)) claimed.add(enrolmentId)
  return { signOffIds, sampled, agreed, claimed }
}

function prepareSignOffsResting(db: Db) {
  const { signOffs, signOffSupports: supports } = db.t
  return db
    .select({ decisionId: supports.decisionId, signOffId: supports.signOffId })
    .from(supports)
    .innerJoin(signOffs, eq(signOffs.id, supports.signOffId))
    .where(and(isGiven(supports.decisionId, 'decisionIds'), isNull(signOffs.ended)))
    .prepare()
}

function prepareSamplesResting(db: Db) {
  const { samples, sampledDecisions: sampled } = db.t
  return db
    .select({ decisionId: sampled.decisionId, outcome: sampled.outcome })
    .from(sampled)
    .innerJoin(samples, eq(samples.id, sampled.sampleId))
    .where(and(isGiven(sampled.decisionId, 'decisionIds'), isNull(samples.ended)))
    .prepare()
}

async function isClaimed(db: Db, enrolmentId: string): Promise<boolean> {
  const statement = db.prepared('certificateClaim', connection => {
    const { certificateClaims } = connection.t
    return connection
      .select({ id: certificateClaims.id })
      .from(certificateClaims)
      .where(and(eq(certificateClaims.enrolmentId, sql.placeholder('enrolmentId')), isNull(certificateClaims.ended)))
      .limit(1)
      .prepare()
  })
  return (await statement.execute({ enrolmentId })).length > 0
}
