import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, addTestLearner, addTestProgramme } from '../people/people.test-utils.ts'

async function createWorld() {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  const { programmeId, unitIds, mapping } = await addTestProgramme(world, manager)
  const gill = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(6, 1) })
  const path = `/enrolments/${gill.enrolmentId}`
  const get = async (as = manager) => (await world.request('GET', path, { as })).body
  const change = async (body: object) => {
    const { revision } = await get()
    return world.request('PATCH', path, { as: manager, body: { revision, ...body } })
  }
  return { ...world, manager, programmeId, unitIds, mapping, gill, path, get, change }
}

describe('an enrolment', () => {
  it('says what it is made of: units in their order, dates, and who is related to it', async () => {
    const world = await createWorld()
    const { get, unitIds, programmeId, gill } = world
    expect(await get()).toMatchObject({
      learner: { id: gill.learnerId, name: 'Harpreet Gill' },
      programme: { id: programmeId, version: 1, threshold: 'accepted', acceptedTagsNeeded: 1 },
      unitIds: unitIds(1, 6),
      jobRole: null,
      jobRoleDecidedBy: null,
      status: 'onProgramme',
      statusSince: '2026-09-07',
      relationships: [],
      units: [
        { criteria: 16, accepted: 0, submitted: 0, signedOffAt: null, needsSupplementary: false, achievement: null },
        { criteria: 15 },
      ],
      revision: 1,
    })
  })

  it('tells each person what they can do with it', async () => {
    const { request, get, gill, manager, path, ...world } = await createWorld()
    const assessor = await addStaff({ ...world }, manager, ['assessor'])
    const countersigner = await addStaff({ ...world }, manager, ['assessor'])
    for (const [kind, person] of Object.entries({ assessor, countersigner })) {
      const body = { kind, personId: person.personId, from: '2026-11-20' }
      expect((await request('POST', `${path}/relationships`, { as: manager, body })).status).toBe(201)
    }
    const can = { change: false, addEvidence: false, assess: false, signOff: false, countersign: false }
    expect((await get(manager)).can).toEqual({ ...can, change: true })
    expect((await get(gill.person)).can).toEqual({ ...can, addEvidence: true })
    expect((await get(assessor)).can).toEqual({ ...can, addEvidence: true, assess: true, signOff: true })
    expect((await get(countersigner)).can).toEqual({ ...can, countersign: true })
    await request('PATCH', path, {
      as: manager,
      body: { revision: (await get(manager)).revision, status: 'withdrawn', statusReason: 'Moved away' },
    })
    expect((await get(assessor)).can).toEqual(can)
    expect((await get(gill.person)).can).toEqual(can)
  })

  it('may be one of several of a learner', async () => {
    const { request, manager, gill, ...world } = await createWorld()
    const other = await addTestProgramme(world, manager, '603/5681/9')
    const body = {
      programmeId: other.programmeId,
      unitIds: other.unitIds(1, 2),
      startsOn: '2026-10-01',
      jobRole: 'both',
    }
    const added = await request('POST', `/learners/${gill.learnerId}/enrolments`, { as: manager, body })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({ jobRole: 'both', jobRoleDecidedBy: { name: 'Maya Okoro' } })
    const learner = await request('GET', `/learners/${gill.learnerId}`, { as: manager })
    expect(learner.body.enrolments.map((one: { id: string }) => one.id)).toEqual([gill.enrolmentId, added.body.id])
  })

  it('of somebody else is seen by no learner, no unrelated staff and nobody of another centre', async () => {
    const { request, manager, programmeId, unitIds, path, ...world } = await createWorld()
    const other = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1) })
    const unrelated = await addStaff(world, manager, ['assessor', 'tutor', 'iqa'])
    const stranger = await addCentreWithManager(world, 'Beacon College')
    for (const as of [other.person, unrelated, stranger]) {
      expect((await request('GET', path, { as })).body.code).toBe('record.notFound')
      expect((await request('GET', `${path}/relationships`, { as })).body.code).toBe('record.notFound')
    }
    const changes = [
      request('PATCH', path, { as: stranger, body: { revision: 1, jobRole: 'both' } }),
      request('PUT', `${path}/units`, { as: stranger, body: { revision: 1, unitIds: unitIds(1) } }),
      request('PUT', `${path}/units?preview=true`, { as: stranger, body: { revision: 1, unitIds: unitIds(1) } }),
    ]
    for (const reply of await Promise.all(changes)) expect(reply.status).toBe(404)
    expect((await request('PATCH', path, { as: unrelated, body: { revision: 1, jobRole: 'both' } })).status).toBe(403)
  })
})

describe('changing an enrolment', () => {
  it('on an old revision is refused with what stands now', async () => {
    const { request, manager, path, get } = await createWorld()
    const change = (body: object) => request('PATCH', path, { as: manager, body: { revision: 1, ...body } })
    expect((await change({ jobRole: 'both' })).status).toBe(200)
    const stale = await change({ plannedEndOn: '2027-09-01' })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    expect(stale.body.current).toEqual(await get())
  })

  it('[KSB-9] decides the job role, says who did, and takes the decision back', async () => {
    const { change, get, mapping, store } = await createWorld()
    expect((await get()).jobRole).toBeNull()
    const decided = await change({ jobRole: 'faceToFace' })
    expect(decided.body).toMatchObject({ jobRole: 'faceToFace', jobRoleDecidedBy: { name: 'Maya Okoro' } })
    const other = mapping.standard.ksbs.find(ksb => ksb.alternative === 'notFaceToFace')?.id
    const [row] = await store.read.select().from(store.t.progressRows)
    expect(row?.facts.notApplying).toEqual([other])
    expect((await change({ jobRole: null })).body.jobRole).toBeNull()
  })

  it('records a break with its reason and expected return, and the return', async () => {
    const { change } = await createWorld()
    const body = {
      status: 'onBreak',
      statusOn: '2026-11-16',
      statusReason: 'Parental leave',
      expectedReturnOn: '2027-02-01',
    }
    expect((await change(body)).body).toMatchObject({
      status: 'onBreak',
      statusSince: '2026-11-16',
      statusReason: 'Parental leave',
      expectedReturnOn: '2027-02-01',
    })
    const moved = await change({ expectedReturnOn: '2027-03-01' })
    expect(moved.body).toMatchObject({
      statusSince: '2026-11-16',
      statusReason: 'Parental leave',
      expectedReturnOn: '2027-03-01',
    })
    expect((await change({ status: 'onProgramme' })).body).toMatchObject({
      status: 'onProgramme',
      statusSince: '2026-11-20',
      statusReason: null,
      expectedReturnOn: null,
    })
  })

  it('refuses dates that can’t be, and a withdrawal without a reason', async () => {
    const { change } = await createWorld()
    const path = async (body: object) => (await change(body)).body.errors?.[0]?.path
    expect(await path({ plannedEndOn: '2026-09-06' })).toBe('plannedEndOn')
    expect(await path({ status: 'onBreak', statusOn: '2026-09-01' })).toBe('statusOn')
    expect(await path({ statusOn: '2026-12-24' })).toBe('statusOn')
    expect(await path({ status: 'gateway', expectedReturnOn: '2027-01-01' })).toBe('expectedReturnOn')
    expect(await path({ status: 'withdrawn' })).toBe('statusReason')
  })

  it('moves it to another cohort, and to none', async () => {
    const { change, request, manager, store } = await createWorld()
    const { body: cohort } = await request('POST', '/cohorts', { as: manager, body: { name: 'Autumn' } })
    expect((await change({ cohortId: cohort.id })).body).toMatchObject({ cohortId: cohort.id, cohortName: 'Autumn' })
    expect((await store.read.select().from(store.t.progressRows))[0]?.cohortId).toBe(cohort.id)
    expect((await change({ cohortId: null })).body.cohortName).toBeNull()
  })

  it('writes nothing where nothing differs', async () => {
    const { change, get, store } = await createWorld()
    const before = await store.read.select().from(store.t.ledger)
    expect((await change({ status: 'onProgramme', jobRole: null, cohortId: null })).body).toEqual(await get())
    expect(await store.read.select().from(store.t.ledger)).toEqual(before)
  })
})
