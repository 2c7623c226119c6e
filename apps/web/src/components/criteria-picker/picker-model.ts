/** Criteria as they are chosen from: under their learning outcomes and units, filtered and searched. */
import { compareCriterionNumbers, type Level, toLearningOutcome, toLevel } from '@crosswalk/progress'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'
import { type Chosen, isChosen } from './chosen.ts'
import { matchesSearch, readSearch } from './search-criteria.ts'

const PICKER_FILTERS = ['notTagged', 'myUnits', 'all'] as const
export type PickerFilter = (typeof PICKER_FILTERS)[number]

export interface PickerCriterion {
  id: string
  index: number
  number: string
  text: string | null
  /** Other words that the document gives for the same number. */
  otherTexts: readonly string[]
  unitId: string
  unitNumber: number
  level: Level
  /** KSBs that it counts towards: K3, S9. */
  ksbCodes: readonly string[]
}

export interface PickerOutcome {
  number: string
  criteria: readonly PickerCriterion[]
}

export interface PickerUnit {
  id: string
  number: number
  title: string | null
  /** In the enrolment's units: only these can be tagged. */
  isTaken: boolean
  /** Criteria with a tag, of those held. */
  tagged: number
  held: number
  outcomes: readonly PickerOutcome[]
}

export interface PickerRow {
  levels: string
  unitIds: readonly string[]
}

export function toPickerUnits(mapping: MappingReply, row: PickerRow): PickerUnit[] {
  const codes = toKsbCodes(mapping)
  const taken = new Set(row.unitIds)
  return mapping.qualification.units.map(unit => {
    const criteria = unit.criteria
      .map(({ id, index, number, text, texts = [] }) => ({
        id,
        index,
        number,
        text,
        otherTexts: texts.filter(other => other !== text),
        unitId: unit.id,
        unitNumber: unit.number,
        level: toLevel(row.levels, index),
        ksbCodes: codes.get(id) ?? [],
      }))
      .sort((a, b) => compareCriterionNumbers(a.number, b.number))
    return {
      id: unit.id,
      number: unit.number,
      title: unit.title,
      isTaken: taken.has(unit.id),
      tagged: criteria.filter(({ level }) => level !== 'none').length,
      held: criteria.length,
      outcomes: toOutcomes(criteria),
    }
  })
}

/** By criterion: the codes of the KSBs that it counts towards, in the standard's order. */
export function toKsbCodes(mapping: MappingReply): ReadonlyMap<string, string[]> {
  const rows = new Map(mapping.rows.map(row => [row.ksbId, row]))
  const codes = new Map<string, string[]>()
  for (const ksb of mapping.standard.ksbs) {
    for (const criterionId of rows.get(ksb.id)?.criterionIds ?? []) {
      const held = codes.get(criterionId) ?? []
      held.push(ksb.code)
      codes.set(criterionId, held)
    }
  }
  return codes
}

interface FilterOptions {
  filter: PickerFilter
  search: string
  chosen: Chosen
  /** Tagged by this very item already. */
  already: ReadonlySet<string>
}

/** What a filter and a search leave. A ticked criterion never disappears under the hand that ticked it. */
export function filterUnits(units: readonly PickerUnit[], options: FilterOptions): PickerUnit[] {
  const search = readSearch(options.search)
  const shows = (unit: PickerUnit, criterion: PickerCriterion) =>
    (isChosen(options.chosen, criterion.id) || passes(criterion, options)) && matchesSearch(search, unit, criterion)
  return units.flatMap(unit => {
    if (!unit.isTaken && options.filter !== 'all') return []
    const outcomes = unit.outcomes
      .map(outcome => ({ ...outcome, criteria: outcome.criteria.filter(criterion => shows(unit, criterion)) }))
      .filter(outcome => outcome.criteria.length > 0)
    return outcomes.length > 0 ? [{ ...unit, outcomes }] : []
  })
}

function passes({ id, level }: PickerCriterion, { filter, already }: FilterOptions): boolean {
  return filter !== 'notTagged' || (level === 'none' && !already.has(id))
}

export const criteriaOf = (unit: PickerUnit): PickerCriterion[] => unit.outcomes.flatMap(({ criteria }) => criteria)

function toOutcomes(criteria: readonly PickerCriterion[]): PickerOutcome[] {
  const outcomes = new Map<string, PickerCriterion[]>()
  for (const criterion of criteria) {
    const number = toLearningOutcome(criterion.number)
    outcomes.set(number, [...(outcomes.get(number) ?? []), criterion])
  }
  return [...outcomes].map(([number, held]) => ({ number, criteria: held }))
}
