/**
 * A document that can't be read stops the import: there is never half a mapping. What can be read but is odd becomes
 * a discrepancy instead.
 */
export const IMPORT_ERROR_CODES = [
  'file.empty',
  'file.tooLarge',
  'file.notText',
  'file.otherFormat',
  'file.tooManyLines',
  'line.tooLong',
  'html.unclosed',
  'html.notAllowed',
  'table.columns',
  'document.notAMapping',
  'document.otherStandard',
  'document.tooManyRows',
  'document.tooManyCriteria',
  'row.beforeSection',
  'row.noKsb',
] as const
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number]

export interface ImportErrorPlace {
  /** From 1. Null where the trouble is the whole file's. */
  line: number | null
  /** From 1, in its row. Null where the trouble is the whole line's. */
  cell?: number | null
}

export class ImportError extends Error {
  readonly code: ImportErrorCode
  readonly line: number | null
  readonly cell: number | null

  constructor(code: ImportErrorCode, place: ImportErrorPlace, message: string) {
    const { line, cell = null } = place
    const where = line === null ? '' : cell === null ? `Line ${line}: ` : `Line ${line}, cell ${cell}: `
    super(`${where}${message}`)
    this.name = 'ImportError'
    this.code = code
    this.line = line
    this.cell = cell
  }
}

/** A document's words for use in a message: never a screenful, whatever the document holds. */
export function toExcerpt(words: string): string {
  return words.length > 80 ? `${words.slice(0, 79)}…` : words
}
