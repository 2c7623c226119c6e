/**
 * A mapping version turned inside out, once: from "which criteria does a KSB name" to "which KSBs does a criterion
 * feed", so that counting a row visits each of its criteria once (compute-cells.ts).
 */
import type { MappingRow, MappingVersion, Reach, Rule, RuleKsb } from './types.ts'

export interface CompiledKsb extends RuleKsb {
  /** Position in the standard, and column in a progress table. */
  index: number
  /** What the document says of it; `notInUnits` is the enrolment's affair (KSB-3). */
  status: Exclude<Reach, 'notInUnits'>
  rule: Rule
  /** Indexes of the criteria that the mapping names, ascending. */
  criteria: readonly number[]
}

/** Treat as opaque and immutable: build it with `compileMapping`. */
export interface CompiledMapping {
  mapping: MappingVersion
  ksbs: readonly CompiledKsb[]
  ksbIndexes: ReadonlyMap<string, number>
  criteriaCount: number
  unitCriteria: ReadonlyMap<string, readonly number[]>
  /** By criterion: indexes of the KSBs that it feeds. */
  fedKsbs: readonly (readonly number[])[]
  /** By KSB: how many criteria the mapping names, and how many the rule asks for before the scope cuts it down. */
  mapped: Int32Array
  asked: Int32Array
  /**
   * `fedKsbs` again, as additions to a line of 16-bit counters (one a KSB) that is added to by 32-bit words, two
   * counters at once: entries `feedStarts[c]` to `feedStarts[c + 1]` say what to add to which word.
   */
  wordCount: number
  feedStarts: Int32Array
  feedWords: Int32Array
  feedValues: Int32Array
}

/** What 16 bits can count, and more than `all` can ever find. */
const MOST = 0xffff

/**
 * Throws where the mapping contradicts itself, since no state of it could be right: a criterion that the
 * qualification does not have, a KSB that the standard does not have or that has two rows, indexes with gaps.
 */
export function compileMapping(mapping: MappingVersion): CompiledMapping {
  const criterionIndexes = indexCriteria(mapping)
  const rows = indexRows(mapping)
  const ksbs = mapping.standard.ksbs.map((ksb, index) => compileKsb(mapping, ksb, index, rows, criterionIndexes))
  const fedKsbs: number[][] = Array.from({ length: criterionIndexes.size }, () => [])
  for (const ksb of ksbs) for (const criterion of ksb.criteria) fedKsbs[criterion]?.push(ksb.index)
  return {
    mapping,
    ksbs,
    ksbIndexes: new Map(ksbs.map(ksb => [ksb.id, ksb.index])),
    criteriaCount: criterionIndexes.size,
    unitCriteria: new Map(mapping.qualification.units.map(unit => [unit.id, unit.criteria.map(c => c.index)])),
    fedKsbs,
    mapped: Int32Array.from(ksbs, ksb => ksb.criteria.length),
    asked: Int32Array.from(ksbs, ksb => toAsked(ksb.rule)),
    ...compileFeeds(fedKsbs, ksbs.length),
  }
}

/** [KSB-2] How many of a scope of that size the rule needs: `at least n` over a smaller scope needs all of it. */
export function toNeeded(rule: Rule, inScope: number): number {
  return Math.min(toAsked(rule), inScope)
}

function toAsked(rule: Rule): number {
  switch (rule.kind) {
    case 'all':
      return MOST
    case 'any':
      return 1
    case 'atLeast':
      return rule.count
  }
}

function compileKsb(
  mapping: MappingVersion,
  ksb: RuleKsb,
  index: number,
  rows: ReadonlyMap<string, MappingRow>,
  criterionIndexes: ReadonlyMap<string, number>,
): CompiledKsb {
  const broken = (what: string) => new Error(`Mapping ${mapping.id}: ${ksb.code} ${what}`)
  const { status, rule, criterionIds } = rows.get(ksb.id) ?? {
    status: 'absent',
    rule: { kind: 'all' },
    criterionIds: [],
  }
  const criteria = [...new Set(criterionIds)].map(id => {
    const found = criterionIndexes.get(id)
    if (found === undefined) throw broken(`names ${id}, which no unit has`)
    return found
  })
  if ((status === 'mapped') !== criteria.length > 0) throw broken(`is ${status} and names ${criteria.length} criteria`)
  if (criteria.length > MOST) throw broken(`names more than ${MOST} criteria`)
  if (rule.kind === 'atLeast' && !(Number.isInteger(rule.count) && rule.count >= 1)) {
    throw broken(`asks for ${rule.count} criteria`)
  }
  const { id, code, kind, area, alternativeGroup, alternative } = ksb
  criteria.sort((a, b) => a - b)
  return { id, code, kind, area, alternativeGroup, alternative, index, status, rule, criteria }
}

function indexCriteria(mapping: MappingVersion): Map<string, number> {
  const criteria = mapping.qualification.units.flatMap(unit => unit.criteria)
  const indexes = new Map(criteria.map(criterion => [criterion.id, criterion.index]))
  const isGapless = new Set(indexes.values()).size === criteria.length
  if (!isGapless || criteria.some(({ index }) => !(index >= 0 && index < criteria.length))) {
    throw new Error(`Mapping ${mapping.id}: the indexes of ${criteria.length} criteria are not 0 to n−1, each once`)
  }
  return indexes
}

function indexRows(mapping: MappingVersion): Map<string, MappingRow> {
  const ksbIds = new Set(mapping.standard.ksbs.map(ksb => ksb.id))
  const rows = new Map(mapping.rows.map(row => [row.ksbId, row]))
  if (rows.size < mapping.rows.length) throw new Error(`Mapping ${mapping.id}: a KSB has two rows`)
  for (const ksbId of rows.keys()) {
    if (!ksbIds.has(ksbId)) throw new Error(`Mapping ${mapping.id}: the standard has no KSB ${ksbId}`)
  }
  return rows
}

function compileFeeds(fedKsbs: readonly (readonly number[])[], ksbCount: number) {
  const wordCount = Math.ceil(ksbCount / 2)
  const feedStarts = new Int32Array(fedKsbs.length + 1)
  const feedWords: number[] = []
  const feedValues: number[] = []
  // Through one buffer, so that a counter's place in its word is right on any machine.
  const counters = new Uint16Array(wordCount * 2)
  const words = new Int32Array(counters.buffer)
  for (const [criterion, ksbIndexes] of fedKsbs.entries()) {
    for (const ksb of ksbIndexes) counters[ksb] = 1
    for (let word = 0; word < wordCount; word++) {
      const value = words[word] ?? 0
      if (value === 0) continue
      feedWords.push(word)
      feedValues.push(value)
      words[word] = 0
    }
    feedStarts[criterion + 1] = feedWords.length
  }
  return { wordCount, feedStarts, feedWords: Int32Array.from(feedWords), feedValues: Int32Array.from(feedValues) }
}
