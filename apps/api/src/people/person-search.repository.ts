/** How people are searched and ordered by name, the same in every list. Queries that use these select from `people`. */
import { asc, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** The sort key: family name, given name, then the id, so that namesakes keep their order. */
export function nameKey({ t: { people } }: Db): SQL {
  return sql`(lower(${people.familyName}), lower(coalesce(${people.givenName}, '')), ${people.id})`
}

export function nameOrder({ t: { people } }: Db): SQL[] {
  return [asc(sql`lower(${people.familyName})`), asc(sql`lower(coalesce(${people.givenName}, ''))`), asc(people.id)]
}

/** The same key of one that was read. SQLite lowers a to z alone, and so must this. */
export function toNameKey(person: { familyName: string; givenName: string | null; id: string }) {
  return [lowerAscii(person.familyName), lowerAscii(person.givenName ?? ''), person.id] as const
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, letters => letters.toLowerCase())

/** Each word is found in the name or in one of the further columns: "gill h" finds Harpreet Gill. */
export function isNamedLike({ t: { people } }: Db, search: string, ...further: SQL[]): SQL | undefined {
  const words = search.trim().split(/\s+/)
  const name = sql`coalesce(${people.givenName}, '') || ' ' || ${people.familyName}`
  const found = words
    .filter(word => word !== '')
    .map(word => {
      const like = `%${word.replace(/[\\%_]/g, character => `\\${character}`)}%`
      return or(...[name, ...further].map(column => sql`(${column}) like ${like} escape '\\'`))
    })
  return found.length === 0
    ? undefined
    : sql.join(
        found.map(condition => sql`${condition}`),
        sql` and `,
      )
}
