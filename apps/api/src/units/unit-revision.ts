/** What a signature would cover, as one number: it changes with anything that a person who signs should have seen. */
import type { EnrolmentFacts, RuleUnit } from '@crosswalk/progress'

/**
 * The newest ledger sequence that submitted, decided, ended, signed or achieved anything in the unit, or changed the
 * programme's settings. Drafts are left out: what a learner begins elsewhere disturbs nobody who signs.
 */
export function computeUnitRevision(unit: RuleUnit, facts: EnrolmentFacts, programmeBegan: number): number {
  const ofUnit = [...facts.signOffs, ...facts.achievements].filter(fact => fact.unitId === unit.id)
  return Math.max(
    programmeBegan,
    0,
    ...ofUnit.flatMap(fact => [fact.began, fact.ended ?? 0]),
    ...toCriterionRevisions(unit, facts).values(),
  )
}

/** Numbers of the criteria that changed since: "2.7 changed while you read". */
export function listChangedCriteria(unit: RuleUnit, facts: EnrolmentFacts, since: number): string[] {
  const revisions = toCriterionRevisions(unit, facts)
  return unit.criteria.filter(criterion => (revisions.get(criterion.id) ?? 0) > since).map(({ number }) => number)
}

function toCriterionRevisions(unit: RuleUnit, facts: EnrolmentFacts): Map<string, number> {
  const revisions = new Map(unit.criteria.map(criterion => [criterion.id, 0]))
  const criterionOfTag = new Map<string, string>()
  const raise = (criterionId: string | undefined, ...sequences: (number | null)[]) => {
    const known = revisions.get(criterionId ?? '')
    if (criterionId === undefined || known === undefined) return
    revisions.set(criterionId, Math.max(known, ...sequences.map(sequence => sequence ?? 0)))
  }
  for (const { id, target, submitted, ended } of facts.tags) {
    if (!('criterionId' in target) || submitted === null) continue
    criterionOfTag.set(id, target.criterionId)
    raise(target.criterionId, submitted, ended)
  }
  for (const { tagId, began, effective, ended } of facts.decisions) {
    raise(criterionOfTag.get(tagId), began, effective, ended)
  }
  return revisions
}
