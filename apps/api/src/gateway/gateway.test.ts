import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

async function createWorld() {
  const p = await createPortfolio()
  const url = `/enrolments/${p.enrolmentId}/gateway`
  const read = async (as: TestPerson = p.tutor) => (await p.request('GET', url, { as })).body
  const tick = (line: string, body: object, as: TestPerson = p.tutor) =>
    p.request('PUT', `${url}/lines/${line}`, { as, body })
  const sign = async (as: TestPerson, basis?: string) =>
    p.request('POST', `${url}/signatures`, { as, body: { declaration: true, basis: basis ?? (await read()).basis } })
  const confirm = (ksbIds: readonly string[]) =>
    p.request('POST', `/enrolments/${p.enrolmentId}/confirmations`, {
      as: p.tutor,
      body: { ksbIds, outcome: 'confirmed', statement: 'Seen at work.' },
    })

  const added = await p.request('POST', '/employers', {
    as: p.manager,
    body: { name: 'Swiftway', lineManagers: [{ name: 'Ina Moss' }] },
  })
  const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
  await p.request('PATCH', `/enrolments/${p.enrolmentId}`, {
    as: p.manager,
    body: { revision: body.revision, employer: { id: added.body.id, lineManagerId: added.body.lineManagers[0].id } },
  })
  const askForToken = async (purpose: string) => {
    const reply = await p.request('POST', `/enrolments/${p.enrolmentId}/outside-accesses`, {
      as: p.tutor,
      body: { purpose },
    })
    return String(reply.body.link).split('#')[1] ?? ''
  }

  /** Everything but the signatures: units signed, KSBs confirmed, behaviours by the employer, lines ticked. */
  async function makeReady() {
    const units = p.mapping.qualification.units.filter(unit => p.unitIds.includes(unit.id) && unit.criteria.length > 0)
    const labels = units.flatMap(unit => unit.criteria.map(criterion => `${unit.number}/${criterion.number}`))
    const decided = await p.decide(await p.addSubmitted({ criteria: labels }), 'accepted')
    if (decided.status !== 200) throw new Error(decided.text)
    for (const unit of units) {
      await p.request('POST', `/enrolments/${p.enrolmentId}/units/${unit.id}/sign-offs`, {
        as: p.assessor,
        body: { declaration: true },
      })
    }
    const page = await read()
    const open = page.ksbs.filter((ksb: { applies: boolean; held: boolean }) => ksb.applies && !ksb.held)
    if (open.length > 0) await confirm(open.map((ksb: { ksbId: string }) => ksb.ksbId))
    const behaviours = page.ksbs
      .filter((ksb: { kind: string }) => ksb.kind === 'behaviour')
      .map((ksb: { ksbId: string }) => ({ ksbId: ksb.ksbId, outcome: 'confirmed' }))
    const token = await askForToken('behaviours')
    await p.request('POST', '/shared/confirmations', { body: { token, name: 'Ina Moss', behaviours } })
    await tick('englishAndMaths', { done: true, note: 'GCSE English 5 and maths 4, 2023.' })
    await tick('timeOnProgramme', { done: true })
    await tick('portfolioAgreed', { done: true })
    return { decided }
  }

  return { ...p, read, tick, sign, confirm, askForToken, makeReady }
}

describe('the gateway page', () => {
  it('[GATE-1] says of each KSB whether and how it is held, and of each line whether it is so', async () => {
    const { read, learner, tutor } = await createWorld()
    const page = await read(tutor)
    expect(page.words).toEqual({ gateway: 'gateway', assessment: 'end-point assessment' })
    expect(page.ksbs[0]).toMatchObject({ code: 'K1', held: false, missing: 'needsOwnEvidence', routes: [] })
    expect(page.lines.map((line: { key: string; done: boolean }) => [line.key, line.done])).toEqual([
      ['unitsSignedOff', false],
      ['ksbsHeld', false],
      ['behavioursVerified', false],
      ['englishAndMaths', false],
      ['timeOnProgramme', false],
      ['portfolioAgreed', false],
    ])
    expect(page.missing).toContain('Not ticked yet: The portfolio of evidence is complete and agreed')
    expect(page.can).toMatchObject({ tick: true, sign: 'centre', askEmployer: true })
    expect((await read(learner)).can).toMatchObject({ tick: false, sign: 'learner', askEmployer: false })
  })

  it('keeps who ticked a line, when and with which note, and takes the tick back', async () => {
    const { tick, store, deps } = await createWorld()
    const ticked = await tick('englishAndMaths', { done: true, note: 'GCSE, 2023.' })
    expect(ticked.body.lines[3]).toMatchObject({ done: true, note: 'GCSE, 2023.', by: { name: 'Ann Sinclair' } })
    expect((await tick('ksbsHeld', { done: true })).body.code).toBe('gateway.computedLine')
    expect((await tick('noSuchLine', { done: true })).status).toBe(404)
    const cleared = await tick('englishAndMaths', { done: false })
    expect(cleared.body.lines[3]).toMatchObject({ done: false, note: null, by: null })
    expect((await examineStore(store.file, deps.blobs)).faults).toEqual([])
  })

  it('is ticked and signed by tutor, assessor and learner alone, at their own centre', async () => {
    const { tick, sign, learner, manager, iqa, otherAssessor, elsewhere, read, trainee } = await createWorld()
    const { basis } = await read()
    const ticks = async (as: TestPerson) => (await tick('portfolioAgreed', { done: true }, as)).status
    expect([await ticks(learner), await ticks(manager), await ticks(otherAssessor)]).toEqual([403, 403, 404])
    expect([await ticks(elsewhere.tutor), await ticks(trainee)]).toEqual([404, 200])
    const signs = async (as: TestPerson) => (await sign(as, basis)).status
    expect([await signs(manager), await signs(iqa), await signs(elsewhere.learner)]).toEqual([403, 403, 404])
  })
})

describe('signatures at the gateway', () => {
  it('wait until nothing is missing and the page is the one that was read', async () => {
    const { sign, learner, tutor, makeReady, read } = await createWorld()
    const early = await sign(learner)
    expect([early.status, early.body.code]).toEqual([409, 'gateway.notReady'])
    const { basis } = await read()
    await makeReady()
    expect((await read()).missing).toEqual([])
    expect((await sign(tutor, basis)).body.code).toBe('gateway.changed')
    expect((await sign(tutor)).status).toBe(201)
    expect((await sign(tutor)).body.code).toBe('gateway.signed')
  }, 20_000)

  it('[GATE-3] are three, each dated; when something that they rest on changes they say so', async () => {
    const world = await createWorld()
    const { makeReady, sign, learner, tutor, assessor, read, askForToken, request, store, manager, deps } = world
    const { decided } = await makeReady()
    await sign(learner)
    await sign(tutor)
    const token = await askForToken('gateway')
    const shared = await request('POST', '/shared/opening', { body: { token } })
    expect(shared.body).toMatchObject({ purpose: 'gateway', missing: [], signature: null })
    const body = { token, name: 'Ina Moss', declaration: true, basis: shared.body.basis }
    expect((await request('POST', '/shared/signature', { body })).body.signature).toMatchObject({ by: 'Ina Moss' })
    expect((await request('POST', '/shared/signature', { body })).body.code).toBe('link.used')
    const signed = (await read()).signatures
    expect(
      signed.map((one: { party: string; signed: { changes: string[] } }) => [one.party, one.signed.changes]),
    ).toEqual([
      ['learner', []],
      ['centre', []],
      ['employer', []],
    ])

    await request('POST', `/decisions/${decided.body.tags[0].decision.id}/correction`, {
      as: assessor,
      body: { outcome: 'notUsed', reason: 'Another customer.' },
    })
    const [first] = (await read()).signatures
    expect(first.signed.changes.at(-1)).toBe('“Every unit of the qualification is signed off” is no longer so')
    expect(first.signed.changes[0]).toMatch(/changed$/)

    const withdraw = (as: TestPerson) =>
      request('POST', `/gateway-signatures/${first.signed.id}/withdrawal`, { as, body: { reason: 'Too early.' } })
    expect((await withdraw(tutor)).status).toBe(403)
    expect((await withdraw(manager)).status).toBe(204)
    expect((await read()).signatures[0].signed).toBeNull()
    expect((await examineStore(store.file, deps.blobs)).faults).toEqual([])
  }, 20_000)
})
