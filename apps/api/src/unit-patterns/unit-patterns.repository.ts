import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

export interface UnitPatternRecord {
  id: string
  centreId: string
  programmeId: string
  name: string
  unitIds: readonly string[]
  retired: boolean
  revision: number
}

export async function listUnitPatternRecords(db: Db, centreId: string): Promise<UnitPatternRecord[]> {
  const { unitPatterns: t, programmes } = db.t
  const rows = await db
    .select({ pattern: t })
    .from(t)
    .innerJoin(programmes, eq(programmes.id, t.programmeId))
    .where(eq(t.centreId, centreId))
    .orderBy(asc(sql`lower(${programmes.name})`), asc(sql`lower(${t.name})`), asc(t.id))
  return rows.map(({ pattern }) => toRecord(pattern))
}

export async function findUnitPatternRecord(db: Db, patternId: string): Promise<UnitPatternRecord | null> {
  const { unitPatterns: t } = db.t
  const [row] = await db.select().from(t).where(eq(t.id, patternId))
  return row === undefined ? null : toRecord(row)
}

/** Among those in use: files name patterns by their name, whatever the case of the letters. */
export async function isPatternNameTaken(
  db: Db,
  programmeId: string,
  name: string,
  exceptId: string | null,
): Promise<boolean> {
  const { unitPatterns: t } = db.t
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        eq(t.programmeId, programmeId),
        isNull(t.ended),
        sql`lower(${t.name}) = lower(${name})`,
        exceptId === null ? undefined : ne(t.id, exceptId),
      ),
    )
  return rows.length > 0
}

function toRecord({
  ended,
  began: _,
  ...row
}: Omit<UnitPatternRecord, 'retired'> & { ended: number | null; began: number }) {
  return { ...row, retired: ended !== null }
}
