import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from '../upkeep/examine-store.ts'

async function createWorld() {
  const p = await createPortfolio()
  const url = `/enrolments/${p.enrolmentId}`
  const get = async () => (await p.request('GET', url, { as: p.manager })).body
  const change = async (body: object) =>
    p.request('PATCH', url, { as: p.manager, body: { revision: (await get()).revision, ...body } })
  const done = async (body: object) => {
    const reply = await change(body)
    expect(reply.status, reply.text).toBe(200)
    return reply.body
  }
  const history = async (as = p.manager) => (await p.request('GET', `${url}/statuses`, { as })).body
  const nextDays = async (days: number) => {
    p.clock.advance({ days })
    await p.services.statuses.beginAnnounced()
  }
  const doctor = async () => {
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    return (await examineStore(p.store.file, blobs)).faults
  }
  return { ...p, url, get, change, done, history, nextDays, doctor }
}

const leaving = { status: 'withdrawn', statusOn: '2026-12-12', statusReason: 'A new job in Leeds.' }
const inGrid = async (p: Portfolio) => {
  const { body } = await p.request('GET', `/cohorts/${p.cohortId}/progress`, { as: p.manager })
  return body.rows.length
}

describe('a status of a day to come', () => {
  it('is announced with who, when and why, and changes nothing until its day', async () => {
    const { get, done, history, ...p } = await createWorld()
    expect((await get()).announced).toBeNull()
    const announced = {
      status: 'withdrawn',
      from: '2026-12-12',
      reason: 'A new job in Leeds.',
      by: { id: p.manager.personId },
    }
    expect(await done(leaving)).toMatchObject({ status: 'onProgramme', announced })
    expect(await history()).toMatchObject({ announced, statuses: [{ status: 'onProgramme', until: null }] })
    const { body } = await p.request('GET', '/caseload', { as: p.assessor })
    expect(body.rows[0].announced).toEqual({ status: 'withdrawn', from: '2026-12-12' })
    await p.nextDays(21)
    expect((await get()).status).toBe('onProgramme')
  })

  it('begins by itself on that day, by the name of whoever announced it, and then leaves the lists', async () => {
    const { get, done, history, nextDays, ...p } = await createWorld()
    await p.addSubmitted({ criteria: ['6/2.1'] })
    await done(leaving)
    expect([await inGrid(p), (await p.request('GET', '/to-assess', { as: p.assessor })).body.total]).toEqual([1, 1])
    await nextDays(22)
    expect(await get()).toMatchObject({ status: 'withdrawn', statusSince: '2026-12-12', announced: null })
    expect((await history()).statuses).toMatchObject([
      {
        status: 'withdrawn',
        from: '2026-12-12',
        until: null,
        reason: leaving.statusReason,
        by: { id: p.manager.personId },
      },
      { status: 'onProgramme', until: '2026-12-11' },
    ])
    expect([await inGrid(p), (await p.request('GET', '/to-assess', { as: p.assessor })).body.total]).toEqual([0, 0])
    expect((await p.request('GET', '/caseload', { as: p.assessor })).body).toMatchObject({ rows: [], others: 1 })
    // The record stays, and is read as before.
    expect(
      (await p.request('GET', `/learners/${p.learnerId}/evidence`, { as: p.assessor })).body.evidence,
    ).toHaveLength(1)
    expect(await p.doctor()).toEqual([])
  })

  it('counts from its own day where nothing ran on that day', async () => {
    const { get, done, nextDays } = await createWorld()
    await done(leaving)
    await nextDays(40)
    expect(await get()).toMatchObject({ status: 'withdrawn', statusSince: '2026-12-12' })
  })

  it('can be taken back, and announced anew with another day', async () => {
    const { get, done, nextDays, doctor, ...p } = await createWorld()
    await done(leaving)
    expect(await done({ announced: null })).toMatchObject({ announced: null })
    const before = await p.store.read.$count(p.store.t.ledger)
    await done({ announced: null })
    expect(await p.store.read.$count(p.store.t.ledger)).toBe(before)
    await done(leaving)
    expect((await done({ ...leaving, statusOn: '2026-12-19' })).announced).toMatchObject({ from: '2026-12-19' })
    await nextDays(22)
    expect((await get()).status).toBe('onProgramme')
    await done({ announced: null })
    await nextDays(30)
    expect((await get()).status).toBe('onProgramme')
    expect(await doctor()).toEqual([])
  })

  it('outlasts a break that comes before it, and ends where somebody leaves sooner', async () => {
    const { done } = await createWorld()
    await done(leaving)
    expect((await done({ status: 'onBreak' })).announced).toMatchObject({ status: 'withdrawn' })
    expect((await done({ status: 'withdrawn', statusReason: 'Sooner.' })).announced).toBeNull()
  })

  it('wants a reason for leaving, one day only, and no repetition of what is so already', async () => {
    const { change, done } = await createWorld()
    const path = async (body: object) => (await change(body)).body.errors?.[0]?.path
    expect(await path({ status: 'withdrawn', statusOn: '2026-12-12' })).toBe('statusReason')
    expect(await path({ status: 'onProgramme', statusOn: '2026-12-12' })).toBe('statusOn')
    expect(await path({ status: 'onBreak', statusOn: '2026-12-12', expectedReturnOn: '2026-12-01' })).toBe(
      'expectedReturnOn',
    )
    await done({ status: 'onBreak' })
    expect((await change({ status: 'completed' })).body.errors[0].message).toBe(
      'Record the return from the break first.',
    )
    await done({ status: 'withdrawn', statusReason: 'Moved away.' })
    expect((await change({ status: 'gateway' })).body.errors[0].message).toBe('Record the restart first.')
  })
})

describe('the history of a status', () => {
  it('has every recording with its days, and says which was corrected since', async () => {
    const { done, history, ...p } = await createWorld()
    await done({
      status: 'onBreak',
      statusOn: '2026-11-16',
      statusReason: 'Parental leave',
      expectedReturnOn: '2026-11-30',
    })
    await done({ statusOn: '2026-11-17' })
    p.clock.advance({ days: 10 })
    expect((await p.request('GET', '/caseload', { as: p.assessor })).body.returnsOverdue).toBe(0)
    p.clock.advance({ days: 1 })
    const away = (await p.request('GET', '/caseload?show=away', { as: p.assessor })).body
    expect(away).toMatchObject({ returnsOverdue: 1, rows: [{ isReturnOverdue: true }] })
    await done({ status: 'onProgramme' })
    await done({ status: 'withdrawn', statusReason: 'Moved away.' })
    p.clock.advance({ days: 30 })
    await done({ status: 'onProgramme', statusReason: 'Back with the same employer.' })
    const { statuses, next } = await history()
    expect(
      statuses.map((one: Record<string, unknown>) => [one['status'], one['from'], one['until'], one['isCorrected']]),
    ).toEqual([
      ['onProgramme', '2026-12-31', null, false],
      ['withdrawn', '2026-12-01', '2026-12-30', false],
      ['onProgramme', '2026-12-01', null, true],
      ['onBreak', '2026-11-17', '2026-11-30', false],
      ['onBreak', '2026-11-16', null, true],
      ['onProgramme', '2026-01-05', '2026-11-16', false],
    ])
    expect(next).toEqual(['onBreak', 'gateway', 'completed', 'withdrawn'])
    expect(await inGrid(p)).toBe(1)
  })

  it('is read by whoever sees the enrolment, changed by managers, and is nothing to another centre', async () => {
    const { history, url, ...p } = await createWorld()
    expect((await history()).can.change).toBe(true)
    for (const as of [p.assessor, p.learner]) expect((await history(as)).can).toEqual({ change: false })
    expect((await p.request('GET', `${url}/statuses`, { as: p.elsewhere.manager })).status).toBe(404)
    const body = { revision: 1, ...leaving }
    expect((await p.request('PATCH', url, { as: p.elsewhere.manager, body })).status).toBe(404)
    expect((await p.request('PATCH', url, { as: p.assessor, body })).status).toBe(403)
  })
})
