import type { EnrolmentStatus, RelationshipKind } from '@crosswalk/contracts'
import {
  and,
  asc,
  count,
  countDistinct,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  min,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { isRelatedAs } from '../access/enrolment-access.repository.ts'
import { listKindsThatCount } from '../access/enrolment-access.ts'
import { coversDay } from '../db/days.ts'
import { jsonRows, readJsonRows } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import type { Actor } from '../http/actor.ts'
import { formatName } from '../people/person-name.ts'
import type { ProgressRowRecord } from '../progress-rows/progress-rows.repository.ts'

/** A caseload is of enrolments that go on. */
export const ACTIVE: readonly EnrolmentStatus[] = ['onProgramme', 'gateway']
const AWAY: readonly EnrolmentStatus[] = ['onBreak', 'completed', 'withdrawn']

export interface CaseloadOf {
  centreId: string
  /** Whose: null for those of all staff. */
  personId: string | null
  kinds: readonly RelationshipKind[]
  today: string
  show: 'active' | 'away'
}

/** A condition on `enrolments`. */
export function ofCaseload(db: Db, { centreId, personId, kinds, today, show }: CaseloadOf): SQL | undefined {
  const { enrolments } = db.t
  const isTheirs = personId === null ? undefined : isRelatedAs(db, personId, kinds, today)
  return and(
    eq(enrolments.centreId, centreId),
    inArray(enrolments.status, [...(show === 'active' ? ACTIVE : AWAY)]),
    isTheirs,
  )
}

export interface CaseloadRecord {
  enrolmentId: string
  learnerId: string
  learnerPersonId: string
  learnerName: string
  /** With the site: “Swiftway, Aldgate”. */
  employer: string | null
  programmeId: string
  programmeVersion: number
  programmeName: string
  cohortId: string | null
  cohortName: string | null
  startsOn: string
  plannedEndOn: string | null
  status: EnrolmentStatus
  statusSince: string
  expectedReturnOn: string | null
  lastActivityAt: Date | null
  progress: Pick<ProgressRowRecord, 'criteriaKey' | 'levels' | 'facts'>
}

/** By name. */
export async function listCaseloadRecords(db: Db, which: SQL | undefined): Promise<CaseloadRecord[]> {
  const { enrolments, enrolmentStatuses, learners, people, programmes, cohorts, progressRows, ledger } = db.t
  const { employers, employerSites, enrolmentEmployers } = db.t
  const rows = await db
    .select({
      enrolmentId: enrolments.id,
      learnerId: learners.id,
      learnerPersonId: learners.personId,
      givenName: people.givenName,
      familyName: people.familyName,
      employerName: employers.name,
      siteName: employerSites.name,
      programmeId: enrolments.programmeId,
      programmeVersion: enrolments.programmeVersion,
      programmeName: programmes.name,
      cohortId: enrolments.cohortId,
      cohortName: cohorts.name,
      startsOn: enrolments.startsOn,
      plannedEndOn: enrolments.plannedEndOn,
      status: enrolments.status,
      statusSince: enrolmentStatuses.sinceOn,
      expectedReturnOn: enrolmentStatuses.expectedReturnOn,
      lastActivityAt: sql<
        number | null
      >`(select max(${ledger.at}) from ${ledger} where ${ledger.learnerId} = ${learners.id} and ${ledger.evidenceId} is not null)`,
      criteriaKey: progressRows.criteriaKey,
      levels: progressRows.levels,
      facts: progressRows.facts,
    })
    .from(enrolments)
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .innerJoin(
      enrolmentStatuses,
      and(eq(enrolmentStatuses.enrolmentId, enrolments.id), isNull(enrolmentStatuses.ended)),
    )
    .innerJoin(progressRows, eq(progressRows.enrolmentId, enrolments.id))
    .leftJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .leftJoin(
      enrolmentEmployers,
      and(eq(enrolmentEmployers.enrolmentId, enrolments.id), isNull(enrolmentEmployers.ended)),
    )
    .leftJoin(employers, eq(employers.id, enrolmentEmployers.employerId))
    .leftJoin(employerSites, eq(employerSites.id, enrolmentEmployers.siteId))
    .where(which)
    .orderBy(
      asc(sql`lower(${people.familyName})`),
      asc(sql`lower(coalesce(${people.givenName}, ''))`),
      asc(enrolments.id),
    )
  return rows.map(
    ({ givenName, familyName, employerName, siteName, lastActivityAt, criteriaKey, levels, facts, ...row }) => ({
      ...row,
      learnerName: formatName(givenName, familyName),
      employer: [employerName, siteName].filter(name => name !== null).join(', ') || null,
      lastActivityAt: lastActivityAt === null ? null : new Date(lastActivityAt),
      progress: { criteriaKey, levels, facts },
    }),
  )
}

export async function countCaseload(db: Db, which: SQL | undefined): Promise<number> {
  const [row] = await db.select({ count: count() }).from(db.t.enrolments).where(which)
  return row?.count ?? 0
}

/** On a break, and expected back before today. */
export async function countReturnsOverdue(db: Db, which: SQL | undefined, today: string): Promise<number> {
  const { enrolments, enrolmentStatuses: t } = db.t
  const [row] = await db
    .select({ count: count() })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .where(and(which, isNull(t.ended), eq(t.status, 'onBreak'), lt(t.expectedReturnOn, today)))
  return row?.count ?? 0
}

const within = (db: Db, which: SQL | undefined) =>
  db.select({ id: db.t.enrolments.id }).from(db.t.enrolments).where(which)

export interface WaitingItems {
  enrolmentId: string
  count: number
  oldestAt: Date
}

/** Items that wait for a first decision, as the queue counts them: without those that `exceptWitness` witnessed. */
export async function listWaitingItems(
  db: Db,
  which: SQL | undefined,
  exceptWitness: string | null,
): Promise<WaitingItems[]> {
  const { tags, decisions, evidence } = db.t
  const isWitnessed = (personId: string) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(evidence)
        .where(
          and(eq(evidence.id, tags.evidenceId), eq(evidence.authorKind, 'witness'), eq(evidence.authorId, personId)),
        ),
    )
  const rows = await db
    .select({
      enrolmentId: tags.enrolmentId,
      count: countDistinct(tags.evidenceId),
      oldestAt: sql<number>`${min(tags.submittedAt)}`,
    })
    .from(tags)
    .where(
      and(
        inArray(tags.enrolmentId, within(db, which)),
        eq(tags.status, 'submitted'),
        // [TAG-3] A decision on a tag that is submitted still is one that waits. Those are few, and have an index of their
        // own: listing them once is quicker than looking for one of each tag.
        notInArray(
          tags.id,
          db
            .select({ tagId: decisions.tagId })
            .from(decisions)
            .where(and(isNull(decisions.ended), isNull(decisions.effective))),
        ),
        exceptWitness === null ? undefined : not(isWitnessed(exceptWitness)),
      ),
    )
    .groupBy(tags.enrolmentId)
  return rows.map(row => ({ ...row, oldestAt: new Date(row.oldestAt) }))
}

export interface ReferredTag {
  enrolmentId: string
  evidenceId: string
  criterionId: string | null
}

/** There may be thousands. */
export async function listReferredTags(db: Db, which: SQL | undefined): Promise<ReferredTag[]> {
  const { tags } = db.t
  const isReferred = and(inArray(tags.enrolmentId, within(db, which)), eq(tags.status, 'referred'))
  const [found] = await db
    .select({ tags: jsonRows([tags.enrolmentId, tags.evidenceId, tags.criterionId], sql`${tags}`, isReferred) })
    .from(sql`(select 1)`)
  return readJsonRows<[string, string, string | null]>(found?.tags ?? '[]').map(
    ([enrolmentId, evidenceId, criterionId]) => ({ enrolmentId, evidenceId, criterionId }),
  )
}

export async function countDrafts(db: Db, which: SQL | undefined): Promise<Map<string, number>> {
  const { evidence } = db.t
  const rows = await db
    .select({ enrolmentId: evidence.enrolmentId, count: count() })
    .from(evidence)
    .where(and(inArray(evidence.enrolmentId, within(db, which)), isNull(evidence.submitted), isNull(evidence.ended)))
    .groupBy(evidence.enrolmentId)
  return new Map(rows.map(row => [row.enrolmentId, row.count]))
}

export interface AssessorRecord {
  enrolmentId: string
  personId: string
  kind: RelationshipKind
  coveringFor: string | null
  to: string | null
}

/** Whose place somebody takes today, of enrolments that go on. */
export async function listCovers(
  db: Db,
  { personId, roles }: Pick<Actor, 'personId' | 'roles'>,
  today: string,
): Promise<{ coveringFor: string | null; to: string | null; learners: number }[]> {
  const { relationships: t, enrolments } = db.t
  return db
    .select({ coveringFor: t.coveringFor, to: t.toOn, learners: countDistinct(enrolments.learnerId) })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .where(
      and(
        eq(t.personId, personId),
        isNotNull(t.coveringFor),
        inArray(t.kind, listKindsThatCount({ roles })),
        inArray(enrolments.status, [...ACTIVE]),
        coversDay(t, today),
      ),
    )
    .groupBy(t.coveringFor, t.toOn)
    .orderBy(asc(t.toOn), asc(t.coveringFor))
}

/** Today's assessors and tutors. */
export async function listCaseloadPeople(db: Db, which: SQL | undefined, today: string): Promise<AssessorRecord[]> {
  const { relationships: t } = db.t
  return db
    .select({ enrolmentId: t.enrolmentId, personId: t.personId, kind: t.kind, coveringFor: t.coveringFor, to: t.toOn })
    .from(t)
    .where(
      and(
        inArray(t.enrolmentId, within(db, which)),
        or(eq(t.kind, 'assessor'), eq(t.kind, 'tutor')),
        coversDay(t, today),
      ),
    )
    .orderBy(asc(t.fromOn), asc(t.id))
}
