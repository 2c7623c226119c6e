/** KSBs and totals in words, for every screen that shows one enrolment. */
import type { KsbProgress, Totals } from '@crosswalk/progress'
import { criteriaCount, plural, STATE_NAMES } from './words.ts'

/** "71 of 104 criteria accepted" */
export const criteriaHeadline = ({ criteria }: Totals): string =>
  `${criteria.accepted} of ${criteria.inScope} criteria accepted`

/** KSB-3: three different facts. */
export function reachWords(progress: Pick<KsbProgress, 'reach' | 'mapped'>, owner: string): string {
  switch (progress.reach) {
    case 'unmapped':
      return `${owner}: no mapping`
    case 'absent':
      return `${owner}’s mapping does not list this`
    case 'notInUnits':
      return `Its ${criteriaCount(progress.mapped)} ${progress.mapped === 1 ? 'is' : 'are'} not in your units`
    case 'mapped':
      return ''
  }
}

/** "In progress, 2 to go" */
export function stateWords({ state, flags, toGo, inScope }: KsbProgress): string {
  if (state === 'confirmed' && flags.includes('checkAgain')) return 'Confirmed: check again'
  if (state === 'met' && flags.includes('metByOwnEvidence')) return 'Met by its own evidence'
  if (state === 'met' && flags.includes('signedOff')) return 'Met, signed off'
  if (state === 'inProgress' && inScope === 0) return 'Its own evidence is in progress'
  if (state === 'inProgress' && toGo > 0) return `In progress, ${toGo} to go`
  return STATE_NAMES[state]
}

/** "6 of 8 accepted, 1 submitted" */
export function countWords({ counts, inScope }: Pick<KsbProgress, 'counts' | 'inScope'>): string {
  const waiting = counts.submitted - counts.accepted
  const below = counts.drafted - counts.submitted
  return [
    `${counts.accepted} of ${inScope} accepted`,
    ...(waiting > 0 ? [`${waiting} submitted`] : []),
    ...(below > 0 ? [`${below} drafted or referred`] : []),
  ].join(', ')
}

/** "Unit 15, 2.6", "Unit 16, 1.1 and 1.2; Unit 6, 2.10" */
export function placesWords(criteria: readonly { unitNumber: number; number: string }[]): string {
  const units = new Map<number, string[]>()
  for (const { unitNumber, number } of criteria) units.set(unitNumber, [...(units.get(unitNumber) ?? []), number])
  return [...units]
    .map(
      ([unit, numbers]) =>
        `Unit ${unit}, ${numbers.slice(0, -1).join(', ')}${numbers.length > 1 ? ' and ' : ''}${numbers.at(-1)}`,
    )
    .join('; ')
}

/** The places where there are few, else how many: "9 criteria in 3 units". */
export function fewPlacesWords(criteria: readonly { unitNumber: number; number: string }[], few = 4): string {
  if (criteria.length <= few) return placesWords(criteria)
  const units = new Set(criteria.map(criterion => criterion.unitNumber)).size
  return `${criteriaCount(criteria.length)} in ${plural(units, 'unit', 'units')}`
}
