import type { listInbox, ReplyOf } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import { followLive } from '../live/live.test-utils.ts'
import { createToldPortfolio } from './inbox.test-utils.ts'

async function read(p: Portfolio, as: TestPerson, query = ''): Promise<ReplyOf<typeof listInbox>> {
  await p.services.inbox.tell()
  const reply = await p.request('GET', `/inbox${query}`, { as })
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body
}
const sentences = async (p: Portfolio, as: TestPerson) => (await read(p, as)).items.map(item => item.sentence)
const kinds = async (p: Portfolio, as: TestPerson) => (await read(p, as)).items.map(item => item.kind)

describe('an inbox', () => {
  it('tells staff whom they have from now on, and many at once as one', async () => {
    const p = await createToldPortfolio()
    const { centre, programmeId, unitIds } = p
    const relate = async (name: string) => {
      const enrolmentId = await centre.addEnrolment({ learnerId: await centre.addLearner(name), programmeId, unitIds })
      await centre.addRelationship(enrolmentId, 'assessor', p.otherAssessor.personId)
    }
    await relate('Gill')
    expect(await sentences(p, p.otherAssessor)).toEqual(['You are assessor of Ben Gill from 5 January 2026.'])
    await relate('Moyo')
    expect(await sentences(p, p.otherAssessor)).toEqual(['You have 2 learners more.'])
  })

  it('tells an assessor of what was submitted, with its link, until somebody has decided', async () => {
    const p = await createToldPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const { items, unread } = await read(p, p.assessor)
    expect(unread).toBe(1)
    expect(items).toMatchObject([
      {
        kind: 'toAssess',
        sentence: 'Ben Okafor submitted WP1: 2 decisions wait.',
        learner: { id: p.learnerId, name: 'Ben Okafor' },
        path: `/evidence/${item.id}`,
        isRead: false,
        asks: true,
      },
    ])
    await p.decide(item, 'accepted', p.trainee)
    expect((await read(p, p.assessor)).items).toMatchObject([
      { sentence: 'Ben Okafor submitted WP1: decided since.', asks: false },
    ])
  })

  it('says that something came again after a referral', async () => {
    const p = await createToldPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.decide(item, 'referred')
    await p.request('POST', `/evidence/${item.id}/submission`, { as: p.learner, body: { ownWork: true } })
    expect((await sentences(p, p.assessor))[0]).toBe(
      'Ben Okafor submitted WP1 again, after a referral: 1 decision waits.',
    )
  })

  it('tells feedback once it can’t be undone, and an act of forty decisions as one', async () => {
    const p = await createToldPortfolio()
    const unit = p.mapping.qualification.units.find(({ number }) => number === 6)
    const criteria = (unit?.criteria ?? []).map(({ number }) => `6/${number}`)
    const item = await p.addSubmitted({ criteria })
    await p.decide(item, ['referred', ...criteria.slice(1).map(() => 'accepted')])
    p.clock.advance({ minutes: 9 })
    expect(await sentences(p, p.learner)).toEqual([])
    p.clock.advance({ minutes: 1 })
    const { items } = await read(p, p.learner)
    expect(items).toMatchObject([
      {
        kind: 'feedback',
        sentence: `Ann Ashworth decided on WP1: ${criteria.length - 1} accepted and 1 referred.`,
        path: `/my/evidence/${item.id}?enrolment=${p.enrolmentId}`,
        learner: null,
        asks: true,
      },
    ])
  })

  it('never tells what was undone, and the rest of the same act alone', async () => {
    const p = await createToldPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const { body } = await p.decide(item, 'accepted')
    await p.services.inbox.tell()
    const [first, second] = body.tags.map((tag: { decision: { id: string } }) => tag.decision.id)
    const undo = (decisionIds: string[]) =>
      p.request('POST', `/evidence/${item.id}/decisions/undo`, { as: p.assessor, body: { decisionIds } })
    expect((await undo([first])).status).toBe(200)
    p.clock.advance({ minutes: 5 })
    await p.services.inbox.tell()
    expect((await undo([second])).status).toBe(200)
    p.clock.advance({ minutes: 30 })
    expect(await read(p, p.learner)).toMatchObject({ items: [], unread: 0 })
  })

  it('tells a countersigner what waits for them, and the learner only once it is countersigned', async () => {
    const p = await createToldPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const { body } = await p.decide(item, 'accepted', p.trainee)
    p.clock.advance({ minutes: 10 })
    expect(await sentences(p, p.countersigner)).toEqual([
      'Ann Malik decided on WP1 in training: 1 decision waits for your countersignature.',
    ])
    expect(await sentences(p, p.learner)).toEqual([])
    const [tag] = body.tags
    await p.request('POST', `/decisions/${tag.waiting.id}/countersignature`, {
      as: p.countersigner,
      body: { declaration: true },
    })
    expect(await sentences(p, p.learner)).toEqual(['Ann Peake decided on WP1: 1 accepted.'])
    expect(await read(p, p.countersigner)).toMatchObject({ unread: 0, items: [{ isRead: true, asks: false }] })
  })

  it('never tells anybody of their own act', async () => {
    const p = await createToldPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.decide(item, 'accepted')
    p.clock.advance({ minutes: 10 })
    expect(await kinds(p, p.learner)).toEqual(['feedback'])
    for (const person of [p.assessor, p.trainee, p.tutor, p.manager]) expect(await kinds(p, person)).toEqual([])
  })

  it('says nothing any more to whoever lost access, and nothing ever to another centre', async () => {
    const p = await createToldPortfolio()
    await p.addSubmitted({ criteria: ['6/2.1'] })
    expect((await read(p, p.assessor)).unread).toBe(1)
    const [relationship] = (await p.store.read.select().from(p.store.t.relationships)).filter(
      one => one.personId === p.assessor.personId,
    )
    await p.request('POST', `/relationships/${relationship?.id}/ending`, { as: p.manager, body: { to: '2026-11-19' } })
    expect(await sentences(p, p.assessor)).toEqual(['You are no longer assessor of 1 learner after 19 November 2026.'])
    for (const person of Object.values(p.elsewhere)) {
      if (typeof person !== 'object' || !('personId' in person)) continue
      expect((await read(p, person)).items).toEqual([])
    }
  })

  it('tells each entry once, over a restart and whoever asks how often', async () => {
    const p = await createToldPortfolio()
    await p.addSubmitted({ criteria: ['6/2.1'] })
    await Promise.all([p.services.inbox.tell(), p.services.inbox.tell()])
    await p.services.inbox.tell()
    const items = await p.store.read.select().from(p.store.t.inboxItems)
    expect(items.map(item => item.personId).sort()).toEqual([p.assessor.personId, p.trainee.personId].sort())
  })

  it('is read, unread again, and read as a whole up to what was seen', async () => {
    const p = await createToldPortfolio()
    await p.addSubmitted({ criteria: ['6/2.1'] })
    p.clock.advance({ minutes: 1 })
    await p.addSubmitted({ criteria: ['6/2.2'] })
    const { items } = await read(p, p.assessor)
    const [newest] = items
    const mark = (isRead: boolean, as = p.assessor) =>
      p.request('POST', '/inbox/reading', { as, body: { itemIds: [newest?.id], isRead } })
    expect((await mark(true)).status).toBe(204)
    expect(await read(p, p.assessor, '?unread=true')).toMatchObject({ items: [{ isRead: false }], unread: 1 })
    await mark(false)
    // Somebody else’s is passed over.
    await mark(true, p.trainee)
    expect((await read(p, p.assessor)).unread).toBe(2)
    p.clock.advance({ minutes: 1 })
    await p.addSubmitted({ criteria: ['6/2.3'] })
    await p.services.inbox.tell()
    await p.request('POST', '/inbox/reading/all', { as: p.assessor, body: { upTo: newest?.toldAt } })
    expect(await read(p, p.assessor, '?unread=true')).toMatchObject({
      items: [{ sentence: 'Ben Okafor submitted WP3: 1 decision waits.' }],
      unread: 1,
    })
    expect((await p.request('GET', '/inbox/count', { as: p.assessor })).body).toEqual({ unread: 1 })
  })

  it('comes in pages', async () => {
    const p = await createToldPortfolio()
    for (const criterion of ['6/2.1', '6/2.2', '6/2.3']) await p.addSubmitted({ criteria: [criterion] })
    const first = await read(p, p.assessor, '?limit=2')
    const second = await read(p, p.assessor, `?limit=2&cursor=${first.nextCursor}`)
    const ids = [...first.items, ...second.items].map(item => item.id)
    expect(new Set(ids).size).toBe(3)
  })

  it('moves on the open screens of whoever was told, and of nobody else', async () => {
    const p = await createToldPortfolio()
    const stop = p.services.inbox.start()
    const [assessor, tutor] = [await followLive(p, p.assessor), await followLive(p, p.tutor)]
    await p.addSubmitted({ criteria: ['6/2.1'] })
    await assessor.hears(event => event.event === 'notice' && event.data.kind === 'inbox')
    expect(tutor.text()).not.toContain('inbox')
    await stop()
  })
})
