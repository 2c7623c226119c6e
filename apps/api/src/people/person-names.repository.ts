import type { PersonName } from '@crosswalk/contracts'
import { inArray } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { formatName } from './person-name.ts'

/** Names by id, in one query. Those whose access is closed keep their name. */
export async function listPersonNames(db: Db, personIds: Iterable<string | null>): Promise<Map<string, string>> {
  const ids = [...new Set([...personIds].filter(id => id !== null))]
  if (ids.length === 0) return new Map()
  const { people } = db.t
  const rows = await db
    .select({ id: people.id, givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(inArray(people.id, ids))
  return new Map(rows.map(row => [row.id, formatName(row.givenName, row.familyName)]))
}

/** Throws for somebody who was not asked for: a record names nobody whom the centre does not know. */
export function namesOf(names: ReadonlyMap<string, string>, personId: string | null): PersonName {
  const name = personId === null ? undefined : names.get(personId)
  if (personId === null || name === undefined) throw new Error(`There is no name for ${personId}.`)
  return { id: personId, name }
}
