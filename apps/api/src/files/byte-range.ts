import type { ByteRange } from './blob-store.ts'

/**
 * What a Range header (RFC 9110, section 14) asks of so many bytes: one range, null where the whole is to be sent, or
 * `outside`. Several ranges are answered with the whole, as the RFC allows.
 */
export function readByteRange(header: string | undefined, size: number): ByteRange | null | 'outside' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (match === null) return null
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return null
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : { start: size - length, end: size - 1 }
  }
  const start = Number(from)
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size) return 'outside'
  return end < start ? null : { start, end }
}
