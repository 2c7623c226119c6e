/**
 * [4.3-23] A row of a document is matched to KSBs of the standard by its wording, never by its place, its code or its
 * area. What is not sure enough is reported, and never becomes a second KSB.
 */
import type { Ksb, StandardVersion } from '../model.ts'
import type { KsbRowTokens } from './read-tokens.ts'
import { computeLikeness, isProperPrefix, toPlainWording, toWords } from './wording.ts'

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

interface Candidate {
  ksb: Ksb
  words: readonly string[]
  key: string
}

/** Takes the standard's wording apart once, for however many rows. */
export function createKsbMatcher(standard: StandardVersion): (row: KsbRowTokens) => KsbMatch {
  const candidates = standard.ksbs.map((ksb): Candidate => {
    const words = toWords(ksb.text)
    return { ksb, words, key: words.join(' ') }
  })
  const groups = (standard.alternativeGroups ?? []).map(group => {
    const members = candidates.filter(({ ksb }) => ksb.alternativeGroup === group.id)
    const stem = toWords(group.stem).join(' ')
    const ksbs = members.map(({ ksb }) => ksb)
    return {
      joinedBy: group.joinedBy,
      stem,
      whole: `${stem} ${members.map(({ key }) => key).join(` ${group.joinedBy} `)}`,
      ksbs,
    }
  })
  return row => {
    const words = toWords(row.ksb.words)
    const key = words.join(' ')
    for (const { stem, whole, ksbs } of groups) {
      if (key === stem) return { type: 'stem', ksbs }
      if (key === whole) return { type: 'group', ksbs }
    }
    // An "and/or" at the end joins an alternative to the next.
    const isJoined = groups.some(group => group.joinedBy === words.at(-1))
    return matchWords(row, isJoined ? words.slice(0, -1) : words, candidates)
  }
}

function matchWords(row: KsbRowTokens, words: readonly string[], candidates: readonly Candidate[]): KsbMatch {
  const key = words.join(' ')
  const same = candidates.filter(candidate => candidate.key === key)
  if (same.length > 0) return toMatch(same, ({ ksb }) => ({ type: 'same', ksbs: [ksb], exact: isExact(row, ksb) }))
  const longer = candidates.filter(candidate => words.length >= PREFIX_WORDS && isProperPrefix(words, candidate.words))
  if (longer.length > 0) {
    return toMatch(longer, candidate => ({
      type: 'truncated',
      ksbs: [candidate.ksb],
      missing: candidate.words.slice(words.length).join(' '),
    }))
  }
  const [best, second] = candidates
    .map(({ ksb, words: own }) => ({ ksb, share: computeLikeness(words, own) }))
    .sort((a, b) => b.share - a.share)
  if (!best || best.share < LIKE_ENOUGH) return { type: 'none', ksbs: [] }
  if (second && best.share - second.share < CLEARLY_BEST) return { type: 'ambiguous', ksbs: [best.ksb, second.ksb] }
  return { type: 'variant', ksbs: [best.ksb] }
}

function toMatch(candidates: readonly Candidate[], one: (candidate: Candidate) => KsbMatch): KsbMatch {
  const [first, second] = candidates
  if (!first) return { type: 'none', ksbs: [] }
  return second ? { type: 'ambiguous', ksbs: candidates.map(({ ksb }) => ksb) } : one(first)
}

function isExact(row: KsbRowTokens, ksb: Ksb): boolean {
  return toPlainWording(row.ksb.words) === toPlainWording(ksb.text)
}
