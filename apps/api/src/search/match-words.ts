/** Units and criteria by number and words. All of a mapping is held in memory; looking through it takes a millisecond. */
import type { MappingDocument } from '@crosswalk/frameworks'

export interface FoundUnit {
  unitId: string
  number: number
  title: string | null
  uan: string | null
  rank: number
}

export interface FoundCriterion {
  criterionId: string
  unitId: string
  unitNumber: number
  number: string
  text: string | null
  rank: number
}

interface Searched {
  units: { unit: Omit<FoundUnit, 'rank'>; text: string }[]
  criteria: { criterion: Omit<FoundCriterion, 'rank'>; text: string }[]
}

const made = new WeakMap<MappingDocument, Searched>()

function toSearched(mapping: MappingDocument): Searched {
  const known = made.get(mapping)
  if (known !== undefined) return known
  const { units } = mapping.qualification
  const searched: Searched = {
    units: units.map(({ id: unitId, number, title, uan }) => ({
      unit: { unitId, number, title, uan },
      text: `unit ${number} u${number} ${title ?? ''} ${uan ?? ''}`.toLowerCase(),
    })),
    criteria: units.flatMap(unit =>
      unit.criteria.map(({ id, number, text }) => ({
        criterion: { criterionId: id, unitId: unit.id, unitNumber: unit.number, number, text: text ?? null },
        text: `${unit.number}/${number} u${unit.number} ${number} ${text ?? ''}`.toLowerCase(),
      })),
    ),
  }
  made.set(mapping, searched)
  return searched
}

/** How well words fit: whole words first, then their beginnings, then anywhere. Null where one of them is not there. */
export function rankWords(text: string, words: readonly string[]): number | null {
  let rank = 0
  for (const word of words) {
    const at = text.indexOf(word)
    if (at < 0) return null
    const padded = ` ${text} `
    if (padded.includes(` ${word} `)) continue
    rank += padded.includes(` ${word}`) ? 1 : 2
  }
  return rank
}

/** In the mapping's order among those that fit alike. `unitIds` where only these count. */
export function matchWords(mapping: MappingDocument, words: readonly string[], unitIds: ReadonlySet<string> | null) {
  const { units, criteria } = toSearched(mapping)
  const isIn = (unitId: string) => unitIds === null || unitIds.has(unitId)
  const foundUnits: FoundUnit[] = []
  for (const { unit, text } of units) {
    const rank = isIn(unit.unitId) ? rankWords(text, words) : null
    if (rank !== null) foundUnits.push({ ...unit, rank })
  }
  const foundCriteria: FoundCriterion[] = []
  for (const { criterion, text } of criteria) {
    const rank = isIn(criterion.unitId) ? rankWords(text, words) : null
    if (rank !== null) foundCriteria.push({ ...criterion, rank })
  }
  return { units: foundUnits, criteria: foundCriteria }
}
