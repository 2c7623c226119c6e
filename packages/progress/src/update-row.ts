/** A row that follows a change of some tags, without looking at all the others again. */
import { computeCriterion } from './levels.ts'
import { toKsbEvidence, toRowFlags } from './progress-row.ts'
import { findStandingFacts } from './standing-facts.ts'
import type {
  EnrolmentFacts,
  MappingVersion,
  ProgrammeVersion,
  ProgressRowFacts,
  RuleCriterion,
  RuleUnit,
} from './types.ts'

export interface ChangedTargets {
  /** Ids of the criteria and KSBs whose tags or decisions changed. */
  targetIds: ReadonlySet<string>
  /**
   * Of tags and decisions, all that stand on those targets; of sign-offs at least what they list of those; achievements,
   * units and job role as ever. Nothing is asked of confirmations: see below.
   */
  facts: EnrolmentFacts
  /** Ids of every target of the enrolment with a tag that is submitted. */
  waitingIds: ReadonlySet<string>
}

/**
 * [ALL-1b] The row that `computeProgressRowFacts` would give from all facts, where since `row` nothing changed but
 * tags and decisions on some targets. Only for enrolments in which no confirmation stands: whether one is to be checked
 * again takes all facts.
 */
export function updateProgressRowFacts(
  mapping: MappingVersion,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  { targetIds, facts, waitingIds }: ChangedTargets,
): ProgressRowFacts {
  const standing = findStandingFacts(facts, undefined)
  const levels = row.levels.split('')
  const openReferrals = new Set(row.openReferrals)
  const placeById = placesOf(mapping)
  for (const id of targetIds) {
    const place = placeById.get(id)
    if (place === undefined) continue
    const { unit, criterion } = place
    const { digit, hasOpenReferral } = computeCriterion(criterion, unit.id, programme, standing)
    levels[criterion.index] = String(digit)
    if (hasOpenReferral) openReferrals.add(criterion.index)
    else openReferrals.delete(criterion.index)
  }
  const ksbEvidence = mapping.standard.ksbs.flatMap(({ id }) => {
    if (targetIds.has(id)) return toKsbEvidence(id, standing.tagsByTarget.get(id) ?? []) ?? []
    return row.ksbEvidence.find(evidence => evidence.ksbId === id) ?? []
  })
  return {
    ...row,
    levels: levels.join(''),
    openReferrals: [...openReferrals].sort((a, b) => a - b),
    ksbEvidence,
    flags: toRowFlags(mapping, facts, {
      ksbEvidence,
      hasOpenReferral: criterion => openReferrals.has(criterion.index),
      isWaiting: target => waitingIds.has(target.id),
    }),
  }
}

interface Place {
  unit: RuleUnit
  criterion: RuleCriterion
}

/** Where each criterion stands, found once for each mapping: a decision asks for one of some hundred and fifty. */
const places = new WeakMap<MappingVersion, ReadonlyMap<string, Place>>()

function placesOf(mapping: MappingVersion): ReadonlyMap<string, Place> {
  const known = places.get(mapping)
  if (known !== undefined) return known
  const found = new Map(
    mapping.qualification.units.flatMap(unit => unit.criteria.map(criterion => [criterion.id, { unit, criterion }])),
  )
  places.set(mapping, found)
  return found
}
