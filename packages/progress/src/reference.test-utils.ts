/**
 * The rules again, read straight from SPEC.md with sets and loops and no thought of speed: what the properties hold
 * the package against. Shares no code with it.
 */
import type {
  DecisionFact,
  EnrolmentFacts,
  KsbFlag,
  LevelCounts,
  MappingVersion,
  ProgrammeVersion,
  Span,
  TagFact,
  Totals,
} from './types.ts'

export interface ReferenceKsb {
  code: string
  computed: string
  inScope: number
  toGo: number
  counts: LevelCounts
  flags: KsbFlag[]
}

export function referenceLevels(mapping: MappingVersion, programme: ProgrammeVersion, facts: EnrolmentFacts): string {
  const digits: number[] = []
  for (const unit of mapping.qualification.units) {
    const listed = new Set(facts.signOffs.filter(s => stands(s) && s.unitId === unit.id).flatMap(s => s.supportIds))
    const achievements = facts.achievements.filter(a => stands(a) && a.unitId === unit.id)
    for (const criterion of unit.criteria) {
      const tags = facts.tags.filter(
        t => stands(t) && 'criterionId' in t.target && t.target.criterionId === criterion.id,
      )
      const accepted = tags.filter(t => decisionOf(facts, t)?.outcome === 'accepted')
      const signed = accepted.filter(t => listed.has(decisionOf(facts, t)?.id ?? ''))
      const enough = (some: TagFact[]) => new Set(some.map(t => t.evidenceId)).size >= programme.acceptedTagsNeeded
      const isSigned = enough(signed) || achievements.some(a => listed.has(a.id))
      if (isSigned) digits[criterion.index] = 5
      else if (enough(accepted) || achievements.length > 0) digits[criterion.index] = 4
      else digits[criterion.index] = Math.max(0, ...tags.map(t => Math.min(3, statusDigit(facts, t))))
    }
  }
  return digits.join('')
}

export function referenceKsbs(
  mapping: MappingVersion,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
): ReferenceKsb[] {
  const levels = Array.from(referenceLevels(mapping, programme, facts), Number)
  return mapping.standard.ksbs.map(ksb => {
    const row = mapping.rows.find(r => r.ksbId === ksb.id)
    const named = new Set(row?.criterionIds ?? [])
    const scope = scopeOf(mapping, facts, ksb.id)
    const at = (digit: number) => scope.filter(index => (levels[index] ?? 0) >= digit).length
    const needed = row?.rule.kind === 'any' ? 1 : row?.rule.kind === 'atLeast' ? row.rule.count : Infinity
    const holds = (digit: number) => scope.length > 0 && at(digit) >= Math.min(needed, scope.length)
    const threshold = programme.threshold === 'accepted' ? 4 : 5
    const own = facts.tags.filter(t => stands(t) && 'ksbId' in t.target && t.target.ksbId === ksb.id)
    const ownDigits = own.map(t => statusDigit(facts, t))
    const meets = own.some(t => decisionOf(facts, t)?.outcome === 'accepted' && decisionOf(facts, t)?.scopeWasEmpty)
    const hasOwnAccepted = ownDigits.includes(4)
    const isMet = holds(threshold) || meets
    const hasOpenReferral =
      (ownDigits.includes(2) && !hasOwnAccepted) ||
      facts.tags.some(t => {
        const target = t.target
        if (!stands(t) || !('criterionId' in target) || statusDigit(facts, t) !== 2) return false
        const index = indexOf(mapping, target.criterionId)
        return scope.includes(index) && (levels[index] ?? 0) < 4
      })
    const flags: [KsbFlag, boolean][] = [
      ['reducedByUnits', scope.length < named.size],
      ['referred', hasOpenReferral],
      ['signedOff', holds(5)],
      ['metByOwnEvidence', meets && !holds(threshold)],
      ['nowMapped', meets && scope.length > 0],
      ['ownEvidenceUnderWay', !hasOwnAccepted && ownDigits.some(digit => digit > 0)],
      ['jobRoleUndecided', facts.jobRole === null && ksb.alternativeGroup !== undefined],
    ]
    const isStarted = at(2) > 0 || ownDigits.some(digit => digit >= 2)
    const empty = scope.length === 0
    return {
      code: ksb.code,
      computed: isMet ? 'met' : isStarted ? 'inProgress' : empty ? 'needsOwnEvidence' : 'notStarted',
      inScope: scope.length,
      toGo: isMet || empty ? 0 : Math.min(needed, scope.length) - at(threshold),
      counts: { drafted: at(1), referred: at(2), submitted: at(3), accepted: at(4), signedOff: at(5) },
      flags: flags.filter(([, holdsTrue]) => holdsTrue).map(([flag]) => flag),
    }
  })
}

/** Without `confirmed`, which the tests of confirmations cover. */
export function referenceTotals(
  mapping: MappingVersion,
  programme: ProgrammeVersion,
  facts: EnrolmentFacts,
): Omit<Totals, 'ksbs'> & { ksbs: Omit<Totals['ksbs'], 'confirmed'> } {
  const levels = Array.from(referenceLevels(mapping, programme, facts), Number)
  const applying = mapping.standard.ksbs.filter(
    ksb => facts.jobRole === null || facts.jobRole === 'both' || (ksb.alternative ?? facts.jobRole) === facts.jobRole,
  )
  const criteria = [...new Set(applying.flatMap(ksb => scopeOf(mapping, facts, ksb.id)))]
  const at = (digit: number) => criteria.filter(index => (levels[index] ?? 0) >= digit).length
  const all = referenceKsbs(mapping, programme, facts)
  const ksbs = all.filter(ksb => applying.some(({ code }) => code === ksb.code))
  const hasFlag = (ksb: ReferenceKsb, flag: KsbFlag) => ksb.flags.includes(flag)
  return {
    criteria: { inScope: criteria.length, submitted: at(3), accepted: at(4), signedOff: at(5) },
    ksbs: {
      applying: ksbs.length,
      withScope: ksbs.filter(ksb => ksb.inScope > 0).length,
      met: ksbs.filter(ksb => ksb.computed === 'met' && !hasFlag(ksb, 'metByOwnEvidence')).length,
      metByOwnEvidence: ksbs.filter(ksb => hasFlag(ksb, 'metByOwnEvidence')).length,
      needOwnEvidence: ksbs.filter(ksb => ksb.inScope === 0 && ksb.computed !== 'met').length,
    },
  }
}

function scopeOf(mapping: MappingVersion, facts: EnrolmentFacts, ksbId: string): number[] {
  const named = new Set(mapping.rows.find(row => row.ksbId === ksbId)?.criterionIds)
  return mapping.qualification.units
    .filter(unit => facts.unitIds.includes(unit.id))
    .flatMap(unit => unit.criteria.filter(criterion => named.has(criterion.id)).map(criterion => criterion.index))
}

function indexOf(mapping: MappingVersion, criterionId: string): number {
  const criteria = mapping.qualification.units.flatMap(unit => unit.criteria)
  return criteria.find(criterion => criterion.id === criterionId)?.index ?? -1
}

function statusDigit(facts: EnrolmentFacts, tag: TagFact): number {
  if (tag.submitted === null) return 1
  const digits = { referred: 2, accepted: 4, notUsed: 0 }
  const decision = decisionOf(facts, tag)
  return decision === undefined ? 3 : digits[decision.outcome]
}

function decisionOf(facts: EnrolmentFacts, tag: TagFact): DecisionFact | undefined {
  return facts.decisions.find(d => d.tagId === tag.id && stands(d) && d.effective !== null)
}

function stands(span: Span): boolean {
  return span.ended === null
}
