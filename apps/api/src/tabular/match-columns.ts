/** Which column of a table is which, by what its heading says. */
export interface KnownColumn<Key extends string> {
  key: Key
  /** As it is called on screens. */
  name: string
  /** What else people call it; letters and digits alone count. */
  aliases: readonly string[]
  isNeeded?: boolean
}

export interface MatchedColumns<Key extends string> {
  /** Key → place in the row. */
  columns: ReadonlyMap<Key, number>
  /** Headings that mean nothing here: left out, and said so. */
  unknown: readonly { column: number; heading: string }[]
  /** Two headings for one thing: the first counts. */
  repeated: readonly { column: number; heading: string; name: string }[]
  /** Names of what is needed and not there. */
  missing: readonly string[]
}

/** `chosen` says of some columns what they are (null: to be left out), whatever their heading. */
export function matchColumns<Key extends string>(
  header: readonly string[],
  known: readonly KnownColumn<Key>[],
  chosen: Readonly<Record<number, Key | null>> = {},
): MatchedColumns<Key> {
  const byWords = new Map(
    known.flatMap(({ key, name, aliases }) => [key, name, ...aliases].map(words => [toKey(words), key] as const)),
  )
  const names = new Map(known.map(({ key, name }) => [key, name]))
  const columns = new Map<Key, number>()
  const unknown: { column: number; heading: string }[] = []
  const repeated: { column: number; heading: string; name: string }[] = []
  const take = (column: number, heading: string, key: Key) => {
    if (columns.has(key)) repeated.push({ column, heading, name: names.get(key) ?? key })
    else columns.set(key, column)
  }
  // What a person chose goes before what a heading seems to say.
  for (const [column, heading] of header.entries()) {
    const key = chosen[column]
    if (key !== undefined && key !== null) take(column, heading, key)
  }
  for (const [column, heading] of header.entries()) {
    if (chosen[column] !== undefined) continue
    const key = byWords.get(toKey(heading))
    if (key === undefined) unknown.push({ column, heading })
    else take(column, heading, key)
  }
  const missing = known.filter(({ key, isNeeded }) => isNeeded && !columns.has(key)).map(({ name }) => name)
  return { columns, unknown, repeated, missing }
}

/** "E-mail address*" and "email address" are one. */
export function toKey(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
