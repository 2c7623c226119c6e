/**
 * Calendar days as a centre in England lives them. Instants are UTC everywhere; a day ("2026-11-21") begins and ends
 * at midnight in London, summer time included.
 */
const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export function toCentreDay(instant: Date): string {
  return day.format(instant)
}

/** The calendar day before, whatever the clocks do. */
export function toPreviousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
