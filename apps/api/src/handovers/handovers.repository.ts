import type { EnrolmentStatus, RelationshipKind } from '@crosswalk/contracts'
import { and, asc, eq, exists, gte, inArray, isNotNull, isNull, lte, ne, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { hasNotEnded } from '../access/enrolment-access.repository.ts'
import { lastsTo } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

export interface HeldRelationship {
  id: string
  enrolmentId: string
  learnerId: string
  learnerPersonId: string
  learnerName: string
  programmeName: string
  status: EnrolmentStatus
  kind: RelationshipKind
  from: string
  to: string | null
  /** Whether the one who takes over is the same on the day already. For good, a cover of theirs is not that. */
  isTakers: boolean
  /** Covers of the one who takes over for good, which end as they do. */
  takersCovers: readonly { id: string; from: string }[]
  toAssess: number
}

/**
 * What somebody is to enrolments that go on, on a day or later, by learner. Covers of theirs are not theirs to give. With
 * a last day it is what can be covered from the one to the other.
 */
export async function listHeld(
  db: Db,
  of: {
    centreId: string
    personId: string
    kind?: RelationshipKind
    takerId?: string
    from: string
    to?: string | undefined
  },
): Promise<HeldRelationship[]> {
  const isCover = of.to !== undefined
  const { relationships: t, enrolments, learners, people, programmes, tags } = db.t
  const other = alias(t, 'other')
  const isTakers =
    of.takerId === undefined
      ? sql<number>`0`
      : sql<number>`${exists(
          db
            .select({ one: sql`1` })
            .from(other)
            .where(
              and(
                eq(other.enrolmentId, t.enrolmentId),
                eq(other.personId, of.takerId),
                eq(other.kind, t.kind),
                isCover ? undefined : isNull(other.coveringFor),
                lastsTo(other, of.from),
                of.to === undefined ? undefined : lte(other.fromOn, of.to),
              ),
            ),
        )}`
  const waiting = db
    .select({ enrolmentId: tags.enrolmentId, count: sql<number>`count(distinct ${tags.evidenceId})`.as('waiting') })
    .from(tags)
    .where(and(eq(tags.status, 'submitted'), isNull(tags.ended)))
    .groupBy(tags.enrolmentId)
    .as('waiting')
  const rows = await db
    .select({
      id: t.id,
      enrolmentId: t.enrolmentId,
      learnerId: learners.id,
      learnerPersonId: learners.personId,
      givenName: people.givenName,
      familyName: people.familyName,
      programmeName: programmes.name,
      status: enrolments.status,
      kind: t.kind,
      from: t.fromOn,
      to: t.toOn,
      isTakers,
      toAssess: waiting.count,
    })
    .from(t)
    .innerJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .leftJoin(waiting, eq(waiting.enrolmentId, t.enrolmentId))
    .where(
      and(
        eq(t.centreId, of.centreId),
        eq(t.personId, of.personId),
        of.kind === undefined ? undefined : eq(t.kind, of.kind),
        isNull(t.coveringFor),
        lastsTo(t, of.from),
        of.to === undefined ? undefined : lte(t.fromOn, of.to),
        // What has ended is not handed over: it keeps the names that it has.
        hasNotEnded(db),
      ),
    )
    .orderBy(asc(sql`lower(${people.familyName})`), asc(t.enrolmentId))
  const covers = of.takerId === undefined || isCover ? [] : await listCovers(db, of.takerId, of.from)
  return rows.map(({ givenName, familyName, isTakers: takers, toAssess, ...row }) => ({
    ...row,
    takersCovers: covers.filter(({ enrolmentId, kind }) => enrolmentId === row.enrolmentId && kind === row.kind),
    learnerName: formatName(givenName, familyName),
    isTakers: takers === 1,
    toAssess: toAssess ?? 0,
  }))
}

/** What somebody covers for others, on a day or later. */
async function listCovers(db: Db, personId: string, from: string) {
  const { relationships: t } = db.t
  return db
    .select({ id: t.id, enrolmentId: t.enrolmentId, kind: t.kind, from: t.fromOn })
    .from(t)
    .where(and(eq(t.personId, personId), isNull(t.ended), isNotNull(t.coveringFor), gte(t.toOn, from)))
}

/** Of these enrolments, those to which nobody else is the same from a day on without an end. */
export async function listLeftAlone(
  db: Db,
  { personId, kind }: { personId: string; kind: RelationshipKind },
  enrolmentIds: readonly string[],
  today: string,
): Promise<string[]> {
  if (enrolmentIds.length === 0) return []
  const { relationships: t, enrolments, people } = db.t
  const others = db
    .select({ one: sql`1` })
    .from(t)
    .innerJoin(people, eq(people.id, t.personId))
    .where(
      and(
        eq(t.enrolmentId, enrolments.id),
        eq(t.kind, kind),
        ne(t.personId, personId),
        isNull(t.coveringFor),
        isNull(people.ended),
        lastsTo(t, today),
      ),
    )
  const rows = await db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(and(inArray(enrolments.id, [...enrolmentIds]), notExists(others)))
  return rows.map(row => row.id)
}
