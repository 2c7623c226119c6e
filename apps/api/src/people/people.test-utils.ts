/** Only for tests: centres and staff as the product makes them, through the ledger and the services. */
import type { Role } from '@crosswalk/contracts'
import { eq } from 'drizzle-orm'
import type { TestApp, TestPerson } from '../app.test-utils.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { Actor } from '../http/actor.ts'
import { appendEntry } from '../ledger/append-entry.ts'

type World = Pick<TestApp, 'store' | 'ids' | 'clock' | 'services'>

/** A centre with its first manager. */
export async function addCentreWithManager(world: World, name = 'Harbour Training'): Promise<TestPerson> {
  const { store, ids, clock } = world
  const [centreId, personId, accountId] = [ids.create('ctr'), ids.create('per'), ids.create('acc')]
  await store.tx('testCentre', async db => {
    const email = `manager.${personId}@crosswalk.test`
    await db.insert(db.t.accounts).values({ id: accountId, email, createdAt: clock.now() })
    const by = { centreId, actorId: null }
    await appendEntry(db, { ...by, kind: 'centre.added', data: { centreId, name, timeZone: 'Europe/London' } })
    const person = { personId, givenName: 'Maya', familyName: 'Okoro', email, accountId }
    await appendEntry(db, { ...by, kind: 'person.added', data: person })
    const from = toCentreDay(clock.now())
    const role = { roleId: ids.create('rol'), personId, role: 'centreManager' as const, from }
    await appendEntry(db, { ...by, kind: 'role.added', data: role })
  })
  return { personId, centreId, accountId }
}

export async function addStaff(
  world: World,
  manager: TestPerson,
  roles: readonly Role[],
  names: { givenName?: string; familyName?: string; email?: string; inTrainingFrom?: string } = {},
): Promise<TestPerson> {
  const email = names.email ?? `${world.ids.create('mai')}@crosswalk.test`
  const person = { givenName: 'Tom', familyName: 'Reed', ...names, email, roles }
  const { id } = await world.services.people.addPerson(toActor(manager), person)
  return toTestPerson(world, id)
}

export async function toTestPerson({ store }: Pick<TestApp, 'store'>, personId: string): Promise<TestPerson> {
  const { people } = store.t
  const [row] = await store.read.select().from(people).where(eq(people.id, personId))
  if (row === undefined || row.accountId === null) throw new Error(`${personId} has no account.`)
  return { personId, centreId: row.centreId, accountId: row.accountId }
}

/** For services that a test calls directly. */
export function toActor(person: TestPerson, roles: readonly Role[] = ['centreManager']): Actor {
  return { ...person, familyId: 'ses_of_a_test', roles }
}
