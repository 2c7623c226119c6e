import type { EnrolmentEmployer, EnrolmentStatus } from '@crosswalk/contracts'
import type { AchievementKind, JobRole, Threshold } from '@crosswalk/progress'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { listEnrolmentEmployers } from '../employers/employers.repository.ts'
import { formatName } from '../people/person-name.ts'

export interface EnrolmentSummaryRecord {
  id: string
  learnerId: string
  programmeId: string
  programmeName: string
  cohortId: string | null
  cohortName: string | null
  status: EnrolmentStatus
  startsOn: string
  plannedEndOn: string | null
  employer: EnrolmentEmployer | null
}

export interface EnrolmentRecord extends EnrolmentSummaryRecord {
  learnerName: string
  programmeVersion: number
  mappingId: string
  threshold: Threshold
  acceptedTagsNeeded: number
  jobRole: JobRole | null
  registration: string | null
  revision: number
}

export interface StandingStatus {
  status: EnrolmentStatus
  sinceOn: string
  reason: string | null
  expectedReturnOn: string | null
}

export interface UnitMark {
  unitId: string
  signedOff: { by: string; at: Date } | null
  achievement: AchievementKind | null
}

/** By start, the oldest first: of those that the condition on `enrolments` lets through. */
export async function listEnrolmentSummaries(db: Db, which: SQL | undefined): Promise<EnrolmentSummaryRecord[]> {
  const { enrolments, programmes, cohorts } = db.t
  const rows = await db
    .select({
      id: enrolments.id,
      learnerId: enrolments.learnerId,
      programmeId: enrolments.programmeId,
      programmeName: programmes.name,
      cohortId: enrolments.cohortId,
      cohortName: cohorts.name,
      status: enrolments.status,
      startsOn: enrolments.startsOn,
      plannedEndOn: enrolments.plannedEndOn,
    })
    .from(enrolments)
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .leftJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(which)
    .orderBy(asc(enrolments.startsOn), asc(enrolments.id))
  const employers = await listEnrolmentEmployers(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, employer: employers.get(row.id) ?? null }))
}

export async function getEnrolmentRecord(db: Db, enrolmentId: string): Promise<EnrolmentRecord> {
  const [row] = await db.prepared('enrolmentRecord', prepareRecord).execute({ enrolmentId })
  if (row === undefined) throw new Error(`Enrolment ${enrolmentId} was seen and is not here.`)
  const { enrolment, programme, version, cohort, person } = row
  const employers = await listEnrolmentEmployers(db, [enrolmentId])
  return {
    id: enrolment.id,
    learnerId: enrolment.learnerId,
    learnerName: formatName(person.givenName, person.familyName),
    programmeId: programme.id,
    programmeName: programme.name,
    programmeVersion: version.version,
    mappingId: version.mappingId,
    threshold: version.threshold,
    acceptedTagsNeeded: version.acceptedTagsNeeded,
    cohortId: enrolment.cohortId,
    cohortName: cohort?.name ?? null,
    status: enrolment.status,
    startsOn: enrolment.startsOn,
    plannedEndOn: enrolment.plannedEndOn,
    employer: employers.get(enrolmentId) ?? null,
    jobRole: enrolment.jobRole,
    registration: enrolment.registration,
    revision: enrolment.revision,
  }
}

function prepareRecord(db: Db) {
  const { enrolments, programmes, programmeVersions: versions, cohorts, learners, people } = db.t
  return db
    .select({ enrolment: enrolments, programme: programmes, version: versions, cohort: cohorts, person: people })
    .from(enrolments)
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .innerJoin(
      versions,
      and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion)),
    )
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .leftJoin(cohorts, eq(cohorts.id, enrolments.cohortId))
    .where(eq(enrolments.id, sql.placeholder('enrolmentId')))
    .prepare()
}

export async function getStandingStatus(db: Db, enrolmentId: string): Promise<StandingStatus> {
  const { enrolmentStatuses: t } = db.t
  const [row] = await db
    .select({ status: t.status, sinceOn: t.sinceOn, reason: t.reason, expectedReturnOn: t.expectedReturnOn })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
  if (row === undefined) throw new Error(`Enrolment ${enrolmentId} has no status.`)
  return row
}

export async function findJobRoleDecider(db: Db, enrolmentId: string): Promise<string | null> {
  const { enrolmentJobRoles: t } = db.t
  const [row] = await db
    .select({ decidedBy: t.decidedBy })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
  return row?.decidedBy ?? null
}

export async function listUnitIds(db: Db, enrolmentId: string): Promise<string[]> {
  const rows = await db.prepared('unitIds', prepareUnitIds).execute({ enrolmentId })
  return rows.map(row => row.unitId)
}

function prepareUnitIds(db: Db) {
  const { enrolmentUnits: t } = db.t
  return db
    .select({ unitId: t.unitId })
    .from(t)
    .where(and(eq(t.enrolmentId, sql.placeholder('enrolmentId')), isNull(t.ended)))
    .prepare()
}

/** What stands on units besides the levels of their criteria: first signatures, and units achieved elsewhere. */
export async function listUnitMarks(db: Db, enrolmentId: string): Promise<Map<string, UnitMark>> {
  const { signOffs, achievements } = db.t
  const signed = await db
    .select({ unitId: signOffs.unitId, by: signOffs.declaredBy, at: signOffs.declaredAt })
    .from(signOffs)
    .where(and(eq(signOffs.enrolmentId, enrolmentId), isNull(signOffs.ended), isNull(signOffs.supplementaryTo)))
  const achieved = await db
    .select({ unitId: achievements.unitId, kind: achievements.kind })
    .from(achievements)
    .where(and(eq(achievements.enrolmentId, enrolmentId), isNull(achievements.ended)))
  const marks = new Map<string, UnitMark>()
  for (const { unitId, kind } of achieved) marks.set(unitId, { unitId, signedOff: null, achievement: kind })
  for (const { unitId, by, at } of signed) {
    marks.set(unitId, { unitId, signedOff: { by, at }, achievement: marks.get(unitId)?.achievement ?? null })
  }
  return marks
}

/** One digit a criterion of the qualification version. */
export async function getLevels(db: Db, enrolmentId: string): Promise<string> {
  const { progressRows: t } = db.t
  const [row] = await db.select({ levels: t.levels }).from(t).where(eq(t.enrolmentId, enrolmentId))
  if (row === undefined) throw new Error(`Enrolment ${enrolmentId} has no progress row.`)
  return row.levels
}
