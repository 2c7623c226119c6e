import { bundledMappings } from '@crosswalk/frameworks/bundled'
import { describe, expect, it } from 'vitest'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import { change, createToldPortfolio, nobodyElse, told } from './inbox.test-utils.ts'

const handOver = async (p: Portfolio, more: object = {}) => {
  const people = { fromPersonId: p.assessor.personId, toPersonId: p.otherAssessor.personId }
  const body = { kind: 'assessor', ...people, from: '2026-11-23', ...more }
  const reply = await p.request('POST', '/handovers', { as: p.manager, body })
  expect(reply.status, reply.text).toBe(200)
}
const sentences = async (...[p, as]: Parameters<typeof told>) => (await told(p, as)).map(([sentence]) => sentence)

describe('a handover', () => {
  it('is told to whoever gives, without names, to whoever takes, and to the learner', async () => {
    const p = await createToldPortfolio()
    await handOver(p)
    expect(await told(p, p.assessor)).toEqual([
      ['You are no longer assessor of 1 learner after 22 November 2026.', '/learners'],
    ])
    expect(await sentences(p, p.otherAssessor)).toEqual(['You are assessor of Ben Okafor from 23 November 2026.'])
    expect(await told(p, p.learner)).toEqual([
      ['Ann Peters is your assessor from 23 November 2026.', `/my?enrolment=${p.enrolmentId}`],
    ])
    for (const as of [p.trainee, p.tutor, p.iqa, p.manager, p.elsewhere.learner, p.elsewhere.manager]) {
      expect(await told(p, as)).toEqual([])
    }
    p.clock.advance({ days: 5 })
    expect(await sentences(p, p.assessor)).toHaveLength(1)
    expect(JSON.stringify(await told(p, p.assessor))).not.toContain('Okafor')
  })

  it('as cover says for whom and until when; taken over for good, nothing is over for whoever covered', async () => {
    const p = await createToldPortfolio()
    await handOver(p, { from: '2026-11-20', to: '2026-12-03' })
    const days = 'from 20 November 2026 to 3 December 2026, covering for Ann Ashworth.'
    expect(await sentences(p, p.otherAssessor)).toEqual([`You are assessor of Ben Okafor ${days}`])
    expect(await sentences(p, p.learner)).toEqual([`Ann Peters is your assessor ${days}`])
    expect(await sentences(p, p.assessor)).toEqual([])
    p.clock.advance({ days: 1 })
    await handOver(p, { from: '2026-11-25' })
    const said = await sentences(p, p.otherAssessor)
    expect(said.join(' ')).not.toContain('no longer')
    expect(await sentences(p, p.assessor)).toEqual(['You are no longer assessor of 1 learner after 24 November 2026.'])
  })

  it('tells a learner nothing of who quality assures or countersigns', async () => {
    const p = await createToldPortfolio()
    await p.centre.addRelationship(p.enrolmentId, 'countersigner', p.otherAssessor.personId)
    expect(await told(p, p.learner)).toEqual([])
    expect(await told(p, p.otherAssessor)).toHaveLength(1)
  })
})

describe('a workplace', () => {
  it('that moves, or another number of its line manager, is told to those who go there, as one', async () => {
    const p = await createToldPortfolio()
    const post = async (path: string, body: object) => (await p.request('POST', path, { as: p.manager, body })).body
    const employer = await post('/employers', { name: 'Swiftway' })
    const withSite = await post(`/employers/${employer.id}/sites`, { name: 'Aldgate', revision: employer.revision })
    const withBoth = await post(`/employers/${employer.id}/line-managers`, {
      name: 'Jo Field',
      revision: withSite.revision,
    })
    const [site, lineManager] = [withBoth.sites[0], withBoth.lineManagers[0]]
    await p.services.inbox.tell()
    for (const as of [p.assessor, p.tutor]) expect(await told(p, as)).toEqual([])
    await change(p, { employer: { id: employer.id, siteId: site.id, lineManagerId: lineManager.id } })
    await p.services.inbox.tell()
    await p.store.tx('emptyInboxes', async db => {
      await db.delete(db.t.inboxItems)
    })
    const patch = (path: string, body: object) => p.request('PATCH', path, { as: p.manager, body })
    const moved = await patch(`/employer-sites/${site.id}`, { revision: withBoth.revision, postcode: 'E1 7AA' })
    expect(moved.status, moved.text).toBe(200)
    const rung = { revision: moved.body.revision, phone: '020 7946 0000' }
    expect((await patch(`/line-managers/${lineManager.id}`, rung)).status).toBe(200)
    const sentence = 'Ann Marsh changed what is held of the site Aldgate and the line manager Jo Field at Swiftway.'
    for (const as of [p.assessor, p.trainee, p.tutor]) {
      expect(await told(p, as)).toEqual([[sentence, `/employers/${employer.id}`]])
    }
    for (const as of [p.learner, p.iqa]) expect(await told(p, as)).toEqual([])
    await nobodyElse(p)
  })
})

describe('a mapping that is published', () => {
  it('is told to those whose enrolments would move to it, and to nobody whose would not', async () => {
    const p = await createToldPortfolio()
    const own = bundledMappings.find(({ id }) => id === p.mapping.id)
    const document = { ...own, id: p.ids.create('map'), version: 2 }
    const data = { rootId: p.mapping.id, document, version: 2, name: 'NCFE', settlementIds: [] }
    await p.write({ actorId: p.manager.personId, kind: 'mapping.published', data })
    for (const as of [p.assessor, p.trainee, p.tutor, p.iqa]) {
      const [[sentence, path] = []] = await told(p, as)
      expect(sentence).toContain('published another version of a mapping')
      expect(path).toBe(`/mappings/${document.id}`)
    }
    for (const as of [p.learner, p.countersigner]) expect(await told(p, as)).toEqual([])
    await nobodyElse(p)
  })
})
