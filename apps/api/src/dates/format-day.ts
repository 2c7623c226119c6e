const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

/** "20 November 2026", of a calendar day. */
export function formatDay(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`))
}
