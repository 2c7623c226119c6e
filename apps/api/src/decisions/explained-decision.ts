/** A decision as people see it, wherever it is shown. */
import type { ExplainedDecision } from '@crosswalk/contracts'
import type { DecisionRecord } from '../tags/tags.model.ts'

export function toExplainedDecision(decision: DecisionRecord): ExplainedDecision {
  const { id, outcome, feedback, dueOn, reason, decidedBy, countersignedBy } = decision
  return {
    id,
    outcome,
    feedback,
    dueOn,
    ...(decision.fallsShortOn.length > 0 && { fallsShortOn: decision.fallsShortOn }),
    reason,
    decidedBy,
    decidedAt: decision.decidedAt.toISOString(),
    ...(decision.elsewhereBy !== null &&
      decision.elsewhereOn !== null && { elsewhere: { by: decision.elsewhereBy, on: decision.elsewhereOn } }),
    waitsForCountersignature: decision.ended === null && decision.effective === null,
    countersignedBy,
    countersignedAt: decision.countersignedAt?.toISOString() ?? null,
    endedAt: decision.endedAt?.toISOString() ?? null,
    endedBy: decision.endedKind,
  }
}
