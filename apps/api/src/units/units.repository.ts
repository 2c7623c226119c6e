import type { PersonName } from '@crosswalk/contracts'
import type { AchievementKind } from '@crosswalk/progress'
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'

export interface AchievementRecord {
  id: string
  centreId: string
  enrolmentId: string
  unitId: string
  kind: AchievementKind
  certificate: string | null
  awardingBody: string | null
  uan: string | null
  achievedOn: string | null
  evidence: { id: string; reference: string } | null
  checkedBy: PersonName | null
  checkedOn: string | null
  note: string | null
  recordedBy: PersonName
  recordedAt: Date
}

/** [LEVEL-3] The one that stands. */
export function findAchievement(db: Db, enrolmentId: string, unitId: string): Promise<AchievementRecord | null> {
  const { achievements: t } = db.t
  return selectAchievement(db, and(eq(t.enrolmentId, enrolmentId), eq(t.unitId, unitId)))
}

/** Whatever its centre: the policy says whose it is. Null where it was taken back. */
export function findAchievementById(db: Db, achievementId: string): Promise<AchievementRecord | null> {
  return selectAchievement(db, eq(db.t.achievements.id, achievementId))
}

async function selectAchievement(db: Db, which: SQL | undefined): Promise<AchievementRecord | null> {
  const { achievements: t, evidence } = db.t
  const [row] = await db
    .select({ achievement: t, reference: evidence.reference })
    .from(t)
    .leftJoin(evidence, eq(evidence.id, t.evidenceId))
    .where(and(which, isNull(t.ended)))
  if (row === undefined) return null
  const { began: _, ended: __, endReason: ___, evidenceId, checkedBy, recordedBy, ...record } = row.achievement
  const names = await listPersonNames(db, [recordedBy, checkedBy])
  return {
    ...record,
    evidence: evidenceId === null || row.reference === null ? null : { id: evidenceId, reference: row.reference },
    checkedBy: checkedBy === null ? null : namesOf(names, checkedBy),
    recordedBy: namesOf(names, recordedBy),
  }
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
