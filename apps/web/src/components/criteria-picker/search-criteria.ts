/** Finding a criterion by words or numbers: "angry", "2.1", "unit 15 agree", "u6 2.10". */

export interface Search {
  unitNumbers: readonly number[]
  /** Beginnings of criterion numbers. */
  numbers: readonly string[]
  words: readonly string[]
}

/** All of what is typed must hold. A whole number is a unit; with a dot it is the beginning of a criterion's number. */
export function readSearch(text: string): Search {
  const joined = text.toLowerCase().replace(/\bu(?:nit)?\s+(?=\d)/g, 'u')
  const tokens = joined.split(/[\s,;:]+/).filter(Boolean)
  const search = { unitNumbers: [] as number[], numbers: [] as string[], words: [] as string[] }
  for (const token of tokens) {
    const unit = /^u(?:nit)?(\d{1,4})$|^(\d{1,4})$/.exec(token)
    if (unit) search.unitNumbers.push(Number(unit[1] ?? unit[2]))
    else if (/^\d+\./.test(token)) search.numbers.push(token)
    else search.words.push(token)
  }
  return search
}

export function matchesSearch(
  { unitNumbers, numbers, words }: Search,
  unit: { number: number; title: string | null },
  criterion: { number: string; text: string | null; otherTexts: readonly string[] },
): boolean {
  if (unitNumbers.some(number => number !== unit.number)) return false
  if (numbers.some(number => !criterion.number.startsWith(number))) return false
  if (words.length === 0) return true
  const text = [unit.title, criterion.text, ...criterion.otherTexts].join(' ').toLowerCase().replaceAll('’', "'")
  return words.every(word => text.includes(word.replaceAll('’', "'")))
}
