/** The age of everything that waits is counted in working days of England. */
import { isWorkingDay } from '@crosswalk/contracts'
import { addDays, toLondonTime } from '../dates/centre-day.ts'

/**
 * Whole working days between two instants: from Thursday 15:00 one is over on Friday at 15:00, and the next on Monday
 * at 15:00. What begins on a day off begins, for this count, with the next working day. Never below 0.
 */
export function computeWorkingDays(from: Date, to: Date): number {
  const start = toLondonTime(from)
  const end = toLondonTime(to)
  let startDay = start.day
  let startTime = start.time
  while (!isWorkingDay(startDay)) {
    startDay = addDays(startDay, 1)
    startTime = '00:00:00'
  }
  let count = 0
  for (let day = addDays(startDay, 1); day <= end.day; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count++
  }
  // The last day is not over yet where it is a working day and earlier in it than the start was.
  const isPart = count > 0 && isWorkingDay(end.day) && end.time < startTime
  return isPart ? count - 1 : count
}
