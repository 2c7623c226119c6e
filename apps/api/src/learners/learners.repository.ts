import { TEMPORARY_ULN } from '@crosswalk/contracts'
import { and, count, eq, exists, inArray, isNull, ne, not, type SQL, sql } from 'drizzle-orm'
import { hasNotEnded } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'
import { formatName } from '../people/person-name.ts'
import { isNamedLike, nameKey, nameOrder } from '../people/person-search.repository.ts'

export interface LearnerRecord {
  id: string
  centreId: string
  personId: string
  accountId: string | null
  name: string
  givenName: string | null
  familyName: string
  email: string | null
  uln: string | null
  ownReference: string | null
  isClosed: boolean
  /** The person’s: names, e-mail, ULN and reference are edited together. */
  revision: number
}

export interface LearnersQuery {
  centreId: string
  /** Which enrolments the viewer may see: learners without any are not listed. */
  visible: SQL | undefined
  cohortId?: string | undefined
  employerId?: string | undefined
  search?: string | undefined
  /** Whoever has one enrolment that goes on is current. */
  show: 'current' | 'ended' | 'all'
}

/** One more than `limit` where there are more. */
export async function listLearnerRecords(
  db: Db,
  query: LearnersQuery,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<LearnerRecord[]> {
  const after = readCursor(cursor, ['string', 'string', 'string'])
  const isAfter = after === null ? undefined : sql`${nameKey(db)} > (${after[0]}, ${after[1]}, ${after[2]})`
  return select(db, and(isAskedFor(db, query), isAfter), limit + 1)
}

export async function countLearners(db: Db, query: LearnersQuery): Promise<number> {
  const { learners, people } = db.t
  const [row] = await db
    .select({ count: count() })
    .from(learners)
    .innerJoin(people, eq(people.id, learners.personId))
    .where(isAskedFor(db, query))
  return row?.count ?? 0
}

/** A condition on learners and their people. */
function isAskedFor(db: Db, query: LearnersQuery): SQL | undefined {
  const { learners, enrolments, enrolmentEmployers: held } = db.t
  const atEmployer = (employerId: string) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(held)
        .where(and(eq(held.enrolmentId, enrolments.id), eq(held.employerId, employerId), isNull(held.ended))),
    )
  const hasEnrolment = (which?: SQL) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(enrolments)
        .where(
          and(
            eq(enrolments.learnerId, learners.id),
            query.cohortId === undefined ? undefined : eq(enrolments.cohortId, query.cohortId),
            query.employerId === undefined ? undefined : atEmployer(query.employerId),
            query.visible,
            which,
          ),
        ),
    )
  const isCurrent = hasEnrolment(hasNotEnded(db))
  const isShown = {
    current: isCurrent,
    ended: and(hasEnrolment(), not(isCurrent)),
    all: hasEnrolment(),
  }
  return and(
    eq(learners.centreId, query.centreId),
    isShown[query.show],
    query.search ? isNamedLike(db, query.search, sql`${learners.uln}`, sql`${learners.ownReference}`) : undefined,
  )
}

export async function findLearnerRecord(db: Db, learnerId: string): Promise<LearnerRecord | null> {
  const [learner] = await select(db, eq(db.t.learners.id, learnerId), 1)
  return learner ?? null
}

/** 9999999999 is a shared temporary value: allowed any number of times, never a key. */
export async function isUlnTaken(db: Db, centreId: string, uln: string, exceptId: string | null): Promise<boolean> {
  if (uln === TEMPORARY_ULN) return false
  return isTaken(db, centreId, eq(db.t.learners.uln, uln), exceptId)
}

export async function isReferenceTaken(
  db: Db,
  centreId: string,
  ownReference: string,
  exceptId: string | null,
): Promise<boolean> {
  return isTaken(db, centreId, eq(db.t.learners.ownReference, ownReference), exceptId)
}

async function isTaken(db: Db, centreId: string, which: SQL, exceptId: string | null): Promise<boolean> {
  const { learners } = db.t
  const rows = await db
    .select({ id: learners.id })
    .from(learners)
    .where(and(eq(learners.centreId, centreId), which, exceptId === null ? undefined : ne(learners.id, exceptId)))
    .limit(1)
  return rows.length > 0
}

/** A condition on `enrolments`. */
export function ofLearners(db: Db, learnerIds: readonly string[], visible: SQL | undefined): SQL | undefined {
  return and(inArray(db.t.enrolments.learnerId, [...learnerIds]), visible)
}

async function select(db: Db, which: SQL | undefined, limit: number): Promise<LearnerRecord[]> {
  const { learners, people } = db.t
  const rows = await db
    .select({ learner: learners, person: people })
    .from(learners)
    .innerJoin(people, eq(people.id, learners.personId))
    .where(which)
    .orderBy(...nameOrder(db))
    .limit(limit)
  return rows.map(({ learner, person }) => ({
    id: learner.id,
    centreId: learner.centreId,
    personId: person.id,
    accountId: person.accountId,
    name: formatName(person.givenName, person.familyName),
    givenName: person.givenName,
    familyName: person.familyName,
    email: person.email,
    uln: learner.uln,
    ownReference: learner.ownReference,
    isClosed: person.ended !== null,
    revision: person.revision,
  }))
}
