import type { Plan, PlanLine } from '@crosswalk/contracts'
import { formatDay } from '../../lib/dates.ts'

/** "2 of 5 accepted", "All accepted", "Not in the units" */
export function standingWords({ state, accepted, inScope }: PlanLine): string {
  if (state === 'outOfUnits') return 'Not in the units now: asks nothing'
  return state === 'done' ? 'All accepted' : `${accepted} of ${inScope} accepted`
}

/** "4 Dec", "4 Dec, moved by a break from 20 Nov" */
export function dueWords({ dueOn, dueNowOn }: PlanLine): string {
  return dueOn === dueNowOn ? formatDay(dueOn) : `${formatDay(dueNowOn)}, moved by a break from ${formatDay(dueOn)}`
}

/** "6: 2.1, 2.3; 8: 3.1": as staff type them. */
export function criteriaWords(criteria: PlanLine['criteria']): string {
  const byUnit = new Map<number, string[]>()
  for (const { unitNumber, number } of criteria) byUnit.set(unitNumber, [...(byUnit.get(unitNumber) ?? []), number])
  return [...byUnit].map(([unit, numbers]) => `${unit}: ${numbers.join(', ')}`).join('; ')
}

/** Overdue first, then by day; what is done last. */
export function orderLines(lines: readonly PlanLine[]): PlanLine[] {
  const rank = ({ state }: PlanLine) => (state === 'open' ? 0 : 1)
  return [...lines].sort(
    (a, b) => rank(a) - rank(b) || (a.dueNowOn < b.dueNowOn ? -1 : a.dueNowOn > b.dueNowOn ? 1 : 0),
  )
}

export const PLAN_SHOWN = ['open', 'overdue'] as const
export type PlanShown = (typeof PLAN_SHOWN)[number]

export function showLines(lines: readonly PlanLine[], show: PlanShown | null): PlanLine[] {
  return orderLines(lines).filter(line =>
    show === null ? true : show === 'overdue' ? line.overdue : line.state === 'open',
  )
}

/** Who agreed, to which version, and whether that is the one that stands. */
export function agreedWords({ version, agreed, learner }: Plan): string {
  if (version === 0) return 'Nothing is planned yet.'
  if (agreed === null) return `${learner.name} has not agreed to it yet.`
  const on = formatDay(agreed.at)
  if (agreed.version === version) return `Agreed by ${agreed.by.name} on ${on}.`
  return `Changed since ${agreed.by.name} agreed on ${on} (version ${agreed.version}, now ${version}).`
}
