/** From bytes to text, refusing at once what can't be a mapping document. */
import { ImportError } from './import-error.ts'

/** Both known documents have under 50 KB, 170 lines of under 2,000 characters, 34 rows and 600 unit headings and criteria. */
export const LIMITS = { bytes: 2_000_000, lines: 20_000, lineLength: 20_000, ksbRows: 500, tokens: 20_000 } as const

const SIGNATURES: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'a PDF', bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'a Word, Excel or ZIP file', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { name: 'an old Word or Excel file', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'text in UTF-16', bytes: [0xff, 0xfe] },
  { name: 'text in UTF-16', bytes: [0xfe, 0xff] },
]

/** Only the size is needed, so that a command can ask before it reads. */
export function requireReadableSize(bytes: number): void {
  if (bytes === 0) throw new ImportError('file.empty', { line: null }, 'The file is empty.')
  if (bytes > LIMITS.bytes) {
    throw new ImportError(
      'file.tooLarge',
      { line: null },
      `The file has ${Math.ceil(bytes / 1_000_000)} MB; a mapping document has at most ${LIMITS.bytes / 1_000_000} MB.`,
    )
  }
}

/** The lines of a text file, as they stand, without their ends. */
export function readLines(bytes: Uint8Array): string[] {
  requireReadableSize(bytes.length)
  const signature = SIGNATURES.find(({ bytes: start }) => start.every((byte, i) => bytes[i] === byte))
  if (signature) {
    throw new ImportError(
      'file.otherFormat',
      { line: null },
      `The file is ${signature.name}. The importer reads text in UTF-8: save the tables as text first.`,
    )
  }
  const text = new TextDecoder('utf-8').decode(bytes)
  if (text.trim() === '') throw new ImportError('file.empty', { line: 1 }, 'The file holds nothing but blank space.')
  const lines = text.split('\n').map(line => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.length > LIMITS.lines) {
    throw new ImportError(
      'file.tooManyLines',
      { line: LIMITS.lines + 1 },
      `The file has ${lines.length} lines; a mapping document has at most ${LIMITS.lines}.`,
    )
  }
  lines.forEach((line, i) => {
    requireReadableLine(line, i + 1)
  })
  return lines
}

function requireReadableLine(text: string, line: number): void {
  if (text.length > LIMITS.lineLength) {
    throw new ImportError(
      'line.tooLong',
      { line },
      `The line has ${text.length} characters; a row of a mapping has at most ${LIMITS.lineLength}.`,
    )
  }
  for (let i = 0; i < text.length; i++) {
    if (isUnreadable(text.charCodeAt(i))) {
      const code = text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')
      throw new ImportError(
        'file.notText',
        { line },
        `Character ${i + 1} (U+${code}) is not text. Is this a text file in UTF-8?`,
      )
    }
  }
}

function isUnreadable(code: number): boolean {
  const isControl = (code < 0x20 && code !== 0x09) || (code >= 0x7f && code <= 0x9f)
  // What doesn't decode as UTF-8 arrives as U+FFFD.
  const isBroken = code === 0xfffd || code === 0xfffe || code === 0xffff
  // They reorder what a reader sees, so that the words shown would not be the words read.
  const isBidirectionalControl = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
  return isControl || isBroken || isBidirectionalControl
}
