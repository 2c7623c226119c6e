import type { ProgrammeVersion } from '@crosswalk/progress'
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

export interface ProgrammeOfRows extends ProgrammeVersion {
  programmeId: string
  name: string
  version: number
  mappingId: string
}

export interface ProgrammeVersionRef {
  programmeId: string
  version: number
}

/** The versions that are asked for. */
export async function listProgrammeVersions(db: Db, refs: readonly ProgrammeVersionRef[]): Promise<ProgrammeOfRows[]> {
  if (refs.length === 0) return []
  const { programmes, programmeVersions: versions } = db.t
  return db
    .select({
      programmeId: programmes.id,
      name: programmes.name,
      version: versions.version,
      mappingId: versions.mappingId,
      threshold: versions.threshold,
      acceptedTagsNeeded: versions.acceptedTagsNeeded,
    })
    .from(programmes)
    .innerJoin(versions, eq(versions.programmeId, programmes.id))
    .where(or(...refs.map(ref => and(eq(versions.programmeId, ref.programmeId), eq(versions.version, ref.version)))))
}

/** The newest version of each. */
export async function listNewestVersions(db: Db, programmeIds: Iterable<string>): Promise<ProgrammeVersionRef[]> {
  const ids = [...new Set(programmeIds)]
  if (ids.length === 0) return []
  const { programmes } = db.t
  return db
    .select({ programmeId: programmes.id, version: programmes.version })
    .from(programmes)
    .where(inArray(programmes.id, ids))
}

/** The newest entry of the centre's ledger: what a list read in the same moment is up to date with. */
export async function getCentreSequence(db: Db, centreId: string): Promise<number> {
  const [head] = await db.prepared('progress.centreSequence', prepareCentreSequence).execute({ centreId })
  return head?.sequence ?? 0
}

function prepareCentreSequence(db: Db) {
  const { ledgerHeads } = db.t
  return db
    .select({ sequence: ledgerHeads.sequence })
    .from(ledgerHeads)
    .where(eq(ledgerHeads.centreId, sql.placeholder('centreId')))
    .prepare()
}

/** Null where it has ended or is another centre’s. */
export async function findCohortName(db: Db, centreId: string, cohortId: string): Promise<string | null> {
  const { cohorts: t } = db.t
  const [row] = await db
    .select({ name: t.name })
    .from(t)
    .where(and(eq(t.id, cohortId), eq(t.centreId, centreId), isNull(t.ended)))
  return row?.name ?? null
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
