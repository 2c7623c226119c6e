import type { PersonName } from '@crosswalk/contracts'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { formatName } from './person-name.ts'

/** So many are looked up one by one, by a statement that is kept: quicker than a list that is new each time. */
const FEW = 8

/** Names by id. Those whose access is closed keep their name. */
export async function listPersonNames(db: Db, personIds: Iterable<string | null>): Promise<Map<string, string>> {
  const ids = [...new Set([...personIds].filter(id => id !== null))]
  const rows = ids.length <= FEW ? await findOneByOne(db, ids) : await findTogether(db, ids)
  return new Map(rows.map(row => [row.id, formatName(row.givenName, row.familyName)]))
}

const select = (db: Db) =>
  db
    .select({ id: db.t.people.id, givenName: db.t.people.givenName, familyName: db.t.people.familyName })
    .from(db.t.people)

const findTogether = (db: Db, ids: readonly string[]) => select(db).where(inArray(db.t.people.id, [...ids]))

async function findOneByOne(db: Db, ids: readonly string[]) {
  const statement = db.prepared('personName', connection =>
    select(connection)
      .where(eq(connection.t.people.id, sql.placeholder('personId')))
      .prepare(),
  )
  const found = []
  for (const personId of ids) found.push(...(await statement.execute({ personId })))
  return found
}

/** Throws for somebody who was not asked for: a record names nobody whom the centre does not know. */
export function namesOf(names: ReadonlyMap<string, string>, personId: string | null): PersonName {
  const name = personId === null ? undefined : names.get(personId)
  if (personId === null || name === undefined) throw new Error(`There is no name for ${personId}.`)
  return { id: personId, name }
}
