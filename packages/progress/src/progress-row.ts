/** Facts → the progress row: all that the states need, and nothing that they don't. */
import { computeNotApplying, isJobRoleUndecided } from './alternatives.ts'
import { computeRowConfirmations } from './confirmations.ts'
import { type CriterionStanding, computeCriteria, toLevels } from './levels.ts'
import type { Moment } from './spans.ts'
import { findStandingFacts, type StandingFacts, type StandingTag } from './standing-facts.ts'
import type {
  EnrolmentFacts,
  KsbEvidenceLevel,
  MappingVersion,
  ProgrammeVersion,
  ProgressRowFacts,
  RowFlag,
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
    openReferrals: criteria.flatMap((criterion, index) => (criterion.hasOpenReferral ? [index] : [])),
    ksbEvidence,
    confirmations: computeRowConfirmations(mapping, facts, standing, asAt),
    flags: computeRowFlags(mapping, facts, standing, criteria, ksbEvidence),
  }
}

/** [KSB-4] In the standard's order; a KSB with nothing that counts is left out. */
function computeKsbEvidence(mapping: MappingVersion, standing: StandingFacts): KsbEvidenceLevel[] {
  return mapping.standard.ksbs.flatMap(ksb => toKsbEvidence(ksb.id, standing.tagsByTarget.get(ksb.id) ?? []) ?? [])
}

/** [KSB-4] One accepted item is enough whatever the programme asks of criteria; null where nothing supports it. */
export function toKsbEvidence(ksbId: string, tags: readonly StandingTag[]): KsbEvidenceLevel | null {
  const has = (status: StandingTag['status']) => tags.some(tag => tag.status === status)
  const meets = tags.some(({ decision }) => decision?.outcome === 'accepted' && decision.scopeWasEmpty)
  if (has('accepted')) return { ksbId, level: 'accepted', meets, referralOpen: false }
  const referralOpen = has('referred')
  if (has('submitted')) return { ksbId, level: 'submitted', meets, referralOpen }
  if (referralOpen) return { ksbId, level: 'referred', meets, referralOpen }
  return has('draft') ? { ksbId, level: 'drafted', meets, referralOpen } : null
}

/** A unit not taken asks nothing and awaits nothing, so its criteria raise no flag (UNIT-1). */
function computeRowFlags(
  mapping: MappingVersion,
  facts: EnrolmentFacts,
  standing: StandingFacts,
  criteria: readonly CriterionStanding[],
  ksbEvidence: readonly KsbEvidenceLevel[],
): RowFlag[] {
  const taken = mapping.qualification.units
    .filter(unit => facts.unitIds.includes(unit.id))
    .flatMap(unit => unit.criteria)
  const targetIds = [...taken, ...mapping.standard.ksbs].map(target => target.id)
  const flags: RowFlag[] = []
  if (isJobRoleUndecided(mapping.standard.ksbs, facts.jobRole)) flags.push('jobRoleUndecided')
  if (
    taken.some(criterion => criteria[criterion.index]?.hasOpenReferral) ||
    ksbEvidence.some(evidence => evidence.referralOpen)
  ) {
    flags.push('referred')
  }
  if (targetIds.some(id => standing.tagsByTarget.get(id)?.some(tag => tag.status === 'submitted'))) {
    flags.push('waiting')
  }
  return flags
}
