import type { Employer, EnrolmentEmployer } from '@crosswalk/contracts'
import { and, asc, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { countOpen } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'

export interface EmployerRecord {
  id: string
  centreId: string
  name: string
  closed: boolean
  /** Visible ones with this employer now that go on. */
  enrolments: number
  /** Somebody works or worked here whom the viewer may see. */
  isSeen: boolean
  revision: number
}

export interface EmployersQuery {
  centreId: string
  /** Which enrolments count. */
  visible: SQL | undefined
  search?: string | undefined
  closed?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

/** One more than `limit` where there are more. */
export async function listEmployerRecords(db: Db, query: EmployersQuery): Promise<EmployerRecord[]> {
  const { employers: t } = db.t
  const after = readCursor(query.cursor, ['string', 'string'])
  const like = `%${(query.search ?? '').trim().replace(/[\\%_]/g, character => `\\${character}`)}%`
  return select(
    db,
    and(
      eq(t.centreId, query.centreId),
      query.search ? sql`${t.name} like ${like} escape '\\'` : undefined,
      query.closed === undefined ? undefined : query.closed ? isNotNull(t.ended) : isNull(t.ended),
      after === null ? undefined : sql`(lower(${t.name}), ${t.id}) > (lower(${after[0]}), ${after[1]})`,
    ),
    query.visible,
  ).limit(query.limit + 1)
}

export async function findEmployerRecord(
  db: Db,
  employerId: string,
  visible: SQL | undefined,
): Promise<EmployerRecord | null> {
  const [employer] = await select(db, eq(db.t.employers.id, employerId), visible)
  return employer ?? null
}

function select(db: Db, which: SQL | undefined, visible: SQL | undefined) {
  const { employers: t, enrolmentEmployers: held, enrolments } = db.t
  return db
    .select({
      id: t.id,
      centreId: t.centreId,
      name: t.name,
      closed: sql<boolean>`${t.ended} is not null`.mapWith(Boolean),
      revision: t.revision,
      enrolments: countOpen(db),
      isSeen: sql<boolean>`count(${enrolments.id}) > 0`.mapWith(Boolean),
    })
    .from(t)
    .leftJoin(held, and(eq(held.employerId, t.id), isNull(held.ended)))
    .leftJoin(enrolments, and(eq(enrolments.id, held.enrolmentId), visible))
    .where(which)
    .groupBy(t.id)
    .orderBy(asc(sql`lower(${t.name})`), asc(t.id))
    .$dynamic()
}

/** As files and lists name them: whatever the case of the letters, closed or not. */
export async function findEmployerIdByName(
  db: Db,
  centreId: string,
  name: string,
  exceptId = '',
): Promise<string | null> {
  const { employers: t } = db.t
  const [row] = await db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.centreId, centreId), sql`lower(${t.name}) = lower(${name})`, ne(t.id, exceptId)))
  return row?.id ?? null
}

export async function isSiteNameTaken(db: Db, employerId: string, name: string, exceptId = ''): Promise<boolean> {
  const { employerSites: t } = db.t
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(
      and(eq(t.employerId, employerId), isNull(t.ended), sql`lower(${t.name}) = lower(${name})`, ne(t.id, exceptId)),
    )
  return rows.length > 0
}

/** Sites and line managers beside each, in two queries. */
export async function toEmployers(db: Db, records: readonly EmployerRecord[]): Promise<Employer[]> {
  if (records.length === 0) return []
  const { employerSites, lineManagers } = db.t
  const ids = records.map(record => record.id)
  const sites = await db
    .select()
    .from(employerSites)
    .where(inArray(employerSites.employerId, ids))
    .orderBy(asc(sql`lower(${employerSites.name})`), asc(employerSites.id))
  const managers = await db
    .select()
    .from(lineManagers)
    .where(inArray(lineManagers.employerId, ids))
    .orderBy(asc(sql`lower(${lineManagers.name})`), asc(lineManagers.id))
  return records.map(({ id, name, closed, enrolments, revision }) => ({
    id,
    name,
    closed,
    enrolments,
    revision,
    sites: sites
      .filter(site => site.employerId === id)
      .map(site => ({
        id: site.id,
        name: site.name,
        addressLines: site.addressLines,
        postcode: site.postcode,
        closed: site.ended !== null,
      })),
    lineManagers: managers
      .filter(manager => manager.employerId === id)
      .map(manager => ({
        id: manager.id,
        name: manager.name,
        email: manager.email,
        phone: manager.phone,
        closed: manager.ended !== null,
      })),
  }))
}

export interface EmployerPart {
  id: string
  employerId: string
  centreId: string
  closed: boolean
}

export async function findSite(db: Db, siteId: string): Promise<EmployerPart | null> {
  const { employerSites: t } = db.t
  const [row] = await db.select().from(t).where(eq(t.id, siteId))
  return row === undefined ? null : { ...row, closed: row.ended !== null }
}

export async function findLineManager(db: Db, lineManagerId: string): Promise<EmployerPart | null> {
  const { lineManagers: t } = db.t
  const [row] = await db.select().from(t).where(eq(t.id, lineManagerId))
  return row === undefined ? null : { ...row, closed: row.ended !== null }
}

/** Which employer each enrolment has now. */
export async function listEnrolmentEmployers(
  db: Db,
  enrolmentIds: readonly string[],
): Promise<Map<string, EnrolmentEmployer>> {
  if (enrolmentIds.length === 0) return new Map()
  const { enrolmentEmployers: t, employers, employerSites: sites, lineManagers: managers } = db.t
  const rows = await db
    .select({
      enrolmentId: t.enrolmentId,
      from: t.fromOn,
      id: employers.id,
      name: employers.name,
      siteId: sites.id,
      siteName: sites.name,
      managerId: managers.id,
      managerName: managers.name,
    })
    .from(t)
    .innerJoin(employers, eq(employers.id, t.employerId))
    .leftJoin(sites, eq(sites.id, t.siteId))
    .leftJoin(managers, eq(managers.id, t.lineManagerId))
    .where(and(inArray(t.enrolmentId, [...enrolmentIds]), isNull(t.ended)))
  return new Map(
    rows.map(({ enrolmentId, id, name, from, siteId, siteName, managerId, managerName }) => [
      enrolmentId,
      {
        id,
        name,
        from,
        ...(siteId !== null && siteName !== null && { siteId, siteName }),
        ...(managerId !== null && managerName !== null && { lineManager: { id: managerId, name: managerName } }),
      },
    ]),
  )
}
