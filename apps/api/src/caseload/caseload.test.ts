import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

const read = async (p: Portfolio, as = p.assessor, query = '') =>
  (await p.request('GET', `/caseload${query}`, { as })).body

async function setStatus(p: Portfolio, changes: object) {
  const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
  const reply = await p.request('PATCH', `/enrolments/${p.enrolmentId}`, {
    as: p.manager,
    body: { revision: body.revision, ...changes },
  })
  if (reply.status !== 200) throw new Error(reply.text)
}

describe('a caseload', () => {
  it('says what waits for the assessor, what waits for the learner, and how far they are', async () => {
    const p = await createPortfolio()
    const first = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    await p.decide(first, ['accepted', 'referred'])
    await p.addDraft()
    const before = await read(p)
    expect(before.rows).toHaveLength(1)
    expect(before.rows[0]).toMatchObject({
      learner: { id: p.learnerId },
      criteria: { accepted: 1 },
      toAssess: { count: 0, mark: 'none' },
      waiting: { referred: 1, drafts: 1, planned: 0, toAgree: false },
      status: 'onProgramme',
    })
    await p.addSubmitted({ criteria: ['6/2.3'] })
    p.clock.advance({ days: 10 })
    await p.addSubmitted({ criteria: ['6/2.4'] })
    const [row] = (await read(p)).rows
    expect(row.toAssess).toEqual({ count: 2, workingDays: 6, mark: 'none' })
    expect(row.lastActivityAt).toBe(p.clock.now().toISOString())
    p.clock.advance({ days: 1 })
    expect((await read(p)).rows[0].toAssess).toEqual({ count: 2, workingDays: 7, mark: 'late' })
    p.clock.advance({ days: 3 })
    expect((await read(p)).rows[0].toAssess.mark).toBe('veryLate')
  })

  it('counts what the queue of that learner holds, by the same limits, which are the centre’s', async () => {
    const p = await createPortfolio()
    await p.addSubmitted({ criteria: ['6/2.3'] })
    await p.addSubmitted({ criteria: ['6/2.4'] })
    p.clock.advance({ days: 4 })
    const set = (body: object, as = p.manager) => p.request('PUT', '/centre/limits', { as, body })
    expect((await set({ lateDays: 3, veryLateDays: 2 })).status).toBe(400)
    expect((await set({ lateDays: 1, veryLateDays: 3 })).status).toBe(204)
    expect((await set({ lateDays: 1, veryLateDays: 3 }, p.assessor)).status).toBe(403)
    const { rows, limits } = await read(p)
    const queue = await p.request('GET', `/to-assess?enrolmentId=${p.enrolmentId}`, { as: p.assessor })
    expect(limits).toEqual({ lateDays: 1, veryLateDays: 3, recordDays: 7 })
    expect(queue.body.total).toBe(rows[0].toAssess.count)
    expect(queue.body.items[0]).toMatchObject({
      workingDays: rows[0].toAssess.workingDays,
      mark: rows[0].toAssess.mark,
    })
    expect(rows[0].toAssess.mark).toBe('late')
    const { body: none } = await p.request('GET', `/to-assess?enrolmentId=${p.elsewhere.enrolmentId}`, {
      as: p.assessor,
    })
    expect(none).toMatchObject({ items: [], total: 0 })
    expect((await read(p, p.elsewhere.assessor)).limits).toEqual({ lateDays: 7, veryLateDays: 10, recordDays: 7 })
  })

  it('shows the plan: what is open, what is overdue, what is to be agreed, and the next visit', async () => {
    const p = await createPortfolio()
    const lines = ['6/2.1', '6/2.2'].map(label => ({
      what: 'Watch',
      method: 'OB',
      criterionIds: [p.criterion(label)],
      dueOn: '2026-11-27',
    }))
    const body = { version: 0, lines, nextVisit: { on: '2026-12-02', at: '09:00', place: 'By video' } }
    expect((await p.request('PUT', `/enrolments/${p.enrolmentId}/plan`, { as: p.assessor, body })).status).toBe(200)
    const [row] = (await read(p)).rows
    expect(row).toMatchObject({
      waiting: { planned: 2, toAgree: true },
      overdue: 0,
      nextVisit: { on: '2026-12-02', at: '09:00' },
    })
    await p.decide(await p.addSubmitted({ criteria: ['6/2.1'] }), 'accepted')
    p.clock.advance({ days: 15 })
    expect((await read(p)).rows[0]).toMatchObject({ waiting: { planned: 1 }, overdue: 1, nextVisit: null })
  })

  it('keeps those on a break or gone apart, and their waiting stands still', async () => {
    const p = await createPortfolio()
    await p.addSubmitted({ criteria: ['6/2.3'] })
    p.clock.advance({ days: 3 })
    await setStatus(p, { status: 'onBreak', expectedReturnOn: '2027-01-11' })
    expect(await read(p)).toMatchObject({ rows: [], others: 1 })
    p.clock.advance({ days: 28 })
    const away = await read(p, p.assessor, '?show=away')
    expect(away.rows[0]).toMatchObject({
      status: 'onBreak',
      expectedReturnOn: '2027-01-11',
      toAssess: { count: 1, mark: 'none' },
    })
    await setStatus(p, { status: 'onProgramme' })
    expect((await read(p)).rows[0].toAssess).toMatchObject({ count: 1, mark: 'none' })
    await setStatus(p, { status: 'withdrawn', statusReason: 'A new job.' })
    expect(await read(p)).toMatchObject({ rows: [], others: 1 })
    expect(
      (await p.request('GET', `/learners/${p.learnerId}/evidence`, { as: p.assessor })).body.evidence,
    ).toHaveLength(1)
  })

  it('is of all staff for a manager, with the names of the assessors, and of nobody else’s centre', async () => {
    const p = await createPortfolio()
    const all = await read(p, p.manager)
    expect(all).toMatchObject({ of: 'centre', can: { own: false, centre: true, setLimits: true } })
    expect(all.rows.map((row: { enrolmentId: string }) => row.enrolmentId)).toEqual([p.enrolmentId])
    expect(Object.keys(all.people).sort()).toEqual([p.assessor.personId, p.trainee.personId].sort())
    expect(JSON.stringify(await read(p, p.elsewhere.manager))).not.toContain(p.enrolmentId)
    expect((await read(p, p.otherAssessor)).rows).toEqual([])
    expect((await p.request('GET', '/caseload?of=centre', { as: p.assessor })).status).toBe(403)
    expect((await p.request('GET', '/caseload', { as: p.iqa })).status).toBe(403)
    expect((await p.request('GET', '/caseload', { as: p.learner })).status).toBe(403)
    expect((await read(p, p.tutor)).rows).toHaveLength(1)
  })
})
