/**
 * [4.3-23] A row of a document is matched to KSBs of the standard by its wording, never by its place, its code or its
 * area. What is not sure enough is reported, and never becomes a second KSB.
 */
import type { Ksb, StandardVersion } from '../model.ts'
import type { KsbRowTokens } from './read-tokens.ts'
import { computeLikeness, isProperPrefix, toPlainWording, toWordKey, toWords } from './wording.ts'

export type KsbMatch =
  /** The same words; `exact` where capitals and stops are the same too. */
  | { type: 'same'; ksbs: readonly [Ksb]; exact: boolean }
  /** [4.3-25] The document's words end before the KSB's do. */
  | { type: 'truncated'; ksbs: readonly [Ksb]; missing: string }
  /** [4.3-26] Almost the same words. */
  | { type: 'variant'; ksbs: readonly [Ksb] }
  /** [4.3-27] One row for all KSBs of an "and/or" group. */
  | { type: 'group'; ksbs: readonly Ksb[] }
  /** [4.3-27] The words before an "and/or" group, which are not a KSB. */
  | { type: 'stem'; ksbs: readonly Ksb[] }
  | { type: 'ambiguous'; ksbs: readonly Ksb[] }
  | { type: 'none'; ksbs: readonly [] }

/** One word of ten may differ in a sentence of ten; a sentence of another KSB shares far less. */
const LIKE_ENOUGH = 0.8
const CLEARLY_BEST = 0.15
const PREFIX_WORDS = 5

export function matchKsb(row: KsbRowTokens, standard: StandardVersion): KsbMatch {
  const group = matchGroup(row, standard)
  if (group) return group
  const words = toOwnWords(row, standard)
  const key = words.join(' ')
  const same = standard.ksbs.filter(ksb => toWordKey(ksb.text) === key)
  if (same.length > 0) return toMatch(same, ksb => ({ type: 'same', ksbs: [ksb], exact: isExact(row, ksb) }))
  const longer = standard.ksbs.filter(ksb => words.length >= PREFIX_WORDS && isProperPrefix(words, toWords(ksb.text)))
  if (longer.length > 0) {
    return toMatch(longer, ksb => ({
      type: 'truncated',
      ksbs: [ksb],
      missing: toWords(ksb.text).slice(words.length).join(' '),
    }))
  }
  const likeness = standard.ksbs
    .map(ksb => ({ ksb, share: computeLikeness(words, toWords(ksb.text)) }))
    .sort((a, b) => b.share - a.share)
  const [best, second] = likeness
  if (!best || best.share < LIKE_ENOUGH) return { type: 'none', ksbs: [] }
  if (second && best.share - second.share < CLEARLY_BEST) return { type: 'ambiguous', ksbs: [best.ksb, second.ksb] }
  return { type: 'variant', ksbs: [best.ksb] }
}

function toMatch(ksbs: readonly Ksb[], one: (ksb: Ksb) => KsbMatch): KsbMatch {
  const [first, second] = ksbs
  if (!first) return { type: 'none', ksbs: [] }
  return second ? { type: 'ambiguous', ksbs } : one(first)
}

function isExact(row: KsbRowTokens, ksb: Ksb): boolean {
  return toPlainWording(row.ksb.words) === toPlainWording(ksb.text)
}

function matchGroup(row: KsbRowTokens, standard: StandardVersion): KsbMatch | null {
  const key = toWordKey(row.ksb.words)
  for (const group of standard.alternativeGroups ?? []) {
    const ksbs = standard.ksbs.filter(ksb => ksb.alternativeGroup === group.id)
    if (key === toWordKey(group.stem)) return { type: 'stem', ksbs }
    if (key === toWordKey([group.stem, ksbs.map(ksb => ksb.text).join(` ${group.joinedBy} `)].join(' '))) {
      return { type: 'group', ksbs }
    }
  }
  return null
}

/** Without an "and/or" at the end, which joins an alternative to the next. */
function toOwnWords(row: KsbRowTokens, standard: StandardVersion): string[] {
  const words = toWords(row.ksb.words)
  const isJoined = (standard.alternativeGroups ?? []).some(group => group.joinedBy === words.at(-1))
  return isJoined ? words.slice(0, -1) : words
}
