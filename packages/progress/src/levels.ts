/** LEVEL-1 to LEVEL-4: facts → where each criterion stands. */
import { findStandingFacts, type StandingFacts, type StandingTag } from './standing-facts.ts'
import {
  type EnrolmentFacts,
  LEVELS,
  type Level,
  type ProgrammeVersion,
  type RuleCriterion,
  type RuleUnit,
  type TagStatus,
} from './types.ts'

/** All units of the qualification version, mapped or not, taken or not: the order behind `levels`. */
export interface QualificationStructure {
  units: readonly RuleUnit[]
}

/** Digits of `ProgressRow.levels`: positions in LEVELS. */
export const NONE = 0
export const DRAFTED = 1
export const REFERRED = 2
export const SUBMITTED = 3
export const ACCEPTED = 4
export const SIGNED_OFF = 5

export interface CriterionStanding {
  digit: number
  /** LEVEL-2: different evidence items with an accepted tag. */
  accepted: number
  /** LEVEL-1a: a tag stands referred, and the criterion is not accepted by another. */
  hasOpenReferral: boolean
}

/**
 * One digit a criterion, in the order of `criterion.index`. Units not taken keep their digits; which of them count is
 * the scope's affair (KSB-1).
 */
export function computeLevels(
  structure: QualificationStructure,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  asAt?: number,
): string {
  return toLevels(computeCriteria(structure, programme, findStandingFacts(facts, asAt)))
}

export function toLevels(criteria: readonly CriterionStanding[]): string {
  return criteria.map(criterion => criterion.digit).join('')
}

/** The level of one criterion of a row; `none` where the row is too short to say. */
export function toLevel(levels: string, index: number): Level {
  return LEVELS[levels.charCodeAt(index) - 48] ?? 'none'
}

/** By criterion index. */
export function computeCriteria(
  structure: QualificationStructure,
  programme: ProgrammeVersion,
  standing: StandingFacts,
): CriterionStanding[] {
  const criteria: CriterionStanding[] = []
  for (const unit of structure.units) {
    for (const criterion of unit.criteria) {
      criteria[criterion.index] = computeCriterion(criterion, unit.id, programme, standing)
    }
  }
  return criteria
}

const NO_TAGS: readonly StandingTag[] = []

export function computeCriterion(
  criterion: RuleCriterion,
  unitId: string,
  programme: ProgrammeVersion,
  standing: StandingFacts,
): CriterionStanding {
  const tags = standing.tagsByTarget.get(criterion.id) ?? NO_TAGS
  const achievements = standing.achievementsByUnit.get(unitId)
  const signed = standing.signedByUnit.get(unitId)

  // [LEVEL-2a] No setting makes a criterion accepted by nothing.
  const needed = Math.max(1, programme.acceptedTagsNeeded)
  const accepted = countAcceptedEvidence(tags, undefined)
  // [LEVEL-3] A unit achieved elsewhere has its criteria accepted for that reason.
  if (accepted < needed && achievements === undefined) {
    return { digit: toSupportedDigit(tags), accepted, hasOpenReferral: hasStatus(tags, 'referred') }
  }
  // [LEVEL-4] What the signatures list, and still stands, must carry the acceptance by itself.
  const isSigned =
    signed !== undefined &&
    (countAcceptedEvidence(tags, signed) >= needed ||
      (achievements?.some(achievement => signed.has(achievement.id)) ?? false))
  // [LEVEL-1a] While the criterion is accepted, its referrals are closed.
  return { digit: isSigned ? SIGNED_OFF : ACCEPTED, accepted, hasOpenReferral: false }
}

/** [LEVEL-1] What one tag supports by itself. [LEVEL-2] An accepted tag short of its number is still submitted. */
const SUPPORTED_DIGITS: Record<TagStatus, number> = {
  draft: DRAFTED,
  referred: REFERRED,
  submitted: SUBMITTED,
  accepted: SUBMITTED,
  notUsed: NONE,
  removed: NONE,
}

function toSupportedDigit(tags: readonly StandingTag[]): number {
  let highest = NONE
  for (const { status } of tags) highest = Math.max(highest, SUPPORTED_DIGITS[status])
  return highest
}

/** [LEVEL-2] Different evidence items with an accepted tag; of those signed for, where `signed` is given. */
function countAcceptedEvidence(tags: readonly StandingTag[], signed: ReadonlySet<string> | undefined): number {
  const evidenceIds: string[] = []
  for (const { tag, decision } of tags) {
    if (decision?.outcome !== 'accepted' || (signed !== undefined && !signed.has(decision.id))) continue
    if (!evidenceIds.includes(tag.evidenceId)) evidenceIds.push(tag.evidenceId)
  }
  return evidenceIds.length
}

export function hasStatus(tags: readonly StandingTag[], status: TagStatus): boolean {
  return tags.some(tag => tag.status === status)
}

/** Levels are ordered: accepted is at least submitted. */
export function isAtLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor)
}
