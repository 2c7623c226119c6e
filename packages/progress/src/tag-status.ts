/** TAG-1 and TAG-3 as a reading: what a tag is, given its decisions. What may be done to it is in tag-checks.ts. */
import { compareFacts, hasHappened, type Moment, standsAt } from './spans.ts'
import type { DecisionFact, TagFact, TagStatus } from './types.ts'

/**
 * The decisions may be those of the whole enrolment; only the tag's own are looked at. A tag that has not begun at
 * that moment reads as removed: it supports nothing either way.
 */
export function computeTagStatus(tag: TagFact, decisions: readonly DecisionFact[], asAt?: number): TagStatus {
  return toTagStatus(tag, findStandingDecision(tag.id, decisions, asAt), asAt)
}

export function toTagStatus(tag: TagFact, standing: DecisionFact | null, asAt: Moment): TagStatus {
  if (!standsAt(tag, asAt)) return 'removed'
  if (!hasHappened(tag.submitted, asAt)) return 'draft'
  return standing === null ? 'submitted' : standing.outcome
}

/**
 * [TAG-1a] At most one decision of a tag stands. Should a fault have left two, the one that took effect last is taken,
 * so that the order in which facts are read never matters (ALL-1).
 */
export function findStandingDecision(
  tagId: string,
  decisions: readonly DecisionFact[],
  asAt?: number,
): DecisionFact | null {
  let found: DecisionFact | null = null
  for (const decision of decisions) {
    if (decision.tagId === tagId && isEffective(decision, asAt)) found = toLater(found, decision)
  }
  return found
}

/** [TAG-3] The decision that waits for its countersignature; it supersedes nothing until it has it. */
export function findWaitingDecision(
  tagId: string,
  decisions: readonly DecisionFact[],
  asAt?: number,
): DecisionFact | null {
  let found: DecisionFact | null = null
  for (const decision of decisions) {
    if (decision.tagId === tagId && isWaiting(decision, asAt)) found = toLater(found, decision)
  }
  return found
}

export function isEffective(decision: DecisionFact, asAt: Moment): boolean {
  return standsAt(decision, asAt) && hasHappened(decision.effective, asAt)
}

export function isWaiting(decision: DecisionFact, asAt: Moment): boolean {
  return standsAt(decision, asAt) && !hasHappened(decision.effective, asAt)
}

export function toLater(found: DecisionFact | null, decision: DecisionFact): DecisionFact {
  if (found === null) return decision
  const byEffect = (decision.effective ?? decision.began) - (found.effective ?? found.began)
  return (byEffect || compareFacts(decision, found)) > 0 ? decision : found
}
