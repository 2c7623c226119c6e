/** Only for tests over HTTP: centres, staff and learners as the product makes them, by its services. */
import type { Role } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import { eq } from 'drizzle-orm'
import type { TestApp, TestPerson } from '../app.test-utils.ts'
import { addCentre } from '../centres/centres.repository.ts'
import type { NewEnrolment } from '../enrolments/add-enrolment.ts'
import { createFrameworksRepository } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import type { NewLearner } from '../learners/learners.service.ts'

type World = Pick<TestApp, 'store' | 'ids' | 'clock' | 'services' | 'deps'>

/** A centre with its first manager. */
export async function addCentreWithManager(world: World, name = 'Harbour Training'): Promise<TestPerson> {
  const { store, ids, clock } = world
  const accountId = ids.create('acc')
  const email = `manager.${accountId}@crosswalk.test`
  const { centreId, personId } = await store.tx('testCentre', async db => {
    await db.insert(db.t.accounts).values({ id: accountId, email, createdAt: clock.now() })
    return addCentre(db, ids, name, { givenName: 'Maya', familyName: 'Okoro', email, accountId })
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
  return getTestPerson(world, id)
}

/** A programme over the first bundled mapping, 601/3973/0 (or over another one of the two). */
export async function addTestProgramme(
  world: World,
  manager: TestPerson,
  number = '601/3973/0',
): Promise<{ programmeId: string; mapping: MappingDocument; unitIds: (...numbers: number[]) => string[] }> {
  const { store, deps, services } = world
  await createFrameworksRepository(store, deps.mappings).loadFrameworks({
    standards: bundledStandards,
    qualifications: bundledQualifications,
    mappings: bundledMappings,
  })
  const qualificationId = bundledQualifications.find(held => held.number === number)?.id
  const mappingId = bundledMappings.find(held => held.qualificationId === qualificationId)?.id ?? ''
  const mapping = await deps.mappings.getMapping(store.read, mappingId)
  const settings = { threshold: 'accepted', acceptedTagsNeeded: 1, currencyMonths: null } as const
  const programme = { name: 'Customer Service Practitioner', mappingId, ...settings }
  const { id: programmeId } = await services.programmes.addProgramme(toActor(manager), programme)
  const { units } = mapping.qualification
  const unitIds = (...numbers: number[]) =>
    numbers.map(one => units.find(unit => unit.number === one)?.id ?? `there is no unit ${one}`)
  return { programmeId, mapping, unitIds }
}

export async function addTestLearner(
  world: World,
  manager: TestPerson,
  enrolment: Omit<NewEnrolment, 'startsOn'> & { startsOn?: string },
  learner: Partial<NewLearner> = {},
) {
  const email = `${world.ids.create('mai')}@crosswalk.test`
  const added = await world.services.learners.addLearner(toActor(manager), {
    givenName: 'Harpreet',
    familyName: 'Gill',
    email,
    ...learner,
    enrolment: { startsOn: '2026-09-07', ...enrolment },
  })
  const enrolmentId = added.enrolments[0]?.id ?? ''
  return { learnerId: added.id, enrolmentId, person: await getTestPerson(world, added.personId) }
}

export async function getTestPerson({ store }: Pick<TestApp, 'store'>, personId: string): Promise<TestPerson> {
  const { people } = store.t
  const [row] = await store.read.select().from(people).where(eq(people.id, personId))
  if (row === undefined || row.accountId === null) throw new Error(`${personId} has no account.`)
  return { personId, centreId: row.centreId, accountId: row.accountId }
}

/** For services that a test calls directly. */
export function toActor(
  { personId, centreId, accountId }: TestPerson,
  roles: readonly Role[] = ['centreManager'],
): Actor {
  return { personId, centreId, accountId, familyId: 'ses_of_a_test', roles }
}
