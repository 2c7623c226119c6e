/** The units and criteria that a document names, each once, with every place that names it. */
import { compareCriterionNumbers } from '@crosswalk/progress'
import type { CriterionToken, DocumentTokens, KsbRowTokens, UnitToken } from './read-tokens.ts'
import { toWordKey } from './wording.ts'

export interface DocumentCriterion {
  unitNumber: number
  number: string
  uses: { row: KsbRowTokens; token: CriterionToken }[]
  /** Different texts, in the order found. Quotes, capitals and stops make no difference. */
  texts: string[]
}

export interface DocumentUnit {
  number: number
  headings: UnitToken[]
  /** In natural order. */
  criteria: DocumentCriterion[]
}

export function collectUnits(tokens: DocumentTokens): DocumentUnit[] {
  const units = new Map<number, DocumentUnit>()
  const criteria = new Map<string, DocumentCriterion>()
  for (const row of tokens.rows) {
    for (const heading of row.units) {
      const unit = units.get(heading.number)
      if (unit) unit.headings.push(heading)
      else units.set(heading.number, { number: heading.number, headings: [heading], criteria: [] })
    }
    for (const token of row.criteria) {
      const key = toCriterionRef(token.unit.number, token.number)
      let criterion = criteria.get(key)
      if (!criterion) {
        criterion = { unitNumber: token.unit.number, number: token.number, uses: [], texts: [] }
        criteria.set(key, criterion)
        units.get(token.unit.number)?.criteria.push(criterion)
      }
      criterion.uses.push({ row, token })
      addText(criterion.texts, token.text)
    }
  }
  const sorted = [...units.values()].sort((a, b) => a.number - b.number)
  for (const unit of sorted) unit.criteria.sort((a, b) => compareCriterionNumbers(a.number, b.number))
  return sorted
}

/** "U17 1.3" */
export function toCriterionRef(unitNumber: number, criterionNumber: string): string {
  return `U${unitNumber} ${criterionNumber}`
}

function addText(texts: string[], text: string | null): void {
  if (text === null) return
  const key = toWordKey(text)
  if (!texts.some(known => toWordKey(known) === key)) texts.push(text)
}
