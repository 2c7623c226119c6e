/** What is odd about criteria: their texts, how they are broken over pages, what they ask for, and how they repeat. */

import { listWords } from '../list-words.ts'
import { listRangeItems } from './build-qualification.ts'
import type { CriterionUse, DocumentCriterion, DocumentUnit } from './collect-units.ts'
import { type Reading, toLinesInWords } from './discrepancies.ts'
import { toCodes } from './find-ksb-discrepancies.ts'
import type { KsbRowTokens } from './read-tokens.ts'
import { toWords } from './wording.ts'

export function findCriterionDiscrepancies(reading: Reading): void {
  for (const unit of reading.units) findTexts(reading, unit)
  const criteria = reading.units.flatMap(unit => unit.criteria)
  for (const criterion of criteria) {
    findSplits(reading, criterion)
    findSufficiency(reading, criterion)
    findRepeats(reading, criterion)
  }
  findInherited(reading)
  findSharing(reading, criteria)
  if (criteria.length > 0 && criteria.every(criterion => criterion.texts.size === 0)) {
    reading.raise('criterion.noTexts', {
      message: `The document gives the numbers of ${criteria.length} criteria and no words.`,
    })
  }
}

/** [4.2-16] [4.2-17] Both texts are imported; which of them is right is for a person to say. */
function findTexts({ raise, ksbsOf }: Reading, unit: DocumentUnit): void {
  const byText = new Map<string, DocumentCriterion[]>()
  for (const criterion of unit.criteria) {
    for (const key of criterion.texts.keys()) byText.set(key, [...(byText.get(key) ?? []), criterion])
  }
  for (const criterion of unit.criteria) {
    if (criterion.texts.size < 2) continue
    const readings = [...criterion.texts.values()].map(({ text, uses }) => `“${text}” (${toPlaces(uses)})`)
    const elsewhere = [...criterion.texts.keys()].flatMap(key =>
      (byText.get(key) ?? [])
        .filter(other => other !== criterion)
        .map(other => ` The text of ${other.number} is the same as one of them (${toPlaces(other.uses)}).`),
    )
    raise('criterion.twoTexts', {
      message: `Unit ${criterion.unitNumber}, ${criterion.number} has two texts: ${listWords(readings)}.${elsewhere.join('')} Both are kept until a person chooses.`,
      at: criterion.uses.flatMap(({ token }) => token.sources),
      ksbs: listKsbs(criterion.uses),
      criteria: [toKey(criterion)],
    })
  }
  for (const [key, criteria] of byText) {
    const uses = criteria.flatMap(criterion => criterion.texts.get(key)?.uses ?? [])
    if (criteria.length < 2) continue
    raise('criterion.sameText', {
      message: `In Unit ${unit.number}, ${listWords(criteria.map(({ number }) => number))} have one text: “${uses[0]?.token.text}”.`,
      at: uses.flatMap(({ token }) => token.sources),
      ksbs: listKsbs(uses),
      criteria: criteria.map(toKey),
    })
  }

  function toPlaces(uses: readonly CriterionUse[]): string {
    return `${toLinesInWords(uses.map(({ token }) => token.sources[0]?.line ?? 0))}, ${toCodes(listKsbs(uses))}`
  }
  function listKsbs(uses: readonly CriterionUse[]) {
    return uses.flatMap(({ row }) => ksbsOf(row))
  }
}

/** [4.1-4] Words joined from two pages: right in all known cases, and still a reading. */
function findSplits({ raise, ksbsOf }: Reading, criterion: DocumentCriterion): void {
  for (const { row, token } of criterion.uses) {
    if (token.sources.length < 2) continue
    raise('criterion.splitOverPages', {
      message: `${criterion.ref} goes on over a page break, ${toLinesInWords(token.sources.map(source => source.line))}. Its parts were joined.`,
      at: token.sources,
      ksbs: ksbsOf(row),
      criteria: [toKey(criterion)],
    })
  }
}

/** [4.1-4] A page that begins with a criterion and no unit. */
function findInherited({ raise, ksbsOf, tokens }: Reading): void {
  for (const row of tokens.rows) {
    for (const { line, first } of row.continuations) {
      if (!first) continue
      raise('unit.inheritedOverPage', {
        message: `Line ${line} begins with ${first.number} and names no unit. It was read as part of ${first.unit.label}, named on line ${first.unit.line}.`,
        at: first.sources.slice(0, 1),
        ksbs: ksbsOf(row),
        criteria: [{ unit: first.unit.number, number: first.number }],
      })
    }
  }
}

const QUANTITIES: readonly string[] = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** [4.3-28] [4.3-29] What one accepted item may not be enough for. */
function findSufficiency({ raise, ksbsOf }: Reading, criterion: DocumentCriterion): void {
  const finding = {
    at: criterion.uses.flatMap(({ token }) => token.sources),
    ksbs: criterion.uses.flatMap(use => ksbsOf(use.row)),
    criteria: [toKey(criterion)],
  }
  const items = listRangeItems(criterion)
  if (items.length > 0) {
    raise('criterion.rangeItems', {
      message: `${criterion.ref} holds a list, read as ${listWords(items.map(item => `“${item}”`))}. Evidence has to cover each.`,
      ...finding,
    })
  }
  const words = [...criterion.texts.values()].flatMap(({ text }) => toWords(text))
  const quantity = words.find(word => QUANTITIES.includes(word))
  if (quantity) {
    raise('criterion.quantity', {
      message: `${criterion.ref} asks for ${quantity}: how much evidence is enough stands in its words.`,
      ...finding,
    })
  }
}

/** [4.3-30] */
function findRepeats({ raise, ksbsOf }: Reading, criterion: DocumentCriterion): void {
  const byRow = new Map<KsbRowTokens, CriterionUse[]>()
  for (const use of criterion.uses) {
    const uses = byRow.get(use.row)
    if (uses) uses.push(use)
    else byRow.set(use.row, [use])
  }
  for (const [row, uses] of byRow) {
    if (uses.length < 2) continue
    raise('criterion.repeated', {
      message: `The row names ${criterion.ref} ${uses.length} times. It counts once.`,
      at: uses.flatMap(({ token }) => token.sources),
      ksbs: ksbsOf(row),
      criteria: [toKey(criterion)],
    })
  }
}

/** [4.3-30] [4.3-33] */
function findSharing({ raise, ksbsOf, tokens }: Reading, criteria: readonly DocumentCriterion[]): void {
  const counted = criteria.map(({ ref, uses }) => ({ ref, rows: new Set(uses.map(({ row }) => row)).size }))
  const most = Math.max(0, ...counted.map(({ rows }) => rows))
  if (most > 1) {
    const pairs = counted.reduce((sum, { rows }) => sum + rows, 0)
    const top = counted.filter(({ rows }) => rows === most).map(({ ref }) => ref)
    raise('document.sharedCriteria', {
      message: `${criteria.length} criteria are named ${pairs} times. ${listWords(top)} ${top.length === 1 ? 'serves' : 'serve'} ${most} rows${top.length === 1 ? '' : ' each'}. Pairs are not progress.`,
    })
  }
  const mapped = tokens.rows.filter(row => row.criteria.length > 0)
  const sizes = mapped.map(row => row.criteria.length)
  const largest = mapped.find(row => row.criteria.length === Math.max(...sizes))
  const smallest = mapped.find(row => row.criteria.length === Math.min(...sizes))
  if (!largest || !smallest || largest.criteria.length <= 4 * smallest.criteria.length) return
  raise('document.unevenCounts', {
    message: `${toCodes(ksbsOf(largest))} rests on ${largest.criteria.length} criteria, ${toCodes(ksbsOf(smallest))} on ${smallest.criteria.length}. Shares of the two can't be compared.`,
    lines: [largest.line, smallest.line],
    ksbs: [...ksbsOf(largest), ...ksbsOf(smallest)],
  })
}

function toKey(criterion: DocumentCriterion): { unit: number; number: string } {
  return { unit: criterion.unitNumber, number: criterion.number }
}
