/** By when more is asked for: two weeks on, and a day on which people work. */
import { today } from './dates.ts'

const DAY_MS = 86_400_000
const WEEKS = 2

/** The days of England that are off on the same date each year. The server counts what moves as well. */
const DAYS_OFF = new Set(['01-01', '12-25', '12-26'])

export function defaultDueDay(from: string = today()): string {
  let at = Date.parse(`${from}T12:00:00Z`) + WEEKS * 7 * DAY_MS
  while (isDayOff(new Date(at))) at += DAY_MS
  return new Date(at).toISOString().slice(0, 10)
}

const isDayOff = (date: Date): boolean =>
  date.getUTCDay() === 0 || date.getUTCDay() === 6 || DAYS_OFF.has(date.toISOString().slice(5, 10))
