/** Times in sentences, as they were in England. */
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** "14 November 2026 at 10:41" */
export function formatLondonTime(at: Date): string {
  return format.format(at)
}
