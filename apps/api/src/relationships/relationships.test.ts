import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, addTestLearner, addTestProgramme } from '../people/people.test-utils.ts'

async function createWorld() {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  const { programmeId, unitIds } = await addTestProgramme(world, manager)
  const gill = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1) })
  const path = `/enrolments/${gill.enrolmentId}/relationships`
  const relate = (body: object, as = manager) =>
    world.request('POST', path, { as, body: { kind: 'assessor', from: '2026-11-20', ...body } })
  const sees = async (as: typeof manager) =>
    (await world.request('GET', `/enrolments/${gill.enrolmentId}`, { as })).status === 200
  return { ...world, manager, programmeId, unitIds, gill, path, relate, sees }
}

describe('relating a person to an enrolment', () => {
  it('opens it to them from the first day to the last', async () => {
    const world = await createWorld()
    const { relate, sees, manager, clock, request, path } = world
    const tom = await addStaff(world, manager, ['assessor'])
    const added = await relate({ personId: tom.personId, from: '2026-11-23', to: '2026-11-24' })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      kind: 'assessor',
      person: { name: 'Tom Reed' },
      from: '2026-11-23',
      to: '2026-11-24',
    })
    expect((await request('GET', path, { as: manager })).body.relationships).toEqual([added.body])
    const seen: boolean[] = []
    for (let day = 20; day <= 25; day++) {
      seen.push(await sees(tom))
      clock.advance({ days: 1 })
    }
    expect(seen).toEqual([false, false, false, true, true, false])
  })

  it('takes the role that goes with it', async () => {
    const world = await createWorld()
    const { relate, manager } = world
    const tom = await addStaff(world, manager, ['assessor'])
    const lead = await addStaff(world, manager, ['leadIqa'])
    const status = async (kind: string, person: typeof tom) =>
      (await relate({ kind, personId: person.personId })).status
    expect(await status('assessor', tom)).toBe(201)
    expect(await status('countersigner', tom)).toBe(201)
    expect(await status('tutor', tom)).toBe(403)
    expect(await status('iqa', tom)).toBe(403)
    expect(await status('iqa', lead)).toBe(201)
    expect(await status('assessor', lead)).toBe(403)
  })

  it('never makes learners judges of their own work, whatever their roles', async () => {
    const world = await createWorld()
    const { relate, request, manager, gill } = world
    const { body: person } = await request('GET', `/people/${gill.person.personId}`, { as: manager })
    const body = { revision: person.revision, roles: ['learner', 'assessor', 'iqa', 'tutor'] }
    expect((await request('PATCH', `/people/${gill.person.personId}`, { as: manager, body })).status).toBe(200)
    for (const kind of ['assessor', 'countersigner', 'iqa', 'tutor']) {
      const reply = await relate({ kind, personId: gill.person.personId })
      expect([reply.status, reply.body.code]).toEqual([403, 'access.separation'])
    }
  })

  it('refuses the same twice over the same days, the wrong order of days, and people whose access is closed', async () => {
    const world = await createWorld()
    const { relate, manager, request } = world
    const tom = await addStaff(world, manager, ['assessor'])
    const personId = tom.personId
    expect((await relate({ personId, from: '2026-11-20', to: '2026-11-30' })).status).toBe(201)
    expect((await relate({ personId, from: '2026-11-30' })).body.errors[0].path).toBe('from')
    expect((await relate({ personId, from: '2026-12-01' })).status).toBe(201)
    expect((await relate({ personId, from: '2026-10-02', to: '2026-10-01' })).body.errors[0].path).toBe('to')
    const gone = await addStaff(world, manager, ['assessor'])
    await request('POST', `/people/${gone.personId}/closing`, { as: manager, body: { reason: 'Left' } })
    expect((await relate({ personId: gone.personId })).status).toBe(403)
  })
})

describe('ending a relationship', () => {
  it('on a day keeps it up to then; before its first day it never was', async () => {
    const world = await createWorld()
    const { relate, request, sees, manager, clock, path } = world
    const [tom, ana] = [await addStaff(world, manager, ['assessor']), await addStaff(world, manager, ['assessor'])]
    const one = await relate({ personId: tom.personId })
    const slip = await relate({ personId: ana.personId })
    const end = (id: string, to: string) =>
      request('POST', `/relationships/${id}/ending`, { as: manager, body: { to } })
    expect((await end(one.body.id, '2026-11-20')).status).toBe(204)
    expect((await end(slip.body.id, '2026-11-19')).status).toBe(204)
    expect([await sees(tom), await sees(ana)]).toEqual([true, false])
    clock.advance({ days: 1 })
    expect(await sees(tom)).toBe(false)
    const list = await request('GET', path, { as: manager })
    expect(list.body.relationships).toMatchObject([{ person: { id: tom.personId }, to: '2026-11-20' }])
  })
})

describe('relationships of another centre', () => {
  it('can neither be read, made nor ended, and its people can’t be related here', async () => {
    const world = await createWorld()
    const { relate, request, manager, path, store } = world
    const tom = await addStaff(world, manager, ['assessor'])
    const { body: mine } = await relate({ personId: tom.personId })
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const theirs = await addStaff(world, stranger, ['assessor'])
    const before = await store.read.select().from(store.t.ledger)
    const replies = [
      await request('GET', path, { as: stranger }),
      await relate({ personId: theirs.personId }, stranger),
      await request('POST', `/relationships/${mine.id}/ending`, { as: stranger, body: { to: '2026-11-20' } }),
      await relate({ personId: theirs.personId }),
    ]
    for (const reply of replies) expect([reply.status, reply.body.code]).toEqual([404, 'record.notFound'])
    expect(await store.read.select().from(store.t.ledger)).toEqual(before)
    expect((await relate({ personId: tom.personId }, tom)).status).toBe(403)
  })
})
