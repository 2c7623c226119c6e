import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, addTestLearner, addTestProgramme } from '../people/people.test-utils.ts'

async function createWorld() {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  const { programmeId, unitIds } = await addTestProgramme(world, manager)
  const enrolment = { programmeId, unitIds: unitIds(1, 6), startsOn: '2026-09-07' }
  return { ...world, manager, programmeId, unitIds, enrolment }
}

describe('taking a learner in', () => {
  it('makes the person, the learner and the first enrolment in one act', async () => {
    const { request, manager, programmeId, enrolment, store } = await createWorld()
    const body = { givenName: 'Harpreet', familyName: 'Gill', email: 'h@gill.test', uln: '9276308686', enrolment }
    const added = await request('POST', '/learners', { as: manager, body })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      name: 'Harpreet Gill',
      uln: '9276308686',
      ownReference: null,
      enrolments: [{ programmeId, status: 'onProgramme', startsOn: '2026-09-07', cohortId: null }],
    })
    const again = await request('GET', `/learners/${added.body.id}`, { as: manager })
    expect(again.body).toEqual(added.body)
    expect(await store.read.select().from(store.t.progressRows)).toHaveLength(1)
  })

  it('is all or nothing: a unit of another qualification leaves nobody behind', async () => {
    const world = await createWorld()
    const { request, manager, enrolment, store } = world
    const other = await addTestProgramme(world, manager, '603/5681/9')
    const before = await store.read.select().from(store.t.ledger)
    const body = { familyName: 'Gill', email: 'h@gill.test', enrolment: { ...enrolment, unitIds: other.unitIds(1) } }
    const reply = await request('POST', '/learners', { as: manager, body })
    expect(reply.status).toBe(400)
    expect(reply.body.errors[0].path).toBe('enrolment.unitIds')
    expect(await store.read.select().from(store.t.learners)).toEqual([])
    expect(await store.read.select().from(store.t.ledger)).toEqual(before)
    expect((await store.read.select().from(store.t.accounts)).map(account => account.email)).not.toContain(
      'h@gill.test',
    )
  })

  it('takes a valid ULN once, and the shared temporary one as often as it comes', async () => {
    const { request, manager, enrolment } = await createWorld()
    const add = async (uln: string) => {
      const reply = await request('POST', '/learners', { as: manager, body: { familyName: 'Gill', uln, enrolment } })
      return reply.status === 201 ? 'added' : reply.body.code
    }
    expect(await add('1000000043')).toBe('added')
    expect(await add('1000000043')).toBe('uln.taken')
    expect(await add('1000000063')).toBe('uln.invalid')
    expect(await add('12345')).toBe('request.invalid')
    expect(await add('9999999999')).toBe('added')
    expect(await add('9999999999')).toBe('added')
  })

  it('at one centre leaves the ULN free at another', async () => {
    const world = await createWorld()
    const { request, manager, enrolment } = world
    const body = { familyName: 'Gill', uln: '1000000043', ownReference: 'A1', enrolment }
    await request('POST', '/learners', { as: manager, body })
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const { programmeId } = await addTestProgramme(world, stranger)
    const there = { ...body, enrolment: { ...enrolment, programmeId } }
    expect((await request('POST', '/learners', { as: stranger, body: there })).status).toBe(201)
    const taken = await request('POST', '/learners', { as: manager, body: { ...body, uln: undefined } })
    expect(taken.body.errors).toEqual([expect.objectContaining({ path: 'ownReference' })])
  })

  it('refuses a programme or a cohort of another centre as if it never was', async () => {
    const world = await createWorld()
    const { request, manager, enrolment } = world
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const { programmeId } = await addTestProgramme(world, stranger)
    const cohort = await request('POST', '/cohorts', { as: stranger, body: { name: 'Theirs' } })
    for (const change of [{ programmeId }, { cohortId: cohort.body.id }]) {
      const body = { familyName: 'Gill', enrolment: { ...enrolment, ...change } }
      expect((await request('POST', '/learners', { as: manager, body })).body.code).toBe('record.notFound')
    }
  })
})

describe('changing a learner', () => {
  it('on an old revision is refused with what stands now', async () => {
    const world = await createWorld()
    const { request, manager, enrolment } = world
    const { learnerId } = await addTestLearner(world, manager, enrolment)
    const { body: before } = await request('GET', `/learners/${learnerId}`, { as: manager })
    const change = (body: object) => request('PATCH', `/learners/${learnerId}`, { as: manager, body })
    const changed = await change({ revision: before.revision, familyName: 'Gill-Shah', ownReference: 'G7' })
    expect(changed.body).toMatchObject({ name: 'Harpreet Gill-Shah', ownReference: 'G7' })
    const stale = await change({ revision: before.revision, uln: '1000000043' })
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([409, 'conflict.stale', changed.body])
  })

  it('gives somebody without one an e-mail, and with it an account to be invited to', async () => {
    const { request, manager, enrolment } = await createWorld()
    const { body: added } = await request('POST', '/learners', { as: manager, body: { familyName: 'Gill', enrolment } })
    const invite = () => request('POST', `/people/${added.personId}/invitation`, { as: manager })
    expect((await invite()).status).toBe(400)
    const body = { revision: added.revision, email: 'h@gill.test' }
    await request('PATCH', `/learners/${added.id}`, { as: manager, body })
    expect((await invite()).body.sentTo).toBe('h@gill.test')
  })
})

describe('who sees a learner', () => {
  it('is the learner, staff related to them, and those who see the whole centre', async () => {
    const world = await createWorld()
    const { request, manager, enrolment } = world
    const gill = await addTestLearner(world, manager, enrolment)
    const other = await addTestLearner(world, manager, enrolment, { familyName: 'Other' })
    const assessor = await addStaff(world, manager, ['assessor', 'tutor', 'iqa'])
    const lead = await addStaff(world, manager, ['leadIqa'])
    const path = `/learners/${gill.learnerId}`
    const listed = async (as: typeof manager) =>
      (await request('GET', '/learners', { as })).body.learners.map((one: { id: string }) => one.id)

    expect((await request('GET', path, { as: assessor })).status).toBe(404)
    expect(await listed(assessor)).toEqual([])
    const body = { kind: 'assessor', personId: assessor.personId, from: '2026-11-20' }
    await request('POST', `/enrolments/${gill.enrolmentId}/relationships`, { as: manager, body })
    expect((await request('GET', path, { as: assessor })).status).toBe(200)
    expect(await listed(assessor)).toEqual([gill.learnerId])

    expect(await listed(lead)).toEqual([gill.learnerId, other.learnerId])
    expect(await listed(gill.person)).toEqual([gill.learnerId])
    expect((await request('GET', path, { as: gill.person })).status).toBe(200)
    expect((await request('GET', path, { as: other.person })).status).toBe(404)
  })

  it('is nobody of another centre, whatever they ask', async () => {
    const world = await createWorld()
    const { request, manager, enrolment, store } = world
    const { learnerId } = await addTestLearner(world, manager, enrolment)
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const theirs = await addTestProgramme(world, stranger)
    const before = await store.read.select().from(store.t.ledger)
    const asked = [
      request('GET', `/learners/${learnerId}`, { as: stranger }),
      request('PATCH', `/learners/${learnerId}`, { as: stranger, body: { revision: 1, familyName: 'X' } }),
      request('POST', `/learners/${learnerId}/enrolments`, {
        as: stranger,
        body: { ...enrolment, programmeId: theirs.programmeId },
      }),
    ]
    for (const reply of await Promise.all(asked))
      expect([reply.status, reply.body.code]).toEqual([404, 'record.notFound'])
    expect((await request('GET', '/learners', { as: stranger })).body.learners).toEqual([])
    expect(await store.read.select().from(store.t.ledger)).toEqual(before)
  })
})

describe('the list of learners', () => {
  it('is searched by name, ULN and reference, and filtered by cohort, in pages', async () => {
    const world = await createWorld()
    const { request, manager, enrolment } = world
    const { body: cohort } = await request('POST', '/cohorts', { as: manager, body: { name: 'Autumn' } })
    await addTestLearner(world, manager, { ...enrolment, cohortId: cohort.id }, { uln: '1000000043' })
    await addTestLearner(world, manager, enrolment, { givenName: 'Ben', familyName: 'Ahmed', ownReference: 'HT_77' })
    await addTestLearner(world, manager, enrolment, { givenName: 'Ana', familyName: 'Gill' })
    const names = async (query: string) =>
      (await request('GET', `/learners?${query}`, { as: manager })).body.learners.map(
        (one: { name: string }) => one.name,
      )
    expect(await names('')).toEqual(['Ben Ahmed', 'Ana Gill', 'Harpreet Gill'])
    expect(await names('search=gill%20a')).toEqual(['Ana Gill', 'Harpreet Gill'])
    expect(await names('search=00000043')).toEqual(['Harpreet Gill'])
    expect(await names('search=ht_7')).toEqual(['Ben Ahmed'])
    expect(await names(`cohortId=${cohort.id}`)).toEqual(['Harpreet Gill'])
    const first = await request('GET', '/learners?limit=2', { as: manager })
    expect(await names(`limit=2&cursor=${first.body.nextCursor}`)).toEqual(['Harpreet Gill'])
  })
})
