/** A qualification version: the units that are known, with the criteria that the document names. */
import { createHash } from 'node:crypto'
import { toLearningOutcome } from '@crosswalk/progress'
import { toCriterionId, toQualificationId, toUnitId } from '../framework-ids.ts'
import type { Criterion, QualificationVersion, Unit } from '../model.ts'
import type { DocumentCriterion, DocumentUnit } from './collect-units.ts'
import type { QualificationFacts, UnitFacts } from './declaration.ts'

export function buildQualification(
  facts: QualificationFacts,
  documentUnits: readonly DocumentUnit[],
): QualificationVersion {
  let index = 0
  const units = listUnitFacts(facts, documentUnits).map((unitFacts): Unit => {
    const documentUnit = documentUnits.find(unit => unit.number === unitFacts.number)
    const criteria = (documentUnit?.criteria ?? []).map(criterion => toCriterion(facts, criterion, index++))
    const { number, title, uan, credits, level, group, provenance } = unitFacts
    return {
      id: toUnitId(facts, number),
      number,
      label: findLabel(documentUnit) ?? `Unit ${number}`,
      title,
      uan,
      credits,
      level,
      group,
      // A mapping names only the criteria that it uses, so it never shows a whole unit.
      complete: false,
      notHeld: listNotHeld(criteria.map(criterion => criterion.number)),
      criteria,
      provenance,
    }
  })
  return { id: toQualificationId(facts), ...facts, units, criteriaKey: computeCriteriaKey(units) }
}

/** The order behind `levels`. It goes with every progress row. */
export function computeCriteriaKey(units: readonly Unit[]): string {
  const ids = units.flatMap(unit => unit.criteria.map(criterion => criterion.id))
  return createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16)
}

/** A unit that only the document knows has only what the document says. */
function listUnitFacts(facts: QualificationFacts, documentUnits: readonly DocumentUnit[]): UnitFacts[] {
  const known = new Set(facts.units.map(unit => unit.number))
  const added = documentUnits
    .filter(unit => !known.has(unit.number))
    .map(unit => ({
      number: unit.number,
      title: unit.headings.find(heading => heading.title !== null)?.title ?? null,
      uan: null,
      credits: null,
      level: null,
      group: null,
      provenance: { source: 'the mapping document', confirmed: false },
    }))
  return [...facts.units, ...added].sort((a, b) => a.number - b.number)
}

function toCriterion(facts: QualificationFacts, criterion: DocumentCriterion, index: number): Criterion {
  const { unitNumber, number } = criterion
  const texts = [...criterion.texts.values()].map(({ text }) => text)
  const rangeItems = listRangeItems(criterion)
  return {
    id: toCriterionId(facts, unitNumber, number),
    index,
    number,
    text: texts[0] ?? null,
    ...(texts.length > 1 && { texts }),
    ...(rangeItems.length > 0 && { rangeItems }),
  }
}

/**
 * [4.3-28] The items of a list inside a criterion. Without bullets between them each word is read as an item, which
 * a discrepancy says.
 */
export function listRangeItems(criterion: DocumentCriterion): string[] {
  const words = criterion.uses.find(use => use.token.listWords !== null)?.token.listWords
  if (!words) return []
  const separator = /[•;]/.test(words) ? /[•;]/ : ' '
  return words
    .split(separator)
    .map(item => item.trim())
    .filter(Boolean)
}

/** The way that the document mostly writes it [4.2-12]. */
function findLabel(unit: DocumentUnit | undefined): string | null {
  const counts = new Map<string, number>()
  for (const heading of unit?.headings ?? []) counts.set(heading.label, (counts.get(heading.label) ?? 0) + 1)
  const [first] = [...counts].sort((a, b) => b[1] - a[1])
  return first?.[0] ?? null
}

/** [4.3-31] */
export function listNotHeld(held: readonly string[]): string[] {
  const isHeld = new Set(held)
  const highest = new Map<number, number>()
  for (const number of held) {
    const outcome = Number(toLearningOutcome(number))
    const position = Number(number.slice(number.indexOf('.') + 1))
    highest.set(outcome, Math.max(highest.get(outcome) ?? 0, position))
  }
  const missing: string[] = []
  for (let outcome = 1; outcome <= Math.max(0, ...highest.keys()); outcome++) {
    // Of an outcome that is missing whole, all that is sure is that it has a first criterion.
    for (let position = 1; position <= (highest.get(outcome) ?? 1); position++) {
      const number = `${outcome}.${position}`
      if (!isHeld.has(number)) missing.push(number)
    }
  }
  return missing
}
