/** KSB-7: what a confirmation rests on, and whether it has to be checked again. */
import { compareFacts, type Moment, standsAt } from './spans.ts'
import { findStandingFacts, type StandingFacts } from './standing-facts.ts'
import type { Check } from './tag-checks.ts'
import type {
  ConfirmationBasis,
  ConfirmationFact,
  ConfirmationKind,
  ConfirmationOutcome,
  EnrolmentFacts,
  KsbProgress,
  MappingVersion,
  RowConfirmation,
  Rule,
} from './types.ts'

export const BASIS_CHANGES = ['mapping', 'programme', 'rule', 'scope', 'support'] as const
export type BasisChange = (typeof BASIS_CHANGES)[number]

/** What changed since the confirmation: then, now, and the ids that make the difference. */
export interface BasisComparison {
  /** Empty where the confirmation still rests on what it rested on. */
  changes: readonly BasisChange[]
  scopeGained: readonly string[]
  scopeLost: readonly string[]
  /** Decisions and achievements of the basis that no longer stand. */
  supportLost: readonly string[]
}

export type ConfirmReason = 'doesNotApply' | 'reasonNeeded'

/** [KSB-7e] Whether this may be said of the KSB now. Who may say it is the API's policy. */
export function checkConfirm(
  ksb: Pick<KsbProgress, 'applies' | 'computed'>,
  { kind, outcome, statement }: { kind: ConfirmationKind; outcome: ConfirmationOutcome; statement: string | null },
): Check<ConfirmReason> {
  if (!ksb.applies) return { ok: false, reason: 'doesNotApply' }
  const isBelow = kind === 'staff' && ksb.computed !== 'met'
  if (statement === null && (outcome === 'notConfirmed' || isBelow)) return { ok: false, reason: 'reasonNeeded' }
  return { ok: true }
}

/** The basis that a confirmation given at that moment records. */
export function computeConfirmationBasis(
  mapping: MappingVersion,
  facts: EnrolmentFacts,
  ksbId: string,
  asAt?: number,
): ConfirmationBasis {
  return toBasis(mapping, facts, findStandingFacts(facts, asAt), ksbId)
}

export function toBasis(
  mapping: MappingVersion,
  facts: EnrolmentFacts,
  standing: StandingFacts,
  ksbId: string,
): ConfirmationBasis {
  const row = mapping.rows.find(candidate => candidate.ksbId === ksbId)
  const named = new Set(row?.criterionIds)
  const scopeCriterionIds: string[] = []
  const supportIds: string[] = []
  for (const unit of mapping.qualification.units) {
    if (!facts.unitIds.includes(unit.id)) continue
    const inScope = unit.criteria.filter(criterion => named.has(criterion.id)).map(criterion => criterion.id)
    if (inScope.length === 0) continue
    scopeCriterionIds.push(...inScope)
    for (const achievement of standing.achievementsByUnit.get(unit.id) ?? []) supportIds.push(achievement.id)
  }
  for (const targetId of [...scopeCriterionIds, ksbId]) {
    for (const { decision } of standing.tagsByTarget.get(targetId) ?? []) {
      if (decision?.outcome === 'accepted') supportIds.push(decision.id)
    }
  }
  return {
    mappingId: mapping.id,
    programmeVersion: facts.programmeVersion,
    rule: row?.rule ?? { kind: 'all' },
    scopeCriterionIds: scopeCriterionIds.sort(),
    supportIds: supportIds.sort(),
  }
}

/**
 * [KSB-7] More support never asks for another check: only what is gone from the support counts, while a scope that
 * grew is a different scope.
 */
export function compareBasis(then: ConfirmationBasis, now: ConfirmationBasis): BasisComparison {
  const scopeGained = without(now.scopeCriterionIds, then.scopeCriterionIds)
  const scopeLost = without(then.scopeCriterionIds, now.scopeCriterionIds)
  const supportLost = without(then.supportIds, now.supportIds)
  const changes: BasisChange[] = []
  if (then.mappingId !== now.mappingId) changes.push('mapping')
  if (then.programmeVersion !== now.programmeVersion) changes.push('programme')
  if (!isSameRule(then.rule, now.rule)) changes.push('rule')
  if (scopeGained.length + scopeLost.length > 0) changes.push('scope')
  if (supportLost.length > 0) changes.push('support')
  return { changes, scopeGained, scopeLost, supportLost }
}

/** [KSB-7] One stands for each KSB and kind. Should a fault have left two, the later one is taken. */
export function findStandingConfirmations(facts: EnrolmentFacts, asAt: Moment): ConfirmationFact[] {
  const standing = new Map<string, ConfirmationFact>()
  for (const confirmation of facts.confirmations) {
    if (!standsAt(confirmation, asAt)) continue
    const key = `${confirmation.ksbId} ${confirmation.kind}`
    const other = standing.get(key)
    if (other === undefined || compareFacts(confirmation, other) > 0) standing.set(key, confirmation)
  }
  return [...standing.values()].sort(compareConfirmations)
}

export function computeRowConfirmations(
  mapping: MappingVersion,
  facts: EnrolmentFacts,
  standing: StandingFacts,
  asAt: Moment,
): RowConfirmation[] {
  return findStandingConfirmations(facts, asAt).map(({ ksbId, kind, outcome, basis }) => {
    const { changes } = compareBasis(basis, toBasis(mapping, facts, standing, ksbId))
    return { ksbId, kind, outcome, checkAgain: changes.length > 0 }
  })
}

function isSameRule(a: Rule, b: Rule): boolean {
  if (a.kind === 'atLeast' && b.kind === 'atLeast') return a.count === b.count
  return a.kind === b.kind
}

function without(ids: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(others)
  return [...new Set(ids)].filter(id => !gone.has(id))
}

/** A row must come out the same whatever the order of the facts (ALL-1). */
function compareConfirmations(a: ConfirmationFact, b: ConfirmationFact): number {
  if (a.ksbId !== b.ksbId) return a.ksbId < b.ksbId ? -1 : 1
  return a.kind < b.kind ? -1 : a.kind === b.kind ? 0 : 1
}
