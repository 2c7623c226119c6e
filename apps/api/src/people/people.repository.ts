import { type Role, STAFF_ROLES } from '@crosswalk/contracts'
import { and, asc, countDistinct, eq, exists, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Moment } from '../dates/moment.ts'
import { coversDay, lastsTo } from '../db/days.ts'
import type { Db } from '../db/store.ts'
import { appError } from '../http/app-error.ts'
import { readCursor } from '../http/cursor.ts'
import type { PersonRecord } from './people.model.ts'
import { formatName } from './person-name.ts'
import { isNamedLike, nameKey, nameOrder } from './person-search.repository.ts'

export interface PeopleQuery {
  centreId: string
  search?: string | undefined
  role?: Role | undefined
  /** Only staff whose access is open: what staff choose from. */
  onlyStaff: boolean
  cursor?: string | undefined
  limit: number
}

/** One more than `limit` where there are more. */
export async function listPeopleRecords(db: Db, query: PeopleQuery, now: Moment): Promise<PersonRecord[]> {
  const { people } = db.t
  const after = readCursor(query.cursor, ['string', 'string', 'string'])
  const conditions: (SQL | undefined)[] = [eq(people.centreId, query.centreId)]
  if (query.search) {
    // By e-mail as well, for those who are shown it.
    conditions.push(isNamedLike(db, query.search, ...(query.onlyStaff ? [] : [sql`${people.email}`])))
  }
  if (query.role) conditions.push(hasRole(db, [query.role], now.today))
  if (query.onlyStaff) conditions.push(isNull(people.ended), hasRole(db, STAFF_ROLES, now.today))
  if (after !== null) conditions.push(sql`${nameKey(db)} > (${after[0]}, ${after[1]}, ${after[2]})`)
  return load(db, and(...conditions), now, query.limit + 1)
}

export async function findPersonRecord(db: Db, personId: string, now: Moment): Promise<PersonRecord | null> {
  const [person] = await load(db, eq(db.t.people.id, personId), now, 1)
  return person ?? null
}

/** Only for the policy's question whether somebody stays to manage the centre. */
export async function countOtherManagers(db: Db, person: PersonRecord, today: string): Promise<number> {
  const { people, personRoles } = db.t
  const [row] = await db
    .select({ count: countDistinct(people.id) })
    .from(people)
    .innerJoin(personRoles, eq(personRoles.personId, people.id))
    .where(
      and(
        eq(people.centreId, person.centreId),
        ne(people.id, person.id),
        isNull(people.ended),
        eq(personRoles.role, 'centreManager'),
        coversDay(personRoles, today),
      ),
    )
  return row?.count ?? 0
}

/** One e-mail, one person of the centre, as long as their access is open. */
export async function requireFreeEmail(db: Db, centreId: string, email: string): Promise<void> {
  const { people } = db.t
  const taken = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.centreId, centreId), eq(people.email, email), isNull(people.ended)))
  if (taken.length > 0) throw appError('email.taken')
}

export async function findLearnerOfPerson(db: Db, personId: string): Promise<{ id: string } | null> {
  const { learners } = db.t
  const [row] = await db.select({ id: learners.id }).from(learners).where(eq(learners.personId, personId))
  return row ?? null
}

function hasRole(db: Db, roles: readonly Role[], today: string): SQL {
  const { people, personRoles } = db.t
  return exists(
    db
      .select({ one: sql`1` })
      .from(personRoles)
      .where(
        and(eq(personRoles.personId, people.id), inArray(personRoles.role, [...roles]), coversDay(personRoles, today)),
      ),
  )
}

async function load(db: Db, which: SQL | undefined, now: Moment, limit: number): Promise<PersonRecord[]> {
  const { people, accounts } = db.t
  const rows = await db
    .select({ person: people, passwordHash: accounts.passwordHash, lastSignedInAt: accounts.lastSignedInAt })
    .from(people)
    .leftJoin(accounts, eq(accounts.id, people.accountId))
    .where(which)
    .orderBy(...nameOrder(db))
    .limit(limit)
  if (rows.length === 0) return []
  const personIds = rows.map(row => row.person.id)
  const [roles, marks, powers, invited] = [
    await listDatedRoles(db, personIds, now.today),
    await listMarks(db, 'trainingMarks', personIds, now.today),
    await listMarks(db, 'erasurePowers', personIds, now.today),
    await listInvitedAccounts(
      db,
      rows.flatMap(row => row.person.accountId ?? []),
      now.at,
    ),
  ]
  return rows.map(({ person, passwordHash, lastSignedInAt }) => {
    const datedRoles = roles.filter(role => role.personId === person.id)
    const isClosed = person.ended !== null
    const training = marks.find(mark => mark.personId === person.id) ?? null
    const power = powers.find(mark => mark.personId === person.id) ?? null
    return {
      id: person.id,
      centreId: person.centreId,
      accountId: person.accountId,
      givenName: person.givenName,
      familyName: person.familyName,
      name: formatName(person.givenName, person.familyName),
      email: person.email,
      revision: person.revision,
      isClosed,
      roles: [...new Set(datedRoles.filter(role => role.from <= now.today).map(role => role.role))],
      datedRoles: datedRoles.map(({ id, role, from, to }) => ({ id, role, from, to })),
      training: training && { id: training.id, from: training.from, to: training.to },
      isInTraining: training !== null && training.from <= now.today,
      erasurePower: power && { id: power.id, from: power.from, to: power.to },
      account: isClosed ? 'closed' : toAccountState(person.accountId, passwordHash, invited),
      lastSignedInAt,
    }
  })
}

function toAccountState(accountId: string | null, passwordHash: string | null, invited: ReadonlySet<string>) {
  if (accountId === null) return 'none'
  if (passwordHash !== null) return 'active'
  return invited.has(accountId) ? 'invited' : 'none'
}

async function listDatedRoles(db: Db, personIds: string[], today: string) {
  const { personRoles: t } = db.t
  return db
    .select({ id: t.id, personId: t.personId, role: t.role, from: t.fromOn, to: t.toOn })
    .from(t)
    .where(and(inArray(t.personId, personIds), lastsTo(t, today)))
    .orderBy(asc(t.fromOn), asc(t.id))
}

/** Those of today and of days to come, the earliest first. */
async function listMarks(db: Db, table: 'trainingMarks' | 'erasurePowers', personIds: string[], today: string) {
  const t = db.t[table]
  return db
    .select({ id: t.id, personId: t.personId, from: t.fromOn, to: t.toOn })
    .from(t)
    .where(and(inArray(t.personId, personIds), lastsTo(t, today)))
    .orderBy(asc(t.fromOn), asc(t.id))
}

/** Accounts to which a link is out. */
async function listInvitedAccounts(db: Db, accountIds: string[], at: Date): Promise<Set<string>> {
  if (accountIds.length === 0) return new Set()
  const { passwordLinks: t } = db.t
  const rows = await db
    .selectDistinct({ accountId: t.accountId })
    .from(t)
    .where(and(inArray(t.accountId, accountIds), isNull(t.usedAt), sql`${t.expiresAt} > ${at.getTime()}`))
  return new Set(rows.flatMap(row => row.accountId ?? []))
}
