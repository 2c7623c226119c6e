/** ALL-3: criteria → tags → decisions, with ids for whoever adds names, titles and files. */
import {
  ACCEPTED,
  type CriterionStanding,
  computeCriteria,
  NONE,
  type QualificationStructure,
  SIGNED_OFF,
} from './levels.ts'
import { type MissingLeaf, toMissingLeaf } from './missing-leaf.ts'
import { compareFacts, hasHappened, type Moment, standsAt } from './spans.ts'
import { findStandingFacts, groupDecisions, type StandingFacts, toTargetId } from './standing-facts.ts'
import { findStandingDecision, isEffective, toTagStatus } from './tag-status.ts'
import {
  type AchievementKind,
  type DecisionEnding,
  type DecisionFact,
  type EnrolmentFacts,
  LEVELS,
  type Level,
  type Outcome,
  type ProgrammeVersion,
  type RuleCriterion,
  type RuleUnit,
  type TagFact,
  type TagStatus,
} from './types.ts'

export interface ExplainedDecision {
  decisionId: string
  outcome: Outcome
  standing: 'stands' | 'waits' | 'ended'
  /** Null while it stands or waits. */
  endedBy: DecisionEnding | null
  /** KSB-4, for decisions on KSB evidence. */
  scopeWasEmpty: boolean
  /** Standing sign-offs that list it. */
  signOffIds: readonly string[]
}

export interface ExplainedTag {
  tagId: string
  evidenceId: string
  status: TagStatus
  /** LEVEL-1: a referral that asks nothing, since its target is accepted from other evidence. */
  isReferralClosed: boolean
  /** Newest first. */
  decisions: readonly ExplainedDecision[]
}

export interface ExplainedCriterion {
  criterionId: string
  index: number
  number: string
  level: Level
  /** It counts towards the rule at the programme's threshold. */
  isReached: boolean
  /** LEVEL-2: accepted tags from different evidence, of those needed. */
  accepted: number
  acceptedNeeded: number
  hasOpenReferral: boolean
  /** LEVEL-3: what gives the level where no evidence does. */
  achievements: readonly { achievementId: string; kind: AchievementKind }[]
  /** In the order in which they were added; removed ones last, and only if they were ever submitted. */
  tags: readonly ExplainedTag[]
  /** What keeps it below the threshold; null where nothing does. */
  missing: MissingLeaf | null
}

export interface ExplainedUnit {
  unitId: string
  number: number
  accepted: number
  criteria: readonly ExplainedCriterion[]
}

/** Everything that explaining any part of an enrolment needs, found once. */
export interface Explaining {
  programme: ProgrammeVersion
  facts: EnrolmentFacts
  standing: StandingFacts
  criteria: readonly CriterionStanding[]
  tagsByTarget: ReadonlyMap<string, readonly TagFact[]>
  decisionsByTag: ReadonlyMap<string, readonly DecisionFact[]>
  asAt: Moment
}

/** The whole unit, mapped or not: what the unit's page shows. Throws where the qualification has no such unit. */
export function explainUnit(
  structure: QualificationStructure,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  unitId: string,
  asAt?: number,
): ExplainedUnit {
  const unit = structure.units.find(candidate => candidate.id === unitId)
  if (unit === undefined) throw new Error(`The qualification has no unit ${unitId}`)
  return explainCriteria(startExplaining(structure, programme, facts, asAt), unit, unit.criteria)
}

export function startExplaining(
  structure: QualificationStructure,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  asAt: Moment,
): Explaining {
  const standing = findStandingFacts(facts, asAt)
  const tagsByTarget = new Map<string, TagFact[]>()
  for (const tag of facts.tags) {
    if (!hasHappened(tag.began, asAt)) continue
    // A draft that came and went is nobody's business; what was once submitted is part of the answer.
    if (!standsAt(tag, asAt) && !hasHappened(tag.submitted, asAt)) continue
    const targetId = toTargetId(tag)
    tagsByTarget.set(targetId, [...(tagsByTarget.get(targetId) ?? []), tag])
  }
  const criteria = computeCriteria(structure, programme, standing)
  return { programme, facts, standing, criteria, tagsByTarget, decisionsByTag: groupDecisions(facts), asAt }
}

export function explainCriteria(
  explaining: Explaining,
  unit: RuleUnit,
  criteria: readonly RuleCriterion[],
): ExplainedUnit {
  const explained = criteria.map(criterion => explainCriterion(explaining, unit, criterion))
  return {
    unitId: unit.id,
    number: unit.number,
    accepted: explained.filter(criterion => criterion.level === 'accepted' || criterion.level === 'signedOff').length,
    criteria: explained,
  }
}

const NOT_STARTED: CriterionStanding = { digit: NONE, accepted: 0, hasOpenReferral: false }

function explainCriterion(explaining: Explaining, unit: RuleUnit, criterion: RuleCriterion): ExplainedCriterion {
  const { programme, standing } = explaining
  const at = explaining.criteria[criterion.index] ?? NOT_STARTED
  const isReached = at.digit >= (programme.threshold === 'signedOff' ? SIGNED_OFF : ACCEPTED)
  const achievements = standing.achievementsByUnit.get(unit.id) ?? []
  const target = { criterionId: criterion.id, unitId: unit.id }
  return {
    criterionId: criterion.id,
    index: criterion.index,
    number: criterion.number,
    level: LEVELS[at.digit] ?? 'none',
    isReached,
    accepted: at.accepted,
    acceptedNeeded: Math.max(1, programme.acceptedTagsNeeded),
    hasOpenReferral: at.hasOpenReferral,
    achievements: achievements.map(({ id, kind }) => ({ achievementId: id, kind })),
    tags: explainTags(explaining, criterion.id, at.digit >= ACCEPTED),
    missing: isReached ? null : toMissingLeaf(target, at, standing.tagsByTarget.get(criterion.id) ?? [], programme),
  }
}

export function explainTags(explaining: Explaining, targetId: string, isAccepted: boolean): ExplainedTag[] {
  const { asAt } = explaining
  return [...(explaining.tagsByTarget.get(targetId) ?? [])]
    .sort((a, b) => Number(standsAt(b, asAt)) - Number(standsAt(a, asAt)) || compareFacts(a, b))
    .map(tag => {
      const decisions = explaining.decisionsByTag.get(tag.id) ?? []
      const status = toTagStatus(tag, findStandingDecision(tag.id, decisions, asAt), asAt)
      return {
        tagId: tag.id,
        evidenceId: tag.evidenceId,
        status,
        isReferralClosed: status === 'referred' && isAccepted,
        decisions: decisions
          .filter(decision => hasHappened(decision.began, asAt))
          .sort((a, b) => compareFacts(b, a))
          .map(decision => explainDecision(explaining, tag, decision, decisions)),
      }
    })
}

function explainDecision(
  { facts, asAt }: Explaining,
  tag: TagFact,
  decision: DecisionFact,
  ofTag: readonly DecisionFact[],
): ExplainedDecision {
  const isOver = !standsAt(decision, asAt) || !standsAt(tag, asAt)
  return {
    decisionId: decision.id,
    outcome: decision.outcome,
    standing: isOver ? 'ended' : isEffective(decision, asAt) ? 'stands' : 'waits',
    endedBy: isOver ? toEnding(tag, decision, ofTag, asAt) : null,
    scopeWasEmpty: decision.scopeWasEmpty,
    signOffIds: facts.signOffs
      .filter(signOff => standsAt(signOff, asAt) && signOff.supportIds.includes(decision.id))
      .map(signOff => signOff.id)
      .sort(),
  }
}

/** What facts can tell. A referral that was undone reads as one that was answered: either way the tag is submitted. */
function toEnding(tag: TagFact, decision: DecisionFact, ofTag: readonly DecisionFact[], asAt: Moment): DecisionEnding {
  // [ALL-4] Whatever ended it later, at that moment its tag was gone.
  if (!hasHappened(decision.ended, asAt)) return 'removal'
  if (decision.endedBy) return decision.endedBy
  if (decision.ended === tag.ended) return 'removal'
  const isSuperseded = ofTag.some(other => other.id !== decision.id && other.effective === decision.ended)
  if (isSuperseded) return 'correction'
  return decision.outcome === 'referred' && decision.effective !== null ? 'resubmission' : 'undo'
}
