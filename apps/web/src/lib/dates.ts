/** Days and times as people in England read them. Days on the wire are "2026-11-21", instants end with Z. */

const ENGLAND = 'Europe/London'

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: ENGLAND })
const fullDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: ENGLAND })
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: ENGLAND })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: ENGLAND })
const isoDay = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  timeZone: ENGLAND,
})

/** A day has no time of its own: noon keeps it the same day on both sides of a clock change. */
const toDate = (dayOrInstant: string): Date =>
  new Date(dayOrInstant.length === 10 ? `${dayOrInstant}T12:00:00Z` : dayOrInstant)

/** The day in England of an instant: "2026-11-21". */
export const toDay = (instant: string | number | Date): string => isoDay.format(new Date(instant))
export const today = (): string => toDay(Date.now())

/** "14 Nov" in this year, "14 Nov 2025" in another. */
export function formatDay(dayOrInstant: string, now: number = Date.now()): string {
  const date = toDate(dayOrInstant)
  return toDay(date).slice(0, 4) === toDay(now).slice(0, 4) ? shortDay.format(date) : fullDay.format(date)
}

/** "14 November 2026" */
export const formatLongDay = (dayOrInstant: string): string => longDay.format(toDate(dayOrInstant))
/** "16:20" */
export const formatTime = (instant: string | number): string => time.format(new Date(instant))

/** "16:20" today, "Yesterday, 16:20", else "14 Nov, 16:20". */
export function formatInstant(instant: string, now: number = Date.now()): string {
  const day = toDay(instant)
  if (day === toDay(now)) return formatTime(instant)
  if (day === toDay(now - 86_400_000)) return `Yesterday, ${formatTime(instant)}`
  return `${formatDay(instant, now)}, ${formatTime(instant)}`
}

/** "14 s ago", "3 min ago", "2 h ago", then the day. */
export function formatAgo(instantMs: number, now: number = Date.now()): string {
  const seconds = Math.max(0, Math.round((now - instantMs) / 1000))
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`
  return formatDay(new Date(instantMs).toISOString(), now)
}
