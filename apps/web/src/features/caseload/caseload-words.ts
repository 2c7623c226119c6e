import type { CaseloadRow } from '@crosswalk/contracts'
import { formatDay } from '../../lib/dates.ts'
import { plural } from '../../lib/words.ts'

const MONTH_DAYS = 30.4

/** "7 of 12 months", "3 of 10 weeks", "All 12 months" */
export function timeWords(time: CaseloadRow['time']): string {
  if (time === null) return 'No planned end'
  const [unit, days] = time.of < 2 * MONTH_DAYS ? (['weeks', 7] as const) : (['months', MONTH_DAYS] as const)
  const of = Math.max(1, Math.round(time.of / days))
  if (time.gone >= time.of) return `All ${of} ${unit}`
  return `${Math.min(of, Math.floor(time.gone / days))} of ${of} ${unit}`
}

/** "oldest today", "oldest 8 working days" */
export const oldestWords = (workingDays: number): string =>
  workingDays === 0 ? 'since today' : `oldest ${plural(workingDays, 'working day', 'working days')}`

/** "Tue 1 Dec, 10:30, on the desk" */
export function visitWords({ on, at, place }: NonNullable<CaseloadRow['nextVisit']>): string {
  return [formatDay(on), at, place].filter(part => part !== null).join(', ')
}

/** "You are covering for Tom Ashworth until 4 December." */
export const coverWords = (name: string, to: string | null): string =>
  `You are covering for ${name}${to === null ? '' : ` until ${formatDay(to)}`}.`
