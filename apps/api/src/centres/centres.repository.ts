import { eq } from 'drizzle-orm'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Db, WriteDb } from '../db/store.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'

export interface FirstManager {
  givenName?: string | null | undefined
  familyName: string
  email: string
  accountId: string
}

/** A centre begins with somebody who can make everything else. Nobody of the centre acted: there was nobody. */
export async function addCentre(
  db: WriteDb,
  ids: Ids,
  name: string,
  { givenName = null, familyName, email, accountId }: FirstManager,
): Promise<{ centreId: string; personId: string }> {
  const centreId = ids.create('ctr')
  const personId = ids.create('per')
  const by = { centreId, actorId: null }
  await appendEntry(db, { ...by, kind: 'centre.added', data: { centreId, name, timeZone: 'Europe/London' } })
  await appendEntry(db, { ...by, kind: 'person.added', data: { personId, givenName, familyName, email, accountId } })
  const from = toCentreDay(db.act.clock.now())
  const role = { roleId: ids.create('rol'), personId, role: 'centreManager' as const, from }
  await appendEntry(db, { ...by, kind: 'role.added', data: role })
  return { centreId, personId }
}

export interface Limits {
  /** Working days from which what waits is marked, and marked more strongly. */
  lateDays: number
  veryLateDays: number
  /** Days after which a record that the learner has not answered is marked. */
  recordDays: number
}

export async function getCentreLimits(db: Db, centreId: string): Promise<Limits> {
  const { centres: t } = db.t
  const [limits] = await db
    .select({ lateDays: t.lateDays, veryLateDays: t.veryLateDays, recordDays: t.recordDays })
    .from(t)
    .where(eq(t.id, centreId))
  if (limits === undefined) throw new Error(`There is no centre ${centreId}.`)
  return limits
}
