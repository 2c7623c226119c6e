/** Facts → the progress row: all that the states need, and nothing that they don't. */
import { computeNotApplying, isJobRoleUndecided } from './alternatives.ts'
import { computeRowConfirmations } from './confirmations.ts'
import { type CriterionStanding, computeCriteria, hasStatus, toLevels } from './levels.ts'
import type { Moment } from './spans.ts'
import { findStandingFacts, type StandingFacts, type StandingTag } from './standing-facts.ts'
import type {
  EnrolmentFacts,
  KsbEvidenceLevel,
  MappingVersion,
  ProgrammeVersion,
  ProgressRowFacts,
  RowFlag,
  RuleCriterion,
  RuleKsb,
} from './types.ts'

/**
 * The same facts in any order give the same row, character for character. `unitIds`, `jobRole` and
 * `programmeVersion` carry no sequences: for a past moment the caller gives those of that moment.
 */
export function computeProgressRowFacts(
  mapping: MappingVersion,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  asAt?: number,
): ProgressRowFacts {
  const standing = findStandingFacts(facts, asAt)
  const criteria = computeCriteria(mapping.qualification, programme, standing)
  return toProgressRowFacts(mapping, facts, standing, criteria, asAt)
}

export function toProgressRowFacts(
  mapping: MappingVersion,
  facts: EnrolmentFacts,
  standing: StandingFacts,
  criteria: readonly CriterionStanding[],
  asAt: Moment,
): ProgressRowFacts {
  const ksbEvidence = computeKsbEvidence(mapping, standing)
  return {
    criteriaKey: mapping.criteriaKey,
    unitIds: [...new Set(facts.unitIds)].sort(),
    notApplying: computeNotApplying(mapping.standard.ksbs, facts.jobRole),
    levels: toLevels(criteria),
    openReferrals: [...criteria.keys()].filter(index => criteria[index]?.hasOpenReferral),
    ksbEvidence,
    confirmations: computeRowConfirmations(mapping, facts, standing, asAt),
    flags: toRowFlags(mapping, facts, {
      ksbEvidence,
      hasOpenReferral: criterion => criteria[criterion.index]?.hasOpenReferral ?? false,
      isWaiting: target => hasStatus(standing.tagsByTarget.get(target.id) ?? [], 'submitted'),
    }),
  }
}

/** [KSB-4] In the standard's order; a KSB with nothing that counts is left out. */
function computeKsbEvidence(mapping: MappingVersion, standing: StandingFacts): KsbEvidenceLevel[] {
  return mapping.standard.ksbs.flatMap(ksb => toKsbEvidence(ksb.id, standing.tagsByTarget.get(ksb.id) ?? []) ?? [])
}

/** [KSB-4] One accepted item is enough whatever the programme asks of criteria; null where nothing supports it. */
export function toKsbEvidence(ksbId: string, tags: readonly StandingTag[]): KsbEvidenceLevel | null {
  const meets = tags.some(({ decision }) => decision?.outcome === 'accepted' && decision.scopeWasEmpty)
  if (hasStatus(tags, 'accepted')) return { ksbId, level: 'accepted', meets, referralOpen: false }
  const referralOpen = hasStatus(tags, 'referred')
  if (hasStatus(tags, 'submitted')) return { ksbId, level: 'submitted', meets, referralOpen }
  if (referralOpen) return { ksbId, level: 'referred', meets, referralOpen }
  return hasStatus(tags, 'draft') ? { ksbId, level: 'drafted', meets, referralOpen } : null
}

export interface FlagInputs {
  ksbEvidence: readonly KsbEvidenceLevel[]
  hasOpenReferral(criterion: RuleCriterion): boolean
  /** A tag on it is submitted. */
  isWaiting(target: RuleCriterion | RuleKsb): boolean
}

/** [LEVEL-1b] A unit not taken asks nothing and awaits nothing, so its criteria raise no flag. */
export function toRowFlags(
  mapping: MappingVersion,
  { unitIds, jobRole }: Pick<EnrolmentFacts, 'unitIds' | 'jobRole'>,
  { ksbEvidence, hasOpenReferral, isWaiting }: FlagInputs,
): RowFlag[] {
  const { ksbs } = mapping.standard
  const hasTaken = (test: (criterion: RuleCriterion) => boolean) =>
    mapping.qualification.units.some(unit => unitIds.includes(unit.id) && unit.criteria.some(test))
  const flags: RowFlag[] = []
  if (isJobRoleUndecided(ksbs, jobRole)) flags.push('jobRoleUndecided')
  if (hasTaken(hasOpenReferral) || ksbEvidence.some(evidence => evidence.referralOpen)) flags.push('referred')
  if (hasTaken(isWaiting) || ksbs.some(isWaiting)) flags.push('waiting')
  return flags
}
