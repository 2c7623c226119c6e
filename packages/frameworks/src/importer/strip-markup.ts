/**
 * [4.1-9] The documents' HTML is untrusted: only text leaves this file. A short list of tags is dropped; any other
 * tag or attribute stops the import, because nobody can say what was meant by it. One pass, no backtracking.
 */
import { ImportError, toExcerpt } from './import-error.ts'

export type MarkupPiece = { type: 'text'; text: string } | { type: 'tag'; name: string; closing: boolean }

const TAGS: readonly string[] = ['p', 'ul', 'ol', 'li', 'br', 'b', 'strong', 'i', 'em', 'span']
const STYLE = /^style="[a-z:; -]*"$/
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&nbsp;': ' ',
}

export function stripMarkup(raw: string, place: { line: number; cell: number }): MarkupPiece[] {
  const pieces: MarkupPiece[] = []
  let at = 0
  while (at < raw.length) {
    const open = findTag(raw, at)
    if (open > at) pieces.push({ type: 'text', text: toPlainText(raw.slice(at, open), place) })
    if (open === raw.length) break
    const close = raw.indexOf('>', open)
    const nextOpen = raw.indexOf('<', open + 1)
    if (close === -1 || (nextOpen !== -1 && nextOpen < close)) {
      throw new ImportError('html.unclosed', place, `The tag “${toExcerpt(raw.slice(open))}” is not closed with “>”.`)
    }
    pieces.push(toTag(raw.slice(open, close + 1), place))
    at = close + 1
  }
  return pieces
}

/** Where the next tag begins, or the end. “a < b” is text. */
function findTag(raw: string, from: number): number {
  for (let open = raw.indexOf('<', from); open !== -1; open = raw.indexOf('<', open + 1)) {
    if (/[a-z/!?]/i.test(raw.charAt(open + 1))) return open
  }
  return raw.length
}

function toTag(tag: string, place: { line: number; cell: number }): MarkupPiece {
  const closing = tag.startsWith('</')
  const inner = tag.slice(closing ? 2 : 1, tag.endsWith('/>') ? -2 : -1).trim()
  const space = inner.indexOf(' ')
  const name = (space === -1 ? inner : inner.slice(0, space)).toLowerCase()
  const attributes = space === -1 ? '' : inner.slice(space + 1).trim()
  if (!TAGS.includes(name) || (attributes !== '' && !STYLE.test(attributes))) {
    throw new ImportError(
      'html.notAllowed',
      place,
      `“${toExcerpt(tag)}” is not allowed. A mapping document may hold ${TAGS.join(', ')}, with no attribute but a plain style.`,
    )
  }
  return { type: 'tag', name, closing }
}

function toPlainText(text: string, place: { line: number; cell: number }): string {
  const decoded = text.replace(/&(?:amp|lt|gt|quot|apos|nbsp|#39);/g, entity => ENTITIES[entity] ?? entity)
  if (decoded !== text && findTag(decoded, 0) < decoded.length) {
    throw new ImportError('html.notAllowed', place, `“${toExcerpt(text.trim())}” holds a tag written as text.`)
  }
  return decoded
}
