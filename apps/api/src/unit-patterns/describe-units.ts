/** What a choice of units comes to before anything is saved: credits, the rule of combination, KSBs that stay outside. */
import { listCombinationWarnings, type MappingDocument } from '@crosswalk/frameworks'

export interface UnitsDescribed {
  unitIds: string[]
  credits: number
  unknownCredits: number
  warnings: string[]
  ksbsNotInUnits: string[]
}

/** Units that the qualification does not have are left out. */
export function describeUnits(mapping: MappingDocument, chosen: readonly string[]): UnitsDescribed {
  const wanted = new Set(chosen)
  const units = mapping.qualification.units.filter(unit => wanted.has(unit.id))
  const unitIds = units.map(unit => unit.id)
  const held = new Set(units.flatMap(unit => unit.criteria.map(criterion => criterion.id)))
  const outside = new Set(
    mapping.rows
      .filter(row => row.status === 'mapped' && !row.criterionIds.some(id => held.has(id)))
      .map(row => row.ksbId),
  )
  return {
    unitIds,
    credits: units.reduce((sum, unit) => sum + (unit.credits ?? 0), 0),
    unknownCredits: units.filter(unit => unit.credits === null).length,
    warnings: listCombinationWarnings(mapping.qualification, unitIds),
    // [KSB-3] Mapped, and not in the units.
    ksbsNotInUnits: mapping.standard.ksbs.filter(ksb => outside.has(ksb.id)).map(ksb => ksb.code),
  }
}
