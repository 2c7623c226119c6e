/**
 * Clocks stop on a break: what waits does not grow older, no time goes, and nothing becomes overdue. Statuses are facts
 * that may be recorded late or anew; what they say of the days is worked out here.
 */
import { isWorkingDay } from '@crosswalk/contracts'
import { addDays } from '../dates/centre-day.ts'
import { computeWorkingDays } from '../working-days/working-days.ts'

const DAY_MS = 86_400_000

export interface StatusFact {
  status: string
  sinceOn: string
  began: number
}

/** From the first day off to the last, both included; `to` is null while it goes on. */
export interface Break {
  from: string
  to: string | null
}

/** What counts of what was recorded, in order. The same status recorded again corrects what was said of it. */
export function toStretches<Fact extends StatusFact>(facts: readonly Fact[]): Fact[] {
  const days: Fact[] = []
  for (const fact of [...facts].sort((a, b) => a.began - b.began)) {
    if (days.at(-1)?.status === fact.status) days.pop()
    while ((days.at(-1)?.sinceOn ?? '') >= fact.sinceOn) days.pop()
    days.push(fact)
  }
  return days
}

/** Of one enrolment, whatever the order. */
export function toBreaks(facts: readonly StatusFact[]): Break[] {
  const days = toStretches(facts)
  return days.flatMap(({ status, sinceOn }, at) => {
    const next = days[at + 1]
    return status === 'onBreak' ? [{ from: sinceOn, to: next === undefined ? null : addDays(next.sinceOn, -1) }] : []
  })
}

const countDays = (from: string, to: string): number =>
  to < from ? 0 : Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1

/** Whole working days that something has waited, without those of breaks that began since. */
export function computeWaited(
  since: Date,
  sinceDay: string,
  at: Date,
  today: string,
  breaks: readonly Break[],
): number {
  let off = 0
  for (const { from, to } of breaks) {
    const first = from > sinceDay ? from : addDays(sinceDay, 1)
    const last = to === null || to > today ? today : to
    for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) off++
  }
  return Math.max(0, computeWorkingDays(since, at) - off)
}

/**
 * Days on programme so far, of those planned. Days off are in neither: while a break goes on the share stands still,
 * and once it is over the planned end says again what is left.
 */
export function computeTimeGone(
  startsOn: string,
  plannedEndOn: string | null,
  today: string,
  breaks: readonly Break[],
): { gone: number; of: number } | null {
  if (plannedEndOn === null) return null
  let gone = countDays(startsOn, today < plannedEndOn ? today : plannedEndOn)
  let of = countDays(startsOn, plannedEndOn)
  for (const { from, to } of breaks) {
    const first = from < startsOn ? startsOn : from
    const last = (day: string) => (to !== null && to < day ? to : day)
    gone -= countDays(first, last(today < plannedEndOn ? today : plannedEndOn))
    if (to !== null) of -= countDays(first, last(plannedEndOn))
  }
  return { gone: Math.max(0, gone), of: Math.max(1, of) }
}

/** A day that was given before a break is moved by it. Null while one goes on that stopped it: nothing is due. */
export function moveDueDay(dueOn: string, givenOn: string, breaks: readonly Break[]): string | null {
  let due = dueOn
  for (const { from, to } of breaks) {
    if (from < givenOn || from > due) continue
    if (to === null) return null
    due = addDays(due, countDays(from, to))
  }
  return due
}
