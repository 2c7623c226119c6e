import type { RelationshipKind } from '@crosswalk/contracts'
import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

export interface RelationshipRecord {
  id: string
  centreId: string
  enrolmentId: string
  kind: RelationshipKind
  person: { id: string; name: string }
  from: string
  to: string | null
}

/** Past ones and those to come included. */
export async function listRelationshipRecords(db: Db, enrolmentId: string): Promise<RelationshipRecord[]> {
  return select(db, eq(db.t.relationships.enrolmentId, enrolmentId))
}

export async function findRelationshipRecord(db: Db, relationshipId: string): Promise<RelationshipRecord | null> {
  const [relationship] = await select(db, eq(db.t.relationships.id, relationshipId))
  return relationship ?? null
}

async function select(db: Db, which: SQL): Promise<RelationshipRecord[]> {
  const { relationships: t, people } = db.t
  const rows = await db
    .select({ relationship: t, givenName: people.givenName, familyName: people.familyName })
    .from(t)
    .innerJoin(people, eq(people.id, t.personId))
    .where(and(which, isNull(t.ended)))
    .orderBy(asc(t.fromOn), asc(t.id))
  return rows.map(({ relationship, givenName, familyName }) => ({
    id: relationship.id,
    centreId: relationship.centreId,
    enrolmentId: relationship.enrolmentId,
    kind: relationship.kind,
    person: { id: relationship.personId, name: formatName(givenName, familyName) },
    from: relationship.fromOn,
    to: relationship.toOn,
  }))
}
