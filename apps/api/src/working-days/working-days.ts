/** Working days of England: Monday to Friday less bank holidays. The age of everything that waits is counted in them. */
import Holidays from 'date-holidays'

const DAY_MS = 86_400_000
const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const england = new Holidays('GB', 'ENG', { types: ['public', 'bank'] })
const bankHolidaysByYear = new Map<number, ReadonlySet<string>>()

/** Working out a year takes milliseconds, and a queue asks for the same one again and again. */
function listBankHolidays(year: number): ReadonlySet<string> {
  const known = bankHolidaysByYear.get(year)
  if (known !== undefined) return known
  const days = new Set(england.getHolidays(year).map(holiday => holiday.date.slice(0, 10)))
  bankHolidaysByYear.set(year, days)
  return days
}

/** The day in England, "2026-11-21", and the time of that day, "10:41:00". */
export function toLondonTime(at: Date): { day: string; time: string } {
  const parts = LONDON.format(at).split(', ')
  return { day: parts[0] ?? '', time: parts[1] ?? '' }
}

/** Takes a day in England, "2026-11-21". */
export function isWorkingDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  const weekday = date.getUTCDay()
  return weekday !== 0 && weekday !== 6 && !listBankHolidays(date.getUTCFullYear()).has(day)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

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
