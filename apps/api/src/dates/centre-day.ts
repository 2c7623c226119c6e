/**
 * Calendar days as a centre in England lives them. Instants are UTC everywhere; a day ("2026-11-21") begins and ends
 * at midnight in London, summer time included.
 */
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

interface LondonTime {
  day: string
  time: string
}

/** The day in England, "2026-11-21", and the time of that day, "10:41:00". */
export function toLondonTime(instant: Date): LondonTime {
  const at = instant.getTime()
  const ahead = findHoursAhead(Math.floor(at / DAY_MS))
  return ahead === null ? ask(at) : toTime(at + ahead * HOUR_MS)
}

function ask(at: number): LondonTime {
  const [day = '', time = ''] = london.format(at).split(', ')
  return { day, time }
}

function toTime(at: number): LondonTime {
  const text = new Date(at).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 19) }
}

/**
 * By day of UTC, how many hours London is ahead; null on the two days of a year on which that changes. Asking for each
 * instant anew takes ten times as long, and a list asks for hundreds.
 */
const hoursAhead = new Map<number, number | null>()
const DAYS_KEPT = 10_000

function findHoursAhead(utcDay: number): number | null {
  const known = hoursAhead.get(utcDay)
  if (known !== undefined) return known
  const [first, last] = [utcDay * DAY_MS, (utcDay + 1) * DAY_MS - 1_000]
  const isSame = (one: LondonTime, other: LondonTime) => one.day === other.day && one.time === other.time
  const found = [0, 1].find(hours => [first, last].every(at => isSame(ask(at), toTime(at + hours * HOUR_MS)))) ?? null
  if (hoursAhead.size >= DAYS_KEPT) hoursAhead.clear()
  hoursAhead.set(utcDay, found)
  return found
}

/** Every request asks it, some several times. Clocks change by whole hours: within one of UTC the day is the same. */
let known = { hour: Number.NaN, day: '' }

export function toCentreDay(instant: Date): string {
  const hour = Math.floor(instant.getTime() / HOUR_MS)
  if (hour !== known.hour) known = { hour, day: toLondonTime(instant).day }
  return known.day
}

/** Calendar days on, or back, whatever the clocks do. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export const toPreviousDay = (day: string): string => addDays(day, -1)
