/** Of the units that an observation touches, what stays open when it is decided: what there is to plan. */
import { isAtLeast } from '@crosswalk/progress'
import { criteriaOf, type PickerUnit } from '../../components/criteria-picker/picker-model.ts'
import type { Decided } from './observation-draft.ts'

export interface RestOfUnit {
  unitId: string
  unitNumber: number
  criterionIds: string[]
}

/** What is accepted already, or planned already, is not to be planned again. */
export function listRest(units: readonly PickerUnit[], decided: Decided, planned: ReadonlySet<string>): RestOfUnit[] {
  const accepted = new Set(decided.filter(one => one.outcome === 'accepted').map(one => one.criterion.id))
  const touched = new Set(decided.map(one => one.criterion.unitId))
  return units
    .filter(unit => touched.has(unit.id))
    .flatMap(unit => {
      const criterionIds = criteriaOf(unit)
        .filter(({ id, level }) => !isAtLeast(level, 'accepted') && !accepted.has(id) && !planned.has(id))
        .map(({ id }) => id)
      return criterionIds.length === 0 ? [] : [{ unitId: unit.id, unitNumber: unit.number, criterionIds }]
    })
}
