import { type CompiledMapping, compileMapping } from '@crosswalk/progress'
import type { MappingReply } from './queries/get-mapping.ts'

const compiled = new WeakMap<MappingReply, CompiledMapping>()

/** A mapping version turned inside out once, however many screens read it: a version never changes. */
export function compiledOf(mapping: MappingReply): CompiledMapping {
  const found = compiled.get(mapping) ?? compileMapping(mapping)
  compiled.set(mapping, found)
  return found
}
