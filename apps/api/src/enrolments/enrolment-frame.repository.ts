import type { MappingDocument } from '@crosswalk/frameworks'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
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

/** Of many enrolments: one statement as well. */
export async function listEnrolmentFrames(
  db: Db,
  mappings: MappingReader,
  enrolmentIds: readonly string[],
): Promise<Map<string, EnrolmentFrame>> {
  if (enrolmentIds.length === 0) return new Map()
  const rows = await selectFrames(db).where(inArray(db.t.enrolments.id, [...enrolmentIds]))
  const held = new Map<string, MappingDocument>()
  // Held in memory; a centre has a few.
  for (const mappingId of new Set(rows.map(row => row.mappingId))) {
    held.set(mappingId, await mappings.getMapping(db, mappingId))
  }
  return new Map(
    rows.flatMap(({ enrolmentId, mappingId, unitIds }) => {
      const mapping = held.get(mappingId)
      const taken = readJsonRows<[string]>(unitIds).map(([unitId]) => unitId)
      return mapping === undefined ? [] : [[enrolmentId, { enrolmentId, mapping, unitIds: taken }] as const]
    }),
  )
}

const prepareFrame = (db: Db) =>
  selectFrames(db)
    .where(eq(db.t.enrolments.id, sql.placeholder('enrolmentId')))
    .prepare()

function selectFrames(db: Db) {
  const { enrolments, programmeVersions: versions, enrolmentUnits: units } = db.t
  return db
    .select({
      enrolmentId: enrolments.id,
      mappingId: versions.mappingId,
      unitIds: jsonRows([units.unitId], sql`${units}`, and(eq(units.enrolmentId, enrolments.id), isNull(units.ended))),
    })
    .from(enrolments)
    .innerJoin(
      versions,
      and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion)),
    )
}
