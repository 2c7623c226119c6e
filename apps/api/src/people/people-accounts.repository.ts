// Which account stands behind a person. Accounts belong to no centre: the same one may open several, so nothing that a
// manager does here changes one that opens another centre as well.
import { and, eq, isNull, ne } from 'drizzle-orm'
import type { WriteDb } from '../db/store.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'

interface PersonWithAccount {
  id: string
  centreId: string
  accountId: string | null
}

/** For a person to be: the account of that e-mail, made where there is none. It gets its password by invitation. */
export async function requireAccount(db: WriteDb, ids: Ids, centreId: string, email: string): Promise<string> {
  const account = await findAccountByEmail(db, email)
  if (account === null) return addAccount(db, ids, email)
  await requireUnlinked(db, centreId, account.id)
  return account.id
}

/**
 * For a person whose e-mail changes: the account that they are to be linked to, or null where it stays the same one.
 * Sessions of the one that they leave end.
 */
export async function moveAccount(
  db: WriteDb,
  ids: Ids,
  person: PersonWithAccount,
  email: string,
): Promise<string | null> {
  const account = await findAccountByEmail(db, email)
  if (account !== null && account.id === person.accountId) return null
  if (account === null && person.accountId !== null && !(await isLinkedElsewhere(db, person))) {
    await db.update(db.t.accounts).set({ email }).where(eq(db.t.accounts.id, person.accountId))
    return null
  }
  await endSessions(db, person.id)
  return requireAccount(db, ids, person.centreId, email)
}

async function addAccount(db: WriteDb, ids: Ids, email: string): Promise<string> {
  const id = ids.create('acc')
  await db.insert(db.t.accounts).values({ id, email, createdAt: db.act.clock.now() })
  return id
}

async function findAccountByEmail(db: WriteDb, email: string): Promise<{ id: string } | null> {
  const { accounts } = db.t
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  return account ?? null
}

/** One account stands behind one person of a centre, and goes on doing so when their access is closed. */
async function requireUnlinked(db: WriteDb, centreId: string, accountId: string): Promise<void> {
  const { people } = db.t
  const [linked] = await db
    .select({ ended: people.ended })
    .from(people)
    .where(and(eq(people.accountId, accountId), eq(people.centreId, centreId)))
  if (linked === undefined) return
  if (linked.ended === null) throw appError('email.taken')
  throw appError('email.taken', {
    detail: 'Somebody whose access to your centre is closed has this e-mail. Reopen their access instead.',
  })
}

async function isLinkedElsewhere(db: WriteDb, person: PersonWithAccount): Promise<boolean> {
  const { people } = db.t
  if (person.accountId === null) return false
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.accountId, person.accountId), ne(people.id, person.id)))
    .limit(1)
  return rows.length > 0
}

/** At this centre. A session of the same account at another one goes on. */
export async function endSessions(db: WriteDb, personId: string): Promise<void> {
  const { sessionFamilies } = db.t
  await db
    .update(sessionFamilies)
    .set({ endedAt: db.act.clock.now(), endedReason: 'closed' })
    .where(and(eq(sessionFamilies.personId, personId), isNull(sessionFamilies.endedAt)))
}
