/** Working days of England: Monday to Friday less bank holidays. One list of them, for the server and for the screens. */

/** Proclaimed once, or moved for a year: https://www.gov.uk/bank-holidays. Months and days, by year. */
const PROCLAIMED: Readonly<Record<number, { off: readonly string[]; on: readonly string[] }>> = {
  2020: { off: ['05-08'], on: ['05-04'] },
  2022: { off: ['06-02', '06-03', '09-19'], on: ['05-30'] },
  2023: { off: ['05-08'], on: [] },
}

const DAY_MS = 86_400_000
const MONDAY = 1
const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10)
const weekdayOf = (at: number): number => new Date(at).getUTCDay()
const isWeekend = (at: number): boolean => weekdayOf(at) === 0 || weekdayOf(at) === 6

/** Of the Gregorian calendar; by Meeus, Jones and Butcher. */
function computeEaster(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return Date.UTC(year, month - 1, day)
}

function firstMonday(year: number, month: number): number {
  let at = Date.UTC(year, month - 1, 1)
  while (weekdayOf(at) !== MONDAY) at += DAY_MS
  return at
}

function lastMonday(year: number, month: number): number {
  let at = Date.UTC(year, month, 0)
  while (weekdayOf(at) !== MONDAY) at -= DAY_MS
  return at
}

/** Where one falls on a weekend or on another, the next weekday that is free is off in its place. */
function withSubstitutes(days: readonly number[]): number[] {
  const off: number[] = []
  for (const day of days) {
    let at = day
    while (isWeekend(at) || off.includes(at)) at += DAY_MS
    off.push(at)
  }
  return off
}

function computeBankHolidays(year: number): ReadonlySet<string> {
  const easter = computeEaster(year)
  const { off, on } = PROCLAIMED[year] ?? { off: [], on: [] }
  const days = [
    ...withSubstitutes([Date.UTC(year, 0, 1)]),
    easter - 2 * DAY_MS,
    easter + DAY_MS,
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    // Which of the two a weekday stands in for makes no difference here.
    ...withSubstitutes([Date.UTC(year, 11, 25), Date.UTC(year, 11, 26)]),
  ].map(toDay)
  return new Set([...days.filter(day => !on.includes(day.slice(5))), ...off.map(day => `${year}-${day}`)])
}

const byYear = new Map<number, ReadonlySet<string>>()

function listBankHolidays(year: number): ReadonlySet<string> {
  const known = byYear.get(year) ?? computeBankHolidays(year)
  byYear.set(year, known)
  return known
}

/** Takes a day in England, "2026-11-21". */
export function isWorkingDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`)
  return !isWeekend(at) && !listBankHolidays(new Date(at).getUTCFullYear()).has(day)
}
