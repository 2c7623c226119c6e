import { describe, expect, it } from 'vitest'
import { createPortfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

async function createWorld() {
  const p = await createPortfolio()
  const url = (code: string) => `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(code)}`
  const confirm = (code: string, body: object, as = p.tutor) =>
    p.request('POST', `${url(code)}/confirmations`, { as, body })
  const explain = async (code: string, as = p.tutor) => (await p.request('GET', url(code), { as })).body
  /** Every criterion of the KSB in scope, accepted. */
  async function meet(code: string) {
    const row = p.mapping.rows.find(one => one.ksbId === p.ksb(code))
    const labels = p.mapping.qualification.units
      .filter(unit => p.unitIds.includes(unit.id))
      .flatMap(unit =>
        unit.criteria.filter(one => row?.criterionIds.includes(one.id)).map(one => `${unit.number}/${one.number}`),
      )
    const item = await p.addSubmitted({ criteria: labels })
    const reply = await p.decide(item, 'accepted')
    if (reply.status !== 200) throw new Error(reply.text)
    return { labels, decisions: reply.body.tags.map((tag: { decision: { id: string } }) => tag.decision.id) }
  }
  return { ...p, url, confirm, explain, meet }
}

describe('a confirmation', () => {
  it('[KSB-7] of a met KSB needs no reason, and shows at once beside what is computed', async () => {
    const world = await createWorld()
    await world.meet('K7')
    const reply = await world.confirm('K7', { outcome: 'confirmed' })
    expect(reply.status).toBe(201)
    expect(reply.body.confirmations).toMatchObject([
      { kind: 'staff', outcome: 'confirmed', by: 'Ann Sinclair', checkAgain: false },
    ])
    const { progress, confirmations, can } = await world.explain('K7')
    expect(progress).toMatchObject({ state: 'confirmed', computed: 'met' })
    expect(confirmations).toHaveLength(1)
    expect(can).toEqual({ confirm: true })
    const { body } = await world.request('GET', `/enrolments/${world.enrolmentId}/progress`, { as: world.learner })
    expect(body.ksbs.find((ksb: { code: string }) => ksb.code === 'K7').state).toBe('confirmed')
    expect((await examineStore(world.store.file, world.deps.blobs)).faults).toEqual([])
  }, 20_000)

  it('[KSB-7e] below what the mapping says, and a decline, want a reason in a sentence that names the KSB', async () => {
    const { confirm, explain } = await createWorld()
    const refused = await confirm('K7', { outcome: 'confirmed' })
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      400,
      'confirmation.reasonNeeded',
      'K7 is not met through the mapping. Say why you confirm.',
    ])
    expect((await confirm('K7', { outcome: 'notConfirmed' })).body.detail).toBe('Say what is missing for K7.')
    await confirm('K7', { outcome: 'notConfirmed', statement: 'Ask again in May.' })
    expect((await explain('K7')).progress.state).toBe('notConfirmed')
    await confirm('K7', { outcome: 'confirmed', statement: 'Seen on the shop floor.' })
    const { progress, confirmations, earlierConfirmations } = await explain('K7')
    expect(progress.state).toBe('confirmed')
    expect(confirmations).toHaveLength(1)
    expect(earlierConfirmations).toMatchObject([
      { outcome: 'notConfirmed', statement: 'Ask again in May.', by: 'Ann Sinclair' },
    ])
  })

  it('[KSB-7] of an area is one act: all of it, or nothing', async () => {
    const { request, enrolmentId, ksb, tutor, learner } = await createWorld()
    const url = `/enrolments/${enrolmentId}/confirmations`
    const ksbIds = [ksb('B6'), ksb('B7')]
    const refused = await request('POST', url, { as: tutor, body: { ksbIds, outcome: 'confirmed' } })
    expect(refused.body.detail).toBe('B6 and B7 are not met through the mapping. Say why you confirm.')
    const body = { ksbIds, outcome: 'confirmed', statement: 'Seen with customers all week.' }
    const made = await request('POST', url, { as: tutor, body })
    expect(made.body.confirmations).toHaveLength(2)
    const progress = await request('GET', `/enrolments/${enrolmentId}/progress`, { as: learner })
    expect(progress.body.totals.ksbs.confirmed).toBe(2)
  })

  it('[KSB-7] whose decision was corrected is to be checked again, and says what was, what is and what changed', async () => {
    const { meet, confirm, explain, request, assessor } = await createWorld()
    const { decisions, labels } = await meet('K7')
    await confirm('K7', { outcome: 'confirmed' })
    await request('POST', `/decisions/${decisions[0]}/correction`, {
      as: assessor,
      body: { outcome: 'notUsed', reason: 'Another customer.' },
    })
    const { progress, confirmations, totals } = await explain('K7')
    expect(progress.flags).toContain('checkAgain')
    expect(totals.ksbs.confirmed).toBe(0)
    expect(confirmations).toMatchObject([
      {
        checkAgain: true,
        changes: ['support'],
        before: { criteria: labels.length, supports: labels.length },
        now: { criteria: labels.length, supports: labels.length - 1 },
        supportLost: [expect.stringMatching(/^WP1 for \d+\/\d/)],
      },
    ])
  })

  it('can be taken back with a reason, once', async () => {
    const { meet, confirm, explain, request, assessor } = await createWorld()
    await meet('K7')
    const { body } = await confirm('K7', { outcome: 'confirmed' }, assessor)
    const withdraw = () =>
      request('POST', `/confirmations/${body.confirmations[0].id}/withdrawal`, {
        as: assessor,
        body: { reason: 'A slip.' },
      })
    expect((await withdraw()).status).toBe(204)
    expect((await withdraw()).body.code).toBe('confirmation.ended')
    expect((await explain('K7')).progress.state).toBe('met')
  })

  it('is the tutor’s and the assessor’s to give: nobody else’s, at either centre', async () => {
    const { confirm, explain, learner, manager, iqa, otherAssessor, elsewhere } = await createWorld()
    const status = async (as: typeof learner) =>
      (await confirm('K7', { outcome: 'notConfirmed', statement: 'Not seen.' }, as)).status
    expect([await status(learner), await status(manager), await status(iqa), await status(otherAssessor)]).toEqual([
      403, 403, 403, 404,
    ])
    expect([await status(elsewhere.tutor), await status(elsewhere.manager)]).toEqual([404, 404])
    expect((await explain('K7', learner)).can).toEqual({ confirm: false })
  })
})
