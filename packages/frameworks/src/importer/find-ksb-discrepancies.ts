/** Where the document's KSBs and areas differ from the standard's. */

import { listWords } from '../list-words.ts'
import type { Ksb } from '../model.ts'
import { listRowsOf, type MatchedRow } from './build-rows.ts'
import { type Reading, toLinesInWords } from './discrepancies.ts'
import { toExcerpt } from './import-error.ts'
import type { KsbRowTokens } from './read-tokens.ts'
import { isProperPrefix, toPlainWording, toWordKey, toWords } from './wording.ts'

export function findKsbDiscrepancies(reading: Reading): void {
  for (const matched of reading.matchedRows) {
    findRowContent(reading, matched)
    findWording(reading, matched)
  }
  findCoverage(reading)
  findAlternatives(reading)
  findLettersAndStops(reading)
  findAreas(reading)
}

/** [4.3-22] */
function findRowContent({ raise, ksbsOf }: Reading, { row, match }: MatchedRow): void {
  const ksbs = ksbsOf(row)
  const has = row.criteria.length > 0
  if (row.unmapped && has) {
    raise('row.contradiction', {
      message: 'The row says “No mapping” and names criteria as well.',
      at: [row.ksb, row.unmapped],
      ksbs,
    })
  }
  if (!row.unmapped && !has && match.type !== 'stem') {
    raise('row.empty', { message: 'The row has neither criteria nor “No mapping”.', at: [row.ksb], ksbs })
  }
  if (row.unmapped) {
    raise('ksb.unmapped', {
      message: `The document says “${row.unmapped.words}” for ${toCodes(ksbs)}: it needs its own evidence.`,
      at: [row.ksb],
      ksbs,
    })
  }
  for (const unread of row.unread) {
    raise('cell.unread', {
      message: `“${toExcerpt(unread.words)}” is no unit, no criterion and no “No mapping”.`,
      at: [unread],
      ksbs,
    })
  }
}

/** [4.3-25] [4.3-26] */
function findWording({ raise }: Reading, { row, match }: MatchedRow): void {
  const ksb = match.ksbs[0]
  if (match.type === 'none') {
    raise('ksb.unmatched', { message: 'The row’s wording is like no KSB of the standard.', at: [row.ksb] })
  }
  if (match.type === 'ambiguous') {
    raise('ksb.ambiguous', {
      message: `The row’s wording fits ${toCodes(match.ksbs)}.`,
      at: [row.ksb],
      ksbs: match.ksbs,
    })
  }
  if (match.type === 'truncated') {
    raise('ksb.truncated', {
      message: `The wording of ${toCodes(match.ksbs)} is cut off: “${match.missing}” is missing at its end.`,
      at: [row.ksb],
      ksbs: match.ksbs,
    })
  }
  if (match.type === 'variant') {
    raise('ksb.wordingVariant', {
      message: `The wording of ${toCodes(match.ksbs)} differs from the standard’s, “${withoutStop(match.ksbs[0].text)}”.`,
      at: [row.ksb],
      ksbs: match.ksbs,
    })
  }
  if (ksb && ksb.kind !== row.kind) {
    raise('ksb.otherSection', {
      message: `${ksb.code}, a ${ksb.kind} of the standard, stands in another section of the document.`,
      at: [row.ksb],
      ksbs: match.ksbs,
    })
  }
}

/** [4.3-24] */
function findCoverage({ declaration, matchedRows, raise }: Reading): void {
  const ksbs = declaration.standard.ksbs
  const missing = ksbs.filter(ksb => ownRowsOf(ksb).length === 0)
  for (const ksb of missing) {
    raise('ksb.notListed', {
      message: `The document has no row for ${ksb.code}, “${withoutStop(ksb.text)}”. It lists ${ksbs.length - missing.length} of ${ksbs.length} KSBs.`,
      ksbs: [ksb],
    })
  }
  for (const ksb of ksbs) {
    const rows = ownRowsOf(ksb)
    if (rows.length > 1) {
      const lines = rows.map(({ row }) => row.line)
      raise('ksb.twoRows', { message: `${ksb.code} has two rows, ${toLinesInWords(lines)}.`, lines, ksbs: [ksb] })
    }
  }
  function ownRowsOf(ksb: Ksb): MatchedRow[] {
    return listRowsOf(ksb, matchedRows).filter(({ match }) => match.type !== 'stem')
  }
}

/** [4.3-27] */
function findAlternatives({ matchedRows, raise }: Reading): void {
  for (const { row, match } of matchedRows) {
    if (match.type === 'group') {
      raise('ksb.sharedRow', {
        message: `One row is for ${toCodes(match.ksbs)}, joined by “and/or”. Each has all of its criteria; the job role says which applies.`,
        at: [row.ksb],
        ksbs: match.ksbs,
      })
    }
    const first = match.ksbs[0]
    if (match.type !== 'stem' || !first) continue
    raise('ksb.separateRows', {
      message: `“${row.ksb.words}” is not a KSB: it stands before ${toCodes(match.ksbs)}, which have rows of their own.`,
      at: [row.ksb],
      ksbs: match.ksbs,
    })
    if (row.criteria.length === 0) continue
    const words = row.criteria.map(({ unit, number }) => `${unit.label} ${number}`)
    raise('ksb.stemHasCriteria', {
      message: `${listWords(words)} stand beside “${row.ksb.words}”, which is not a KSB. They were read as the first line of the next cell, ${first.code}’s, pushed up one row; then ${toCodes(match.ksbs)} have the same criteria. A person must say whether that is so.`,
      at: [row.ksb],
      ksbs: match.ksbs,
      criteria: row.criteria.map(({ unit, number }) => ({ unit: unit.number, number })),
    })
  }
}

function findLettersAndStops({ matchedRows, raise, ksbsOf }: Reading): void {
  const other = matchedRows.filter(({ match }) => match.type === 'same' && !match.exact).map(({ row }) => row)
  if (other.length > 0) {
    raise('ksb.lettersAndStops', {
      message: `${other.length} KSBs differ from the standard’s wording in capitals and stops only.`,
      lines: other.map(row => row.line),
      ksbs: other.flatMap(ksbsOf),
    })
  }
  const rows = matchedRows.map(({ row }) => row)
  const isStopped = (row: KsbRowTokens) => row.ksb.words.endsWith('.')
  const unstopped = rows.filter(row => !isStopped(row))
  if (unstopped.length > 0 && unstopped.length < rows.length / 2) {
    const ksbs = unstopped.flatMap(ksbsOf)
    raise('ksb.noFullStop', {
      message: `${toCodes(ksbs)} lack the full stop that the others have.`,
      at: unstopped.map(row => row.ksb),
      ksbs,
    })
  }
}

/** [4.3-23] [4.3-25] One for each area, however many KSBs it has. */
function findAreas({ matchedRows, raise, ksbsOf }: Reading): void {
  const areas = new Map<number, { row: KsbRowTokens; ksbs: Ksb[] }>()
  for (const { row } of matchedRows) {
    const area = areas.get(row.area.line) ?? { row, ksbs: [] }
    area.ksbs.push(...ksbsOf(row))
    areas.set(row.area.line, area)
  }
  for (const { row, ksbs } of areas.values()) {
    const ksb = ksbs[0]
    if (!ksb || toPlainWording(ksb.area) === toPlainWording(row.area.words)) continue
    const at = [row.area]
    if (toWordKey(ksb.area) === toWordKey(row.area.words)) {
      raise('area.lettersAndStops', { message: `The area is “${ksb.area}” in the standard.`, at, ksbs })
    } else if (isProperPrefix(toWords(row.area.words), toWords(ksb.area))) {
      raise('area.truncated', { message: `The area’s name is cut off: it is “${ksb.area}”.`, at, ksbs })
    } else {
      raise('area.renamed', {
        message: `The area of ${toCodes(ksbs)} is “${ksb.area}” in the standard. KSBs were matched by their wording.`,
        at,
        ksbs,
      })
    }
  }
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text
}

export function toCodes(ksbs: readonly Ksb[]): string {
  return ksbs.length === 0 ? 'a row that matches no KSB' : listWords(ksbs.map(ksb => ksb.code))
}
