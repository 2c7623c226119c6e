/**
 * What a centre decides about an awarding body's mapping: the text that counts, where a line leads, how many criteria a
 * KSB needs. It is laid over the document; the document's own words and lines stay on every link.
 */
import type { Rule } from '@crosswalk/progress'

export interface SettlementEffect {
  /** The one text of a criterion that has several. */
  texts: readonly { criterionId: string; text: string }[]
  /** A KSB's link to a criterion that leads to another one, or nowhere. */
  links: readonly { ksbId: string; from: string; to: string | null }[]
}

/** One way to settle a discrepancy. */
export interface Choice {
  /** Stable for one discrepancy: what a request names. */
  key: string
  /** "In K14, read line 51 as 1.4. 1.3 keeps the text of line 20." */
  sentence: string
  effect: SettlementEffect
}

/** A discrepancy that somebody settled. */
export interface Settlement {
  id: string
  discrepancyId: string
  /** The sentence of the choice. */
  text: string
  effect: SettlementEffect
  at: string
}

export interface KsbRule {
  ksbId: string
  rule: Rule
}

export const NO_EFFECT: SettlementEffect = { texts: [], links: [] }
