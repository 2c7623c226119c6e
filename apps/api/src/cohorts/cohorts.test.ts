import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
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
  const { body: cohort } = await world.request('POST', '/cohorts', {
    as: manager,
    body: { name: 'Autumn', startsOn: '2026-09-07' },
  })
  return { ...world, manager, cohort }
}

describe('a cohort', () => {
  it('is made, renamed and moved; on an old revision it is refused with what stands now', async () => {
    const { request, manager, cohort } = await createWorld()
    expect(cohort).toEqual({ id: cohort.id, name: 'Autumn', startsOn: '2026-09-07', enrolments: 0, revision: 1 })
    const change = (body: object) => request('PATCH', `/cohorts/${cohort.id}`, { as: manager, body })
    const changed = await change({ revision: 1, name: 'Autumn A', startsOn: null })
    expect(changed.body).toEqual({ ...cohort, name: 'Autumn A', startsOn: null, revision: 2 })
    const stale = await change({ revision: 1, name: 'Autumn B' })
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([409, 'conflict.stale', changed.body])
  })

  it('is listed for managers empty or not, and for other staff where they may see somebody in it', async () => {
    const world = await createWorld()
    const { request, manager, cohort } = world
    const { programmeId, unitIds } = await addTestProgramme(world, manager)
    const enrolment = { programmeId, unitIds: unitIds(1), cohortId: cohort.id }
    const gill = await addTestLearner(world, manager, enrolment)
    await addTestLearner(world, manager, enrolment)
    await request('POST', '/cohorts', { as: manager, body: { name: 'spring' } })
    const tom = await addStaff(world, manager, ['tutor'])
    const list = async (as: typeof manager) =>
      (await request('GET', '/cohorts', { as })).body.cohorts.map((one: { name: string; enrolments: number }) => [
        one.name,
        one.enrolments,
      ])
    expect(await list(manager)).toEqual([
      ['Autumn', 2],
      ['spring', 0],
    ])
    expect(await list(tom)).toEqual([])
    const relationship = { kind: 'tutor', personId: tom.personId, from: '2026-11-20' } as const
    await world.services.relationships.addRelationship(toActor(manager), gill.enrolmentId, relationship)
    expect(await list(tom)).toEqual([['Autumn', 1]])
    const first = await request('GET', '/cohorts?limit=1', { as: manager })
    const second = await request('GET', `/cohorts?limit=1&cursor=${first.body.nextCursor}`, { as: manager })
    expect(second.body).toMatchObject({ cohorts: [{ name: 'spring' }], nextCursor: null })
    expect((await request('GET', '/cohorts', { as: gill.person })).status).toBe(403)
  })

  it('of another centre doesn’t exist', async () => {
    const world = await createWorld()
    const { request, manager, cohort } = world
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const tom = await addStaff(world, manager, ['tutor'])
    const body = { revision: 1, name: 'X' }
    expect((await request('PATCH', `/cohorts/${cohort.id}`, { as: stranger, body })).status).toBe(404)
    expect((await request('GET', '/cohorts', { as: stranger })).body.cohorts).toEqual([])
    expect((await request('PATCH', `/cohorts/${cohort.id}`, { as: tom, body })).status).toBe(403)
    expect((await request('POST', '/cohorts', { as: tom, body: { name: 'X' } })).status).toBe(403)
  })
})
