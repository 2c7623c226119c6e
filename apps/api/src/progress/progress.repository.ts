import type { ProgrammeVersion } from '@crosswalk/progress'
import { and, asc, eq, exists, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import type { JsonText } from '../http/json-text.ts'
import { isOneOf } from '../ledger/mark-changes.ts'
import { formatName } from '../people/person-name.ts'
import type { ProgressRowRecord } from '../progress-rows/progress-rows.repository.ts'
import type { Audience, RowHead, WireRows } from './wire-row.ts'

export async function listRowHeads(db: Db, enrolmentIds: readonly string[], today: string): Promise<RowHead[]> {
  return enrolmentIds.length === 0 ? [] : select(db, isOneOf(db.t.enrolments.id, enrolmentIds), today)
}

/** `visible` is a condition on enrolments. */
export async function listRowHeadsOfCohort(
  db: Db,
  cohortId: string,
  visible: SQL | undefined,
  today: string,
): Promise<RowHead[]> {
  return select(db, and(eq(db.t.enrolments.cohortId, cohortId), visible), today)
}

/** By name; two queries, however many. */
async function select(db: Db, which: SQL | undefined, today: string): Promise<RowHead[]> {
  const { progressRows: rows, enrolments, learners, people } = db.t
  const found = await db
    .select({
      enrolmentId: rows.enrolmentId,
      programmeId: rows.programmeId,
      sequence: rows.sequence,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(rows)
    .innerJoin(enrolments, eq(enrolments.id, rows.enrolmentId))
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(which)
    .orderBy(asc(people.familyName), asc(people.givenName), asc(rows.enrolmentId))
  if (found.length === 0) return []
  const assessors = await listAssessorIds(db, which, today)
  return found.map(({ givenName, familyName, ...row }) => ({
    ...row,
    name: formatName(givenName, familyName),
    assessorIds: assessors.get(row.enrolmentId) ?? [],
  }))
}

/** Who assesses today: a relationship that covers the day, of somebody who still has the role and the access. */
async function listAssessorIds(db: Db, which: SQL | undefined, today: string): Promise<Map<string, string[]>> {
  const { relationships, enrolments, people, personRoles } = db.t
  const found = await db
    .select({ enrolmentId: relationships.enrolmentId, personId: relationships.personId })
    .from(enrolments)
    .innerJoin(relationships, eq(relationships.enrolmentId, enrolments.id))
    .innerJoin(people, eq(people.id, relationships.personId))
    .where(
      and(
        which,
        eq(relationships.kind, 'assessor'),
        isNull(relationships.ended),
        lte(relationships.fromOn, today),
        or(isNull(relationships.toOn), gte(relationships.toOn, today)),
        isNull(people.ended),
        exists(
          db
            .select({ one: sql`1` })
            .from(personRoles)
            .where(
              and(
                eq(personRoles.personId, relationships.personId),
                eq(personRoles.role, 'assessor'),
                isNull(personRoles.ended),
                lte(personRoles.fromOn, today),
                or(isNull(personRoles.toOn), gte(personRoles.toOn, today)),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(relationships.fromOn), asc(relationships.id))
  const byEnrolment = new Map<string, string[]>()
  for (const { enrolmentId, personId } of found) {
    const known = byEnrolment.get(enrolmentId)
    if (known === undefined) byEnrolment.set(enrolmentId, [personId])
    else if (!known.includes(personId)) known.push(personId)
  }
  return byEnrolment
}

export async function listRowRecords(db: Db, enrolmentIds: readonly string[]): Promise<ProgressRowRecord[]> {
  if (enrolmentIds.length === 0) return []
  const { progressRows } = db.t
  return db.select().from(progressRows).where(isOneOf(progressRows.enrolmentId, enrolmentIds))
}

/** In the heads' order. Only rows that are not kept as text are read. */
export async function listRowTexts(
  db: Db,
  wireRows: WireRows,
  heads: readonly RowHead[],
  audience: Audience,
): Promise<JsonText[]> {
  const missing = heads.filter(head => wireRows.find(head, audience) === null)
  const records = new Map((await listRowRecords(db, missing.map(toEnrolmentId))).map(row => [row.enrolmentId, row]))
  return heads.map(head => {
    const known = wireRows.find(head, audience)
    if (known !== null) return known
    const record = records.get(head.enrolmentId)
    if (record === undefined) throw new Error(`Enrolment ${head.enrolmentId} has no progress row.`)
    return wireRows.make(head, record, audience)
  })
}

const toEnrolmentId = (head: RowHead): string => head.enrolmentId

export interface ProgrammeOfRows extends ProgrammeVersion {
  programmeId: string
  name: string
  version: number
  mappingId: string
}

/** At the version that their enrolments follow. */
export async function listProgrammesOfRows(db: Db, programmeIds: Iterable<string>): Promise<ProgrammeOfRows[]> {
  const ids = [...new Set(programmeIds)]
  if (ids.length === 0) return []
  const { programmes, programmeVersions: versions } = db.t
  return db
    .select({
      programmeId: programmes.id,
      name: programmes.name,
      version: programmes.version,
      mappingId: versions.mappingId,
      threshold: versions.threshold,
      acceptedTagsNeeded: versions.acceptedTagsNeeded,
    })
    .from(programmes)
    .innerJoin(versions, and(eq(versions.programmeId, programmes.id), eq(versions.version, programmes.version)))
    .where(inArray(programmes.id, ids))
}

/** The newest entry of the centre's ledger: what a list read in the same moment is up to date with. */
export async function getCentreSequence(db: Db, centreId: string): Promise<number> {
  const { ledgerHeads } = db.t
  const [head] = await db
    .select({ sequence: ledgerHeads.sequence })
    .from(ledgerHeads)
    .where(eq(ledgerHeads.centreId, centreId))
  return head?.sequence ?? 0
}

/** [KSB-9] Who decided the job role, and when. */
export async function findJobRoleDecision(
  db: Db,
  enrolmentId: string,
): Promise<{ decidedBy: string | null; decidedAt: Date } | null> {
  const { enrolmentJobRoles: t } = db.t
  const [row] = await db
    .select({ decidedBy: t.decidedBy, decidedAt: t.decidedAt })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
  return row ?? null
}
