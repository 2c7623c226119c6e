/**
 * [4.1-10] Wording for matching: quotes, dashes, bullets, capitals and stops differ between documents that mean the
 * same. What is shown is always the original.
 */

/** Without bullets and with plain quotes, but with its capitals and stops. */
export function toPlainWording(text: string): string {
  return text
    .replace(/[‘’‛]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, '-')
    .replace(/[•◦▪]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')
}

/** The words alone, in lower case. Apostrophes, hyphens and slashes inside a word are part of it. */
export function toWords(text: string): string[] {
  return (
    toPlainWording(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['/-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

export function toWordKey(text: string): string {
  return toWords(text).join(' ')
}

export function isProperPrefix(words: readonly string[], of: readonly string[]): boolean {
  return words.length < of.length && words.every((word, i) => word === of[i])
}

/**
 * Share of words in common and in order, 0 to 1. Texts of very different lengths have little in common whatever they
 * say, and are not compared.
 */
export function computeLikeness(a: readonly string[], b: readonly string[]): number {
  if (2 * Math.min(a.length, b.length) < Math.max(a.length, b.length)) return 0
  let previous = new Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const current = [0]
    for (let j = 0; j < b.length; j++) {
      current.push(word === b[j] ? (previous[j] ?? 0) + 1 : Math.max(previous[j + 1] ?? 0, current[j] ?? 0))
    }
    previous = current
  }
  return a.length === 0 ? 0 : (2 * (previous.at(-1) ?? 0)) / (a.length + b.length)
}
