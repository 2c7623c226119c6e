import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const rowsOf = (p: Portfolio) => p.store.read.select().from(p.store.t.decisions)

describe('deciding', () => {
  it('[TAG-1] accepts, refers and marks as not used in one act, each on the ledger once', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2', '6/2.10'] })
    const reply = await p.decide(item, ['accepted', 'referred', 'notUsed'])
    expect(reply.status).toBe(200)
    expect(reply.body.tags.map((tag: { status: string }) => tag.status)).toEqual(['accepted', 'referred', 'notUsed'])
    expect([await p.getLevel('6/2.1'), await p.getLevel('6/2.2'), await p.getLevel('6/2.10')]).toEqual(['4', '2', '0'])
    const entries = await p.store.read.select().from(p.store.t.ledger)
    expect(entries.filter(entry => entry.kind === 'decisions.made')).toHaveLength(1)
  })

  it('wants to know what more is needed and by when, and then nothing is half done', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const decisions = [
      { tagId: item.tags[0].id, outcome: 'accepted' },
      { tagId: item.tags[1].id, outcome: 'referred' },
    ]
    const body = { revision: item.revision, decisions }
    const reply = await p.request('POST', `/evidence/${item.id}/decisions`, { as: p.assessor, body })
    expect(reply.body.code).toBe('decision.feedbackNeeded')
    expect(reply.body.errors.map((error: { path: string }) => error.path)).toEqual([
      'decisions.1.feedback',
      'decisions.1.dueOn',
    ])
    expect(await rowsOf(p)).toEqual([])
  })

  it('says on a referral where the evidence falls short, and on nothing else', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const fallsShortOn = ['sufficient', 'current']
    const more = { feedback: 'A second call, from this month.', dueOn: '2026-12-04' }
    const decisions = [
      { tagId: item.tags[0].id, outcome: 'accepted', fallsShortOn },
      { tagId: item.tags[1].id, outcome: 'referred', fallsShortOn, ...more },
    ]
    const body = { revision: item.revision, decisions }
    await p.request('POST', `/evidence/${item.id}/decisions`, { as: p.assessor, body })
    const seen = (await p.request('GET', `/evidence/${item.id}`, { as: p.learner })).body
    expect(seen.tags.map((tag: { decision: { fallsShortOn?: string[] } }) => tag.decision.fallsShortOn)).toEqual([
      undefined,
      ['current', 'sufficient'],
    ])
    expect((await rowsOf(p)).map(row => row.fallsShortOn)).toEqual([[], ['current', 'sufficient']])
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
  })

  it('[TAG-1] refuses a second decision and names the one that stands', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.decide(item, 'accepted')
    const second = await p.decide(item, 'notUsed')
    expect(second.status).toBe(409)
    expect(second.body.code).toBe('decision.standing')
    expect(second.body.detail).toContain('Ann Ashworth accepted this on 20 November 2026 at 09:00')
  })

  it('lets one of two that decide at once win, and refuses the other', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const replies = await Promise.all([p.decide(item, 'accepted'), p.decide(item, 'notUsed')])
    expect(replies.map(reply => reply.status).sort()).toEqual([200, 409])
    expect(await rowsOf(p)).toHaveLength(1)
  })

  it('judges what was seen: a decision on an earlier version is stale', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    await p.decide({ ...item, tags: [item.tags[0]] }, 'referred')
    const body = { revision: item.revision, text: 'More words.' }
    await p.request('PATCH', `/evidence/${item.id}`, { as: p.learner, body })
    const late = await p.decide({ ...item, tags: [item.tags[1]] }, 'accepted')
    expect(late.body.code).toBe('conflict.stale')
    expect(late.body.current.text).toBe('More words.')
  })

  it('takes five hundred at once', async () => {
    const p = await createPortfolio()
    const labels = p.mapping.qualification.units
      .filter(unit => p.unitIds.includes(unit.id))
      .flatMap(unit => unit.criteria.map(criterion => `${unit.number}/${criterion.number}`))
    const item = await p.addSubmitted({ criteria: labels, ksbs: p.mapping.standard.ksbs.map(ksb => ksb.code) })
    const reply = await p.decide(item, 'accepted')
    expect(reply.status).toBe(200)
    expect(await rowsOf(p)).toHaveLength(labels.length + 35)
  })
})

describe('separation of duties', () => {
  it('is open to assessors of the enrolment alone', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const statusFor = async (as: typeof p.learner) => (await p.decide(item, 'accepted', as)).status
    for (const who of [p.learner, p.tutor, p.iqa, p.manager, p.countersigner]) expect(await statusFor(who)).toBe(403)
    for (const who of [p.otherAssessor, p.elsewhere.assessor]) expect(await statusFor(who)).toBe(404)
    expect(await rowsOf(p)).toEqual([])
    expect(await statusFor(p.assessor)).toBe(200)
  })

  it('lets an assessor write, tag and decide an observation in one act', async () => {
    const p = await createPortfolio()
    const body = {
      title: 'A morning on the desk',
      method: 'OB',
      enrolmentId: p.enrolmentId,
      text: 'Leila opened the desk on time.',
      tags: [],
      decisions: [
        { criterionId: p.criterion('6/2.1'), outcome: 'accepted' },
        { criterionId: p.criterion('6/2.10'), outcome: 'accepted', locator: '09:20' },
        { criterionId: p.criterion('6/2.2'), outcome: 'referred', feedback: 'Not seen today.', dueOn: '2026-12-04' },
      ],
    }
    const reply = await p.request('POST', `/learners/${p.learnerId}/evidence`, { as: p.assessor, body })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ reference: 'OB1', status: 'submitted', author: { kind: 'assessor' } })
    expect([await p.getLevel('6/2.1'), await p.getLevel('6/2.10'), await p.getLevel('6/2.2')]).toEqual(['4', '4', '2'])
    const own = await p.request('POST', `/learners/${p.learnerId}/evidence`, { as: p.learner, body })
    expect(own.body.code).toBe('access.separation')
  })
})

it('[TAG-1] refuses to decide the same thing twice in the act that writes it', async () => {
  const p = await createPortfolio()
  const criterionId = p.criterion('6/2.1')
  const body = {
    title: 'A morning on the desk',
    method: 'OB',
    enrolmentId: p.enrolmentId,
    text: 'Leila opened the desk on time.',
    tags: [{ criterionId }],
    decisions: [
      { criterionId, outcome: 'accepted' },
      { criterionId, outcome: 'notUsed' },
    ],
  }
  const reply = await p.request('POST', `/learners/${p.learnerId}/evidence`, { as: p.assessor, body })
  expect([reply.status, reply.body.code]).toEqual([409, 'tag.exists'])
  expect(reply.body.errors).toMatchObject([{ path: 'decisions.1' }])
  expect(await rowsOf(p)).toEqual([])
})

describe('changing one’s mind', () => {
  it('[TAG-1] undoes a slip within ten minutes, and not after', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const decided = await p.decide(item, 'accepted')
    const [first, second] = decided.body.tags.map((tag: { decision: { id: string } }) => tag.decision.id)
    const undo = (id: string, as = p.assessor) => p.request('POST', `/decisions/${id}/undo`, { as, body: {} })
    expect((await undo(first, p.trainee)).body.code).toBe('decision.notYours')
    const undone = await undo(first)
    expect(undone.body.tags[0]).toMatchObject({ status: 'submitted', decision: null })
    expect(await p.getLevel('6/2.1')).toBe('3')
    p.clock.advance({ minutes: 10, seconds: 1 })
    expect((await undo(second)).body.code).toBe('decision.undoOver')
    expect(await p.getLevel('6/2.2')).toBe('4')
  })

  it('[TAG-1] corrects a decision with a reason, and keeps what it superseded', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const decided = await p.decide(item, 'accepted')
    const body = { outcome: 'notUsed', reason: 'It shows another criterion.' }
    const correct = (id: string) => p.request('POST', `/decisions/${id}/correction`, { as: p.assessor, body })
    const corrected = await correct(decided.body.tags[0].decision.id)
    expect(corrected.status).toBe(201)
    expect(await p.getLevel('6/2.1')).toBe('0')
    const now = await p.request('GET', `/evidence/${item.id}`, { as: p.learner })
    expect(now.body.tags[0].decisions.map((decision: { endedBy: string | null }) => decision.endedBy)).toEqual([
      null,
      'correction',
    ])
    expect((await correct(decided.body.tags[0].decision.id)).body.code).toBe('decision.superseded')
  })

  it('says where in a correction what is needed is missing', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const decided = await p.decide(item, 'accepted')
    const body = { outcome: 'referred', reason: 'It shows another criterion.' }
    const id = decided.body.tags[0].decision.id
    const reply = await p.request('POST', `/decisions/${id}/correction`, { as: p.assessor, body })
    expect(reply.body.code).toBe('decision.feedbackNeeded')
    expect(reply.body.errors.map((error: { path: string }) => error.path)).toEqual(['feedback', 'dueOn'])
  })
})

describe('in training', () => {
  it('[TAG-3] waits for a countersignature, and stands from then on', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const decided = await p.decide(item, 'accepted', p.trainee)
    expect(decided.body.tags[0]).toMatchObject({ status: 'submitted', decision: null })
    const waiting = decided.body.tags[0].waiting
    expect(waiting.waitsForCountersignature).toBe(true)
    expect(await p.getLevel('6/2.1')).toBe('3')

    const seenByLearner = await p.request('GET', `/evidence/${item.id}`, { as: p.learner })
    expect(seenByLearner.body.tags[0]).toMatchObject({ waitsForCountersignature: true, waiting: null, decisions: [] })

    const sign = (as: typeof p.learner) =>
      p.request('POST', `/decisions/${waiting.id}/countersignature`, { as, body: { declaration: true } })
    expect((await sign(p.trainee)).status).toBe(403)
    expect((await sign(p.otherAssessor)).status).toBe(404)
    const list = await p.request('GET', '/to-countersign', { as: p.countersigner })
    expect(list.body.items).toHaveLength(1)
    expect(list.body.items[0]).toMatchObject({ unitNumber: 6, number: '2.1', outcome: 'accepted' })
    expect((await sign(p.countersigner)).body.countersignedBy.name).toBe('Ann Peake')
    expect(await p.getLevel('6/2.1')).toBe('4')
    expect((await sign(p.countersigner)).body.code).toBe('decision.nothingToCountersign')
  })
})

it('[TAG-3] countersigns many in one act, of several items, all or none', async () => {
  const p = await createPortfolio()
  const first = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
  const second = await p.addSubmitted({ criteria: ['6/2.3'] })
  const waitingOf = (reply: { body: { tags: { waiting: { id: string } }[] } }) =>
    reply.body.tags.map(tag => tag.waiting.id)
  const decisionIds = [
    ...waitingOf(await p.decide(first, 'accepted', p.trainee)),
    ...waitingOf(await p.decide(second, 'accepted', p.trainee)),
  ]
  const stands = await p.decide(await p.addSubmitted({ criteria: ['6/2.4'] }), 'accepted')
  const sign = (ids: readonly string[], as = p.countersigner, more: object = {}) =>
    p.request('POST', '/countersignatures', { as, body: { decisionIds: ids, declaration: true, ...more } })

  const refused = await sign([...decisionIds, stands.body.tags[0].decision.id])
  expect(refused.body).toMatchObject({ code: 'decision.nothingToCountersign' })
  expect(refused.body.detail).toMatch(/nothing was countersigned/)
  expect((await sign(decisionIds, p.elsewhere.countersigner)).status).toBe(404)
  expect((await sign(decisionIds, p.trainee)).status).toBe(403)
  expect((await sign(decisionIds, p.countersigner, { declaration: false })).status).toBe(400)
  expect((await sign([])).status).toBe(400)
  for (const label of ['6/2.1', '6/2.2', '6/2.3']) expect(await p.getLevel(label)).toBe('3')

  expect((await sign([...decisionIds, ...decisionIds])).body).toEqual({ countersigned: 3 })
  for (const label of ['6/2.1', '6/2.2', '6/2.3']) expect(await p.getLevel(label)).toBe('4')
  const trail = await p.request('GET', `/ledger?evidenceId=${first.id}`, { as: p.manager })
  expect(trail.body.entries[0].sentence).toBe('Countersigned the decisions for 6: 2.1, 2.2.')
  expect((await sign(decisionIds)).status).toBe(409)
  const { faults } = await examineStore(p.store.file, p.deps.blobs)
  expect(faults).toEqual([])
})

it('[TAG-3] lets nobody in training countersign for another', async () => {
  const p = await createPortfolio()
  const item = await p.addSubmitted({ criteria: ['6/2.1'] })
  const { body } = await p.decide(item, 'accepted', p.trainee)
  await p.centre.write({
    actorId: p.centre.managerId,
    kind: 'trainingMark.added',
    data: { markId: p.ids.create('trn'), personId: p.countersigner.personId, from: '2026-01-05', to: null },
  })
  const url = `/decisions/${body.tags[0].waiting.id}/countersignature`
  const reply = await p.request('POST', url, { as: p.countersigner, body: { declaration: true } })
  expect(reply.status).toBe(403)
  expect(reply.body.detail).toContain('in training yourself')
  expect(await p.getLevel('6/2.1')).toBe('3')
})

describe('to assess', () => {
  it('lists the oldest first with its age in working days, and nothing that was decided', async () => {
    const p = await createPortfolio()
    p.clock.set('2026-11-20T10:00:00Z')
    const old = await p.addSubmitted({ criteria: ['6/2.1', '16/2.3'] })
    p.clock.set('2026-12-03T10:00:00Z')
    const fresh = await p.addSubmitted({ criteria: ['6/2.2'] })
    p.clock.set('2026-12-04T11:00:00Z')
    const list = await p.request('GET', '/to-assess', { as: p.assessor })
    expect(list.body.items).toMatchObject([
      { evidenceId: old.id, workingDays: 10, mark: 'veryLate', tags: 2, unitNumbers: [6, 16], resubmitted: false },
      { evidenceId: fresh.id, workingDays: 1, mark: 'none' },
    ])
    expect(list.body.total).toBe(2)
    await p.decide(old, 'accepted')
    expect((await p.request('GET', '/to-assess', { as: p.assessor })).body.total).toBe(1)
    expect((await p.request('GET', '/to-assess', { as: p.otherAssessor })).body.items).toEqual([])
    expect((await p.request('GET', '/to-assess', { as: p.learner })).status).toBe(403)
  })

  it('tells a learner what waits for them, until its criterion is accepted from other evidence', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.decide(item, 'referred')
    const waiting = () => p.request('GET', `/enrolments/${p.enrolmentId}/waiting`, { as: p.learner })
    expect((await waiting()).body.referrals).toMatchObject([
      { reference: 'WP1', feedback: 'Say what you promised.', dueOn: '2026-12-04' },
    ])
    await p.decide(await p.addSubmitted({ criteria: ['6/2.1'] }), 'accepted')
    expect((await waiting()).body.referrals).toEqual([])
    const seen = await p.request('GET', `/evidence/${item.id}`, { as: p.learner })
    expect(seen.body.tags[0]).toMatchObject({ status: 'referred', referralClosed: true })
  })
})
