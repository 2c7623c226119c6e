import type { TableAccount } from '@crosswalk/contracts'
import { TableFault } from './tabular.model.ts'

interface DecodedText {
  text: string
  encoding: NonNullable<TableAccount['encoding']>
}

/** By its mark, else UTF-8 where it is that, else Windows-1252, in which spreadsheets on Windows save "CSV". */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  if (!(a === 0xef && b === 0xbb && c === 0xbf)) {
    const unmarked = findUnmarkedUtf16(bytes)
    if (unmarked !== null) return { text: new TextDecoder(unmarked).decode(bytes), encoding: 'UTF-16' }
  }
  if (bytes.includes(0)) throw new TableFault('This is not a table. Choose a CSV or XLSX file, or paste the cells.')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    // Not UTF-8: any bytes are Windows-1252, so whoever brought it is told how it was read.
    return { text: decodeWindows(bytes), encoding: 'Windows-1252' }
  }
}

/** Text of our alphabets in UTF-16 has a nought in nearly every second byte. */
function findUnmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 2_000)
  if (head.length < 4) return null
  let even = 0
  let odd = 0
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  const half = head.length / 2
  if (odd > half * 0.7 && even === 0) return 'utf-16le'
  return even > half * 0.7 && odd === 0 ? 'utf-16be' : null
}

/** Where Windows-1252 differs from Latin-1: 80 to 9f. Node 20 decodes them as the control characters of Latin-1. */
const WINDOWS_80_TO_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function decodeWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, character => WINDOWS_80_TO_9F[character.charCodeAt(0) - 0x80] ?? character)
}
