import type { MappingDocument } from '@crosswalk/frameworks'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { jsonRows, readJsonRows } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'

/** What tags and decisions of an enrolment are checked against. */
export interface EnrolmentFrame {
  enrolmentId: string
  mapping: MappingDocument
  unitIds: readonly string[]
}

/** Every act on tags asks this: one statement. */
export async function getEnrolmentFrame(db: Db, mappings: MappingReader, enrolmentId: string): Promise<EnrolmentFrame> {
  const [row] = await db.prepared('enrolmentFrame', prepareFrame).execute({ enrolmentId })
  if (row === undefined) throw new Error(`Enrolment ${enrolmentId} was seen and is not here.`)
  return {
    enrolmentId,
    mapping: await mappings.getMapping(db, row.mappingId),
    unitIds: readJsonRows<[string]>(row.unitIds).map(([unitId]) => unitId),
  }
}

function prepareFrame(db: Db) {
  const { enrolments, programmeVersions: versions, enrolmentUnits: units } = db.t
  return db
    .select({
      mappingId: versions.mappingId,
      unitIds: jsonRows([units.unitId], sql`${units}`, and(eq(units.enrolmentId, enrolments.id), isNull(units.ended))),
    })
    .from(enrolments)
    .innerJoin(
      versions,
      and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion)),
    )
    .where(eq(enrolments.id, sql.placeholder('enrolmentId')))
    .prepare()
}
