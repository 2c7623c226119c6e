import type { Role } from '@crosswalk/contracts'
import { and, eq, gt, inArray, isNull, lt, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import { isInTraining } from '../decisions/training.repository.ts'
import { hasErasurePower } from '../erasures/erasure-power.repository.ts'
import type { Actor } from '../http/actor.ts'
import { formatName } from '../people/person-name.ts'

export interface SignInAccount {
  id: string
  passwordHash: string | null
  isClosed: boolean
}

export interface Membership {
  personId: string
  centreId: string
  centreName: string
}

export interface Profile {
  name: string
  email: string | null
  centreName: string
  inTraining: boolean
  mayErase: boolean
  learner: {
    id: string
    enrolments: { id: string; programmeId: string; programmeName: string; status: string }[]
  } | null
}

const SESSION_ENDINGS = ['signedOut', 'passwordChanged', 'reused', 'closed'] as const
export type SessionEnding = (typeof SESSION_ENDINGS)[number]

export interface NewFamily {
  id: string
  accountId: string
  personId: string
  centreId: string
  tokenHash: string
  at: Date
  tokenExpiresAt: Date
  familyExpiresAt: Date
  userAgent: string | null
}

export type PresentedToken =
  | { state: 'unknown' }
  /** The family has ended: by sign-out, a changed password, time, or because a token was used again. */
  | { state: 'ended'; because: string }
  /** It was exchanged at that time, and the family still stands. */
  | { state: 'replaced'; familyId: string; replacedAt: Date; familyExpiresAt: Date }
  | { state: 'current'; familyId: string; familyExpiresAt: Date }

export type SessionsRepository = ReturnType<typeof createSessionsRepository>

export function createSessionsRepository(store: Store) {
  const { t } = store.read

  async function findPresented(db: Db, tokenHash: string, at: Date): Promise<PresentedToken> {
    const [row] = await db
      .select({
        familyId: t.refreshTokens.familyId,
        replacedAt: t.refreshTokens.replacedAt,
        tokenExpiresAt: t.refreshTokens.expiresAt,
        familyExpiresAt: t.sessionFamilies.expiresAt,
        endedAt: t.sessionFamilies.endedAt,
        endedReason: t.sessionFamilies.endedReason,
        epoch: t.sessionFamilies.epoch,
        accountEpoch: t.accounts.epoch,
        accountClosedAt: t.accounts.closedAt,
        personEnded: t.people.ended,
      })
      .from(t.refreshTokens)
      .innerJoin(t.sessionFamilies, eq(t.sessionFamilies.id, t.refreshTokens.familyId))
      .innerJoin(t.accounts, eq(t.accounts.id, t.sessionFamilies.accountId))
      .innerJoin(t.people, eq(t.people.id, t.sessionFamilies.personId))
      .where(eq(t.refreshTokens.hash, tokenHash))
    if (row === undefined) return { state: 'unknown' }
    if (row.accountClosedAt !== null || row.personEnded !== null) return { state: 'ended', because: 'closed' }
    // Closed with access that was given back since: they need only sign in again.
    if (row.endedReason === 'closed') return { state: 'ended', because: 'signedOut' }
    if (row.endedAt !== null) return { state: 'ended', because: row.endedReason ?? 'signedOut' }
    if (row.epoch !== row.accountEpoch) return { state: 'ended', because: 'passwordChanged' }
    if (row.familyExpiresAt <= at) return { state: 'ended', because: 'expired' }
    const { familyId, replacedAt, familyExpiresAt } = row
    if (replacedAt !== null) return { state: 'replaced', familyId, replacedAt, familyExpiresAt }
    if (row.tokenExpiresAt <= at) return { state: 'ended', because: 'expired' }
    return { state: 'current', familyId, familyExpiresAt }
  }

  async function listOwnEnrolments(learnerId: string) {
    return store.read
      .select({
        id: t.enrolments.id,
        programmeId: t.enrolments.programmeId,
        programmeName: t.programmes.name,
        status: t.enrolments.status,
      })
      .from(t.enrolments)
      .innerJoin(t.programmes, eq(t.programmes.id, t.enrolments.programmeId))
      .where(eq(t.enrolments.learnerId, learnerId))
      .orderBy(t.enrolments.startsOn, t.enrolments.id)
  }

  return {
    async findAccountByEmail(email: string): Promise<SignInAccount | null> {
      const [row] = await store.read.select().from(t.accounts).where(eq(t.accounts.email, email))
      return row === undefined ? null : { id: row.id, passwordHash: row.passwordHash, isClosed: row.closedAt !== null }
    },

    async listMemberships(accountId: string): Promise<Membership[]> {
      return store.read
        .select({ personId: t.people.id, centreId: t.people.centreId, centreName: t.centres.name })
        .from(t.people)
        .innerJoin(t.centres, eq(t.centres.id, t.people.centreId))
        .where(and(eq(t.people.accountId, accountId), isNull(t.people.ended)))
        .orderBy(t.centres.name, t.centres.id)
    },

    /** False where the account was closed or its password changed since it was looked at. */
    async createFamily(family: NewFamily, passwordHash: string): Promise<boolean> {
      return store.tx('createSession', async db => {
        const [account] = await db
          .update(t.accounts)
          .set({ lastSignedInAt: family.at })
          .where(
            and(
              eq(t.accounts.id, family.accountId),
              eq(t.accounts.passwordHash, passwordHash),
              isNull(t.accounts.closedAt),
            ),
          )
          .returning({ epoch: t.accounts.epoch })
        if (account === undefined) return false
        await db.insert(t.sessionFamilies).values({
          id: family.id,
          accountId: family.accountId,
          personId: family.personId,
          centreId: family.centreId,
          epoch: account.epoch,
          createdAt: family.at,
          lastUsedAt: family.at,
          expiresAt: family.familyExpiresAt,
          userAgent: family.userAgent,
        })
        await db.insert(t.refreshTokens).values({
          hash: family.tokenHash,
          familyId: family.id,
          issuedAt: family.at,
          expiresAt: family.tokenExpiresAt,
        })
        return true
      })
    },

    async findPresentedToken(tokenHash: string, at: Date): Promise<PresentedToken> {
      return findPresented(store.read, tokenHash, at)
    },

    /** Looks again inside the transaction: two tabs may present the same token at once. */
    async replaceToken(change: {
      tokenHash: string
      successorHash: string
      at: Date
      successorExpiresAt: Date
    }): Promise<PresentedToken> {
      return store.tx('replaceRefreshToken', async db => {
        const presented = await findPresented(db, change.tokenHash, change.at)
        if (presented.state !== 'current') return presented
        await db
          .update(t.refreshTokens)
          .set({ replacedAt: change.at, successorHash: change.successorHash })
          .where(eq(t.refreshTokens.hash, change.tokenHash))
        await db.insert(t.refreshTokens).values({
          hash: change.successorHash,
          familyId: presented.familyId,
          issuedAt: change.at,
          expiresAt: change.successorExpiresAt,
        })
        await db
          .update(t.sessionFamilies)
          .set({ lastUsedAt: change.at })
          .where(eq(t.sessionFamilies.id, presented.familyId))
        return presented
      })
    },

    /** False where it had ended already. `alongside` writes in the same transaction, and is given the address to tell. */
    async endFamily(
      familyId: string,
      because: SessionEnding,
      at: Date,
      alongside?: (db: WriteDb, email: string) => Promise<void>,
    ): Promise<boolean> {
      return store.tx('endSession', async db => {
        const [ended] = await db
          .update(t.sessionFamilies)
          .set({ endedAt: at, endedReason: because })
          .where(and(eq(t.sessionFamilies.id, familyId), isNull(t.sessionFamilies.endedAt)))
          .returning({ accountId: t.sessionFamilies.accountId })
        if (ended === undefined) return false
        if (alongside !== undefined) {
          const [account] = await db
            .select({ email: t.accounts.email })
            .from(t.accounts)
            .where(eq(t.accounts.id, ended.accountId))
          if (account !== undefined) await alongside(db, account.email)
        }
        return true
      })
    },

    async findFamilyByToken(tokenHash: string): Promise<string | null> {
      const [row] = await store.read
        .select({ familyId: t.refreshTokens.familyId })
        .from(t.refreshTokens)
        .where(eq(t.refreshTokens.hash, tokenHash))
      return row?.familyId ?? null
    },

    /** Null once the session, the account or the membership is over. `today` is a day in England. */
    async findActor(familyId: string, at: Date, today: string): Promise<Actor | null> {
      const statement = store.read.prepared('sessions.actor', prepareActor)
      const [row] = await statement.execute({ familyId, at: at.getTime() })
      if (row === undefined) return null
      return { ...row, familyId, roles: await this.listRoles(row.personId, today) }
    },

    /** Those of the families that have not ended: one query, since every open stream asks after every commit. */
    async listStandingFamilies(familyIds: readonly string[], at: Date): Promise<string[]> {
      if (familyIds.length === 0) return []
      const rows = await store.read
        .select({ id: t.sessionFamilies.id })
        .from(t.sessionFamilies)
        .innerJoin(t.accounts, eq(t.accounts.id, t.sessionFamilies.accountId))
        .innerJoin(t.people, eq(t.people.id, t.sessionFamilies.personId))
        .where(and(inArray(t.sessionFamilies.id, [...familyIds]), ...isStanding(store.read, at)))
      return rows.map(row => row.id)
    },

    async listRoles(personId: string, today: string): Promise<Role[]> {
      const statement = store.read.prepared('sessions.roles', prepareRoles)
      return (await statement.execute({ personId, today })).map(row => row.role)
    },

    async findProfile(personId: string, today: string): Promise<Profile | null> {
      const [person] = await store.read
        .select({
          givenName: t.people.givenName,
          familyName: t.people.familyName,
          email: t.people.email,
          centreName: t.centres.name,
          learnerId: t.learners.id,
        })
        .from(t.people)
        .innerJoin(t.centres, eq(t.centres.id, t.people.centreId))
        .leftJoin(t.learners, eq(t.learners.personId, t.people.id))
        .where(eq(t.people.id, personId))
      if (person === undefined) return null
      return {
        name: formatName(person.givenName, person.familyName),
        email: person.email,
        centreName: person.centreName,
        inTraining: await isInTraining(store.read, personId, today),
        mayErase: await hasErasurePower(store.read, personId, today),
        learner:
          person.learnerId === null
            ? null
            : { id: person.learnerId, enrolments: await listOwnEnrolments(person.learnerId) },
      }
    },

    async isReady(): Promise<boolean> {
      await store.read.select({ id: t.accounts.id }).from(t.accounts).limit(1)
      return true
    },

    /** Sessions long over help nobody; kept a while, so that a late token still finds its family and is refused for it. */
    async removeExpired(before: Date): Promise<void> {
      await store.tx('removeExpiredSessions', async db => {
        const old = db
          .select({ id: t.sessionFamilies.id })
          .from(t.sessionFamilies)
          .where(lt(t.sessionFamilies.expiresAt, before))
        await db.delete(t.refreshTokens).where(inArray(t.refreshTokens.familyId, old))
        await db.delete(t.sessionFamilies).where(lt(t.sessionFamilies.expiresAt, before))
      })
    },
  }
}

type Given<T> = T | Placeholder

/** A session goes on until it is ended or runs out, its password changes, or its account or person is closed. */
function isStanding({ t }: Db, at: Given<Date>): SQL[] {
  return [
    isNull(t.sessionFamilies.endedAt),
    gt(t.sessionFamilies.expiresAt, at),
    eq(t.sessionFamilies.epoch, t.accounts.epoch),
    isNull(t.accounts.closedAt),
    isNull(t.people.ended),
  ]
}

// Asked by every request after each commit: the statements are kept.

function prepareActor(db: Db) {
  const { sessionFamilies, accounts, people } = db.t
  return db
    .select({ personId: people.id, centreId: people.centreId, accountId: accounts.id })
    .from(sessionFamilies)
    .innerJoin(accounts, eq(accounts.id, sessionFamilies.accountId))
    .innerJoin(people, eq(people.id, sessionFamilies.personId))
    .where(and(eq(sessionFamilies.id, sql.placeholder('familyId')), ...isStanding(db, sql.placeholder('at'))))
    .prepare()
}

function prepareRoles(db: Db) {
  const { personRoles } = db.t
  return db
    .selectDistinct({ role: personRoles.role })
    .from(personRoles)
    .where(and(eq(personRoles.personId, sql.placeholder('personId')), coversDay(personRoles, sql.placeholder('today'))))
    .prepare()
}
