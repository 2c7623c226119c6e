/** By when more is asked for: two weeks on, and a day on which people work. */
import { isWorkingDay } from '@crosswalk/contracts'
import { today } from './dates.ts'

const DAY_MS = 86_400_000
const WEEKS = 2

export function defaultDueDay(from: string = today()): string {
  let at = Date.parse(`${from}T12:00:00Z`) + WEEKS * 7 * DAY_MS
  while (!isWorkingDay(toDay(at))) at += DAY_MS
  return toDay(at)
}

const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
