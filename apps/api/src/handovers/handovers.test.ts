import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from '../upkeep/examine-store.ts'

type Person = Portfolio['assessor']

const given = (p: Portfolio, more: object = {}) => ({
  kind: 'assessor',
  fromPersonId: p.assessor.personId,
  toPersonId: p.otherAssessor.personId,
  from: '2026-11-20',
  ...more,
})
const act = (p: Portfolio, body: object, query = '') => p.request('POST', `/handovers${query}`, { as: p.manager, body })
const queue = async (p: Portfolio, as: Person) => (await p.request('GET', '/to-assess', { as })).body.total

describe('a handover', () => {
  it('says first what would move, then moves the queue, and past decisions keep their name', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.decide(item, 'accepted')
    await p.addSubmitted({ criteria: ['6/2.2'] })
    const preview = await act(p, given(p), '?preview=true')
    expect(preview.body).toMatchObject({
      saved: false,
      enrolments: [{ id: p.enrolmentId, toAssess: 1, effect: 'moves' }],
    })
    expect([await queue(p, p.assessor), await queue(p, p.otherAssessor)]).toEqual([1, 0])
    expect((await act(p, given(p))).body).toMatchObject({ saved: true })
    expect((await p.request('GET', '/to-assess', { as: p.otherAssessor })).body.total).toBe(1)
    expect((await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.assessor })).status).toBe(404)
    const { body } = await p.request('GET', `/evidence/${item.id}`, { as: p.otherAssessor })
    expect(body.tags[0].decision.decidedBy.id).toBe(p.assessor.personId)
    expect((await act(p, given(p))).body.enrolments).toEqual([])
  })

  it('counts from the day that is said', async () => {
    const p = await createPortfolio()
    await act(p, given(p, { from: '2026-11-23' }))
    const sees = async (as: Person) => (await p.request('GET', `/enrolments/${p.enrolmentId}`, { as })).status
    expect([await sees(p.assessor), await sees(p.otherAssessor)]).toEqual([200, 404])
    p.clock.advance({ days: 3 })
    expect([await sees(p.assessor), await sees(p.otherAssessor)]).toEqual([404, 200])
  })

  it('for some days is cover: both assess, it is said for whom, and it ends by itself', async () => {
    const p = await createPortfolio()
    expect((await act(p, given(p, { to: '2026-12-03' }))).status).toBe(200)
    const read = async () => (await p.request('GET', '/caseload', { as: p.otherAssessor })).body.rows
    const cover = (await read())[0].assessors.find((one: { id: string }) => one.id === p.otherAssessor.personId)
    const covers = async () => (await p.request('GET', '/caseload', { as: p.otherAssessor })).body.covers
    expect(await covers()).toEqual([
      { person: { id: p.assessor.personId, name: 'Ann Ashworth' }, to: '2026-12-03', learners: 1 },
    ])
    expect(cover).toMatchObject({ coveringFor: { id: p.assessor.personId }, to: '2026-12-03' })
    expect((await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.assessor })).status).toBe(200)
    p.clock.advance({ days: 14 })
    expect([await read(), await covers()]).toEqual([[], []])
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
  })

  it('for good, to whoever covered until then, takes the place of the cover', async () => {
    const p = await createPortfolio()
    await act(p, given(p, { to: '2026-12-03' }))
    p.clock.advance({ days: 3 })
    expect((await act(p, given(p, { from: '2026-11-23', to: '2026-12-01' }))).body.enrolments).toMatchObject([
      { effect: 'isAlready' },
    ])
    const { body } = await act(p, given(p, { from: '2026-11-24' }))
    expect(body.enrolments).toMatchObject([{ effect: 'moves' }])
    const { body: record } = await p.request('GET', `/enrolments/${p.enrolmentId}/relationships`, { as: p.manager })
    type Told = { kind: string; person: { id: string }; from: string; to: string | null; coveringFor: object | null }
    const theirs: Told[] = record.relationships.filter((one: Told) => one.person.id === p.otherAssessor.personId)
    expect(theirs.map(({ from, to }) => [from, to]).sort()).toEqual([
      ['2026-11-20', '2026-11-23'],
      ['2026-11-24', null],
    ])
    p.clock.advance({ days: 30 })
    expect((await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.otherAssessor })).status).toBe(200)
    expect((await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.assessor })).status).toBe(404)
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
  })

  it('names what was chosen and is not theirs, and then hands over nothing at all', async () => {
    const p = await createPortfolio()
    const { programmeId, unitIds } = p
    const other = await p.centre.addEnrolment({
      learnerId: await p.centre.addLearner('Gill'),
      programmeId,
      unitIds,
    })
    const before = await p.store.read.$count(p.store.t.ledger)
    for (const query of ['?preview=true', '']) {
      for (const days of [{}, { to: '2026-12-03' }]) {
        const body = given(p, { ...days, enrolmentIds: [p.enrolmentId, other] })
        const refused = await act(p, body, query)
        expect([refused.status, refused.body.errors?.[0].path]).toEqual([400, 'enrolmentIds'])
        expect(refused.body.errors[0].message).toContain('Ann Ashworth is not assessor of Ben Gill ')
        expect(refused.body.errors[0].message).not.toContain('Okafor')
        const theirs = given(p, { ...days, enrolmentIds: [p.enrolmentId, p.elsewhere.enrolmentId] })
        expect((await act(p, theirs, query)).status).toBe(404)
      }
    }
    expect(await p.store.read.$count(p.store.t.ledger)).toBe(before)
    const own = given(p, { enrolmentIds: [p.enrolmentId] })
    expect((await act(p, own)).body.enrolments).toMatchObject([{ id: p.enrolmentId, effect: 'moves' }])
    // Theirs no more.
    expect((await act(p, own)).status).toBe(400)
  })

  it('covers the days in between, whatever cover comes later', async () => {
    const p = await createPortfolio()
    expect((await act(p, given(p, { from: '2026-12-10', to: '2026-12-20' }))).body.enrolments).toHaveLength(1)
    const sooner = await act(p, given(p, { from: '2026-11-20', to: '2026-11-30' }))
    expect(sooner.body.enrolments).toMatchObject([{ effect: 'moves' }])
    expect((await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.otherAssessor })).status).toBe(200)
    const overlapping = await act(p, given(p, { from: '2026-11-28', to: '2026-12-12' }), '?preview=true')
    expect(overlapping.body.enrolments).toMatchObject([{ effect: 'isAlready' }])
  })

  it('passes over whoever is the learner or does it already, and refuses a missing role and another centre', async () => {
    const p = await createPortfolio()
    const already = await act(p, given(p, { toPersonId: p.trainee.personId }), '?preview=true')
    expect(already.body.enrolments).toMatchObject([{ effect: 'isAlready' }])
    const before = await p.store.read.$count(p.store.t.ledger)
    expect((await act(p, given(p, { toPersonId: p.tutor.personId }))).status).toBe(403)
    expect((await act(p, given(p, { toPersonId: p.elsewhere.assessor.personId }))).status).toBe(404)
    expect((await act(p, given(p, { from: '2026-11-19' }))).status).toBe(400)
    expect((await p.request('POST', '/handovers', { as: p.elsewhere.manager, body: given(p) })).status).toBe(404)
    expect(await p.store.read.$count(p.store.t.ledger)).toBe(before)
  })
})

describe('an account that is closed at leaving', () => {
  const close = (p: Portfolio, body: object) =>
    p.request('POST', `/people/${p.assessor.personId}/closing`, { as: p.manager, body: { reason: 'Leaves.', ...body } })

  it('is refused with the names while learners would be left without an assessor, and hands them over in the same act', async () => {
    const p = await createPortfolio()
    await p.request('POST', `/people/${p.trainee.personId}/closing`, { as: p.manager, body: { reason: 'Leaves too.' } })
    await p.addSubmitted({ criteria: ['6/2.2'] })
    const refused = await close(p, {})
    expect([refused.status, refused.body.code]).toEqual([403, 'access.refused'])
    expect(refused.body.detail).toContain('Ben Okafor')
    expect((await close(p, { handOver: { assessor: p.tutor.personId } })).status).toBe(403)
    expect((await close(p, { handOver: { assessor: p.otherAssessor.personId } })).status).toBe(204)
    expect(await queue(p, p.otherAssessor)).toBe(1)
    expect((await p.request('GET', '/caseload', { as: p.assessor })).status).toBe(401)
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}/relationships`, { as: p.manager })
    const mine = body.relationships.filter((one: { person: { id: string } }) => one.person.id === p.assessor.personId)
    expect(mine.map((one: { to: string }) => one.to)).toEqual(['2026-11-19'])
  })

  it('shows first what becomes of all that they are, and hands each kind over in the same act', async () => {
    const p = await createPortfolio()
    const both = await p.addStaff('Vale', ['assessor', 'tutor', 'iqa'], ['tutor', 'iqa'])
    const taker = await p.addStaff('Rao', ['tutor', 'iqa'], ['iqa'])
    const url = `/people/${both.personId}/closing`
    const look = (query = '', as = p.manager) => p.request('GET', `${url}${query}`, { as })
    const before = await p.store.read.$count(p.store.t.ledger)
    const effects = async (query = '') =>
      (await look(query)).body.kinds.map(
        (one: { kind: string; taker: unknown; enrolments: { effect: string; isLeftAlone: boolean }[] }) => [
          one.kind,
          one.enrolments.map(({ effect, isLeftAlone }) => [effect, isLeftAlone]),
        ],
      )
    expect(await effects()).toEqual([
      ['tutor', [['ends', false]]],
      ['iqa', [['ends', false]]],
    ])
    expect(await effects(`?tutor=${taker.personId}&iqa=${taker.personId}`)).toEqual([
      ['tutor', [['moves', false]]],
      ['iqa', [['isAlready', false]]],
    ])
    expect((await look(`?assessor=${taker.personId}`)).status).toBe(403)
    expect((await look(`?tutor=${p.elsewhere.tutor.personId}`)).status).toBe(404)
    expect((await look('', p.elsewhere.manager)).status).toBe(404)
    expect(await p.store.read.$count(p.store.t.ledger)).toBe(before)

    const handOver = { tutor: taker.personId, iqa: taker.personId }
    const closed = await p.request('POST', url, { as: p.manager, body: { reason: 'Leaves.', handOver } })
    expect(closed.status).toBe(204)
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}/relationships`, { as: p.manager })
    const of = (person: Person) =>
      body.relationships
        .filter((one: { person: { id: string } }) => one.person.id === person.personId)
        .map((one: { kind: string; from: string; to: string | null }) => [one.kind, one.from, one.to])
        .sort()
    expect(of(both)).toEqual([
      ['iqa', '2026-01-05', '2026-11-19'],
      ['tutor', '2026-01-05', '2026-11-19'],
    ])
    expect(of(taker)).toEqual([
      ['iqa', '2026-01-05', null],
      ['tutor', '2026-11-20', null],
    ])
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
  })
})
