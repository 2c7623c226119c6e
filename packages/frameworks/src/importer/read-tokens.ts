/**
 * Stage 2: rows become KSBs with unit headings, criteria, "No mapping" and what could not be read. Tables are broken
 * over pages wherever a page ends, even inside a sentence, so the reader keeps its place from one row to the next.
 * Nothing here knows a standard or a qualification.
 */
import type { KsbKind } from '@crosswalk/progress'
import type { CriterionSource, DocumentWords } from '../model.ts'
import { ImportError } from './import-error.ts'
import type { DocumentCell, DocumentRows } from './read-rows.ts'
import { LIMITS } from './read-text.ts'
import { toWordKey } from './wording.ts'

export interface UnitToken extends DocumentWords {
  number: number
  /** "Unit 07" */
  label: string
  title: string | null
}

export interface CriterionToken {
  unit: UnitToken
  number: string
  /** Null where the document gives numbers only. */
  text: string | null
  /** The part of the text that stands in a list. */
  listWords: string | null
  sources: CriterionSource[]
}

/** [4.1-4] How a row begins that continues the one on the page before. */
export type ContinuationStart = 'unit' | 'criterion' | 'text'

export interface Continuation {
  line: number
  starts: ContinuationStart
  /** The criterion that it begins with. */
  first: CriterionToken | null
}

export interface KsbRowTokens {
  line: number
  kind: KsbKind
  /** Filled down: the words may stand in an earlier row. */
  area: DocumentWords
  ksb: DocumentWords
  unmapped: DocumentWords | null
  units: UnitToken[]
  criteria: CriterionToken[]
  continuations: Continuation[]
  /** Words of the mapping cell that are none of these. */
  unread: DocumentWords[]
}

export interface DocumentTokens {
  rows: KsbRowTokens[]
  /** Lines before the first table. */
  preamble: DocumentWords[]
  /** Lines of prose among or after the rows. */
  stray: DocumentWords[]
}

export function readTokens(document: DocumentRows): DocumentTokens {
  const tokens: DocumentTokens = { rows: [], preamble: [], stray: [] }
  let kind: KsbKind | null = null
  let area: DocumentWords | null = null
  let row: KsbRowTokens | null = null
  let count = 0
  for (const { line, content } of document.lines) {
    if (content.type === 'section') {
      kind = content.kind
      area = null
      row = null
    }
    if (content.type === 'prose') (kind ? tokens.stray : tokens.preamble).push({ line, words: content.text })
    if (content.type !== 'row') continue
    if (!kind) {
      throw new ImportError(
        'row.beforeSection',
        { line, cell: 1 },
        'A row stands before Knowledge, Skills or Behaviours.',
      )
    }
    const [areaCell, ksbCell, mappingCell] = content.cells
    count += countNumbers(mappingCell)
    if (count > LIMITS.tokens) {
      throw new ImportError(
        'document.tooManyCriteria',
        { line, cell: 3 },
        `A mapping names at most ${LIMITS.tokens} units and criteria in all.`,
      )
    }
    if (areaCell.text !== '') area = { line, words: areaCell.text }
    if (ksbCell.text === '') {
      readContinuation(row, areaCell, mappingCell, line)
      continue
    }
    if (!area) throw new ImportError('row.noKsb', { line, cell: 1 }, 'The first KSB of a section has no area.')
    if (tokens.rows.length === LIMITS.ksbRows) {
      throw new ImportError('document.tooManyRows', { line }, `A mapping has at most ${LIMITS.ksbRows} KSBs.`)
    }
    row = createRow(line, kind, area, ksbCell)
    tokens.rows.push(row)
    readMappingCell(row, mappingCell, line)
  }
  return tokens
}

function createRow(line: number, kind: KsbKind, area: DocumentWords, ksb: DocumentCell): KsbRowTokens {
  const words = { line, words: ksb.text }
  return { line, kind, area, ksb: words, unmapped: null, units: [], criteria: [], continuations: [], unread: [] }
}

/** [4.1-7] Area and KSB blank: the same KSB on the next page. Area alone blank: a new KSB in the same area. */
function readContinuation(row: KsbRowTokens | null, area: DocumentCell, mapping: DocumentCell, line: number): void {
  if (area.text !== '') throw new ImportError('row.noKsb', { line, cell: 2 }, `The row of “${area.text}” names no KSB.`)
  if (!row) throw new ImportError('row.noKsb', { line, cell: 2 }, 'The first row of the section names no KSB.')
  const before = row.criteria.length
  const starts = readMappingCell(row, mapping, line)
  row.continuations.push({ line, starts, first: starts === 'criterion' ? (row.criteria[before] ?? null) : null })
}

/** Adds what the cell says to the row, and tells how the cell begins. */
function readMappingCell(row: KsbRowTokens, cell: DocumentCell, line: number): ContinuationStart {
  if (toWordKey(cell.text) === 'no mapping') {
    row.unmapped = { line, words: cell.text }
    return 'text'
  }
  const words = listWords(cell)
  let starts: ContinuationStart | null = null
  for (let i = 0; i < words.length; i++) {
    const { word, inList } = words[i] ?? { word: '', inList: false }
    const next = words[i + 1]?.word ?? ''
    if (word === 'Unit' && UNIT_NUMBER.test(next)) {
      addUnit(row, next, line)
      starts ??= 'unit'
      i++
    } else if (CRITERION_NUMBER.test(word)) {
      addCriterion(row, word, line)
      starts ??= 'criterion'
    } else {
      addWord(row, word, line, inList)
      starts ??= 'text'
    }
  }
  return starts ?? 'text'
}

const UNIT_NUMBER = /^0{0,2}[1-9]\d{0,2}:?$/
/** No unit has 30 learning outcomes, or 40 criteria in one: "9.99" is something else. */
const CRITERION_NUMBER = /^(?:[1-9]|[12]\d)\.(?:[1-9]|[123]\d)[,;]?$/
/** "2.1-2.4" or "1.1.1" or "9.99": like a number, and not one that can be read. */
const LIKE_A_NUMBER = /^\d+\.\d/

function addUnit(row: KsbRowTokens, numberWord: string, line: number): void {
  const digits = numberWord.replace(':', '')
  const label = `Unit ${digits}`
  row.units.push({ number: Number(digits), label, title: null, line, words: label })
}

/** [4.1-8] Criteria are told apart by their numbers, never by tags, which the documents open and close at random. */
function addCriterion(row: KsbRowTokens, word: string, line: number): void {
  const unit = row.units.at(-1)
  const number = word.replace(/[,;]$/, '')
  if (!unit) {
    row.unread.push({ line, words: word })
    return
  }
  row.criteria.push({ unit, number, text: null, listWords: null, sources: [{ line, words: number }] })
}

function addWord(row: KsbRowTokens, word: string, line: number, inList: boolean): void {
  const unit = row.units.at(-1)
  const criterion = row.criteria.at(-1)
  if (!unit || LIKE_A_NUMBER.test(word)) {
    const last = row.unread.at(-1)
    if (last?.line === line && !LIKE_A_NUMBER.test(word)) last.words = `${last.words} ${word}`
    else row.unread.push({ line, words: word })
    return
  }
  if (criterion?.unit !== unit) {
    unit.title = join(unit.title, word)
    unit.words = join(unit.words, word)
    return
  }
  criterion.text = join(criterion.text, word)
  if (inList) criterion.listWords = join(criterion.listWords, word)
  const source = criterion.sources.at(-1)
  if (source?.line === line) source.words = join(source.words, word)
  else criterion.sources.push({ line, words: word })
}

/** Whatever may become a token of its own. */
function countNumbers(cell: DocumentCell): number {
  return cell.text.split(' ').filter(word => /^\d/.test(word)).length
}

function join(before: string | null, word: string): string {
  return before === null ? word : `${before} ${word}`
}

/** The words of a cell, and whether each stands in a list. A number ends a list as well: end tags are mostly missing. */
function listWords(cell: DocumentCell): { word: string; inList: boolean }[] {
  let inList = false
  return cell.pieces.flatMap(piece => {
    if (piece.type === 'tag') {
      if (piece.name === 'ul' || piece.name === 'ol') inList = !piece.closing
      return []
    }
    return piece.text
      .split(/\s+/)
      .filter(Boolean)
      .map(word => {
        if (CRITERION_NUMBER.test(word)) inList = false
        return { word, inList }
      })
  })
}
