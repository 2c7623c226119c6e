import { type CompiledMapping, compileMapping, type MappingVersion } from '@crosswalk/progress'

const compiled = new WeakMap<MappingVersion, CompiledMapping>()

/**
 * Whether a row was made with the mapping's order of criteria. For a moment it is not: an enrolment was moved to another
 * version, and its record and its row are on their way.
 */
export function isReadBy(mapping: Pick<MappingVersion, 'criteriaKey'>, row: { criteriaKey: string }): boolean {
  return row.criteriaKey === mapping.criteriaKey
}

/** A mapping version turned inside out once, however many screens read it: a version never changes. */
export function compiledOf(mapping: MappingVersion): CompiledMapping {
  const found = compiled.get(mapping) ?? compileMapping(mapping)
  compiled.set(mapping, found)
  return found
}
