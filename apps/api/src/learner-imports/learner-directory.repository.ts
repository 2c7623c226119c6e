/** All that the lines of a table may name, each kind of it in one query. */
import type { RelationshipKind, Role } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import type { JobRole } from '@crosswalk/progress'
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { isOpen } from '../access/enrolment-access.ts'
import { lastsTo } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { listEnrolmentEmployers } from '../employers/employers.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { formatName } from '../people/person-name.ts'
import { listProgrammeRecords, type ProgrammeRecord } from '../programmes/programmes.repository.ts'
import { groupBy } from '../tabular/group-by.ts'
import { listUnitPatternRecords, type UnitPatternRecord } from '../unit-patterns/unit-patterns.repository.ts'

export interface NamedKeys {
  references: readonly string[]
  ulns: readonly string[]
  emails: readonly string[]
  familyNames: readonly string[]
}

export interface KnownStaff {
  id: string
  name: string
  email: string | null
  roles: readonly Role[]
}

export interface KnownEmployer {
  id: string
  name: string
  closed: boolean
  sites: readonly { id: string; name: string; closed: boolean }[]
}

export interface KnownEnrolment {
  id: string
  programmeId: string
  isOpen: boolean
  startsOn: string
  plannedEndOn: string | null
  cohortId: string | null
  registration: string | null
  jobRole: JobRole | null
  unitIds: readonly string[]
  employer: { id: string; siteId: string | null } | null
  relationships: readonly KnownRelationship[]
}

export interface KnownRelationship {
  id: string
  kind: RelationshipKind
  personId: string
  name: string
  from: string
  to: string | null
}

export interface KnownLearner {
  id: string
  personId: string
  accountId: string | null
  centreId: string
  givenName: string | null
  familyName: string
  name: string
  email: string | null
  uln: string | null
  ownReference: string | null
  isClosed: boolean
  enrolments: readonly KnownEnrolment[]
}

export interface KnownProgramme extends ProgrammeRecord {
  mapping: MappingDocument
}

export interface LearnerDirectory {
  programmes: readonly KnownProgramme[]
  patterns: readonly UnitPatternRecord[]
  cohorts: readonly { id: string; name: string }[]
  employers: readonly KnownEmployer[]
  staff: readonly KnownStaff[]
  learners: readonly KnownLearner[]
  /** Of the e-mails named: whose they are. */
  emailOwners: ReadonlyMap<string, { personId: string; name: string; isClosed: boolean }>
}

export async function loadLearnerDirectory(
  db: Db,
  mappings: MappingReader,
  centreId: string,
  keys: NamedKeys,
  today: string,
): Promise<LearnerDirectory> {
  const programmes: KnownProgramme[] = []
  for (const programme of await listProgrammeRecords(db, centreId, undefined)) {
    // Mappings are read once and kept.
    programmes.push({ ...programme, mapping: await mappings.getMapping(db, programme.mappingId) })
  }
  const { cohorts } = db.t
  return {
    programmes,
    patterns: (await listUnitPatternRecords(db, centreId)).filter(pattern => !pattern.retired),
    cohorts: await db
      .select({ id: cohorts.id, name: cohorts.name })
      .from(cohorts)
      .where(and(eq(cohorts.centreId, centreId), isNull(cohorts.ended))),
    employers: await listKnownEmployers(db, centreId),
    staff: await listKnownStaff(db, centreId, today),
    learners: await listKnownLearners(db, centreId, keys, today),
    emailOwners: await listEmailOwners(db, centreId, keys.emails),
  }
}

async function listKnownEmployers(db: Db, centreId: string): Promise<KnownEmployer[]> {
  const { employers, employerSites: sites } = db.t
  const rows = await db
    .select({ employer: employers, site: sites })
    .from(employers)
    .leftJoin(sites, eq(sites.employerId, employers.id))
    .where(eq(employers.centreId, centreId))
    .orderBy(asc(employers.id))
  const found = new Map<string, KnownEmployer & { sites: { id: string; name: string; closed: boolean }[] }>()
  for (const { employer, site } of rows) {
    const known = found.get(employer.id) ?? {
      id: employer.id,
      name: employer.name,
      closed: employer.ended !== null,
      sites: [],
    }
    if (site !== null) known.sites.push({ id: site.id, name: site.name, closed: site.ended !== null })
    found.set(employer.id, known)
  }
  return [...found.values()]
}

async function listKnownStaff(db: Db, centreId: string, today: string): Promise<KnownStaff[]> {
  const { people, personRoles: roles } = db.t
  const rows = await db
    .select({ person: people, role: roles.role })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .where(
      and(
        eq(people.centreId, centreId),
        isNull(people.ended),
        // A role that begins later is enough: the relationship counts from then.
        lastsTo(roles, today),
      ),
    )
  const found = new Map<string, KnownStaff & { roles: Role[] }>()
  for (const { person, role } of rows) {
    const known = found.get(person.id) ?? {
      id: person.id,
      name: formatName(person.givenName, person.familyName),
      email: person.email,
      roles: [],
    }
    known.roles.push(role)
    found.set(person.id, known)
  }
  return [...found.values()].filter(({ roles }) => roles.some(role => role !== 'learner'))
}

async function listKnownLearners(db: Db, centreId: string, keys: NamedKeys, today: string): Promise<KnownLearner[]> {
  const { learners, people } = db.t
  const rows = await db
    .select({ learner: learners, person: people })
    .from(learners)
    .innerJoin(people, eq(people.id, learners.personId))
    .where(
      and(
        eq(learners.centreId, centreId),
        or(
          inArray(learners.ownReference, [...keys.references]),
          inArray(learners.uln, [...keys.ulns]),
          inArray(people.email, [...keys.emails]),
          inArray(people.familyName, [...keys.familyNames]),
        ),
      ),
    )
  const enrolments = await listKnownEnrolments(
    db,
    rows.map(({ learner }) => learner.id),
    today,
  )
  return rows.map(({ learner, person }) => ({
    id: learner.id,
    personId: person.id,
    accountId: person.accountId,
    centreId,
    givenName: person.givenName,
    familyName: person.familyName,
    name: formatName(person.givenName, person.familyName),
    email: person.email,
    uln: learner.uln,
    ownReference: learner.ownReference,
    isClosed: person.ended !== null,
    enrolments: enrolments.filter(({ learnerId }) => learnerId === learner.id).map(({ known }) => known),
  }))
}

async function listKnownEnrolments(db: Db, learnerIds: readonly string[], today: string) {
  const { enrolments, enrolmentUnits, relationships, people } = db.t
  const rows = await db
    .select()
    .from(enrolments)
    .where(inArray(enrolments.learnerId, [...learnerIds]))
    .orderBy(asc(enrolments.startsOn), asc(enrolments.id))
  const enrolmentIds = rows.map(({ id }) => id)
  const units = await db
    .select({ enrolmentId: enrolmentUnits.enrolmentId, unitId: enrolmentUnits.unitId })
    .from(enrolmentUnits)
    .where(and(inArray(enrolmentUnits.enrolmentId, enrolmentIds), isNull(enrolmentUnits.ended)))
  const related = await db
    .select({ relationship: relationships, givenName: people.givenName, familyName: people.familyName })
    .from(relationships)
    .innerJoin(people, eq(people.id, relationships.personId))
    .where(and(inArray(relationships.enrolmentId, enrolmentIds), lastsTo(relationships, today)))
  const employers = await listEnrolmentEmployers(db, enrolmentIds)
  const unitsOf = groupBy(units, ({ enrolmentId }) => enrolmentId)
  const relatedTo = groupBy(related, ({ relationship }) => relationship.enrolmentId)
  return rows.map(row => {
    const employer = employers.get(row.id)
    const known: KnownEnrolment = {
      id: row.id,
      programmeId: row.programmeId,
      isOpen: isOpen(row),
      startsOn: row.startsOn,
      plannedEndOn: row.plannedEndOn,
      cohortId: row.cohortId,
      registration: row.registration,
      jobRole: row.jobRole,
      unitIds: (unitsOf.get(row.id) ?? []).map(({ unitId }) => unitId),
      employer: employer === undefined ? null : { id: employer.id, siteId: employer.siteId ?? null },
      relationships: (relatedTo.get(row.id) ?? []).map(({ relationship, givenName, familyName }) => ({
        id: relationship.id,
        kind: relationship.kind,
        personId: relationship.personId,
        name: formatName(givenName, familyName),
        from: relationship.fromOn,
        to: relationship.toOn,
      })),
    }
    return { learnerId: row.learnerId, known }
  })
}

async function listEmailOwners(db: Db, centreId: string, emails: readonly string[]) {
  const { people } = db.t
  const rows = await db
    .select()
    .from(people)
    .where(and(eq(people.centreId, centreId), inArray(people.email, [...emails])))
  return new Map(
    rows.flatMap(({ email, id, givenName, familyName, ended }) =>
      email === null
        ? []
        : [[email, { personId: id, name: formatName(givenName, familyName), isClosed: ended !== null }] as const],
    ),
  )
}

/** Who of these has an e-mail to sign in with and no password yet. */
export async function listInvitable(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  const { people, accounts } = db.t
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .innerJoin(accounts, eq(accounts.id, people.accountId))
    .where(and(inArray(people.id, [...personIds]), isNull(accounts.passwordHash), isNull(accounts.closedAt)))
  return new Set(rows.map(({ id }) => id))
}
