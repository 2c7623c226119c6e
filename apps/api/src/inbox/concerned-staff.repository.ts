/** Who works with the learners of a workplace or of a mapping: an entry about either is of no enrolment, and names none. */
import type { RelationshipKind } from '@crosswalk/contracts'
import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { hasNotEnded } from '../access/enrolment-access.repository.ts'
import { coversDay } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { listOwnVersionIds } from '../frameworks/frameworks.repository.ts'

interface Named {
  /** Sites and line managers. */
  placeIds: readonly string[]
  /** Mappings as they came with their documents. */
  rootIds: readonly string[]
}

/** By the id that is named. */
export async function listConcernedStaff(
  db: Db,
  centreId: string,
  { placeIds, rootIds }: Named,
  day: string,
): Promise<Map<string, readonly string[]>> {
  const { enrolmentEmployers: held, programmeVersions: versions, enrolments } = db.t
  const found = new Map<string, readonly string[]>()
  for (const placeId of new Set(placeIds)) {
    const ofPlace = db
      .select({ id: held.enrolmentId })
      .from(held)
      .where(and(isNull(held.ended), or(eq(held.siteId, placeId), eq(held.lineManagerId, placeId))))
    found.set(placeId, await listRelated(db, centreId, inArray(enrolments.id, ofPlace), ['assessor', 'tutor'], day))
  }
  for (const rootId of new Set(rootIds)) {
    const line = [rootId, ...(await listOwnVersionIds(db, centreId, 'mapping', rootId))]
    const ofLine = db
      .select({ id: enrolments.id })
      .from(enrolments)
      .innerJoin(
        versions,
        and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion)),
      )
      .where(and(eq(enrolments.centreId, centreId), inArray(versions.mappingId, line)))
    found.set(
      rootId,
      await listRelated(db, centreId, inArray(enrolments.id, ofLine), ['assessor', 'tutor', 'iqa'], day),
    )
  }
  return found
}

/** To enrolments that go on. */
async function listRelated(
  db: Db,
  centreId: string,
  which: SQL,
  kinds: readonly RelationshipKind[],
  day: string,
): Promise<string[]> {
  const { relationships: t, enrolments, people } = db.t
  const rows = await db
    .selectDistinct({ personId: t.personId })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .innerJoin(people, eq(people.id, t.personId))
    .where(
      and(
        eq(t.centreId, centreId),
        isNull(t.ended),
        isNull(people.ended),
        inArray(t.kind, [...kinds]),
        coversDay(t, day),
        hasNotEnded(db),
        which,
      ),
    )
  return rows.map(row => row.personId)
}
