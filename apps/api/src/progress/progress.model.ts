import type { ProgressRowFacts } from '@crosswalk/progress'
import type { ProgressRowRecord } from '../progress-rows/progress-rows.repository.ts'

/** What the states are a function of. */
export function toRowFacts({ criteriaKey, levels, facts }: ProgressRowRecord): ProgressRowFacts {
  return { ...facts, criteriaKey, levels }
}
