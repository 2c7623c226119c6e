import type { Achievement } from '@crosswalk/contracts'
import type { AchievementRecord } from '../units/units.repository.ts'

export function toAchievement({
  centreId: _,
  enrolmentId: __,
  unitId: ___,
  recordedAt,
  ...achievement
}: AchievementRecord): Achievement {
  return { ...achievement, recordedAt: recordedAt.toISOString() }
}
