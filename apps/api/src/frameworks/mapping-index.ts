/** A mapping's parts by id, made once for each mapping document that is held in memory. */
import type { Criterion, Ksb, MappingDocument, MappingVersionRow, Unit } from '@crosswalk/frameworks'
import { type CompiledMapping, compileMapping } from '@crosswalk/progress'

export interface MappingIndex {
  compiled: CompiledMapping
  units: ReadonlyMap<string, Unit>
  criteria: ReadonlyMap<string, { unit: Unit; criterion: Criterion }>
  ksbs: ReadonlyMap<string, Ksb>
  rows: ReadonlyMap<string, MappingVersionRow>
}

const made = new WeakMap<MappingDocument, MappingIndex>()

export function indexMapping(mapping: MappingDocument): MappingIndex {
  const known = made.get(mapping)
  if (known) return known
  const { units } = mapping.qualification
  const index: MappingIndex = {
    compiled: compileMapping(mapping),
    units: new Map(units.map(unit => [unit.id, unit])),
    criteria: new Map(
      units.flatMap(unit => unit.criteria.map(criterion => [criterion.id, { unit, criterion }] as const)),
    ),
    ksbs: new Map(mapping.standard.ksbs.map(ksb => [ksb.id, ksb])),
    rows: new Map(mapping.rows.map(row => [row.ksbId, row])),
  }
  made.set(mapping, index)
  return index
}
