import { ENDED_STATUSES, type RelationshipKind } from '@crosswalk/contracts'
import { and, eq, exists, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import { isGiven, toGiven } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import { appError } from '../http/app-error.ts'
import { formatName } from '../people/person-name.ts'
import {
  canSee,
  type EnrolmentAccess,
  type EnrolmentFactsOfAccess,
  listKindsThatCount,
  type RelationshipOnDay,
  seesWholeCentre,
  toEnrolmentAccess,
  type Viewer,
} from './enrolment-access.ts'

/**
 * Throws `record.notFound` where there is nothing, or nothing for this person. Nearly every request asks this, so the
 * statements are kept.
 */
export async function getEnrolmentAccess(
  db: Db,
  viewer: Viewer,
  enrolmentId: string,
  today: string,
): Promise<EnrolmentAccess> {
  const { personId, centreId } = viewer
  const [row] = await db.prepared('access.enrolment', prepareEnrolment).execute({ enrolmentId, centreId })
  if (row === undefined) throw appError('record.notFound')
  const related = await db.prepared('access.related', prepareRelated).execute({ enrolmentId, personId })
  const programmes = await listProgrammesOfIqa(db, viewer, today)
  const access = toAccess(row, viewer, related, programmes.includes(row.programmeId), today)
  if (!canSee(access)) throw appError('record.notFound')
  return access
}

function prepareEnrolment(db: Db) {
  const { enrolments: t } = db.t
  return selectEnrolments(db)
    .where(and(eq(t.id, sql.placeholder('enrolmentId')), eq(t.centreId, sql.placeholder('centreId'))))
    .prepare()
}

function prepareRelated(db: Db) {
  const { relationships: t } = db.t
  return selectRelated(db)
    .where(
      and(
        isNull(t.ended),
        eq(t.personId, sql.placeholder('personId')),
        eq(t.enrolmentId, sql.placeholder('enrolmentId')),
      ),
    )
    .prepare()
}

/** Those of the enrolments that the person may see. */
export async function listEnrolmentAccess(
  db: Db,
  viewer: Viewer,
  enrolmentIds: readonly string[],
  today: string,
): Promise<EnrolmentAccess[]> {
  if (enrolmentIds.length === 0) return []
  const { centreId } = viewer
  const rows = await db
    .prepared('access.enrolments', prepareEnrolments)
    .execute({ enrolmentIds: toGiven(enrolmentIds), centreId })
  return listAccess(db, viewer, rows, today)
}

/** What the person may see of a learner. Throws `record.notFound` where that is nothing. */
export async function listLearnerAccess(
  db: Db,
  viewer: Viewer,
  learnerId: string,
  today: string,
): Promise<[EnrolmentAccess, ...EnrolmentAccess[]]> {
  const { centreId } = viewer
  const rows = await db.prepared('access.ofLearner', prepareOfLearner).execute({ learnerId, centreId })
  const [first, ...rest] = await listAccess(db, viewer, rows, today)
  if (first === undefined) throw appError('record.notFound')
  return [first, ...rest]
}

function prepareEnrolments(db: Db) {
  const { enrolments: t } = db.t
  return selectEnrolments(db)
    .where(and(eq(t.centreId, sql.placeholder('centreId')), isGiven(t.id, 'enrolmentIds')))
    .prepare()
}

function prepareOfLearner(db: Db) {
  const { enrolments: t } = db.t
  return selectEnrolments(db)
    .where(and(eq(t.centreId, sql.placeholder('centreId')), eq(t.learnerId, sql.placeholder('learnerId'))))
    .prepare()
}

function prepareRelatedToAny(db: Db) {
  const { relationships: t } = db.t
  return selectRelated(db)
    .where(and(isNull(t.ended), eq(t.personId, sql.placeholder('personId')), isGiven(t.enrolmentId, 'enrolmentIds')))
    .prepare()
}

async function listAccess(
  db: Db,
  viewer: Viewer,
  rows: readonly EnrolmentRow[],
  today: string,
): Promise<EnrolmentAccess[]> {
  if (rows.length === 0) return []
  const related = await db
    .prepared('access.relatedToAny', prepareRelatedToAny)
    .execute({ personId: viewer.personId, enrolmentIds: toGiven(rows.map(row => row.id)) })
  const programmes = new Set(await listProgrammesOfIqa(db, viewer, today))
  return rows
    .map(row => {
      const own = related.filter(relationship => relationship.enrolmentId === row.id)
      return toAccess(row, viewer, own, programmes.has(row.programmeId), today)
    })
    .filter(canSee)
}

function selectEnrolments(db: Db) {
  const { enrolments, learners, people } = db.t
  return db
    .select({
      id: enrolments.id,
      centreId: enrolments.centreId,
      learnerId: enrolments.learnerId,
      learnerPersonId: learners.personId,
      givenName: people.givenName,
      familyName: people.familyName,
      programmeId: enrolments.programmeId,
      programmeVersion: enrolments.programmeVersion,
      cohortId: enrolments.cohortId,
      status: enrolments.status,
      revision: enrolments.revision,
    })
    .from(enrolments)
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
}

function selectRelated(db: Db) {
  const { relationships: t } = db.t
  return db.select({ enrolmentId: t.enrolmentId, kind: t.kind, fromOn: t.fromOn, toOn: t.toOn }).from(t)
}

interface EnrolmentRow extends Omit<EnrolmentFactsOfAccess, 'learnerName'> {
  givenName: string | null
  familyName: string
}

function toAccess(
  { givenName, familyName, ...row }: EnrolmentRow,
  viewer: Viewer,
  related: readonly RelationshipOnDay[],
  iqaOfProgramme: boolean,
  today: string,
): EnrolmentAccess {
  const facts: EnrolmentFactsOfAccess = { ...row, learnerName: formatName(givenName, familyName) }
  return toEnrolmentAccess(facts, viewer, related, iqaOfProgramme, today)
}

/** Programmes of which the person is IQA of at least one enrolment: they may read all enrolments of those. */
export async function listProgrammesOfIqa(db: Db, viewer: Viewer, today: string): Promise<string[]> {
  if (!viewer.roles.includes('iqa') && !viewer.roles.includes('leadIqa')) return []
  const { personId } = viewer
  const rows = await db.prepared('access.programmesOfIqa', prepareProgrammesOfIqa).execute({ personId, today })
  return rows.map(row => row.programmeId)
}

function prepareProgrammesOfIqa(db: Db) {
  const { enrolments, relationships: t } = db.t
  return db
    .selectDistinct({ programmeId: enrolments.programmeId })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .where(and(eq(t.personId, sql.placeholder('personId')), eq(t.kind, 'iqa'), coversDay(t, sql.placeholder('today'))))
    .prepare()
}

/** A condition on `enrolments`: the person has a relationship of one of these kinds that covers the day. */
export function isRelatedAs(db: Db, personId: string, kinds: readonly RelationshipKind[], today: string): SQL {
  const { enrolments, relationships } = db.t
  return exists(
    db
      .select({ one: sql`1` })
      .from(relationships)
      .where(
        and(
          eq(relationships.enrolmentId, enrolments.id),
          eq(relationships.personId, personId),
          inArray(relationships.kind, [...kinds]),
          coversDay(relationships, today),
        ),
      ),
  )
}

/** A condition on `enrolments`: those that go on. Those who completed or withdrew leave the lists and keep their record. */
export function hasNotEnded({ t: { enrolments } }: Db): SQL {
  return notInArray(enrolments.status, [...ENDED_STATUSES])
}

/** Of a group, how many go on: for counts beside lists that leave the others out. */
export function countOpen(db: Db): SQL<number> {
  const { enrolments } = db.t
  return sql`count(case when ${hasNotEnded(db)} then ${enrolments.id} end)`.mapWith(Number)
}

/** A condition on `enrolments`: those that the person may see. For lists, so that nothing is loaded to be dropped. */
export async function visibleEnrolments(db: Db, viewer: Viewer, today: string): Promise<SQL | undefined> {
  const { enrolments, learners } = db.t
  const ofCentre = eq(enrolments.centreId, viewer.centreId)
  if (seesWholeCentre(viewer)) return ofCentre
  const kinds = listKindsThatCount(viewer)
  const ways: (SQL | undefined)[] = []
  if (kinds.length > 0) ways.push(isRelatedAs(db, viewer.personId, kinds, today))
  const programmes = await listProgrammesOfIqa(db, viewer, today)
  if (programmes.length > 0) ways.push(inArray(enrolments.programmeId, programmes))
  if (viewer.roles.includes('learner')) {
    ways.push(
      exists(
        db
          .select({ one: sql`1` })
          .from(learners)
          .where(and(eq(learners.id, enrolments.learnerId), eq(learners.personId, viewer.personId))),
      ),
    )
  }
  return ways.length === 0 ? sql`0` : and(ofCentre, or(...ways))
}
