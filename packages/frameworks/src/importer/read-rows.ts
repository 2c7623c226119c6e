/**
 * Stage 1: every line of the document, with its place, and nothing lost: the raw lines joined again are the file.
 * What a row means is for stage 2.
 */
import type { KsbKind } from '@crosswalk/progress'
import { ImportError, toExcerpt } from './import-error.ts'
import { type MarkupPiece, stripMarkup } from './strip-markup.ts'
import { toWordKey } from './wording.ts'

export type DocumentFormat = 'pipes' | 'tabs'

export interface DocumentCell {
  /** As it stands, markup and all. Not to be shown. */
  raw: string
  pieces: readonly MarkupPiece[]
  /** Without markup, with single spaces. */
  text: string
}

export interface DocumentLine {
  line: number
  raw: string
  content:
    | { type: 'blank' }
    | { type: 'prose'; text: string }
    /** `|--|--|---|`, which stands before the data and often again after it [4.1-3]. */
    | { type: 'separator' }
    /** `| | | |`, the head of a table that continues on a new page [4.1-2]. */
    | { type: 'blankHeader' }
    | { type: 'section'; kind: KsbKind }
    | { type: 'row'; cells: readonly [DocumentCell, DocumentCell, DocumentCell] }
}

export interface DocumentRows {
  format: DocumentFormat
  lines: readonly DocumentLine[]
}

const COLUMNS = 3
const SECTION_HEAD = 'unit and assessment criteria'
const SECTIONS: Readonly<Record<string, KsbKind>> = {
  knowledge: 'knowledge',
  skills: 'skill',
  behaviours: 'behaviour',
}

export function readRows(lines: readonly string[]): DocumentRows {
  const format = findFormat(lines)
  requireSection(lines, format)
  return { format, lines: lines.map((raw, i) => ({ line: i + 1, raw, content: readContent(raw, i + 1, format) })) }
}

function isTableLine(raw: string, format: DocumentFormat): boolean {
  return format === 'pipes' ? raw.trimStart().startsWith('|') : raw.includes('\t')
}

function findFormat(lines: readonly string[]): DocumentFormat {
  const formats: readonly DocumentFormat[] = ['pipes', 'tabs']
  const format = formats.find(candidate => lines.some(raw => isTableLine(raw, candidate)))
  if (!format) {
    const first = lines.findIndex(raw => raw.trim() !== '')
    throw new ImportError(
      'document.notAMapping',
      { line: first + 1 },
      'No table was found. A mapping document is a table of area, KSB, and unit and assessment criteria.',
    )
  }
  return format
}

/** Before anything else, so that a table of something else is named as such and not as a row with a wrong cell. */
function requireSection(lines: readonly string[], format: DocumentFormat): void {
  const isSection = (raw: string) => isTableLine(raw, format) && findSection(splitCells(raw, format)) !== null
  if (lines.some(isSection)) return
  const first = lines.findIndex(raw => isTableLine(raw, format))
  const words = splitCells(lines[first] ?? '', format)[0]?.trim() ?? ''
  throw new ImportError(
    'document.notAMapping',
    { line: first + 1, cell: 1 },
    `The table begins with “${toExcerpt(words)}”. A mapping's table begins with Knowledge, Skills or Behaviours, and has “Unit and assessment criteria” in cell 3.`,
  )
}

function readContent(raw: string, line: number, format: DocumentFormat): DocumentLine['content'] {
  if (raw.trim() === '') return { type: 'blank' }
  if (!isTableLine(raw, format)) return { type: 'prose', text: toText(stripMarkup(raw, { line, cell: 1 })) }
  const parts = splitCells(raw, format)
  if (format === 'pipes' && !raw.trimEnd().endsWith('|')) {
    throw new ImportError(
      'table.columns',
      { line, cell: parts.length },
      'The row is cut off: it does not end with “|”.',
    )
  }
  if (parts.every(part => part === '')) return { type: 'blankHeader' }
  if (parts.every(part => /^:?-+:?$/.test(part))) return { type: 'separator' }
  const [area, ksb, criteria] = parts
  if (area === undefined || ksb === undefined || criteria === undefined || parts.length !== COLUMNS) {
    throw new ImportError(
      'table.columns',
      { line, cell: Math.min(parts.length, COLUMNS + 1) },
      `The row has ${parts.length} cells. A mapping's rows have ${COLUMNS}: area, KSB, unit and assessment criteria.`,
    )
  }
  const kind = findSection(parts)
  if (kind) return { type: 'section', kind }
  return { type: 'row', cells: [toCell(area, line, 1), toCell(ksb, line, 2), toCell(criteria, line, 3)] }
}

function toCell(raw: string, line: number, cell: number): DocumentCell {
  const pieces = stripMarkup(raw, { line, cell })
  return { raw, pieces, text: toText(pieces) }
}

function toText(pieces: readonly MarkupPiece[]): string {
  const text = pieces.map(piece => (piece.type === 'text' ? piece.text : ' ')).join('')
  return text.split(/\s+/).filter(Boolean).join(' ')
}

/** [4.1-6] `| Knowledge | | Unit and assessment criteria |` */
function findSection(cells: readonly string[]): KsbKind | null {
  const [name = '', ksb = '', head = ''] = cells
  if (cells.length !== COLUMNS || ksb.trim() !== '' || toWordKey(head) !== SECTION_HEAD) return null
  return SECTIONS[toWordKey(name)] ?? null
}

function splitCells(raw: string, format: DocumentFormat): string[] {
  if (format === 'tabs') return raw.split('\t').map(cell => cell.trim())
  const row = raw.trim()
  return row
    .slice(1, row.endsWith('|') ? -1 : undefined)
    .split('|')
    .map(cell => cell.trim())
}
