import type { EnrolmentStatus, OutsidePurpose } from '@crosswalk/contracts'
import { and, asc, desc, eq, gt, isNull, lt, ne, type SQL } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'
import { formatName } from '../people/person-name.ts'
import { listPersonNames } from '../people/person-names.repository.ts'

export interface AccessRecord {
  id: string
  centreId: string
  centreName: string
  purpose: OutsidePurpose
  /** With whose line manager is theirs now. */
  enrolment: {
    id: string
    learnerId: string
    learnerName: string
    status: EnrolmentStatus
    lineManagerId: string | null
  } | null
  lineManager: { id: string; name: string; email: string | null; closed: boolean }
  employer: { id: string; name: string }
  grantedBy: { id: string; name: string }
  grantedAt: Date
  expiresAt: Date
  openedAt: Date | null
  usedAt: Date | null
  ended: { by: string | null; at: Date } | null
  began: number
}

/** Newest first. */
async function listAccesses(db: Db, which: SQL | undefined, limit?: number): Promise<AccessRecord[]> {
  const { outsideAccesses: t, lineManagers, employers, centres, ledger } = db.t
  const { enrolments, enrolmentEmployers: held, learners } = db.t
  const query = db
    .select({
      access: t,
      manager: lineManagers,
      employer: employers,
      centreName: centres.name,
      enrolment: enrolments,
      heldBy: held.lineManagerId,
      learnerPersonId: learners.personId,
      endedAt: ledger.at,
      endedBy: ledger.actorId,
    })
    .from(t)
    .innerJoin(lineManagers, eq(lineManagers.id, t.lineManagerId))
    .innerJoin(employers, eq(employers.id, lineManagers.employerId))
    .innerJoin(centres, eq(centres.id, t.centreId))
    .leftJoin(enrolments, eq(enrolments.id, t.enrolmentId))
    .leftJoin(held, and(eq(held.enrolmentId, t.enrolmentId), isNull(held.ended)))
    .leftJoin(learners, eq(learners.id, enrolments.learnerId))
    .leftJoin(ledger, and(eq(ledger.centreId, t.centreId), eq(ledger.sequence, t.ended)))
    .where(which)
    .orderBy(desc(t.began))
  const rows = await (limit === undefined ? query : query.limit(limit))
  const names = await listPersonNames(
    db,
    rows.flatMap(row => [row.access.grantedBy, row.learnerPersonId, row.endedBy]),
  )
  const toName = (personId: string | null) => names.get(personId ?? '') ?? ''
  return rows.map(({ access, manager, employer, centreName, enrolment, heldBy, ...row }) => ({
    id: access.id,
    centreId: access.centreId,
    centreName,
    purpose: access.purpose,
    enrolment: enrolment && {
      id: enrolment.id,
      learnerId: enrolment.learnerId,
      learnerName: toName(row.learnerPersonId),
      status: enrolment.status,
      lineManagerId: heldBy,
    },
    lineManager: { id: manager.id, name: manager.name, email: manager.email, closed: manager.ended !== null },
    employer: { id: employer.id, name: employer.name },
    grantedBy: { id: access.grantedBy, name: toName(access.grantedBy) },
    grantedAt: access.grantedAt,
    expiresAt: access.expiresAt,
    openedAt: access.openedAt,
    usedAt: access.usedAt,
    ended: row.endedAt && { by: row.endedBy && toName(row.endedBy), at: row.endedAt },
    began: access.began,
  }))
}

export const listAccessesOfEnrolment = (db: Db, enrolmentId: string): Promise<AccessRecord[]> =>
  listAccesses(db, eq(db.t.outsideAccesses.enrolmentId, enrolmentId))

/** One more than `limit` where there are more. */
export async function listAccessesOfEmployer(
  db: Db,
  { employerId, cursor, limit }: { employerId: string; cursor?: string | undefined; limit: number },
): Promise<AccessRecord[]> {
  const after = readCursor(cursor, ['number'])
  const { outsideAccesses: t, employers } = db.t
  const which = and(eq(employers.id, employerId), after === null ? undefined : lt(t.began, after[0]))
  return listAccesses(db, which, limit + 1)
}

export async function findAccess(db: Db, accessId: string): Promise<AccessRecord | null> {
  const [access] = await listAccesses(db, eq(db.t.outsideAccesses.id, accessId))
  return access ?? null
}

/** Null for a link that is not known, has run out, or was ended. */
export async function findOpenAccess(db: Db, hash: string, now: Date): Promise<AccessRecord | null> {
  const { outsideLinks, outsideAccesses: t } = db.t
  const [link] = await db.select().from(outsideLinks).where(eq(outsideLinks.hash, hash))
  if (link === undefined) return null
  const [access] = await listAccesses(db, and(eq(t.id, link.accessId), isNull(t.ended), gt(t.expiresAt, now)))
  return access ?? null
}

export async function keepLink(db: WriteDb, hash: string, accessId: string, createdAt: Date): Promise<void> {
  await db.insert(db.t.outsideLinks).values({ hash, accessId, createdAt })
}

/** For projectors of what is done by a link: from then on it shows what was said. */
export async function markAccessUsed(db: WriteDb, accessId: string, usedAt: Date): Promise<void> {
  const { outsideAccesses: t } = db.t
  await db.update(t).set({ usedAt }).where(eq(t.id, accessId))
}

/** Whom the learner works for now: what was shared with an employer ends when the learner leaves it. */
export async function findEmployerOfEnrolment(
  db: Db,
  enrolmentId: string,
): Promise<{ employerId: string; lineManagerId: string | null } | null> {
  const { enrolmentEmployers: t } = db.t
  const [row] = await db
    .select({ employerId: t.employerId, lineManagerId: t.lineManagerId })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended)))
  return row ?? null
}

export interface ApprenticeRecord {
  enrolmentId: string
  name: string
  programmeId: string
  programmeVersion: number
  mappingId: string
  programmeName: string
  siteName: string | null
  status: Db['t']['enrolments']['$inferSelect']['status']
  startsOn: string
  plannedEndOn: string | null
  row: Db['t']['progressRows']['$inferSelect']
  threshold: Db['t']['programmeVersions']['$inferSelect']['threshold']
  acceptedTagsNeeded: number
}

/** The line manager’s own, by name. Who withdrew is no apprentice of theirs any more. */
export async function listApprentices(db: Db, lineManagerId: string): Promise<ApprenticeRecord[]> {
  const { enrolmentEmployers: held, enrolments, learners, people, progressRows, employerSites: sites } = db.t
  const { programmes, programmeVersions: versions } = db.t
  const rows = await db
    .select({
      enrolment: enrolments,
      person: people,
      programme: programmes,
      version: versions,
      row: progressRows,
      siteName: sites.name,
    })
    .from(held)
    .innerJoin(enrolments, eq(enrolments.id, held.enrolmentId))
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .innerJoin(people, eq(people.id, learners.personId))
    .innerJoin(programmes, eq(programmes.id, enrolments.programmeId))
    .innerJoin(
      versions,
      and(eq(versions.programmeId, enrolments.programmeId), eq(versions.version, enrolments.programmeVersion)),
    )
    .innerJoin(progressRows, eq(progressRows.enrolmentId, enrolments.id))
    .leftJoin(sites, eq(sites.id, held.siteId))
    .where(and(eq(held.lineManagerId, lineManagerId), isNull(held.ended), ne(enrolments.status, 'withdrawn')))
    .orderBy(asc(people.familyName), asc(people.givenName), asc(enrolments.id))
  return rows.map(({ enrolment, person, programme, version, row, siteName }) => ({
    enrolmentId: enrolment.id,
    name: formatName(person.givenName, person.familyName),
    programmeId: programme.id,
    programmeVersion: version.version,
    mappingId: version.mappingId,
    programmeName: programme.name,
    siteName,
    status: enrolment.status,
    startsOn: enrolment.startsOn,
    plannedEndOn: enrolment.plannedEndOn,
    row,
    threshold: version.threshold,
    acceptedTagsNeeded: version.acceptedTagsNeeded,
  }))
}
