/** Days to begin with where somebody is to say by when. */
import { isWorkingDay } from '@crosswalk/contracts'
import { today } from './dates.ts'

const DAY_MS = 86_400_000
const WEEKS = 2

/** Of a line of the plan. */
export const inTwoWeeks = (from: string = today()): string =>
  toDay(Date.parse(`${from}T12:00:00Z`) + WEEKS * 7 * DAY_MS)

/** Of a referral: two weeks on, and a day on which people work. */
export function defaultDueDay(from: string = today()): string {
  let at = Date.parse(`${inTwoWeeks(from)}T12:00:00Z`)
  while (!isWorkingDay(toDay(at))) at += DAY_MS
  return toDay(at)
}

const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
