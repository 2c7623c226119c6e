/** ALL-3: why one KSB is, or is not, met. Rule → criteria → tags → decisions, down to the leaf that is missing. */
import { computeNotApplying } from './alternatives.ts'
import { type CompiledMapping, compileMapping, toNeeded } from './compile-mapping.ts'
import { type BasisComparison, compareBasis, findStandingConfirmations, toBasis } from './confirmations.ts'
import {
  type ExplainedTag,
  type ExplainedUnit,
  explainCriteria,
  explainTags,
  startExplaining,
} from './explain-criteria.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { NONE } from './levels.ts'
import { type MissingLeaf, toMissingOwnEvidence } from './missing-leaf.ts'
import { toKsbEvidence, toProgressRowFacts } from './progress-row.ts'
import {
  type ConfirmationKind,
  type ConfirmationOutcome,
  type EnrolmentFacts,
  type JobRole,
  type KsbEvidenceLevel,
  type KsbProgress,
  LEVELS,
  type Level,
  type MappingVersion,
  type ProgrammeVersion,
  type Rule,
  type RuleUnit,
  type Threshold,
} from './types.ts'

export interface ExplainedConfirmation extends BasisComparison {
  confirmationId: string
  kind: ConfirmationKind
  outcome: ConfirmationOutcome
  checkAgain: boolean
}

export interface KsbExplanation {
  /** State, reach, counts, to go and flags, the same as everywhere else. */
  progress: KsbProgress
  rule: Rule
  /** [KSB-2] Criteria that the rule needs of this scope; 0 where the scope is empty. */
  needed: number
  threshold: Threshold
  /** The criteria in scope, by unit. */
  units: readonly ExplainedUnit[]
  /** [KSB-1] Mapped, and in units not taken: shown, never demanded. */
  notDemanded: readonly {
    unitId: string
    number: number
    criteria: readonly { criterionId: string; number: string; level: Level }[]
  }[]
  ksbEvidence: { level: KsbEvidenceLevel | null; tags: readonly ExplainedTag[] }
  confirmations: readonly ExplainedConfirmation[]
  /** [KSB-9] Null where the KSB stands alone. */
  alternatives: { jobRole: JobRole | null; ksbs: readonly { ksbId: string; code: string; applies: boolean }[] } | null
  /** What keeps the KSB from being met. Of `any` and `at least n`, more leaves may be missing than are needed. */
  missing: readonly MissingLeaf[]
}

/** Throws where the standard has no such KSB. Whoever explains often gives the mapping as compiled. */
export function explainKsb(
  mappingVersion: MappingVersion | CompiledMapping,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
  ksbId: string,
  asAt?: number,
): KsbExplanation {
  const compiled = 'mapping' in mappingVersion ? mappingVersion : compileMapping(mappingVersion)
  const { mapping } = compiled
  const explaining = startExplaining(mapping.qualification, programme, facts, asAt)
  const { standing, criteria } = explaining
  const row = toProgressRowFacts(mapping, facts, standing, criteria, asAt)
  const index = compiled.ksbIndexes.get(ksbId) ?? -1
  const ksb = compiled.ksbs[index]
  const progress = computeKsbProgress(compiled, programme, row)[index]
  if (ksb === undefined || progress === undefined) throw new Error(`The standard has no KSB ${ksbId}`)

  const named = new Set(ksb.criteria)
  const namedOf = (unit: RuleUnit) => unit.criteria.filter(criterion => named.has(criterion.index))
  const namedUnits = mapping.qualification.units.filter(unit => namedOf(unit).length > 0)
  const units = namedUnits
    .filter(unit => facts.unitIds.includes(unit.id))
    .map(unit => explainCriteria(explaining, unit, namedOf(unit)))
  const notDemanded = namedUnits
    .filter(unit => !facts.unitIds.includes(unit.id))
    .map(unit => ({
      unitId: unit.id,
      number: unit.number,
      criteria: namedOf(unit).map(({ id, index, number }) => ({
        criterionId: id,
        number,
        level: LEVELS[criteria[index]?.digit ?? NONE] ?? 'none',
      })),
    }))
  const ownTags = standing.tagsByTarget.get(ksbId) ?? []
  const ownLevel = toKsbEvidence(ksbId, ownTags)

  return {
    progress,
    rule: ksb.rule,
    needed: toNeeded(ksb.rule, progress.inScope),
    threshold: programme.threshold,
    units,
    notDemanded,
    ksbEvidence: { level: ownLevel, tags: explainTags(explaining, ksbId, ownLevel?.level === 'accepted') },
    confirmations: explainConfirmations(mapping, explaining, ksbId),
    alternatives: explainAlternatives(mapping, facts, ksb.alternativeGroup),
    missing: toMissing(progress, units, () => toMissingOwnEvidence(ksbId, ownTags)),
  }
}

function toMissing(
  progress: KsbProgress,
  units: readonly ExplainedUnit[],
  toOwnEvidence: () => MissingLeaf,
): MissingLeaf[] {
  if (progress.computed === 'met') return []
  if (progress.inScope === 0) return [toOwnEvidence()]
  return units.flatMap(unit => unit.criteria).flatMap(criterion => criterion.missing ?? [])
}

function explainConfirmations(
  mapping: MappingVersion,
  { facts, standing, asAt }: ReturnType<typeof startExplaining>,
  ksbId: string,
): ExplainedConfirmation[] {
  const now = toBasis(mapping, facts, standing, ksbId)
  return findStandingConfirmations(facts, asAt)
    .filter(confirmation => confirmation.ksbId === ksbId)
    .map(({ id, kind, outcome, basis }) => {
      const comparison = compareBasis(basis, now)
      return { confirmationId: id, kind, outcome, checkAgain: comparison.changes.length > 0, ...comparison }
    })
}

function explainAlternatives(
  mapping: MappingVersion,
  { jobRole }: EnrolmentFacts,
  group: string | undefined,
): KsbExplanation['alternatives'] {
  if (group === undefined) return null
  const { ksbs } = mapping.standard
  const notApplying = computeNotApplying(ksbs, jobRole)
  return {
    jobRole,
    ksbs: ksbs
      .filter(ksb => ksb.alternativeGroup === group)
      .map(({ id, code }) => ({ ksbId: id, code, applies: !notApplying.includes(id) })),
  }
}
