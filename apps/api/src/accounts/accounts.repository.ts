import { and, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Db, Store, WriteDb } from '../db/store.ts'

export type LinkPurpose = 'invitation' | 'reset' | 'setup'

export interface NewLink {
  id: string
  hash: string
  purpose: LinkPurpose
  accountId: string | null
  personId: string | null
  email: string | null
  at: Date
  expiresAt: Date
}

export interface StandingLink {
  id: string
  purpose: LinkPurpose
  accountId: string | null
  email: string | null
  centreName: string | null
  expiresAt: Date
}

/** A person of a centre, as far as a link for them is concerned. */
export interface Invitee {
  personId: string
  accountId: string | null
  email: string | null
  centreName: string
  isClosed: boolean
  hasPassword: boolean
  /** Whether the same account stands behind people of other centres. */
  isElsewhere: boolean
}

export type AccountsRepository = ReturnType<typeof createAccountsRepository>

export function createAccountsRepository(store: Store) {
  const { t } = store.read

  async function findStanding(db: Db, hash: string, at: Date): Promise<StandingLink | null> {
    const [row] = await db
      .select({
        id: t.passwordLinks.id,
        purpose: t.passwordLinks.purpose,
        accountId: t.passwordLinks.accountId,
        email: t.accounts.email,
        centreName: t.centres.name,
        expiresAt: t.passwordLinks.expiresAt,
        accountClosedAt: t.accounts.closedAt,
      })
      .from(t.passwordLinks)
      .leftJoin(t.accounts, eq(t.accounts.id, t.passwordLinks.accountId))
      .leftJoin(t.people, eq(t.people.id, t.passwordLinks.personId))
      .leftJoin(t.centres, eq(t.centres.id, t.people.centreId))
      .where(and(eq(t.passwordLinks.hash, hash), isNull(t.passwordLinks.usedAt), gt(t.passwordLinks.expiresAt, at)))
    if (row === undefined || row.accountClosedAt !== null) return null
    const { accountClosedAt: _, ...link } = row
    return link
  }

  return {
    async findAccount(accountId: string): Promise<{ id: string; email: string; passwordHash: string | null } | null> {
      const [row] = await store.read
        .select({ id: t.accounts.id, email: t.accounts.email, passwordHash: t.accounts.passwordHash })
        .from(t.accounts)
        .where(and(eq(t.accounts.id, accountId), isNull(t.accounts.closedAt)))
      return row ?? null
    },

    /** For a forgotten password: null for an address that nobody can sign in with. */
    async findAccountForReset(email: string): Promise<{ id: string; personId: string } | null> {
      const [row] = await store.read
        .select({ id: t.accounts.id, personId: t.people.id })
        .from(t.accounts)
        .innerJoin(t.people, eq(t.people.accountId, t.accounts.id))
        .where(and(eq(t.accounts.email, email), isNull(t.accounts.closedAt), isNull(t.people.ended)))
        .limit(1)
      return row ?? null
    },

    async findInvitee(personId: string, centreId: string): Promise<Invitee | null> {
      const [row] = await store.read
        .select({
          personId: t.people.id,
          accountId: t.people.accountId,
          personEmail: t.people.email,
          accountEmail: t.accounts.email,
          centreName: t.centres.name,
          ended: t.people.ended,
          accountClosedAt: t.accounts.closedAt,
          passwordHash: t.accounts.passwordHash,
        })
        .from(t.people)
        .innerJoin(t.centres, eq(t.centres.id, t.people.centreId))
        .leftJoin(t.accounts, eq(t.accounts.id, t.people.accountId))
        .where(and(eq(t.people.id, personId), eq(t.people.centreId, centreId)))
      if (row === undefined) return null
      const elsewhere =
        row.accountId === null
          ? []
          : await store.read
              .select({ id: t.people.id })
              .from(t.people)
              .where(and(eq(t.people.accountId, row.accountId), ne(t.people.centreId, centreId)))
              .limit(1)
      return {
        personId: row.personId,
        accountId: row.accountId,
        email: row.accountEmail ?? row.personEmail,
        centreName: row.centreName,
        isClosed: row.ended !== null || row.accountClosedAt !== null,
        hasPassword: row.passwordHash !== null,
        isElsewhere: elsewhere.length > 0,
      }
    },

    /** An older link for the same account stops working: only the newest mail does. */
    async addLink(link: NewLink, alongside?: (db: WriteDb) => Promise<void>): Promise<void> {
      await store.tx('addPasswordLink', async db => {
        if (link.accountId !== null) {
          await db
            .update(t.passwordLinks)
            .set({ usedAt: link.at })
            .where(and(eq(t.passwordLinks.accountId, link.accountId), isNull(t.passwordLinks.usedAt)))
        } else {
          await db
            .update(t.passwordLinks)
            .set({ usedAt: link.at })
            .where(
              and(
                eq(t.passwordLinks.purpose, link.purpose),
                isNull(t.passwordLinks.accountId),
                isNull(t.passwordLinks.usedAt),
              ),
            )
        }
        const { at, ...values } = link
        await db.insert(t.passwordLinks).values({ ...values, createdAt: at })
        await alongside?.(db)
      })
    },

    async findStandingLink(hash: string, at: Date): Promise<StandingLink | null> {
      return findStanding(store.read, hash, at)
    },

    /** Uses the link up. Every session of the account ends, since its epoch is raised. False where it does not stand. */
    async setPasswordByLink(
      hash: string,
      passwordHash: string,
      at: Date,
      alongside: (db: WriteDb, email: string) => Promise<void>,
    ): Promise<boolean> {
      return store.tx('setPasswordByLink', async db => {
        const link = await findStanding(db, hash, at)
        if (link === null || link.accountId === null) return false
        const [account] = await db
          .update(t.accounts)
          .set({ passwordHash, epoch: sql`${t.accounts.epoch} + 1` })
          .where(eq(t.accounts.id, link.accountId))
          .returning({ email: t.accounts.email })
        await db.update(t.passwordLinks).set({ usedAt: at }).where(eq(t.passwordLinks.id, link.id))
        if (account !== undefined && link.purpose === 'reset') await alongside(db, account.email)
        return true
      })
    },

    /** Inside another transaction: a link that does more than set a password. False where it does not stand. */
    async useLink(db: WriteDb, hash: string, purpose: LinkPurpose, at: Date): Promise<boolean> {
      const used = await db
        .update(t.passwordLinks)
        .set({ usedAt: at })
        .where(
          and(
            eq(t.passwordLinks.hash, hash),
            eq(t.passwordLinks.purpose, purpose),
            isNull(t.passwordLinks.usedAt),
            gt(t.passwordLinks.expiresAt, at),
          ),
        )
        .returning({ id: t.passwordLinks.id })
      return used.length === 1
    },

    /** Every session but the given one ends: it alone is carried into the new epoch. */
    async changePassword(
      change: { accountId: string; keepFamilyId: string; expectedHash: string; passwordHash: string },
      alongside: (db: WriteDb, email: string) => Promise<void>,
    ): Promise<boolean> {
      return store.tx('changePassword', async db => {
        const [account] = await db
          .update(t.accounts)
          .set({ passwordHash: change.passwordHash, epoch: sql`${t.accounts.epoch} + 1` })
          .where(and(eq(t.accounts.id, change.accountId), eq(t.accounts.passwordHash, change.expectedHash)))
          .returning({ epoch: t.accounts.epoch, email: t.accounts.email })
        if (account === undefined) return false
        await db
          .update(t.sessionFamilies)
          .set({ epoch: account.epoch })
          .where(and(eq(t.sessionFamilies.id, change.keepFamilyId), isNull(t.sessionFamilies.endedAt)))
        await alongside(db, account.email)
        return true
      })
    },

    async isWithoutCentres(db: Db = store.read): Promise<boolean> {
      const rows = await db.select({ id: t.centres.id }).from(t.centres).limit(1)
      return rows.length === 0
    },

    async addAccount(
      db: WriteDb,
      account: { id: string; email: string; passwordHash: string | null; at: Date },
    ): Promise<void> {
      const { at: createdAt, ...values } = account
      await db.insert(t.accounts).values({ ...values, createdAt })
    },

    async removeLinksBefore(before: Date): Promise<void> {
      await store.tx('removeOldPasswordLinks', async db => {
        await db.delete(t.passwordLinks).where(lt(t.passwordLinks.expiresAt, before))
      })
    },
  }
}
