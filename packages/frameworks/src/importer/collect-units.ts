/** The units and criteria that a document names, each once, with every place that names it. */
import { compareCriterionNumbers } from '@crosswalk/progress'
import type { CriterionToken, DocumentTokens, KsbRowTokens, UnitToken } from './read-tokens.ts'
import { toWordKey } from './wording.ts'

export interface CriterionUse {
  row: KsbRowTokens
  token: CriterionToken
}

export interface CriterionText {
  text: string
  uses: CriterionUse[]
}

export interface DocumentCriterion {
  unitNumber: number
  number: string
  /** "U17 1.3" */
  ref: string
  uses: CriterionUse[]
  /** Different texts by their words, in the order found: quotes, capitals and stops make no difference. */
  texts: Map<string, CriterionText>
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
      const ref = toCriterionRef(token.unit.number, token.number)
      let criterion = criteria.get(ref)
      if (!criterion) {
        criterion = { unitNumber: token.unit.number, number: token.number, ref, uses: [], texts: new Map() }
        criteria.set(ref, criterion)
        units.get(token.unit.number)?.criteria.push(criterion)
      }
      addUse(criterion, { row, token })
    }
  }
  const sorted = [...units.values()].sort((a, b) => a.number - b.number)
  for (const unit of sorted) unit.criteria.sort((a, b) => compareCriterionNumbers(a.number, b.number))
  return sorted
}

function addUse(criterion: DocumentCriterion, use: CriterionUse): void {
  criterion.uses.push(use)
  const { text } = use.token
  if (text === null) return
  const key = toWordKey(text)
  const known = criterion.texts.get(key)
  if (known) known.uses.push(use)
  else criterion.texts.set(key, { text, uses: [use] })
}

/** "U17 1.3" */
export function toCriterionRef(unitNumber: number, criterionNumber: string): string {
  return `U${unitNumber} ${criterionNumber}`
}
