/** What is odd about criteria: their texts, how they are broken over pages, and which KSBs they are mapped to. */

import { listRangeItems } from './build-qualification.ts'
import { type DocumentCriterion, toCriterionRef } from './collect-units.ts'
import { listInWords, type Reading, toLinesInWords } from './discrepancies.ts'
import { toCodes } from './find-ksb-discrepancies.ts'
import { toWordKey, toWords } from './wording.ts'

export function findCriterionDiscrepancies(reading: Reading): void {
  const criteria = reading.units.flatMap(unit => unit.criteria)
  for (const criterion of criteria) {
    findTexts(reading, criterion)
    findSplits(reading, criterion)
    findSufficiency(reading, criterion)
  }
  findSameTexts(reading)
  findSharing(reading, criteria)
  if (criteria.length > 0 && criteria.every(criterion => criterion.texts.length === 0)) {
    reading.raise('criterion.noTexts', {
      message: `The document gives the numbers of ${criteria.length} criteria and no words.`,
    })
  }
}

/** [4.2-16] Both texts are imported; which of them is right is for a person to say. */
function findTexts({ raise, ksbsOf, units }: Reading, criterion: DocumentCriterion): void {
  if (criterion.texts.length < 2) return
  const at = criterion.uses.flatMap(({ token }) => token.sources)
  const readings = criterion.texts.map(text => {
    const uses = usesOf(criterion, text)
    return `“${text}” (${toLinesInWords(uses.map(use => firstLine(use)))}, ${toCodes(uses.flatMap(use => ksbsOf(use.row)))})`
  })
  const elsewhere = otherNumbersOf(criterion).map(
    other =>
      ` The text of ${other.number} is the same as one of them (${toLinesInWords(other.uses.map(use => firstLine(use)))}, ${toCodes(other.uses.flatMap(use => ksbsOf(use.row)))}).`,
  )
  raise('criterion.twoTexts', {
    message: `Unit ${criterion.unitNumber}, ${criterion.number} has two texts: ${listInWords(readings)}.${elsewhere.join('')} Both are kept until a person chooses.`,
    at,
    ksbs: criterion.uses.flatMap(use => ksbsOf(use.row)),
    criteria: [toKey(criterion)],
  })

  function otherNumbersOf({ unitNumber, number, texts }: DocumentCriterion): DocumentCriterion[] {
    const siblings = units.find(unit => unit.number === unitNumber)?.criteria ?? []
    return siblings.filter(other => other.number !== number && other.texts.some(text => hasText(texts, text)))
  }
}

/** [4.1-4] Words glued together from two pages: right in all known cases, and still a reading. */
function findSplits({ raise, ksbsOf, tokens }: Reading, criterion: DocumentCriterion): void {
  for (const { row, token } of criterion.uses) {
    if (token.sources.length > 1) {
      raise('criterion.splitOverPages', {
        message: `${toCriterionRef(criterion.unitNumber, criterion.number)} goes on over a page break, ${toLinesInWords(token.sources.map(source => source.line))}. Its parts were joined.`,
        at: token.sources,
        ksbs: ksbsOf(row),
        criteria: [toKey(criterion)],
      })
    }
  }
  for (const row of tokens.rows) {
    for (const continuation of row.continuations) {
      const first = row.criteria.find(token => token.sources[0]?.line === continuation.line)
      const isThis = first?.unit.number === criterion.unitNumber && first.number === criterion.number
      if (continuation.starts !== 'criterion' || !isThis) continue
      raise('unit.inheritedOverPage', {
        message: `Line ${continuation.line} begins with ${criterion.number} and names no unit. It was read as part of ${first.unit.label}, named on line ${first.unit.line}.`,
        at: first.sources.slice(0, 1),
        ksbs: ksbsOf(row),
        criteria: [toKey(criterion)],
      })
    }
  }
}

const QUANTITIES: readonly string[] = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** [4.3-28] [4.3-29] What one accepted item may not be enough for. */
function findSufficiency({ raise, ksbsOf }: Reading, criterion: DocumentCriterion): void {
  const ref = toCriterionRef(criterion.unitNumber, criterion.number)
  const ksbs = criterion.uses.flatMap(use => ksbsOf(use.row))
  const items = listRangeItems(criterion)
  if (items.length > 0) {
    raise('criterion.rangeItems', {
      message: `${ref} holds a list whose bullets ran together, read as ${listInWords(items)}. Evidence has to cover each.`,
      at: criterion.uses.flatMap(({ token }) => token.sources),
      ksbs,
      criteria: [toKey(criterion)],
    })
  }
  const quantity = criterion.texts.flatMap(toWords).find(word => QUANTITIES.includes(word))
  if (quantity) {
    raise('criterion.quantity', {
      message: `${ref} asks for ${quantity}: whether evidence is enough stands in its words.`,
      at: criterion.uses.flatMap(({ token }) => token.sources),
      ksbs,
      criteria: [toKey(criterion)],
    })
  }
}

/** [4.2-17] */
function findSameTexts({ raise, ksbsOf, units }: Reading): void {
  for (const unit of units) {
    const byText = new Map<string, { criterion: DocumentCriterion; text: string }[]>()
    for (const criterion of unit.criteria) {
      for (const text of criterion.texts) {
        const key = toWordKey(text)
        byText.set(key, [...(byText.get(key) ?? []), { criterion, text }])
      }
    }
    for (const same of byText.values()) {
      if (same.length < 2) continue
      const uses = same.flatMap(({ criterion, text }) => usesOf(criterion, text))
      raise('criterion.sameText', {
        message: `In Unit ${unit.number}, ${listInWords(same.map(({ criterion }) => criterion.number))} have one text: “${same[0]?.text}”.`,
        at: uses.flatMap(({ token }) => token.sources),
        ksbs: uses.flatMap(use => ksbsOf(use.row)),
        criteria: same.map(({ criterion }) => toKey(criterion)),
      })
    }
  }
}

/** [4.3-30] [4.3-33] */
function findSharing({ raise, ksbsOf, tokens }: Reading, criteria: readonly DocumentCriterion[]): void {
  for (const row of tokens.rows) {
    for (const criterion of criteria) {
      const uses = criterion.uses.filter(use => use.row === row)
      if (uses.length < 2) continue
      raise('criterion.repeated', {
        message: `The row names ${toCriterionRef(criterion.unitNumber, criterion.number)} ${uses.length} times. It counts once.`,
        at: uses.flatMap(({ token }) => token.sources),
        ksbs: ksbsOf(row),
        criteria: [toKey(criterion)],
      })
    }
  }
  const rowsOf = (criterion: DocumentCriterion) => new Set(criterion.uses.map(use => use.row)).size
  const most = Math.max(0, ...criteria.map(rowsOf))
  if (most > 1) {
    const pairs = criteria.reduce((sum, criterion) => sum + rowsOf(criterion), 0)
    const top = criteria.filter(criterion => rowsOf(criterion) === most)
    raise('document.sharedCriteria', {
      message: `${criteria.length} criteria are named ${pairs} times. ${listInWords(top.map(({ unitNumber, number }) => toCriterionRef(unitNumber, number)))} ${top.length === 1 ? 'serves' : 'serve'} ${most} rows each. Pairs are not progress.`,
    })
  }
  const mapped = tokens.rows.filter(row => row.criteria.length > 0)
  const sorted = [...mapped].sort((a, b) => b.criteria.length - a.criteria.length)
  const [largest, smallest] = [sorted[0], sorted.at(-1)]
  if (largest && smallest && largest.criteria.length > 4 * smallest.criteria.length) {
    raise('document.unevenCounts', {
      message: `${toCodes(ksbsOf(largest))} rests on ${largest.criteria.length} criteria, ${toCodes(ksbsOf(smallest))} on ${smallest.criteria.length}. Shares of the two can't be compared.`,
      lines: [largest.line, smallest.line],
      ksbs: [...ksbsOf(largest), ...ksbsOf(smallest)],
    })
  }
}

function usesOf(criterion: DocumentCriterion, text: string): DocumentCriterion['uses'] {
  return criterion.uses.filter(({ token }) => token.text !== null && hasText([token.text], text))
}

function hasText(texts: readonly string[], text: string): boolean {
  return texts.some(other => toWordKey(other) === toWordKey(text))
}

function firstLine({ token }: DocumentCriterion['uses'][number]): number {
  return token.sources[0]?.line ?? 0
}

function toKey(criterion: DocumentCriterion): { unit: number; number: string } {
  return { unit: criterion.unitNumber, number: criterion.number }
}
