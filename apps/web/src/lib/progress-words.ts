/** Where a KSB stands and what is left, in words. Its state and the headline are in ksb-words.ts. */
import type { KsbProgress } from '@crosswalk/progress'
import { criteriaCount, listWords, plural } from './words.ts'

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
  return [...units].map(([unit, numbers]) => `Unit ${unit}, ${listWords(numbers)}`).join('; ')
}

/** The places where there are few, else how many: "9 criteria in 3 units". */
export function fewPlacesWords(criteria: readonly { unitNumber: number; number: string }[], few = 4): string {
  if (criteria.length <= few) return placesWords(criteria)
  const units = new Set(criteria.map(criterion => criterion.unitNumber)).size
  return `${criteriaCount(criteria.length)} in ${plural(units, 'unit', 'units')}`
}
