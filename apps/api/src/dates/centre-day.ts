/**
 * Calendar days as a centre in England lives them. Instants are UTC everywhere; a day ("2026-11-21") begins and ends
 * at midnight in London, summer time included.
 */
const DAY_MS = 86_400_000
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

/** The day in England, "2026-11-21", and the time of that day, "10:41:00". */
export function toLondonTime(instant: Date): { day: string; time: string } {
  const [day = '', time = ''] = london.format(instant).split(', ')
  return { day, time }
}

/** Every request asks it, some several times. Clocks change by whole hours: within one of UTC the day is the same. */
let known = { hour: Number.NaN, day: '' }

export function toCentreDay(instant: Date): string {
  const hour = Math.floor(instant.getTime() / 3_600_000)
  if (hour !== known.hour) known = { hour, day: toLondonTime(instant).day }
  return known.day
}

/** Calendar days on, or back, whatever the clocks do. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export const toPreviousDay = (day: string): string => addDays(day, -1)
