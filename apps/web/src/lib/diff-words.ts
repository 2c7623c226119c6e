/** Which words of two texts are the same, in order: the longest row of words that both have. */

export interface Piece {
  text: string
  isChanged: boolean
}

/** More words than this on either side are shown without marks: comparing them would be felt. */
const MOST_WORDS = 1_500

export function diffWords(then: string, now: string): { before: Piece[]; now: Piece[] } {
  const before = toWords(then)
  const after = toWords(now)
  if (before.length > MOST_WORDS || after.length > MOST_WORDS) {
    return { before: [{ text: then, isChanged: false }], now: [{ text: now, isChanged: false }] }
  }
  const same = findCommon(before, after)
  const kept = new Set(same.values())
  return {
    before: toPieces(before, index => same.has(index)),
    now: toPieces(after, index => kept.has(index)),
  }
}

/** A word with the space after it. */
const toWords = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []

/** Index in `before` → index in `after`. */
function findCommon(before: readonly string[], after: readonly string[]): Map<number, number> {
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] = isSame(before[i], after[j])
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  const common = new Map<number, number>()
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    if (isSame(before[i], after[j])) common.set(i++, j++)
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++
    else j++
  }
  return common
}

const isSame = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim()

function toPieces(words: readonly string[], isCommon: (index: number) => boolean): Piece[] {
  const pieces: Piece[] = []
  for (const [index, text] of words.entries()) {
    const isChanged = !isCommon(index)
    const last = pieces.at(-1)
    if (last?.isChanged === isChanged) last.text += text
    else pieces.push({ text, isChanged })
  }
  return pieces
}
