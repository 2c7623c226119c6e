import type { PersonName } from '@crosswalk/contracts'
import type { DecisionEnding, DecisionFact, Outcome, Quality, TagFact, TagStatus } from '@crosswalk/progress'

export interface DecisionRecord {
  id: string
  enrolmentId: string
  tagId: string
  outcome: Outcome
  feedback: string | null
  dueOn: string | null
  fallsShortOn: Quality[]
  reason: string | null
  decidedBy: PersonName
  decidedAt: Date
  elsewhereBy: string | null
  elsewhereOn: string | null
  countersignatureRequired: boolean
  countersignedBy: PersonName | null
  countersignedAt: Date | null
  effective: number | null
  supersedes: string | null
  scopeWasEmpty: boolean
  began: number
  ended: number | null
  endedAt: Date | null
  endedKind: DecisionEnding | null
}

export interface TagRecord {
  id: string
  centreId: string
  learnerId: string
  evidenceId: string
  enrolmentId: string
  criterionId: string | null
  ksbId: string | null
  locator: string | null
  addedBy: PersonName
  addedAt: Date
  submitted: number | null
  submittedAt: Date | null
  status: TagStatus
  began: number
  ended: number | null
  /** Newest first. */
  decisions: DecisionRecord[]
}

/** The one that stands [TAG-1]. */
export function findStanding(tag: TagRecord): DecisionRecord | null {
  return tag.decisions.find(decision => decision.ended === null && decision.effective !== null) ?? null
}

/** The one that waits for a countersignature [TAG-3]. */
export function findWaiting(tag: TagRecord): DecisionRecord | null {
  return tag.decisions.find(decision => decision.ended === null && decision.effective === null) ?? null
}

export function toTagFact(tag: TagRecord): TagFact {
  const target = tag.criterionId === null ? { ksbId: tag.ksbId ?? '' } : { criterionId: tag.criterionId }
  const { id, evidenceId, submitted, began, ended } = tag
  return { id, evidenceId, target, submitted, began, ended }
}

export function toDecisionFact(decision: DecisionRecord): DecisionFact {
  const { id, tagId, outcome, effective, scopeWasEmpty, began, ended } = decision
  return { id, tagId, outcome, effective, scopeWasEmpty, began, ended }
}
