import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { followLive } from '../live/live.test-utils.ts'

/** The learner is in a cohort, works at an employer, and has something waiting. */
async function createWorld() {
  const p = await createPortfolio()
  const { body: cohort } = await p.request('POST', '/cohorts', { as: p.manager, body: { name: 'Autumn' } })
  const { body: employer } = await p.request('POST', '/employers', { as: p.manager, body: { name: 'Swiftway' } })
  await change(p, { cohortId: cohort.id, employer: { id: employer.id } })
  await p.addSubmitted({ criteria: ['6/2.1'] })
  const get = async (path: string, as: TestPerson = p.tutor) => (await p.request('GET', path, { as })).body
  const grid = (query = '') => get(`/cohorts/${cohort.id}/progress${query}`)
  const listed = async () => ({
    learners: (await get('/learners')).learners.length,
    grid: (await grid()).rows.length,
    cohort: (await get('/cohorts')).cohorts.map((one: { enrolments: number }) => one.enrolments),
    employer: (await get(`/employers/${employer.id}`)).enrolments,
    atEmployer: (await get(`/learners?employerId=${employer.id}`)).learners.length,
    toAssess: (await get('/to-assess', p.assessor)).total,
    caseload: (await get('/caseload', p.assessor)).rows.length,
  })
  return { ...p, p, cohort, get, grid, listed }
}

async function change(p: Portfolio, changes: object): Promise<void> {
  const path = `/enrolments/${p.enrolmentId}`
  const { revision } = (await p.request('GET', path, { as: p.manager })).body
  const reply = await p.request('PATCH', path, { as: p.manager, body: { revision, ...changes } })
  if (reply.status !== 200) throw new Error(reply.text)
}

const everywhere = { learners: 1, grid: 1, cohort: [1], employer: 1, atEmployer: 1, toAssess: 1, caseload: 1 }
const nowhere = { learners: 0, grid: 0, cohort: [0], employer: 0, atEmployer: 0, toAssess: 0, caseload: 0 }

describe('who completed or withdrew', () => {
  it.each([
    ['withdrawn', { status: 'withdrawn', statusReason: 'A new job.' }],
    ['completed', { status: 'completed' }],
  ])('leaves every list and every count, and comes back with a restart: %s', async (_, ending) => {
    const w = await createWorld()
    expect(await w.listed()).toEqual(everywhere)
    await change(w.p, ending)
    expect(await w.listed()).toEqual(nowhere)
    await change(w.p, { status: 'onProgramme' })
    expect(await w.listed()).toEqual(everywhere)
  })

  it('is a filter away with the whole record, and is found by the search, with the status', async () => {
    const w = await createWorld()
    await change(w.p, { status: 'withdrawn', statusReason: 'A new job.' })
    expect(await w.get('/learners')).toMatchObject({ learners: [], ended: 1 })
    expect(await w.get('/learners?show=ended')).toMatchObject({ learners: [{ id: w.learnerId }], ended: 1 })
    expect(await w.get('/learners?show=all&search=okafor')).toMatchObject({ learners: [{ id: w.learnerId }] })
    expect(await w.get('/learners?search=nobody')).toMatchObject({ learners: [], ended: 0 })
    expect(await w.grid('?show=all')).toMatchObject({
      show: 'all',
      rows: [{ enrolmentId: w.enrolmentId, cohortId: w.cohort.id, status: 'withdrawn' }],
    })
    const { learners } = await w.get('/search?q=okafor')
    expect(learners).toMatchObject([{ id: w.learnerId, enrolments: [{ status: 'withdrawn' }] }])
    expect((await w.get(`/learners/${w.learnerId}/evidence`)).evidence).toHaveLength(1)
  })

  it('stays in the lists while another enrolment goes on', async () => {
    const w = await createWorld()
    const { programmeId, unitIds, learnerId } = w
    await w.centre.addEnrolment({ learnerId, programmeId, unitIds })
    await change(w.p, { status: 'withdrawn', statusReason: 'A new job.' })
    expect(await w.get('/learners', w.manager)).toMatchObject({ learners: [{ id: learnerId }], ended: 0 })
    expect(await w.get('/learners?show=ended', w.manager)).toMatchObject({ learners: [] })
  })

  it('leaves an open grid at once, which reads the status off the row', async () => {
    const w = await createWorld()
    const stream = await followLive(w, w.tutor)
    await change(w.p, { status: 'completed' })
    const row = await stream.hears(event => event.event === 'row')
    expect(row.data).toMatchObject({ enrolmentId: w.enrolmentId, cohortId: w.cohort.id, status: 'completed' })
    await stream.close()
  })

  it('is shown to nobody of another centre, whatever is asked for', async () => {
    const w = await createWorld()
    await change(w.p, { status: 'withdrawn', statusReason: 'A new job.' })
    for (const as of [w.elsewhere.manager, w.otherAssessor]) {
      const all = await w.get('/learners?show=all', as)
      expect(JSON.stringify(all)).not.toContain(w.learnerId)
      expect(await w.get('/learners?show=ended', as)).toMatchObject({ learners: [], ended: 0 })
    }
  })
})
