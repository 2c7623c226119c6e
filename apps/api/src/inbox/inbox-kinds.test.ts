import { bundledMappings } from '@crosswalk/frameworks/bundled'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { change, createToldPortfolio, nobodyElse, read, told } from './inbox.test-utils.ts'

describe('a status', () => {
  it('is told to the learner and their staff as it is when they read it, without its reason', async () => {
    const p = await createToldPortfolio()
    await change(p, { status: 'withdrawn', statusOn: '2026-12-12', statusReason: 'Trouble at home.' })
    const announced = 'Maya Moss announced a status: withdrawn from 12 December 2026.'
    const [[sentence, path] = []] = await told(p, p.assessor)
    expect([sentence?.replace(/^\S+ \S+/, 'Maya Moss'), path]).toEqual([
      announced,
      `/enrolments/${p.enrolmentId}/status`,
    ])
    expect((await told(p, p.learner)).map(([, where]) => where)).toEqual([`/my?enrolment=${p.enrolmentId}`])
    for (const as of [p.tutor, p.iqa]) expect(await told(p, as)).toHaveLength(1)
    for (const as of [p.learner, p.assessor]) expect(JSON.stringify(await told(p, as))).not.toContain('Trouble')
    await nobodyElse(p)

    await change(p, { announced: null })
    expect((await read(p, p.assessor))[0]?.sentence).toContain('took back what was announced, the status: on programme')
    await change(p, { status: 'onBreak' })
    const items = await read(p, p.assessor)
    expect(items).toHaveLength(1)
    expect(items[0]?.sentence).toContain('recorded the status: on a break since 20 November 2026')
  })
})

describe('a plan', () => {
  it('asks the learner until they agree, and then its assessors hear of it', async () => {
    const p = await createToldPortfolio()
    const url = `/enrolments/${p.enrolmentId}/plan`
    const line = { what: 'A refund', method: 'OB', criterionIds: [p.criterion('6/2.1')], dueOn: '2026-12-04' }
    const saved = await p.request('PUT', url, {
      as: p.assessor,
      body: { version: 0, lines: [line], nextVisit: null },
    })
    expect(saved.status, saved.text).toBe(200)
    expect(await read(p, p.learner)).toMatchObject([
      {
        sentence: 'Ann Ashworth planned what comes next with you. Say whether you agree to it.',
        path: `/my/plan?enrolment=${p.enrolmentId}`,
        asks: true,
      },
    ])
    expect(await told(p, p.assessor)).toEqual([])
    await p.request('POST', `${url}/agreement`, { as: p.learner, body: { version: 1 } })
    expect(await read(p, p.learner)).toMatchObject([{ asks: false, isRead: true }])
    expect(await told(p, p.assessor)).toEqual([['Ben Okafor agreed to the plan.', url]])
    await nobodyElse(p)
  })
})

describe('a confirmation', () => {
  it('is told to learner, assessors and tutors, many as one', async () => {
    const p = await createToldPortfolio()
    const confirm = (code: string, outcome: string) =>
      p.request('POST', `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(code)}/confirmations`, {
        as: p.tutor,
        body: { outcome, statement: 'Seen at the desk.' },
      })
    expect((await confirm('K7', 'confirmed')).status).toBe(201)
    expect((await confirm('K1', 'notConfirmed')).status).toBe(201)
    const sentence = 'Ann Sinclair confirmed K7 and said not yet of K1.'
    expect(await told(p, p.learner)).toEqual([[sentence, `/my/ksbs?enrolment=${p.enrolmentId}`]])
    expect(await told(p, p.assessor)).toEqual([[sentence, `/enrolments/${p.enrolmentId}/ksbs`]])
    expect(await told(p, p.tutor)).toEqual([])
    await nobodyElse(p)
  })
})

describe('an employer', () => {
  it('is told to those who go there, and to nobody who does not', async () => {
    const p = await createToldPortfolio()
    const { body: employer } = await p.request('POST', '/employers', { as: p.manager, body: { name: 'Swiftway' } })
    await change(p, { employer: { id: employer.id } })
    for (const as of [p.assessor, p.tutor]) {
      expect(await told(p, as)).toEqual([['The employer is Swiftway now.', `/enrolments/${p.enrolmentId}`]])
    }
    expect(await told(p, p.learner)).toEqual([])
    await nobodyElse(p)
  })
})

describe('a sign-off that is reopened', () => {
  it('is told to the learner and whoever assesses', async () => {
    const p = await createToldPortfolio()
    const { enrolmentId, learnerId } = p
    const signOffId = p.ids.create('sgn')
    const by = { learnerId, enrolmentId, actorId: p.assessor.personId }
    const unitId = p.mapping.qualification.units.find(({ number }) => number === 6)?.id ?? ''
    const counts = { criteriaHeld: 1, criteriaNotHeld: 0, partOfUnit: false, supplementaryTo: null }
    const rests = { decisionIds: [], achievementIds: [] }
    await p.write({ ...by, kind: 'unit.signedOff', data: { signOffId, enrolmentId, unitId, ...counts, ...rests } })
    await p.services.inbox.tell()
    p.clock.advance({ minutes: 1 })
    const data = { signOffId, enrolmentId, reason: 'A page was missing.' }
    await p.write({ ...by, kind: 'signOff.reopened', data })
    const [first] = await read(p, p.learner)
    expect(first?.sentence).toBe('Ann Ashworth reopened the sign-off of Unit 6.')
    expect(JSON.stringify(await told(p, p.trainee))).not.toContain('missing')
  })
})

describe('a mapping that is published', () => {
  it('is told to the centre’s other managers, and to no learner', async () => {
    const p = await createToldPortfolio()
    const second = await p.addStaff('Vale', ['centreManager'])
    const document = { ...bundledMappings[0], id: p.ids.create('map'), version: 2 }
    await p.write({
      actorId: p.manager.personId,
      kind: 'mapping.published',
      data: { rootId: p.mapping.id, document, version: 2, name: 'NCFE', settlementIds: [] },
    })
    const [[sentence, path] = []] = await told(p, second)
    expect(sentence).toContain('published another version of a mapping. Enrolments follow it once they are moved.')
    expect(path).toBe(`/mappings/${document.id}`)
    expect(await told(p, p.learner)).toEqual([])
    await nobodyElse(p)
  })
})

describe('what happened to the record', () => {
  it('erased, moved to another version or signed at the gateway, is told to those whose work it is', async () => {
    const p = await createToldPortfolio()
    const { enrolmentId, learnerId } = p
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.services.inbox.tell()
    await p.store.tx('emptyInboxes', async db => {
      await db.delete(db.t.inboxItems)
    })
    const by = { learnerId, enrolmentId, actorId: p.manager.personId }
    const none = { fileIds: [], words: [], texts: [], stand: [], fall: [] }
    const erased = { erasureId: p.ids.create('ers'), evidenceId: item.id, reason: 'A bank card.', ...none }
    await p.write({ ...by, evidenceId: item.id, kind: 'evidence.erased', data: erased })
    const moved = { enrolmentId, programmeId: p.programmeId, programmeVersion: 1, mappingVersion: 2 }
    await p.write({ ...by, kind: 'enrolment.moved', data: moved })
    const basis = { mappingId: p.mapping.id, programmeVersion: 1, ksbs: [], lines: [] }
    const signed = { signatureId: p.ids.create('gsg'), enrolmentId, declaration: 'I agree.', basis }
    await p.write({ ...by, kind: 'gateway.signed', data: { ...signed, party: 'centre' } })
    const sentences = async (as: TestPerson) => (await read(p, as)).map(({ sentence }) => sentence).sort()
    const name = (await p.request('GET', `/people/${p.manager.personId}`, { as: p.manager })).body.name
    expect(await sentences(p.assessor)).toEqual(
      [
        `${name} erased something of WP1.`,
        `${name} moved the enrolment to another version of its mapping.`,
        `${name} signed at the gateway.`,
      ].sort(),
    )
    expect(await sentences(p.learner)).toEqual([`${name} erased something of WP1.`, `${name} signed at the gateway.`])
    for (const as of [p.learner, p.assessor]) expect(JSON.stringify(await read(p, as))).not.toContain('bank card')
    await nobodyElse(p)
  })
})
