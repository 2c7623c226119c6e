import { getMapping, getMappingDraft } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const REASON = 'NCFE wrote to us.'

async function createWorld() {
  const p = await createPortfolio()
  const { id: mappingId } = p.mapping
  const twoTexts = p.mapping.discrepancies.find(one => one.code === 'criterion.twoTexts')?.id ?? ''
  const draft = async (as = p.manager, id = mappingId) => (await p.request('GET', `/mappings/${id}/draft`, { as })).body
  const settle = (choice: string, more: object = {}, as = p.manager) =>
    p.request('POST', `/mappings/${mappingId}/settlements`, {
      as,
      body: { discrepancyId: twoTexts, choice, reason: REASON, ...more },
    })
  const setRule = (code: string, rule: object, as = p.manager) =>
    p.request('PUT', `/mappings/${mappingId}/rules/${p.ksb(code)}`, { as, body: { rule, reason: REASON } })
  const publish = async (as = p.manager, basis?: string) =>
    p.request('POST', `/mappings/${mappingId}/versions`, { as, body: { basis: basis ?? (await draft(as)).basis } })
  const effect = async (query = '', as = p.manager) =>
    (await p.request('GET', `/mappings/${mappingId}/effect${query}`, { as })).body
  return { ...p, mappingId, twoTexts, draft, settle, setRule, publish, effect }
}

type World = Awaited<ReturnType<typeof createWorld>>

async function publishSettled(world: World, as = world.manager): Promise<string> {
  await world.settle('readAs:1.4:51', {}, as)
  const published = await world.publish(as)
  expect(published.status).toBe(201)
  return published.body.id
}

/** Everything of K14 in the units taken. */
async function acceptCriteria(p: Portfolio, labels: readonly string[]) {
  await p.decide(await p.addSubmitted({ criteria: labels }), 'accepted')
}

const linksOf = (mapping: { rows: { ksbId: string; links: { ref: string; sources: object[] }[] }[] }, ksbId: string) =>
  mapping.rows.find(row => row.ksbId === ksbId)?.links ?? []

describe('settling a discrepancy', () => {
  it('offers the ways in which it can be settled, and keeps who was asked and what they answered', async () => {
    const { settle, draft, twoTexts, manager, mapping } = await createWorld()
    const before = await draft()
    expect(getMappingDraft.reply.parse(before)).toEqual(before)
    expect(before).toMatchObject({ changes: [], settlements: [], published: { id: mapping.id, version: 1 } })
    expect(before.choices[twoTexts].map((choice: { key: string }) => choice.key)).toEqual([
      'asRead',
      'readAs:1.4:51',
      'text:20',
      'text:51',
    ])
    const told = { asked: 'Dana Whitlow', answer: 'It is 1.4.', answeredOn: '2026-11-18' }
    const settled = await settle('readAs:1.4:51', told)
    expect(settled.status).toBe(201)
    expect(settled.body).toMatchObject({
      ...told,
      reason: REASON,
      text: 'In K14, read line 51 as 1.4. 1.3 keeps the text of line 20.',
      settledBy: { id: manager.personId },
    })
    const after = await draft()
    expect(after.settlements).toEqual([settled.body])
    expect(after.changes).toEqual(['Settled: In K14, read line 51 as 1.4. 1.3 keeps the text of line 20.'])
  })

  it('changes where a line leads, and never the words of the document', async () => {
    const { settle, draft, ksb, mapping } = await createWorld()
    await settle('readAs:1.4:51')
    const { mapping: drafted } = await draft()
    const link = linksOf(drafted, ksb('K14')).find(one => one.ref === 'U17 1.4')
    expect(link?.sources).toMatchObject([
      { line: 51, words: expect.stringMatching(/^1\.3 Explain the use of customer/) },
    ])
    expect(drafted.rows.flatMap((row: { source?: object }) => row.source ?? [])).toEqual(
      mapping.rows.flatMap(row => row.source ?? []),
    )
  })

  it('takes one of the offered ways alone, a reason, and who answered where there is an answer', async () => {
    const { settle } = await createWorld()
    expect((await settle('text:99')).body.errors).toMatchObject([{ path: 'choice' }])
    expect((await settle('asRead', { reason: ' ' })).body.errors).toMatchObject([{ path: 'reason' }])
    expect((await settle('asRead', { answer: 'Both.' })).body.errors).toMatchObject([{ path: 'asked' }])
    expect((await settle('asRead', { discrepancyId: 'dsc_00000000000000000000000000' })).status).toBe(400)
  })

  it('is superseded by settling it anew, and can be opened again once', async () => {
    const { settle, draft, request, manager } = await createWorld()
    await settle('asRead')
    const { body } = await settle('text:20')
    expect((await draft()).settlements.map((one: { choice: string }) => one.choice)).toEqual(['text:20'])
    const path = `/settlements/${body.id}/withdrawal`
    expect((await request('POST', path, { as: manager, body: { reason: 'They wrote again.' } })).status).toBe(204)
    expect(await draft()).toMatchObject({ settlements: [], changes: [] })
    const again = await request('POST', path, { as: manager, body: { reason: 'They wrote again.' } })
    expect([again.status, again.body.code]).toEqual([409, 'settlement.withdrawn'])
  })
})

describe('the rule of a KSB', () => {
  it('is all, any, or at least as many as it has', async () => {
    const { setRule, draft } = await createWorld()
    const set = await setRule('K6', { kind: 'atLeast', count: 3 })
    expect(set.body).toMatchObject({ rule: { kind: 'atLeast', count: 3 }, reason: REASON })
    expect((await draft()).changes).toEqual(['K6 needs at least 3 of its criteria; before, all 5 of its criteria.'])
    expect((await setRule('K6', { kind: 'atLeast', count: 6 })).body.errors[0].message).toMatch(/names 5 criteria/)
    expect((await setRule('K1', { kind: 'any' })).body.errors[0].message).toMatch(/needs its own evidence/)
    await setRule('K6', { kind: 'all' })
    expect((await draft()).changes).toEqual([])
  })
})

describe('the effect of the next version', () => {
  it('is told for one choice or rule alone, before it is kept, enrolment by enrolment', async () => {
    const world = await createWorld()
    const { effect, ksb, twoTexts } = world
    const query = `?discrepancyId=${twoTexts}&choice=${encodeURIComponent('readAs:1.4:51')}`
    expect(await effect(query)).toEqual({ enrolments: 1, concerned: 1, changes: [], nextCursor: null })
    const rule = await effect(`?ksbId=${ksb('K2')}&rule=any`)
    expect(rule.concerned).toBe(1)
    expect(rule.changes).toMatchObject([{ name: 'Ben Okafor', met: [], noLongerMet: [], checkAgain: [] }])
    expect((await effect(`?ksbId=${ksb('K2')}&rule=99`)).errors).toMatchObject([{ path: 'rule' }])
  })

  it('names the KSBs that would be met, and the confirmations that would have to be checked again [KSB-7]', async () => {
    const world = await createWorld()
    const { effect, setRule, ksb, enrolmentId, learnerId, manager, mappingId } = world
    const row = world.mapping.rows.find(one => one.ksbId === ksb('K2'))
    const [label = ''] = world.mapping.qualification.units.flatMap(unit =>
      unit.criteria.filter(one => row?.criterionIds.includes(one.id)).map(one => `${unit.number}/${one.number}`),
    )
    await acceptCriteria(world, [label])
    await world.write({
      learnerId,
      enrolmentId,
      actorId: manager.personId,
      kind: 'confirmation.made',
      data: {
        confirmationId: world.ids.create('cnf'),
        enrolmentId,
        ksbId: ksb('K1'),
        kind: 'staff',
        outcome: 'confirmed',
        basis: { mappingId, programmeVersion: 1, rule: { kind: 'all' }, scopeCriterionIds: [], supportIds: [] },
        statement: null,
      },
    })
    await setRule('K2', { kind: 'any' })
    expect(await effect()).toMatchObject({
      enrolments: 1,
      changes: [{ enrolmentId, met: ['K2'], noLongerMet: [], checkAgain: ['K1'], missing: [], supplementary: [] }],
    })
  })
})

describe('publishing', () => {
  it('makes a version of the centre’s own and moves nobody', async () => {
    const world = await createWorld()
    const { request, manager, mappingId, enrolmentId, learner } = world
    const ownId = await publishSettled(world)
    const { body } = await request('GET', `/mappings/${ownId}`, { as: learner })
    expect(getMapping.reply.parse(body)).toEqual(body)
    expect(body).toMatchObject({ version: 2, status: 'published', owner: 'NCFE', own: { rootId: mappingId } })
    expect(body.discrepancies.find((one: { id: string }) => one.id === world.twoTexts).settlement.text).toMatch(
      /^In K14/,
    )
    const listed = (await request('GET', '/mappings', { as: manager })).body.mappings
    const own = listed.filter((one: { id: string; rootId: string }) => [ownId, mappingId].includes(one.id))
    expect(
      own.map((one: { newest: boolean; counts: { openConflicts: number } }) => [one.newest, one.counts.openConflicts]),
    ).toEqual([
      [false, 1],
      [true, 0],
    ])
    expect((await request('GET', `/enrolments/${enrolmentId}`, { as: manager })).body.programme.mappingId).toBe(
      mappingId,
    )
    expect(await examineStore(world.store.file, world.deps.blobs)).toMatchObject({ faults: [] })
  })

  it('is refused where nothing differs, and where something was settled since it was read', async () => {
    const { publish, draft, settle } = await createWorld()
    expect((await publish()).body.code).toBe('mapping.nothingToPublish')
    await settle('text:20')
    const { basis } = await draft()
    await settle('asRead')
    const stale = await publish(undefined, basis)
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
  })

  it('tells staff who settled what, and learners the choice alone', async () => {
    const world = await createWorld()
    const { request, tutor, learner } = world
    const ownId = await publishSettled(world)
    const { body } = await request('GET', `/mappings/${ownId}/settlements`, { as: tutor })
    expect(body).toMatchObject({
      settlements: [{ reason: REASON, choice: 'readAs:1.4:51' }],
      rules: [],
      enrolments: 0,
    })
    // A rule that is set later is of the version after.
    world.clock.advance({ minutes: 1 })
    await world.setRule('K2', { kind: 'any' })
    expect((await request('GET', `/mappings/${ownId}/settlements`, { as: tutor })).body.rules).toEqual([])
    const third = await world.publish()
    const made = await request('GET', `/mappings/${third.body.id}/settlements`, { as: tutor })
    expect(made.body.rules).toMatchObject([{ ksbId: world.ksb('K2'), rule: { kind: 'any' }, reason: REASON }])
    const root = await request('GET', `/mappings/${world.mappingId}/settlements`, { as: tutor })
    expect(root.body).toEqual({ settlements: [], rules: [], enrolments: 1 })
    expect((await request('GET', `/mappings/${ownId}/settlements`, { as: learner })).status).toBe(403)
    expect((await request('GET', `/mappings/${ownId}`, { as: learner })).text).not.toContain(REASON)
  })

  it('keeps in a published version what was settled, whatever is opened again later', async () => {
    const world = await createWorld()
    const ownId = await publishSettled(world)
    const [{ id }] = (await world.draft()).settlements
    await world.request('POST', `/settlements/${id}/withdrawal`, { as: world.manager, body: { reason: 'A slip.' } })
    expect((await world.draft()).changes).toEqual([expect.stringMatching(/^Open again: Unit 17, 1\.3 has two texts/)])
    const { body } = await world.request('GET', `/mappings/${ownId}/settlements`, { as: world.tutor })
    expect(body.settlements).toHaveLength(1)
  })
})

describe('another centre', () => {
  it('sees nothing of it: its draft, its versions and its settlements are its own', async () => {
    const world = await createWorld()
    const { request, elsewhere, mappingId, draft, settle } = world
    const ownId = await publishSettled(world)
    expect(await draft(elsewhere.manager)).toMatchObject({ settlements: [], changes: [], published: { version: 1 } })
    for (const as of [elsewhere.manager, elsewhere.learner]) {
      const own = await request('GET', `/mappings/${ownId}`, { as })
      expect([own.status, own.body.code]).toEqual([404, 'record.notFound'])
      expect((await request('GET', '/mappings', { as })).text).not.toContain(ownId)
    }
    const as = elsewhere.manager
    const [{ id }] = (await draft()).settlements
    expect((await request('GET', `/mappings/${ownId}/draft`, { as })).status).toBe(404)
    expect((await request('GET', `/mappings/${ownId}/settlements`, { as })).status).toBe(404)
    expect((await request('POST', `/settlements/${id}/withdrawal`, { as, body: { reason: 'X.' } })).status).toBe(404)
    const programme = { name: 'Evenings', mappingId: ownId }
    expect((await request('POST', '/programmes', { as, body: programme })).status).toBe(404)
    await settle('text:20', {}, elsewhere.manager)
    expect((await draft()).settlements[0].choice).toBe('readAs:1.4:51')
    expect((await draft(elsewhere.manager)).mapping.version).toBe(2)
    expect(mappingId).toBe(world.mapping.id)
  })

  it('that knows a tag of ours is not told that nothing changed', async () => {
    const world = await createWorld()
    const { request, elsewhere, learner } = world
    const ownId = await publishSettled(world)
    const own = await request('GET', `/mappings/${ownId}`, { as: learner })
    const headers = { 'if-none-match': String(own.headers['etag']) }
    expect((await request('GET', `/mappings/${ownId}`, { as: learner, headers })).status).toBe(304)
    expect((await request('GET', `/mappings/${ownId}`, { as: elsewhere.learner, headers })).status).toBe(404)
  })
})
