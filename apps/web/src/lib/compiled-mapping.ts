import { type CompiledMapping, compileMapping, type MappingVersion } from '@crosswalk/progress'

const compiled = new WeakMap<MappingVersion, CompiledMapping>()

/** A mapping version turned inside out once, however many screens read it: a version never changes. */
export function compiledOf(mapping: MappingVersion): CompiledMapping {
  const found = compiled.get(mapping) ?? compileMapping(mapping)
  compiled.set(mapping, found)
  return found
}
