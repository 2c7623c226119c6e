/** Finds rows as they go over the wire, and reads only those whose text is not kept. */
import type { EnrolmentStatus } from '@crosswalk/contracts'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import { isGiven, jsonRows, readJsonRows, toGiven } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'
import type { Assessing, Audience, LoadedRow, RowRef, WireRow, WireRows } from './wire-row.ts'

/** What is the same for all rows of a centre at a moment. */
export interface Moment {
  centreId: string
  /** The centre’s newest sequence. */
  head: number
  today: string
}

export async function getAssessing(db: Db, wireRows: WireRows, { centreId, head, today }: Moment): Promise<Assessing> {
  return wireRows.getAssessing({ centreId, head, today }, async () => {
    const statement = db.prepared('wireRows.assessors', prepareAssessors)
    return (await statement.execute({ centreId, today })).map(row => row.personId)
  })
}

/** Of the refs, in their order. */
export async function listWireRows(
  db: Db,
  wireRows: WireRows,
  refs: readonly RowRef[],
  assessing: Assessing,
  audience: Audience,
): Promise<WireRow[]> {
  const missing = refs.filter(ref => wireRows.find(ref, assessing, audience) === null)
  const loaded = await loadRows(
    db,
    missing.map(ref => ref.enrolmentId),
    assessing,
  )
  const made = new Map(loaded.map(row => [row.record.enrolmentId, wireRows.make(row, assessing, audience)]))
  return refs.map(ref => {
    const row = made.get(ref.enrolmentId) ?? wireRows.find(ref, assessing, audience)
    if (row === null) throw new Error(`Enrolment ${ref.enrolmentId} has no progress row.`)
    return row
  })
}

/** Two queries, however many. */
export async function loadRows(db: Db, enrolmentIds: readonly string[], assessing: Assessing): Promise<LoadedRow[]> {
  if (enrolmentIds.length === 0) return []
  const rows = await db.prepared('wireRows.load', prepareRows).execute({ enrolmentIds: toGiven(enrolmentIds) })
  const assessors = await listAssessorIds(db, enrolmentIds, assessing)
  return rows.map(({ record, status, programmeVersion, givenName, familyName }) => ({
    record,
    programmeVersion,
    status,
    name: formatName(givenName, familyName),
    assessorIds: assessors.get(record.enrolmentId) ?? [],
  }))
}

/** Who assesses today: a relationship that covers the day, of somebody who still has the role and the access. */
async function listAssessorIds(
  db: Db,
  enrolmentIds: readonly string[],
  { today, assessorIds }: Assessing,
): Promise<Map<string, string[]>> {
  const statement = db.prepared('wireRows.assessorsOf', prepareAssessorsOf)
  const found = await statement.execute({ enrolmentIds: toGiven(enrolmentIds), today })
  const byEnrolment = new Map<string, string[]>()
  for (const { enrolmentId, personId } of found) {
    if (!assessorIds.has(personId)) continue
    const known = byEnrolment.get(enrolmentId)
    if (known === undefined) byEnrolment.set(enrolmentId, [personId])
    else if (!known.includes(personId)) known.push(personId)
  }
  return byEnrolment
}

function prepareRows(db: Db) {
  const { progressRows, enrolments, learners, people } = db.t
  return db
    .select({
      record: progressRows,
      programmeVersion: enrolments.programmeVersion,
      status: enrolments.status,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(progressRows)
    .innerJoin(enrolments, eq(enrolments.id, progressRows.enrolmentId))
    .innerJoin(learners, eq(learners.id, progressRows.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(isGiven(progressRows.enrolmentId, 'enrolmentIds'))
    .prepare()
}

function prepareAssessorsOf(db: Db) {
  const { relationships: t } = db.t
  const today = sql.placeholder('today')
  return db
    .select({ enrolmentId: t.enrolmentId, personId: t.personId })
    .from(t)
    .where(and(isGiven(t.enrolmentId, 'enrolmentIds'), eq(t.kind, 'assessor'), coversDay(t, today)))
    .orderBy(asc(t.fromOn), asc(t.id))
    .prepare()
}

function prepareAssessors(db: Db) {
  const { personRoles: roles, people } = db.t
  const today = sql.placeholder('today')
  return db
    .selectDistinct({ personId: roles.personId })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(
        eq(roles.centreId, sql.placeholder('centreId')),
        eq(roles.role, 'assessor'),
        coversDay(roles, today),
        isNull(people.ended),
      ),
    )
    .prepare()
}

export async function getRowRef(db: Db, enrolmentId: string): Promise<RowRef> {
  const statement = db.prepared('wireRows.ref', prepareRef)
  const [row] = await statement.execute({ enrolmentId })
  if (row === undefined) throw new Error(`Enrolment ${enrolmentId} has no progress row.`)
  return { enrolmentId, sequence: row.sequence }
}

function prepareRef(db: Db) {
  const { progressRows: rows } = db.t
  return db
    .select({ sequence: rows.sequence })
    .from(rows)
    .where(eq(rows.enrolmentId, sql.placeholder('enrolmentId')))
    .prepare()
}

/**
 * With their status; `visible` is a condition on enrolments. In the order in which they were added. The rows themselves are
 * ten times as large and say nothing else: an enrolment holds the sequence of its row.
 */
export async function listRowRefsOfCohort(
  db: Db,
  cohortId: string,
  visible: SQL | undefined,
): Promise<(RowRef & { status: EnrolmentStatus })[]> {
  const { enrolments: t } = db.t
  const [found] = await db
    .select({ refs: jsonRows([t.id, t.progressSequence, t.status], sql`${t}`, and(eq(t.cohortId, cohortId), visible)) })
    .from(sql`(select 1)`)
  return readJsonRows<[string, number, EnrolmentStatus]>(found?.refs ?? '[]')
    .map(([enrolmentId, sequence, status]) => ({ enrolmentId, sequence, status }))
    .sort((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1))
}
