/** A mapping version turned into bit sets, once, so that the state of a cell is a handful of bit counts. */
import type { MappingVersion, Reach, RuleKsb } from './types.ts'

export const BITS = 32

export interface CompiledKsb extends RuleKsb {
  /** Position in the standard, and column in a progress table. */
  index: number
  /** What the document says of it; `notInUnits` is the enrolment's affair (KSB-3). */
  status: Exclude<Reach, 'notInUnits'>
  /** Criterion indexes that the mapping names, ascending. */
  criteria: readonly number[]
  /** KSB-2: how many the rule asks for, before the scope cuts it down. `all` asks for more than there can be. */
  asked: number
}

/** Treat as opaque and immutable: build it with `compileMapping`. */
export interface CompiledMapping {
  mapping: MappingVersion
  ksbs: readonly CompiledKsb[]
  ksbIndexes: ReadonlyMap<string, number>
  criteriaCount: number
  /** 32-bit words that hold one bit a criterion. */
  wordCount: number
  unitCriteria: ReadonlyMap<string, readonly number[]>
  /**
   * The masks of all KSBs, without their empty words: entries `maskStarts[k]` to `maskStarts[k + 1]` belong to KSB k,
   * and each says which word and which bits of it.
   */
  maskStarts: Uint32Array
  maskWords: Uint32Array
  maskBits: Uint32Array
}

const ASKS_FOR_ALL = 0xffff

/**
 * Throws where the mapping contradicts itself, since no state of it could be right: a criterion that the
 * qualification does not have, a KSB that the standard does not have or that has two rows, indexes with gaps.
 */
export function compileMapping(mapping: MappingVersion): CompiledMapping {
  const criterionIndexes = indexCriteria(mapping)
  const criteriaCount = criterionIndexes.size
  const rows = indexRows(mapping)
  const maskStarts = new Uint32Array(mapping.standard.ksbs.length + 1)
  const maskWords: number[] = []
  const maskBits: number[] = []

  const ksbs = mapping.standard.ksbs.map((ksb, index): CompiledKsb => {
    const row = rows.get(ksb.id)
    const criteria = [...new Set(row?.criterionIds)].map(id => {
      const found = criterionIndexes.get(id)
      if (found === undefined) throw new Error(`Mapping ${mapping.id}: ${ksb.code} names ${id}, which no unit has`)
      return found
    })
    criteria.sort((a, b) => a - b)
    const status = row?.status ?? 'absent'
    if ((status === 'mapped') !== criteria.length > 0) {
      throw new Error(`Mapping ${mapping.id}: ${ksb.code} is ${status} and names ${criteria.length} criteria`)
    }
    for (const [word, bits] of toWords(criteria)) {
      maskWords.push(word)
      maskBits.push(bits)
    }
    maskStarts[index + 1] = maskWords.length
    return { ...ksb, index, status, criteria, asked: row === undefined ? ASKS_FOR_ALL : toAsked(row.rule) }
  })

  return {
    mapping,
    ksbs,
    ksbIndexes: new Map(ksbs.map(ksb => [ksb.id, ksb.index])),
    criteriaCount,
    wordCount: Math.ceil(criteriaCount / BITS),
    unitCriteria: new Map(mapping.qualification.units.map(unit => [unit.id, unit.criteria.map(c => c.index)])),
    maskStarts,
    maskWords: Uint32Array.from(maskWords),
    maskBits: Uint32Array.from(maskBits),
  }
}

/** [KSB-2] How many criteria of a scope of that size the rule needs; nothing can be needed of an empty one. */
export function toNeeded(asked: number, inScope: number): number {
  return Math.min(asked, inScope)
}

function toAsked(rule: MappingVersion['rows'][number]['rule']): number {
  switch (rule.kind) {
    case 'all':
      return ASKS_FOR_ALL
    case 'any':
      return 1
    case 'atLeast':
      if (!Number.isInteger(rule.count) || rule.count < 1) throw new Error(`A rule asks for ${rule.count} criteria`)
      return rule.count
  }
}

function indexCriteria(mapping: MappingVersion): Map<string, number> {
  const criteria = mapping.qualification.units.flatMap(unit => unit.criteria)
  const indexes = new Map(criteria.map(criterion => [criterion.id, criterion.index]))
  const isGapless = new Set(indexes.values()).size === criteria.length && indexes.size === criteria.length
  if (!isGapless || criteria.some(({ index }) => !(index >= 0 && index < criteria.length))) {
    throw new Error(`Mapping ${mapping.id}: the indexes of ${criteria.length} criteria are not 0 to n−1, each once`)
  }
  return indexes
}

function indexRows(mapping: MappingVersion): Map<string, MappingVersion['rows'][number]> {
  const ksbIds = new Set(mapping.standard.ksbs.map(ksb => ksb.id))
  const rows = new Map(mapping.rows.map(row => [row.ksbId, row]))
  if (rows.size < mapping.rows.length) throw new Error(`Mapping ${mapping.id}: a KSB has two rows`)
  for (const ksbId of rows.keys()) {
    if (!ksbIds.has(ksbId)) throw new Error(`Mapping ${mapping.id}: the standard has no KSB ${ksbId}`)
  }
  return rows
}

/** Word → its bits, for ascending indexes. */
function toWords(indexes: readonly number[]): Map<number, number> {
  const words = new Map<number, number>()
  for (const index of indexes) {
    const word = Math.floor(index / BITS)
    words.set(word, (words.get(word) ?? 0) | (1 << (index % BITS)))
  }
  return words
}
