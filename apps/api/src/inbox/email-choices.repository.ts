import type { EmailChoice, Role } from '@crosswalk/contracts'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import { toExcluded } from '../db/excluded.ts'
import type { Db, WriteDb } from '../db/store.ts'

/** Who has said nothing hears once a day. */
const DEFAULT_CHOICE: EmailChoice = 'daily'

export interface Addressee {
  personId: string
  centreId: string
  roles: readonly Role[]
  choice: EmailChoice
  /** Where they sign in; null while they can't. */
  address: string | null
}

/** With the roles of a day. Whose access is closed is not among them. */
export async function listAddressees(db: Db, personIds: readonly string[], today: string): Promise<Addressee[]> {
  if (personIds.length === 0) return []
  const { people, accounts, emailChoices, personRoles } = db.t
  const ids = [...new Set(personIds)]
  const rows = await db
    .select({
      personId: people.id,
      centreId: people.centreId,
      choice: emailChoices.choice,
      email: accounts.email,
      closedAt: accounts.closedAt,
    })
    .from(people)
    .leftJoin(accounts, eq(accounts.id, people.accountId))
    .leftJoin(emailChoices, eq(emailChoices.personId, people.id))
    .where(and(inArray(people.id, ids), isNull(people.ended)))
  const roles = await db
    .select({ personId: personRoles.personId, role: personRoles.role })
    .from(personRoles)
    .where(and(inArray(personRoles.personId, ids), coversDay(personRoles, today)))
  return rows.map(({ personId, centreId, choice, email, closedAt }) => ({
    personId,
    centreId,
    roles: roles.filter(one => one.personId === personId).map(one => one.role),
    choice: choice ?? DEFAULT_CHOICE,
    address: closedAt === null ? email : null,
  }))
}

export async function saveEmailChoice(db: WriteDb, personId: string, choice: EmailChoice): Promise<void> {
  const { emailChoices: t } = db.t
  await db
    .insert(t)
    .values({ personId, choice })
    .onConflictDoUpdate({ target: t.personId, set: toExcluded(['choice']) })
}
