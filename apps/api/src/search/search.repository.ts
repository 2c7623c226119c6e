import type { EnrolmentStatus, Method } from '@crosswalk/contracts'
import { and, asc, eq, exists, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

/** More than is shown, so that the best of them can be chosen. */
const LOOKED_AT = 60

const toLike = (word: string): string => `%${word.replace(/[\\%_]/g, character => `\\${character}`)}%`

export interface FoundLearner {
  id: string
  name: string
  uln: string | null
  ownReference: string | null
  employer: string | null
  registrations: readonly string[]
  enrolments: { id: string; programmeName: string; status: EnrolmentStatus }[]
}

/** Each word is in a name, the ULN, a reference, a registration or the employer's name. `visible` is on `enrolments`. */
export async function findLearners(
  db: Db,
  centreId: string,
  words: readonly string[],
  visible: SQL | undefined,
): Promise<FoundLearner[]> {
  const { learners, people, enrolments, employers, employerSites, enrolmentEmployers: held } = db.t
  const name = sql`coalesce(${people.givenName}, '') || ' ' || ${people.familyName}`
  const isOfEnrolment = (column: SQL) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(enrolments)
        .leftJoin(held, and(eq(held.enrolmentId, enrolments.id), isNull(held.ended)))
        .leftJoin(employers, eq(employers.id, held.employerId))
        .leftJoin(employerSites, eq(employerSites.id, held.siteId))
        .where(and(eq(enrolments.learnerId, learners.id), visible, column)),
    )
  const matches = words.map(word => {
    const like = toLike(word)
    const contains = (column: SQL | typeof learners.uln) => sql`${column} like ${like} escape '\\'`
    return or(
      sql`(${name}) like ${like} escape '\\'`,
      contains(learners.uln),
      contains(sql`${learners.ownReference}`),
      isOfEnrolment(
        sql`(${enrolments.registration} like ${like} escape '\\' or ${employers.name} like ${like} escape '\\' or ${employerSites.name} like ${like} escape '\\')`,
      ),
    )
  })
  const rows = await db
    .select({
      id: learners.id,
      givenName: people.givenName,
      familyName: people.familyName,
      uln: learners.uln,
      ownReference: learners.ownReference,
    })
    .from(learners)
    .innerJoin(people, eq(people.id, learners.personId))
    .where(and(eq(learners.centreId, centreId), isOfEnrolment(sql`1`), ...matches))
    .orderBy(asc(sql`lower(${people.familyName})`), asc(learners.id))
    .limit(LOOKED_AT)
  const ofThem = await listEnrolments(
    db,
    rows.map(row => row.id),
    visible,
  )
  return rows.map(({ givenName, familyName, ...learner }) => {
    const own = ofThem.filter(({ learnerId }) => learnerId === learner.id)
    return {
      ...learner,
      name: formatName(givenName, familyName),
      employer: own.map(({ employer }) => employer).find(found => found !== null) ?? null,
      registrations: own.flatMap(({ registration }) => registration ?? []),
      enrolments: own.map(({ id, programmeName, status }) => ({ id, programmeName, status })),
    }
  })
}

async function listEnrolments(db: Db, learnerIds: readonly string[], visible: SQL | undefined) {
  if (learnerIds.length === 0) return []
  const { enrolments, programmes, employers, enrolmentEmployers: held } = db.t
  return db
    .select({
      id: enrolments.id,
      learnerId: enrolments.learnerId,
      programmeName: programmes.name,
      status: enrolments.status,
      registration: enrolments.registration,
      employer: employers.name,
    })
    .from(enrolments)
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .leftJoin(held, and(eq(held.enrolmentId, enrolments.id), isNull(held.ended)))
    .leftJoin(employers, eq(employers.id, held.employerId))
    .where(and(inArray(enrolments.learnerId, [...learnerIds]), visible))
    .orderBy(asc(enrolments.startsOn), asc(enrolments.id))
}

export interface FoundEvidence {
  id: string
  reference: string
  number: number
  title: string
  method: Method
  learnerId: string
  learnerPersonId: string
  learnerName: string
}

/** By the start of a reference, and words of the learner's name or the title beside it. */
export async function findEvidence(
  db: Db,
  centreId: string,
  { reference, words }: { reference: string; words: readonly string[] },
  visible: SQL | undefined,
): Promise<FoundEvidence[]> {
  const { evidence, enrolments, tags, learners, people } = db.t
  const name = sql`coalesce(${people.givenName}, '') || ' ' || ${people.familyName} || ' ' || ${evidence.title}`
  const isSeen = or(
    exists(
      db
        .select({ one: sql`1` })
        .from(enrolments)
        .where(and(eq(enrolments.id, evidence.enrolmentId), visible)),
    ),
    exists(
      db
        .select({ one: sql`1` })
        .from(tags)
        .innerJoin(enrolments, eq(enrolments.id, tags.enrolmentId))
        .where(and(eq(tags.evidenceId, evidence.id), isNull(tags.ended), visible)),
    ),
  )
  const rows = await db
    .select({
      id: evidence.id,
      reference: evidence.reference,
      number: evidence.number,
      title: evidence.title,
      method: evidence.method,
      learnerId: learners.id,
      learnerPersonId: learners.personId,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(evidence)
    .innerJoin(learners, eq(learners.id, evidence.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .where(
      and(
        eq(evidence.centreId, centreId),
        // A range, so that the index is used: references begin with capitals and end with digits.
        sql`${evidence.reference} >= ${reference} and ${evidence.reference} < ${`${reference}~`}`,
        isNull(evidence.ended),
        ...words.map(word => sql`(${name}) like ${toLike(word)} escape '\\'`),
        isSeen,
      ),
    )
    .orderBy(
      sql`${evidence.reference} <> ${reference}`,
      asc(sql`length(${evidence.reference})`),
      asc(evidence.reference),
      asc(sql`lower(${people.familyName})`),
      asc(evidence.id),
    )
    .limit(LOOKED_AT)
  return rows.map(({ givenName, familyName, ...row }) => ({ ...row, learnerName: formatName(givenName, familyName) }))
}

/** The mappings that visible enrolments follow; of one enrolment, its units. */
export async function listFrames(db: Db, visible: SQL | undefined, enrolmentId: string | undefined) {
  const { enrolments, programmeVersions: versions } = db.t
  return db
    .selectDistinct({ mappingId: versions.mappingId })
    .from(enrolments)
    .innerJoin(
      versions,
      and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion)),
    )
    .where(and(visible, enrolmentId === undefined ? undefined : eq(enrolments.id, enrolmentId)))
}
