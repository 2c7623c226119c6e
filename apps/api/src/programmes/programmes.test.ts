import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { createTestWorld } from '../ledger/world.test-utils.ts'
import {
  addCentreWithManager,
  addStaff,
  addTestLearner,
  addTestProgramme,
  toActor,
} from '../people/people.test-utils.ts'

async function createWorld() {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  return { ...world, manager, ...(await addTestProgramme(world, manager)) }
}

describe('a programme', () => {
  it('is made over a mapping that is held, with the usual settings', async () => {
    const { request, manager, mapping } = await createWorld()
    const body = { name: 'Evening group', mappingId: mapping.id }
    const added = await request('POST', '/programmes', { as: manager, body })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      ...body,
      version: 1,
      threshold: 'accepted',
      acceptedTagsNeeded: 1,
      currencyMonths: null,
      enrolments: 0,
    })
    const unheld = { ...body, mappingId: mapping.id.replace(/.$/, last => (last === '0' ? '1' : '0')) }
    expect((await request('POST', '/programmes', { as: manager, body: unheld })).status).toBe(404)
  })

  it('of which settings change becomes a new version, which every enrolment follows at once [LEVEL-2]', async () => {
    const world = await createTestWorld()
    const { request } = await createTestApp(world)
    const [unit] = world.mapping.qualification.units
    const criterion = unit?.criteria[0]
    if (unit === undefined || criterion === undefined) throw new Error('The mapping has no criterion.')
    const programmeId = await world.addProgramme(world.mapping.id)
    const assessorId = await world.addPerson('Reed', 'assessor')
    for (let count = 0; count < 3; count++) {
      const learnerId = await world.addLearner(`Learner ${count}`)
      const enrolmentId = await world.addEnrolment({ learnerId, programmeId, unitIds: [unit.id] })
      const evidenceId = await world.addEvidence({ learnerId, enrolmentId, authorId: assessorId })
      const on = { learnerId, enrolmentId, evidenceId }
      const tagIds = await world.addTags({ ...on, actorId: assessorId }, [{ criterionId: criterion.id }])
      await world.decide({ ...on, assessorId }, tagIds)
    }
    const rows = () => world.store.read.select().from(world.store.t.progressRows)
    expect((await rows()).map(row => row.levels[criterion.index])).toEqual(['4', '4', '4'])
    const body = { version: 1, acceptedTagsNeeded: 2 }
    const changed = await request('PATCH', `/programmes/${programmeId}`, { as: world.managerId, body })
    expect(changed.body).toMatchObject({ version: 2, acceptedTagsNeeded: 2, threshold: 'accepted', enrolments: 3 })
    expect((await rows()).map(row => row.levels[criterion.index])).toEqual(['3', '3', '3'])
    const enrolments = await world.store.read.select().from(world.store.t.enrolments)
    expect(enrolments.map(enrolment => enrolment.programmeVersion)).toEqual([2, 2, 2])
    expect(new Set((await rows()).map(row => row.sequence)).size).toBe(1)
  })

  it('changed on an old version is refused with what stands now', async () => {
    const { request, manager, programmeId } = await createWorld()
    const change = (body: object) => request('PATCH', `/programmes/${programmeId}`, { as: manager, body })
    const changed = await change({ version: 1, threshold: 'signedOff' })
    const stale = await change({ version: 1, currencyMonths: 24 })
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([409, 'conflict.stale', changed.body])
  })

  it('[KSB-7] of which the name alone changes stays the same version, so that no confirmation has to be checked again', async () => {
    const { request, manager, programmeId } = await createWorld()
    const body = { version: 1, name: 'Customer service, evenings' }
    const renamed = await request('PATCH', `/programmes/${programmeId}`, { as: manager, body })
    expect(renamed.body).toMatchObject({ name: 'Customer service, evenings', version: 1 })
  })
})

describe('programmes', () => {
  it('are listed with the enrolments that one may see; learners hear of their own alone', async () => {
    const world = await createWorld()
    const { request, manager, programmeId, unitIds } = world
    const other = await addTestProgramme(world, manager, '603/5681/9')
    const gill = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1) })
    await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1) })
    const tom = await addStaff(world, manager, ['assessor'])
    const relationship = { kind: 'assessor', personId: tom.personId, from: '2026-11-20' } as const
    await world.services.relationships.addRelationship(toActor(manager), gill.enrolmentId, relationship)
    const counts = async (as: typeof manager) => {
      const { body } = await request('GET', '/programmes', { as })
      return Object.fromEntries(
        body.programmes.map((one: { id: string; enrolments: number }) => [one.id, one.enrolments]),
      )
    }
    expect(await counts(manager)).toEqual({ [programmeId]: 2, [other.programmeId]: 0 })
    expect(await counts(tom)).toEqual({ [programmeId]: 1, [other.programmeId]: 0 })
    expect(await counts(gill.person)).toEqual({ [programmeId]: 1 })
  })

  it('of another centre don’t exist', async () => {
    const world = await createWorld()
    const { request, manager, programmeId } = world
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const tom = await addStaff(world, manager, ['assessor'])
    const body = { version: 1, name: 'X' }
    expect((await request('PATCH', `/programmes/${programmeId}`, { as: stranger, body })).status).toBe(404)
    expect((await request('GET', '/programmes', { as: stranger })).body.programmes).toEqual([])
    expect((await request('PATCH', `/programmes/${programmeId}`, { as: tom, body })).status).toBe(403)
  })
})
