/** What a qualification's rule of combination says of a choice of units. It warns; whether to go on is the centre's. */
import { listWords } from './list-words.ts'
import type { QualificationVersion, Unit } from './model.ts'

type Chosen = Pick<QualificationVersion, 'combination'> & {
  units: readonly Pick<Unit, 'id' | 'number' | 'credits' | 'group'>[]
}

/** A sentence for each point at which the choice is not what the rule asks for, or can't be told to be. */
export function listCombinationWarnings({ combination, units }: Chosen, unitIds: readonly string[]): string[] {
  if (combination === null)
    return ['The rule of combination of this qualification is not held here, so nothing is checked.']
  const chosen = units.filter(unit => unitIds.includes(unit.id))
  const warnings: string[] = []

  const numbers = new Set(chosen.map(unit => unit.number))
  const missing = combination.mandatoryUnitNumbers.filter(number => !numbers.has(number))
  if (missing.length === 1) warnings.push(`Unit ${missing[0]} is mandatory and not chosen.`)
  if (missing.length > 1)
    warnings.push(`Units ${listWords([...missing].sort((a, b) => a - b))} are mandatory and not chosen.`)

  let overMax = 0
  for (const { group, minCredits, maxCredits } of combination.groups) {
    const { known, unknown } = sumCredits(chosen.filter(unit => unit.group === group))
    if (minCredits !== null && known < minCredits) {
      warnings.push(
        `${group} needs at least ${toCredits(minCredits)}; the units chosen have ${known}${orMore(unknown)}.`,
      )
    }
    if (maxCredits !== null && known > maxCredits) {
      overMax += known - maxCredits
      warnings.push(
        `${group} counts for at most ${toCredits(maxCredits)}; the units chosen have ${known}${orMore(unknown)}.`,
      )
    }
  }

  const { known, unknown } = sumCredits(chosen)
  const counting = known - overMax
  if (counting < combination.totalCredits) {
    warnings.push(
      `${combination.totalCredits} credits are needed; the units chosen count for ${counting}${orMore(unknown)}.`,
    )
  }
  return warnings
}

function sumCredits(units: readonly Pick<Unit, 'credits'>[]): { known: number; unknown: number } {
  return {
    known: units.reduce((sum, unit) => sum + (unit.credits ?? 0), 0),
    unknown: units.filter(unit => unit.credits === null).length,
  }
}

const toCredits = (credits: number): string => (credits === 1 ? '1 credit' : `${credits} credits`)

const orMore = (unknown: number): string => {
  if (unknown === 0) return ''
  return unknown === 1
    ? ', or more: the credits of 1 unit are not known'
    : `, or more: the credits of ${unknown} units are not known`
}
