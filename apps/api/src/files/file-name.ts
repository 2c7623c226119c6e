const MAX_LENGTH = 200

/**
 * A file's name as it is kept: the last part of whatever path came, without what no screen can show or no disk can
 * keep. It is only ever a label: bytes are kept under their hash.
 */
export function toFileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
  if (clean === '') return 'file'
  if (clean.length <= MAX_LENGTH) return clean
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : ''
  return clean.slice(0, MAX_LENGTH - ending.length) + ending
}

/** The name of a file that is made here, out of names that people gave: one part, whatever strokes are in them. */
export const toMadeName = (name: string): string => toFileName(name.replace(/[/\\]/g, ' '))

/** RFC 6266 with RFC 5987: a plain name for old clients, and the real one. */
export function toContentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
