import type { WaitingMark } from '@crosswalk/contracts'
import type { Limits } from '../centres/centres.repository.ts'

/** What waits long is marked: the same in the queue and in every caseload. */
export function toMark(workingDays: number, { lateDays, veryLateDays }: Limits): WaitingMark {
  if (workingDays >= veryLateDays) return 'veryLate'
  return workingDays >= lateDays ? 'late' : 'none'
}
