/** "6", "6 and 8", "6, 8 and 15" */
export function listWords(words: readonly (string | number)[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/**
 * Codes in the standard's order, three or more that follow each other as one: "K3, S3 to S10 and B1 to B10".
 * A code that does not end in a number stands alone.
 */
export function listCodes(codes: readonly string[]): string {
  const runs: string[][] = []
  for (const code of codes) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && follows(code, last)) run.push(code)
    else runs.push([code])
  }
  return listWords(runs.flatMap(run => (run.length < 3 ? run : [`${run[0]} to ${run.at(-1)}`])))
}

function follows(code: string, before: string): boolean {
  const [one, other] = [before, code].map(text => /^(\D*)(\d+)$/.exec(text))
  return one?.[1] !== undefined && one[1] === other?.[1] && Number(one[2]) + 1 === Number(other[2])
}
