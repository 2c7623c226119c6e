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
  const { programmeId, unitIds } = await addTestProgramme(world, manager)
  const { body: employer } = await world.request('POST', '/employers', {
    as: manager,
    body: {
      name: 'Swiftway',
      sites: [{ name: 'Leeds', addressLines: ['1 Mill Lane', 'Leeds'], postcode: 'LS1 4AB' }],
      lineManagers: [{ name: 'Ina Moss', email: 'Ina@Swiftway.example', phone: '0113 496 0000' }],
    },
  })
  return { ...world, manager, employer, programmeId, unitIds }
}

describe('an employer', () => {
  it('is added with its sites and line managers, and changed on the revision that was read', async () => {
    const { request, manager, employer } = await createWorld()
    expect(employer).toMatchObject({
      name: 'Swiftway',
      closed: false,
      enrolments: 0,
      sites: [{ name: 'Leeds', addressLines: ['1 Mill Lane', 'Leeds'], postcode: 'LS1 4AB', closed: false }],
      lineManagers: [{ name: 'Ina Moss', email: 'ina@swiftway.example', phone: '0113 496 0000', closed: false }],
    })
    const renamed = await request('PATCH', `/employers/${employer.id}`, {
      as: manager,
      body: { revision: employer.revision, name: 'Swiftway Retail' },
    })
    expect(renamed.body).toMatchObject({ name: 'Swiftway Retail', revision: employer.revision + 1 })
    const stale = await request('PATCH', `/line-managers/${employer.lineManagers[0].id}`, {
      as: manager,
      body: { revision: employer.revision, phone: null },
    })
    expect([stale.status, stale.body.code, stale.body.current]).toEqual([409, 'conflict.stale', renamed.body])
    const moved = await request('PATCH', `/employer-sites/${employer.sites[0].id}`, {
      as: manager,
      body: { revision: renamed.body.revision, closed: true },
    })
    expect(moved.body.sites[0]).toMatchObject({ name: 'Leeds', closed: true })
    const second = await request('POST', `/employers/${employer.id}/sites`, { as: manager, body: { name: 'LEEDS' } })
    expect(second.body.sites.map((site: { closed: boolean }) => site.closed).sort()).toEqual([false, true])
  })

  it('has a name of its own at the centre, whatever the case of its letters', async () => {
    const { request, manager, employer } = await createWorld()
    const again = await request('POST', '/employers', { as: manager, body: { name: 'SWIFTWAY' } })
    expect([again.status, again.body.code]).toEqual([409, 'employer.taken'])
    const site = await request('POST', `/employers/${employer.id}/sites`, { as: manager, body: { name: 'leeds' } })
    expect(site.status).toBe(409)
  })

  it('is listed page by page, searched, and found by whether it is closed', async () => {
    const { request, manager, employer } = await createWorld()
    const { body: other } = await request('POST', '/employers', { as: manager, body: { name: 'amber & co_' } })
    const first = await request('GET', '/employers?limit=1', { as: manager })
    expect(first.body.employers).toEqual([other])
    const second = await request('GET', `/employers?limit=1&cursor=${first.body.nextCursor}`, { as: manager })
    expect(second.body).toEqual({ employers: [employer], nextCursor: null })
    const found = await request('GET', '/employers?search=CO_', { as: manager })
    expect(found.body.employers).toHaveLength(1)
    await request('PATCH', `/employers/${other.id}`, { as: manager, body: { revision: other.revision, closed: true } })
    expect((await request('GET', '/employers?closed=false', { as: manager })).body.employers).toEqual([employer])
  })
})

describe('the employer of an enrolment', () => {
  it('is chosen with the learner, changed, and taken off; every read says it', async () => {
    const world = await createWorld()
    const { request, manager, employer, programmeId, unitIds } = world
    const chosen = { id: employer.id, siteId: employer.sites[0].id, lineManagerId: employer.lineManagers[0].id }
    const gill = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1), employer: chosen })
    const expected = {
      id: employer.id,
      name: 'Swiftway',
      siteId: chosen.siteId,
      siteName: 'Leeds',
      lineManager: { id: chosen.lineManagerId, name: 'Ina Moss' },
      from: '2026-09-07',
    }
    const { body: learner } = await request('GET', `/learners/${gill.learnerId}`, { as: gill.person })
    expect(learner.enrolments[0].employer).toEqual(expected)
    const { body: enrolment } = await request('GET', `/enrolments/${gill.enrolmentId}`, { as: manager })
    expect(enrolment.employer).toEqual(expected)
    expect((await request('GET', `/learners?employerId=${employer.id}`, { as: manager })).body.learners).toHaveLength(1)

    const change = (body: object) => request('PATCH', `/enrolments/${gill.enrolmentId}`, { as: manager, body })
    const moved = await change({ revision: enrolment.revision, employer: { id: employer.id, from: '2026-10-01' } })
    expect(moved.body.employer).toEqual({ id: employer.id, name: 'Swiftway', from: '2026-10-01' })
    const gone = await change({ revision: moved.body.revision, employer: null })
    expect(gone.body.employer).toBeUndefined()
    expect((await request('GET', `/learners?employerId=${employer.id}`, { as: manager })).body.learners).toEqual([])
  })

  it('has to be one of the centre that is not closed, and the site and line manager its own', async () => {
    const world = await createWorld()
    const { request, manager, employer, programmeId, unitIds } = world
    const { body: other } = await request('POST', '/employers', {
      as: manager,
      body: { name: 'Amber', sites: [{ name: 'York' }] },
    })
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const { body: foreign } = await request('POST', '/employers', { as: stranger, body: { name: 'Swiftway' } })
    const gill = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1) })
    const choose = (chosen: object) =>
      request('PATCH', `/enrolments/${gill.enrolmentId}`, { as: manager, body: { revision: 1, employer: chosen } })
    expect((await choose({ id: foreign.id })).status).toBe(404)
    expect((await choose({ id: employer.id, siteId: other.sites[0].id })).body.errors).toEqual([
      { path: 'employer.siteId', message: 'This is not a site of Swiftway.' },
    ])
    await request('PATCH', `/employers/${other.id}`, { as: manager, body: { revision: other.revision, closed: true } })
    expect((await choose({ id: other.id })).body.errors).toEqual([
      { path: 'employer.id', message: 'Amber is closed. Open it again first.' },
    ])
  })

  it('shows its line managers to staff of somebody who works there, and to nobody else', async () => {
    const world = await createWorld()
    const { request, manager, employer, programmeId, unitIds } = world
    const gill = await addTestLearner(world, manager, {
      programmeId,
      unitIds: unitIds(1),
      employer: { id: employer.id },
    })
    const tom = await addStaff(world, manager, ['tutor'])
    const ada = await addStaff(world, manager, ['tutor'])
    const relationship = { kind: 'tutor', personId: tom.personId, from: '2026-11-20' } as const
    await world.services.relationships.addRelationship(toActor(manager), gill.enrolmentId, relationship)
    const stranger = await addCentreWithManager(world, 'Beacon College')
    const read = async (as: typeof tom) => (await request('GET', `/employers/${employer.id}`, { as })).status
    expect([await read(tom), await read(ada), await read(gill.person), await read(stranger)]).toEqual([
      200, 404, 403, 404,
    ])
    expect((await request('GET', '/employers', { as: tom })).status).toBe(403)
    const patch = { as: stranger, body: { revision: 1, name: 'Ours' } }
    expect((await request('PATCH', `/employers/${employer.id}`, patch)).status).toBe(404)
  })
})
