import type { Programme } from '@crosswalk/contracts'
import { and, asc, count, eq, isNull, type SQL, sql } from 'drizzle-orm'
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
