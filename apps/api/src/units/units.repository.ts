import type { PersonName } from '@crosswalk/contracts'
import type { AchievementKind } from '@crosswalk/progress'
import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'

export interface AchievementRecord {
  kind: AchievementKind
  recordedBy: PersonName
  recordedAt: Date
}

/** [LEVEL-3] The one that stands. */
export async function findAchievement(db: Db, enrolmentId: string, unitId: string): Promise<AchievementRecord | null> {
  const { achievements: t } = db.t
  const [row] = await db
    .select({ kind: t.kind, recordedBy: t.recordedBy, recordedAt: t.recordedAt })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), eq(t.unitId, unitId), isNull(t.ended)))
  if (row === undefined) return null
  return { ...row, recordedBy: namesOf(await listPersonNames(db, [row.recordedBy]), row.recordedBy) }
}

/** Since when the enrolment follows the settings that it follows: one accepted tag, or two. */
export async function getProgrammeBegan(db: Db, programmeId: string, version: number): Promise<number> {
  const { programmeVersions: t } = db.t
  const [row] = await db
    .select({ began: t.began })
    .from(t)
    .where(and(eq(t.programmeId, programmeId), eq(t.version, version)))
  if (row === undefined) throw new Error(`Programme ${programmeId} has no version ${version}.`)
  return row.began
}
