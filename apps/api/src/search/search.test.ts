import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

type Person = Portfolio['learner']

const find = async (p: Portfolio, as: Person, q: string, more = '') =>
  (await p.request('GET', `/search?q=${encodeURIComponent(q)}${more}`, { as })).body

const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('one search', () => {
  it('finds a learner by name, ULN, own reference and employer, in any order of words', async () => {
    const p = await createPortfolio()
    const { body } = await p.request('GET', `/learners/${p.learnerId}`, { as: p.manager })
    const change = { revision: body.revision, uln: '9276308686', ownReference: 'AT-0042' }
    expect((await p.request('PATCH', `/learners/${p.learnerId}`, { as: p.manager, body: change })).status).toBe(200)
    for (const q of ['okafor', 'Oka', 'okafor ben', '9276308686', '92763', 'at-0042']) {
      expect([q, ids((await find(p, p.assessor, q)).learners)]).toEqual([q, [p.learnerId]])
    }
    expect((await find(p, p.assessor, 'okafor zzz')).learners).toEqual([])
    expect((await find(p, p.assessor, '100% ok_for')).learners).toEqual([])
    expect((await find(p, p.assessor, 'okafor')).learners[0].enrolments).toMatchObject([{ id: p.enrolmentId }])
  })

  it('finds nothing by characters that nobody sees, and passes over them among others', async () => {
    const p = await createPortfolio()
    const ask = (q: string) => p.request('GET', `/search?q=${encodeURIComponent(q)}`, { as: p.manager })
    expect((await ask('\u0000')).status).toBe(400)
    expect((await ask('\u0000oka')).body.learners).toHaveLength(1)
    expect((await ask('zz\u0000')).body.learners).toEqual([])
  })

  it('finds a learner by the awarding body’s registration, the employer and its site, and says it on the enrolment', async () => {
    const p = await createPortfolio()
    const employer = await p.request('POST', '/employers', {
      as: p.manager,
      body: { name: 'Swiftway', sites: [{ name: 'Aldgate' }] },
    })
    const path = `/enrolments/${p.enrolmentId}`
    const { body } = await p.request('GET', path, { as: p.manager })
    const changed = await p.request('PATCH', path, {
      as: p.manager,
      body: {
        revision: body.revision,
        registration: 'NCF 204-118',
        employer: { id: employer.body.id, siteId: employer.body.sites[0].id },
      },
    })
    expect(changed.body).toMatchObject({ registration: 'NCF 204-118' })
    expect((await p.request('GET', path, { as: p.learner })).body.registration).toBe('NCF 204-118')
    for (const q of ['204-118', 'ncf', 'swiftway', 'aldgate okafor']) {
      expect([q, ids((await find(p, p.assessor, q)).learners)]).toEqual([q, [p.learnerId]])
    }
    expect((await find(p, p.elsewhere.manager, '204-118')).learners).toEqual([])
    expect((await find(p, p.elsewhere.manager, 'Swiftway')).learners).toEqual([])
    const none = { revision: changed.body.revision, registration: null }
    expect((await p.request('PATCH', path, { as: p.manager, body: none })).body.registration).toBeNull()
    expect((await find(p, p.assessor, '204-118')).learners).toEqual([])
    expect((await examineStore(p.store.file, p.deps.blobs)).faults).toEqual([])
  })

  it('finds evidence by its reference, the very one first, and with a name beside it', async () => {
    const p = await createPortfolio()
    const items = []
    for (let number = 1; number <= 10; number++) items.push(await p.addDraft({ more: { title: `Kettle ${number}` } }))
    const found = await find(p, p.assessor, 'wp1')
    expect(found.evidence.map(({ reference }: { reference: string }) => reference)).toEqual(['WP1', 'WP10'])
    expect(found.evidence[0]).toMatchObject({ id: items[0].id, own: false, learner: { id: p.learnerId } })
    expect((await find(p, p.assessor, 'WP1 okafor')).evidence).toHaveLength(2)
    expect((await find(p, p.assessor, 'WP1 sidhu')).evidence).toEqual([])
    const own = await find(p, p.learner, 'WP10')
    expect(own).toMatchObject({ learners: [], evidence: [{ reference: 'WP10', own: true }] })
    await p.request('POST', `/evidence/${items[0].id}/removal`, { as: p.learner, body: {} })
    expect((await find(p, p.assessor, 'WP1')).evidence).toHaveLength(1)
  })

  it('finds units and criteria by number and words, in one enrolment where one is looked at', async () => {
    const p = await createPortfolio()
    const all = await find(p, p.assessor, 'unit 15')
    expect(all.units[0]).toMatchObject({ number: 15, enrolmentId: null, mappingId: p.mapping.id })
    const one = await find(p, p.assessor, '6/2.10', `&enrolmentId=${p.enrolmentId}`)
    expect(one.criteria[0]).toMatchObject({ unitNumber: 6, number: '2.10', enrolmentId: p.enrolmentId })
    const word =
      p.mapping.qualification.units.find(({ number }) => number === 15)?.criteria[0]?.text?.split(' ')[1] ?? ''
    expect((await find(p, p.learner, word)).criteria.length).toBeGreaterThan(0)
    const notTaken = p.mapping.qualification.units.find(({ id }) => !p.unitIds.includes(id))
    const inside = await find(p, p.assessor, `unit ${notTaken?.number}`, `&enrolmentId=${p.enrolmentId}`)
    expect(inside.units.map(({ number }: { number: number }) => number)).not.toContain(notTaken?.number)
  })

  it('shows nobody what they may not see, in either centre', async () => {
    const p = await createPortfolio()
    await p.addDraft()
    const everybody: [string, Person, boolean][] = [
      ['assessor', p.assessor, true],
      ['trainee', p.trainee, true],
      ['countersigner', p.countersigner, true],
      ['iqa', p.iqa, true],
      ['leadIqa', p.leadIqa, true],
      ['tutor', p.tutor, true],
      ['manager', p.manager, true],
      ['otherAssessor', p.otherAssessor, false],
      ['their learner', p.elsewhere.learner, false],
      ['their assessor', p.elsewhere.assessor, false],
      ['their iqa', p.elsewhere.iqa, false],
      ['their manager', p.elsewhere.manager, false],
    ]
    for (const [name, as, sees] of everybody) {
      const text = JSON.stringify([await find(p, as, 'Okafor'), await find(p, as, 'WP1')])
      expect([name, text.includes(p.learnerId)]).toEqual([name, sees])
    }
    // A learner is told of no learner, not even of themselves: what staff search by is staff's.
    expect((await find(p, p.learner, 'Okafor')).learners).toEqual([])
    const ofTheirs = await p.request('GET', `/search?q=unit&enrolmentId=${p.enrolmentId}`, { as: p.elsewhere.manager })
    expect(ofTheirs.status).toBe(404)
    expect((await p.request('GET', '/search?q=%20', { as: p.assessor })).status).toBe(400)
  })

  it('never finds comments, feedback or reasons, and gives no word of the staff to a learner or by an employer’s link', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.10'] })
    await p.decide(item, 'referred')
    const words = { learnerAndStaff: 'Marzipan', staffOnly: 'Quince', assessorAndIqa: 'Rhubarb' }
    for (const [audience, text] of Object.entries(words)) {
      const said = await p.request('POST', `/evidence/${item.id}/comments`, {
        as: p.assessor,
        body: { audience, text },
      })
      expect(said.status).toBe(201)
    }
    await p.request('POST', `/enrolments/${p.enrolmentId}/ksbs/${p.ksb('B6')}/confirmations`, {
      as: p.tutor,
      body: { outcome: 'confirmed', statement: 'Gooseberry.' },
    })
    const secret = [...Object.values(words), 'Gooseberry', 'Say what you promised', 'What I did']
    for (const as of [p.learner, p.assessor, p.tutor, p.iqa, p.manager]) {
      for (const q of secret) {
        const found = await find(p, as, q)
        expect([q, found.learners, found.evidence]).toEqual([q, [], []])
      }
      const seen = JSON.stringify([await find(p, as, 'WP1'), await find(p, as, 'Okafor'), await find(p, as, '2.10')])
      for (const word of secret) expect(seen).not.toContain(word)
    }
    // What staff keep of a learner is not the learner's to find either.
    const own = await p.request('GET', `/learners/${p.learnerId}`, { as: p.manager })
    const reference = { revision: own.body.revision, ownReference: 'Damson-7' }
    await p.request('PATCH', `/learners/${p.learnerId}`, { as: p.manager, body: reference })
    expect(JSON.stringify(await find(p, p.learner, 'Damson'))).not.toContain('Damson')

    const employer = await p.request('POST', '/employers', {
      as: p.manager,
      body: { name: 'Swiftway', lineManagers: [{ name: 'Ina Moss' }] },
    })
    const lineManagerId = employer.body.lineManagers[0].id
    const shared = await p.request('POST', `/line-managers/${lineManagerId}/outside-accesses`, {
      as: p.manager,
      body: {},
    })
    const authorization = `Bearer ${String(shared.body.link).split('#')[1]}`
    expect((await p.request('GET', '/search?q=Okafor', { headers: { authorization } })).status).toBe(401)
  })

  it('answers at once among 400 learners and 20,000 items', async () => {
    const p = await createPortfolio()
    const { store, ids: make, centreId, programmeId } = p
    const { learners, people, enrolments, evidence } = store.t
    const at = p.clock.now()
    await store.tx('many', async db => {
      for (let n = 0; n < 400; n++) {
        const [personId, learnerId, enrolmentId] = [make.create('per'), make.create('lrn'), make.create('enr')]
        await db
          .insert(people)
          .values({ id: personId, centreId, givenName: 'Sam', familyName: `Many${n}`, revision: 1, began: 1 })
        await db.insert(learners).values({ id: learnerId, centreId, personId, began: 1 })
        const enrolment = { programmeVersion: 1, startsOn: '2026-01-05', status: 'onProgramme', revision: 1 } as const
        await db
          .insert(enrolments)
          .values({ id: enrolmentId, centreId, learnerId, programmeId, ...enrolment, progressSequence: 1, began: 1 })
        await db.insert(evidence).values(
          Array.from({ length: 50 }, (_, index) => ({
            id: make.create('evd'),
            centreId,
            learnerId,
            enrolmentId,
            method: 'WP' as const,
            number: index + 1,
            reference: `WP${index + 1}`,
            authorKind: 'learner' as const,
            authorId: personId,
            title: 'A letter',
            addedAt: at,
            revision: 1,
            began: 1,
          })),
        )
      }
    })
    for (const as of [p.manager, p.assessor]) {
      for (const q of ['WP7', 'many39', 'WP7 many39', 'letter customer']) {
        await find(p, as, q)
        const startedAt = performance.now()
        await find(p, as, q)
        // Tens of milliseconds on a quiet machine.
        expect(performance.now() - startedAt, q).toBeLessThan(400)
      }
    }
    expect((await find(p, p.manager, 'WP7 many39')).evidence).toHaveLength(8)
    expect((await find(p, p.assessor, 'many39')).learners).toEqual([])
  }, 60_000)
})
