/** LEVEL-4: what a sign-off needs, what it must list, and when a supplementary one is due. */
import { ACCEPTED, type CriterionStanding, computeCriteria, NONE, type QualificationStructure } from './levels.ts'
import { type MissingLeaf, toMissingLeaf } from './missing-leaf.ts'
import { compareFacts, standsAt } from './spans.ts'
import { findStandingFacts, type StandingFacts } from './standing-facts.ts'
import type { Check } from './tag-checks.ts'
import type { EnrolmentFacts, ProgrammeVersion, RuleUnit, SignOffFact } from './types.ts'

export interface UnitSigning {
  /** Criteria below accepted: what is in the way. Empty for a unit without criteria, which can't be signed anyway. */
  missing: readonly MissingLeaf[]
  /** Accepted, and not covered by a standing signature: what a signature given now would cover. */
  unsignedCriterionIds: readonly string[]
  /** The decisions and achievements that carry those, all of which the signature must list. */
  supportIds: readonly string[]
  /** Standing signatures of the unit, oldest first. With one, and criteria uncovered, a supplementary one is due. */
  signOffIds: readonly string[]
  needsSupplementary: boolean
}

export type SignOffReason = 'unitUnknown' | 'unitNotTaken' | 'noCriteria' | 'criteriaNotAccepted' | 'alreadySignedOff'

export interface SignOffContents {
  criterionIds: readonly string[]
  supportIds: readonly string[]
  /** The signature that this one adds to; null for a unit's first. */
  supplementaryTo: string | null
}

/** [LEVEL-4] Where a unit stands on its way to a signature, whether or not it can be signed now. */
export function computeUnitSigning(
  unit: RuleUnit,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  asAt?: number,
): UnitSigning {
  const standing = findStandingFacts(facts, asAt)
  const criteria = computeCriteria({ units: [unit] }, programme, standing)
  const digitOf = (index: number) => criteria[index]?.digit ?? NONE
  const unsigned = unit.criteria.filter(({ index }) => digitOf(index) === ACCEPTED)
  const signOffIds = facts.signOffs
    .filter(signOff => signOff.unitId === unit.id && standsAt(signOff, asAt))
    .sort(compareFacts)
    .map(signOff => signOff.id)
  return {
    missing: listMissing(unit, programme, criteria, standing),
    unsignedCriterionIds: unsigned.map(criterion => criterion.id),
    supportIds: listSupportIds(
      unsigned.map(criterion => criterion.id),
      unit.id,
      standing,
    ),
    signOffIds,
    needsSupplementary: signOffIds.length > 0 && unsigned.length > 0,
  }
}

/**
 * [LEVEL-4] The whole unit must be accepted, also for a supplementary signature. The signature lists every decision
 * that carries what it covers, not only as many as the programme needs, so that losing one of several spares it.
 */
export function checkSignOff(
  structure: QualificationStructure,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  unitId: string,
): Check<SignOffReason, { missing: readonly MissingLeaf[] }, SignOffContents> {
  const refuse = (reason: SignOffReason, missing: readonly MissingLeaf[] = []) =>
    ({ ok: false, reason, missing }) as const
  const unit = structure.units.find(candidate => candidate.id === unitId)
  if (unit === undefined) return refuse('unitUnknown')
  if (!facts.unitIds.includes(unitId)) return refuse('unitNotTaken')
  if (unit.criteria.length === 0) return refuse('noCriteria')
  const signing = computeUnitSigning(unit, programme, facts)
  if (signing.missing.length > 0) return refuse('criteriaNotAccepted', signing.missing)
  if (signing.unsignedCriterionIds.length === 0) return refuse('alreadySignedOff')
  return {
    ok: true,
    criterionIds: signing.unsignedCriterionIds,
    supportIds: signing.supportIds,
    supplementaryTo: signing.signOffIds[0] ?? null,
  }
}

/** A sign-off is reopened, with a reason; it ends, and its criteria are accepted. */
export function checkReopen(signOff: SignOffFact, reason: string): Check<'alreadyReopened' | 'reasonMissing'> {
  if (signOff.ended !== null) return { ok: false, reason: 'alreadyReopened' }
  return reason.trim() === '' ? { ok: false, reason: 'reasonMissing' } : { ok: true }
}

function listMissing(
  unit: RuleUnit,
  programme: ProgrammeVersion,
  criteria: readonly CriterionStanding[],
  standing: StandingFacts,
): MissingLeaf[] {
  return unit.criteria.flatMap(criterion => {
    const at = criteria[criterion.index]
    if (at === undefined || at.digit >= ACCEPTED) return []
    const tags = standing.tagsByTarget.get(criterion.id) ?? []
    return [toMissingLeaf({ criterionId: criterion.id, unitId: unit.id }, at, tags, programme)]
  })
}

function listSupportIds(criterionIds: readonly string[], unitId: string, standing: StandingFacts): string[] {
  if (criterionIds.length === 0) return []
  const achievements = standing.achievementsByUnit.get(unitId) ?? []
  const decisions = criterionIds
    .flatMap(id => standing.tagsByTarget.get(id) ?? [])
    .flatMap(({ decision }) => (decision?.outcome === 'accepted' ? [decision] : []))
  return [...achievements, ...decisions].map(support => support.id).sort()
}
