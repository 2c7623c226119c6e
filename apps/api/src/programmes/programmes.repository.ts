import type { Programme } from '@crosswalk/contracts'
import { and, asc, count, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { hasNotEnded } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'

export interface ProgrammeRecord extends Programme {
  centreId: string
}

/** `visible` says whose enrolments are counted. */
export async function listProgrammeRecords(
  db: Db,
  centreId: string,
  visible: SQL | undefined,
): Promise<ProgrammeRecord[]> {
  return select(db, eq(db.t.programmes.centreId, centreId), visible)
}

export async function findProgrammeRecord(db: Db, programmeId: string): Promise<ProgrammeRecord | null> {
  const [programme] = await select(db, eq(db.t.programmes.id, programmeId), undefined)
  return programme ?? null
}

/**
 * Of the programme, and has not ended: moves with it. One that has ended stays with the version that it ended on. A
 * condition on enrolments.
 */
export function isMoving(db: Db, programmeId: string): SQL | undefined {
  return and(eq(db.t.enrolments.programmeId, programmeId), hasNotEnded(db))
}

/** Moves with the programme, and has not followed it to its version yet. A condition on enrolments. */
export function isLeftBehind(db: Db, { id, version }: Pick<ProgrammeRecord, 'id' | 'version'>): SQL | undefined {
  return and(isMoving(db, id), ne(db.t.enrolments.programmeVersion, version))
}

/** Follows an earlier version, and has not ended. For selects that join both tables. */
function isBehind(db: Db): SQL | undefined {
  const { programmes, enrolments } = db.t
  return and(ne(enrolments.programmeVersion, programmes.version), hasNotEnded(db))
}

/** The next enrolments that follow an earlier version of the programme. */
export async function listBehind(
  db: Db,
  programmeId: string,
  limit: number,
): Promise<{ id: string; learnerId: string }[]> {
  const { programmes, enrolments } = db.t
  return db
    .select({ id: enrolments.id, learnerId: enrolments.learnerId })
    .from(enrolments)
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .where(and(eq(enrolments.programmeId, programmeId), isBehind(db)))
    .orderBy(asc(enrolments.id))
    .limit(limit)
}

async function select(db: Db, which: SQL, visible: SQL | undefined): Promise<ProgrammeRecord[]> {
  const { programmes, programmeVersions, enrolments } = db.t
  return db
    .select({
      id: programmes.id,
      centreId: programmes.centreId,
      name: programmes.name,
      mappingId: programmeVersions.mappingId,
      version: programmes.version,
      threshold: programmeVersions.threshold,
      acceptedTagsNeeded: programmeVersions.acceptedTagsNeeded,
      currencyMonths: programmeVersions.currencyMonths,
      enrolments: count(enrolments.id),
      behind: sql<number>`count(${enrolments.id}) filter (where ${isBehind(db)})`.mapWith(Number),
    })
    .from(programmes)
    .innerJoin(
      programmeVersions,
      and(eq(programmeVersions.programmeId, programmes.id), eq(programmeVersions.version, programmes.version)),
    )
    .leftJoin(enrolments, and(eq(enrolments.programmeId, programmes.id), visible))
    .where(and(which, isNull(programmes.ended)))
    .groupBy(programmes.id)
    .orderBy(asc(sql`lower(${programmes.name})`), asc(programmes.id))
}
