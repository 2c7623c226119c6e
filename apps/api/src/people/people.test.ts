import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, getTestPerson } from './people.test-utils.ts'

async function createWorld() {
  const world = await createTestApp()
  return { ...world, manager: await addCentreWithManager(world) }
}

describe('adding a member of staff', () => {
  it('gives them their roles from today and an account without a password', async () => {
    const { request, manager } = await createWorld()
    const body = { givenName: 'Tom', familyName: 'Reed', email: ' Tom@Harbour.test ', roles: ['assessor', 'iqa'] }
    const added = await request('POST', '/people', { as: manager, body })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      name: 'Tom Reed',
      email: 'tom@harbour.test',
      roles: ['assessor', 'iqa'],
      account: 'none',
      inTraining: false,
    })
    const again = await request('GET', `/people/${added.body.id}`, { as: manager })
    expect(again.body).toEqual(added.body)
  })

  it('takes somebody with one name and no e-mail', async () => {
    const { request, manager } = await createWorld()
    const added = await request('POST', '/people', { as: manager, body: { familyName: 'Suharto', roles: ['tutor'] } })
    expect(added.body).toMatchObject({ name: 'Suharto', givenName: null, email: null, account: 'none' })
  })

  it('refuses an e-mail that somebody of the centre has, and leaves nothing behind', async () => {
    const { request, manager, store } = await createWorld()
    const body = { familyName: 'Reed', email: 'tom@harbour.test', roles: ['assessor'] }
    await request('POST', '/people', { as: manager, body })
    const before = await store.read.select().from(store.t.ledger)
    const second = await request('POST', '/people', { as: manager, body })
    expect([second.status, second.body.code]).toEqual([409, 'email.taken'])
    expect(await store.read.select().from(store.t.ledger)).toEqual(before)
    expect(await store.read.select().from(store.t.people)).toHaveLength(2)
  })

  it('links the account that the e-mail has at another centre', async () => {
    const world = await createWorld()
    const other = await addCentreWithManager(world, 'Beacon College')
    const here = await addStaff(world, world.manager, ['assessor'], { email: 'tom@reed.test' })
    const there = await addStaff(world, other, ['tutor'], { email: 'tom@reed.test' })
    expect(there.accountId).toBe(here.accountId)
    expect(there.personId).not.toBe(here.personId)
  })

  it('does not make learners, who come in with an enrolment', async () => {
    const { request, manager } = await createWorld()
    const reply = await request('POST', '/people', { as: manager, body: { familyName: 'Gill', roles: ['learner'] } })
    expect([reply.status, reply.body.code]).toEqual([400, 'request.invalid'])
    expect(reply.body.errors[0].path).toBe('roles')
  })

  it('shows who is invited, who is in training and until when', async () => {
    const world = await createWorld()
    const { request, manager, clock } = world
    const body = {
      familyName: 'Reed',
      email: 'tom@harbour.test',
      roles: ['assessor'],
      inTrainingFrom: '2026-11-20',
      inTrainingTo: '2026-12-01',
    }
    const { body: tom } = await request('POST', '/people', { as: manager, body })
    expect(tom).toMatchObject({ inTraining: true, inTrainingFrom: '2026-11-20', inTrainingTo: '2026-12-01' })
    await request('POST', `/people/${tom.id}/invitation`, { as: manager })
    expect((await request('GET', `/people/${tom.id}`, { as: manager })).body.account).toBe('invited')
    clock.advance({ days: 15 })
    expect((await request('GET', `/people/${tom.id}`, { as: manager })).body).toMatchObject({
      account: 'none',
      inTraining: false,
      inTrainingTo: null,
    })
  })
})

describe('changing a person', () => {
  it('on an old revision is refused with what stands now', async () => {
    const world = await createWorld()
    const { request, manager } = world
    const { personId } = await addStaff(world, manager, ['assessor'])
    const { body: tom } = await request('GET', `/people/${personId}`, { as: manager })
    const change = (body: object) => request('PATCH', `/people/${personId}`, { as: manager, body })
    const renamed = await change({ revision: tom.revision, familyName: 'Reed-Shah' })
    expect(renamed.body.name).toBe('Tom Reed-Shah')
    const stale = await change({ revision: tom.revision, roles: ['tutor'] })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    expect(stale.body.current).toEqual(renamed.body)
  })

  it('takes a role away at once, and keeps that they had it', async () => {
    const world = await createWorld()
    const { request, manager, clock, store } = world
    const tom = await addStaff(world, manager, ['assessor', 'tutor'])
    clock.advance({ days: 3 })
    const { body: before } = await request('GET', `/people/${tom.personId}`, { as: manager })
    const body = { revision: before.revision, roles: ['assessor', 'iqa'] }
    const changed = await request('PATCH', `/people/${tom.personId}`, { as: manager, body })
    expect(changed.body.roles.sort()).toEqual(['assessor', 'iqa'])
    expect((await request('GET', '/me', { as: tom })).body.user.roles.sort()).toEqual(['assessor', 'iqa'])
    const roles = await store.read.select().from(store.t.personRoles)
    expect(roles.find(role => role.role === 'tutor')).toMatchObject({ fromOn: '2026-11-20', toOn: '2026-11-22' })
  })

  it('gives a role once, however often it is named', async () => {
    const world = await createWorld()
    const { request, manager } = world
    const tom = await addStaff(world, manager, ['assessor'])
    const { body: before } = await request('GET', `/people/${tom.personId}`, { as: manager })
    const body = { revision: before.revision, roles: ['assessor', 'tutor', 'tutor'] }
    const changed = await request('PATCH', `/people/${tom.personId}`, { as: manager, body })
    expect([changed.status, changed.body.roles?.sort()]).toEqual([200, ['assessor', 'tutor']])
  })

  it('keeps the days in training that are gone when the mark is taken away', async () => {
    const world = await createWorld()
    const { request, manager, clock, store } = world
    const tom = await addStaff(world, manager, ['assessor'], { inTrainingFrom: '2026-11-20' })
    clock.advance({ days: 10 })
    const { body: before } = await request('GET', `/people/${tom.personId}`, { as: manager })
    const body = { revision: before.revision, inTrainingFrom: null }
    const changed = await request('PATCH', `/people/${tom.personId}`, { as: manager, body })
    expect(changed.body).toMatchObject({ inTraining: false, inTrainingFrom: null })
    expect(await store.read.select().from(store.t.trainingMarks)).toMatchObject([
      { fromOn: '2026-11-20', toOn: '2026-11-29', ended: null },
    ])
  })

  it('to another e-mail keeps the password of an account that opens this centre alone', async () => {
    const world = await createWorld()
    const { request, manager, store } = world
    const tom = await addStaff(world, manager, ['assessor'], { email: 'tom@reed.test' })
    const { body: before } = await request('GET', `/people/${tom.personId}`, { as: manager })
    const body = { revision: before.revision, email: 'tom.reed@harbour.test' }
    await request('PATCH', `/people/${tom.personId}`, { as: manager, body })
    const accounts = await store.read.select().from(store.t.accounts)
    expect(accounts.find(account => account.id === tom.accountId)?.email).toBe('tom.reed@harbour.test')
  })

  it('to another e-mail never touches an account that opens another centre, and ends their sessions here', async () => {
    const world = await createWorld()
    const { request, manager, store } = world
    const other = await addCentreWithManager(world, 'Beacon College')
    const here = await addStaff(world, manager, ['assessor'], { email: 'tom@reed.test' })
    const there = await addStaff(world, other, ['tutor'], { email: 'tom@reed.test' })
    const headers = await world.signedInAs(here)
    const { body: before } = await request('GET', `/people/${here.personId}`, { as: manager })
    const body = { revision: before.revision, email: 'manager@harbour.test' }
    expect((await request('PATCH', `/people/${here.personId}`, { as: manager, body })).status).toBe(200)
    const accounts = await store.read.select().from(store.t.accounts)
    expect(accounts.find(account => account.id === there.accountId)?.email).toBe('tom@reed.test')
    expect((await getTestPerson(world, here.personId)).accountId).not.toBe(there.accountId)
    expect((await request('GET', '/me', { headers })).status).toBe(401)
    expect((await request('GET', '/me', { as: there })).status).toBe(200)
  })

  it('can’t leave the centre without a manager', async () => {
    const world = await createWorld()
    const { request, manager } = world
    const { body: maya } = await request('GET', `/people/${manager.personId}`, { as: manager })
    const resign = (revision: number) =>
      request('PATCH', `/people/${manager.personId}`, { as: manager, body: { revision, roles: ['tutor'] } })
    expect((await resign(maya.revision)).body).toMatchObject({ code: 'access.refused' })
    const close = { as: manager, body: { reason: 'Leaves' } }
    expect((await request('POST', `/people/${manager.personId}/closing`, close)).status).toBe(403)
    await addStaff(world, manager, ['centreManager'])
    expect((await resign(maya.revision)).status).toBe(200)
  })
})

describe('closing a person’s access', () => {
  it('ends their session, keeps their name, and can be taken back', async () => {
    const world = await createWorld()
    const { request, manager } = world
    const tom = await addStaff(world, manager, ['assessor'])
    const headers = await world.signedInAs(tom)
    const by = { as: manager, body: { reason: 'Left on Friday' } }
    expect((await request('POST', `/people/${tom.personId}/closing`, by)).status).toBe(204)
    expect((await request('GET', '/me', { headers })).status).toBe(401)
    const closed = await request('GET', `/people/${tom.personId}`, { as: manager })
    expect(closed.body).toMatchObject({ name: 'Tom Reed', account: 'closed' })
    const change = { as: manager, body: { revision: closed.body.revision, familyName: 'Else' } }
    expect((await request('PATCH', `/people/${tom.personId}`, change)).status).toBe(403)
    expect((await request('POST', `/people/${tom.personId}/reopening`, by)).status).toBe(204)
    expect((await request('GET', '/me', { as: tom })).body.user.roles).toEqual(['assessor'])
    // Whoever held the old session may be the reason for the closing.
    expect((await request('GET', '/me', { headers })).status).toBe(401)
  })
})

describe('the list of people', () => {
  it('is by name, in pages that neither skip nor repeat, and is searched by parts of names', async () => {
    const world = await createWorld()
    const { request, manager } = world
    for (const familyName of ['adeyemi', 'Brown', 'Brown', 'Clarke', 'Żuk']) {
      await addStaff(world, manager, ['tutor'], { givenName: 'Ana', familyName })
    }
    const names: string[] = []
    let cursor = ''
    for (let page = 0; page < 3; page++) {
      const reply = await request('GET', `/people?role=tutor&limit=2${cursor}`, { as: manager })
      names.push(...reply.body.people.map((person: { familyName: string }) => person.familyName))
      cursor = `&cursor=${reply.body.nextCursor}`
      expect(reply.body.nextCursor === null).toBe(page === 2)
    }
    expect(names).toEqual(['adeyemi', 'Brown', 'Brown', 'Clarke', 'Żuk'])
    const found = await request('GET', '/people?search=an%20cla', { as: manager })
    expect(found.body.people).toHaveLength(1)
    const literal = await request('GET', '/people?search=%25', { as: manager })
    expect(literal.body.people).toEqual([])
  })

  it('gives staff who are no managers colleagues’ names and roles, and nothing else of them', async () => {
    const world = await createWorld()
    const { request, manager } = world
    const tom = await addStaff(world, manager, ['assessor'], { email: 'tom@reed.test', inTrainingFrom: '2026-11-01' })
    const gone = await addStaff(world, manager, ['assessor'], { familyName: 'Gone' })
    await request('POST', `/people/${gone.personId}/closing`, { as: manager, body: { reason: 'Left' } })
    const reply = await request('GET', '/people', { as: tom })
    expect(reply.body.people.map((person: { name: string }) => person.name)).toEqual(['Maya Okoro', 'Tom Reed'])
    expect(reply.text).not.toContain('tom@reed.test')
    const byEmail = (as: typeof tom) => request('GET', '/people?search=tom@reed', { as })
    expect((await byEmail(tom)).body.people).toEqual([])
    expect((await byEmail(manager)).body.people).toHaveLength(1)
    expect(reply.body.people[1]).toMatchObject({ email: null, inTraining: false, account: 'none' })
  })
})

describe('people of another centre', () => {
  it('don’t exist for a manager, whatever they ask', async () => {
    const world = await createWorld()
    const { request, manager, store } = world
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const { personId } = await addStaff(world, manager, ['assessor'])
    const before = await store.read.select().from(store.t.ledger)
    const asked = [
      request('GET', `/people/${personId}`, { as: stranger }),
      request('PATCH', `/people/${personId}`, { as: stranger, body: { revision: 1, familyName: 'X' } }),
      request('POST', `/people/${personId}/invitation`, { as: stranger }),
      request('POST', `/people/${personId}/closing`, { as: stranger, body: { reason: 'X' } }),
      request('POST', `/people/${personId}/reopening`, { as: stranger, body: { reason: 'X' } }),
    ]
    for (const reply of await Promise.all(asked))
      expect([reply.status, reply.body.code]).toEqual([404, 'record.notFound'])
    const list = await request('GET', '/people', { as: stranger })
    expect(list.body.people.map((person: { id: string }) => person.id)).toEqual([stranger.personId])
    expect(await store.read.select().from(store.t.ledger)).toEqual(before)
  })

  it('are managed by managers alone, here as well', async () => {
    const world = await createWorld()
    const { request, manager } = world
    const tom = await addStaff(world, manager, ['assessor', 'iqa', 'leadIqa', 'tutor'])
    const body = { familyName: 'X', roles: ['assessor'] }
    expect((await request('POST', '/people', { as: tom, body })).status).toBe(403)
    expect((await request('GET', `/people/${manager.personId}`, { as: tom })).status).toBe(403)
  })
})
