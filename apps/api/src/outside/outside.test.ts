import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

async function createWorld() {
  const p = await createPortfolio()
  const added = await p.request('POST', '/employers', {
    as: p.manager,
    body: {
      name: 'Swiftway',
      sites: [{ name: 'Leeds' }],
      lineManagers: [{ name: 'Ina Moss', email: 'ina@swiftway.example' }],
    },
  })
  const lineManagerId = added.body.lineManagers[0].id
  const setEmployer = async (employer: object | null) => {
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
    return p.request('PATCH', `/enrolments/${p.enrolmentId}`, {
      as: p.manager,
      body: { revision: body.revision, employer },
    })
  }
  await setEmployer({ id: added.body.id, lineManagerId })
  const ask = (body: object = { purpose: 'behaviours' }, as: TestPerson = p.tutor) =>
    p.request('POST', `/enrolments/${p.enrolmentId}/outside-accesses`, { as, body })
  /** The token of a new link. */
  const askForToken = async (body?: object) => String((await ask(body)).body.link).split('#')[1] ?? ''
  const open = (token: string) => p.request('POST', '/shared/opening', { body: { token } })
  const say = (token: string, behaviours: object[], name = 'Ina Moss') =>
    p.request('POST', '/shared/confirmations', { body: { token, name, behaviours } })
  const shareApprentices = async () => {
    const url = `/line-managers/${lineManagerId}/outside-accesses`
    return String((await p.request('POST', url, { as: p.manager, body: {} })).body.link).split('#')[1] ?? ''
  }
  const changeLineManager = async (changes: object) => {
    const { body } = await p.request('GET', `/employers/${added.body.id}`, { as: p.manager })
    const url = `/line-managers/${lineManagerId}`
    await p.request('PATCH', url, { as: p.manager, body: { revision: body.revision, ...changes } })
  }
  const setStatus = async (changes: object) => {
    const url = `/enrolments/${p.enrolmentId}`
    const { body } = await p.request('GET', url, { as: p.manager })
    await p.request('PATCH', url, { as: p.manager, body: { revision: body.revision, ...changes } })
  }
  return {
    ...p,
    employer: added.body,
    lineManagerId,
    setEmployer,
    changeLineManager,
    setStatus,
    ask,
    askForToken,
    shareApprentices,
    open,
    say,
  }
}

describe('a link for an employer', () => {
  it('is shown to whoever asked, opens without an account, and says whom it is about', async () => {
    const { ask, open } = await createWorld()
    const { body, status } = await ask()
    expect(status).toBe(201)
    expect(body).toMatchObject({ sentTo: null, access: { purpose: 'behaviours', status: 'open', openedAt: null } })
    const token = String(body.link).split('#')[1] ?? ''
    const page = await open(token)
    expect(page.body).toMatchObject({
      purpose: 'behaviours',
      lineManagerName: 'Ina Moss',
      employerName: 'Swiftway',
      grantedBy: 'Ann Sinclair',
      standard: { reference: 'ST0072' },
    })
    expect(page.body.behaviours.map((ksb: { code: string }) => ksb.code)).toContain('B7')
  })

  it('is kept as a hash, and its opening is recorded once a day', async () => {
    const { askForToken, open, store, clock, deps } = await createWorld()
    const token = await askForToken()
    const { t } = store
    const links = await store.read.select().from(t.outsideLinks)
    expect(JSON.stringify([links, await store.read.select().from(t.ledger)])).not.toContain(token)
    const countOpened = async () =>
      (await store.read.select().from(t.ledger)).filter(entry => entry.kind === 'outsideAccess.opened').length
    await open(token)
    await open(token)
    expect(await countOpened()).toBe(1)
    clock.advance({ days: 1 })
    await open(token)
    expect(await countOpened()).toBe(2)
    expect((await examineStore(store.file, deps.blobs)).faults).toEqual([])
  })

  it('runs out, ends when it is taken back or asked for anew, and when the learner leaves the employer', async () => {
    const world = await createWorld()
    const { ask, askForToken, open, clock, request, tutor, setEmployer, enrolmentId } = world
    const first = await askForToken()
    const second = await askForToken()
    expect((await open(first)).body.code).toBe('link.expired')
    expect((await open(second)).status).toBe(200)
    clock.advance({ days: 15 })
    expect((await open(second)).status).toBe(410)
    const third = await ask()
    const token = String(third.body.link).split('#')[1] ?? ''
    await request('POST', `/outside-accesses/${third.body.access.id}/revocation`, { as: tutor })
    expect((await open(token)).status).toBe(410)
    const fourth = await askForToken()
    await setEmployer(null)
    expect((await open(fourth)).status).toBe(410)
    const { body } = await request('GET', `/enrolments/${enrolmentId}/outside-accesses`, { as: tutor })
    expect(body.accesses.map((access: { status: string }) => access.status)).toEqual([
      'revoked',
      'revoked',
      'expired',
      'revoked',
    ])
    expect(body.accesses.some((access: { works: boolean }) => access.works)).toBe(false)
  })

  it('ends with its line manager, and what comes back later brings no link back', async () => {
    const world = await createWorld()
    const { askForToken, shareApprentices, open, setEmployer, changeLineManager, employer, lineManagerId } = world
    const { store, deps, request, manager } = world
    const added = await request('POST', `/employers/${employer.id}/line-managers`, {
      as: manager,
      body: { name: 'Ben Hall' },
    })
    const other = added.body.lineManagers.find((one: { name: string }) => one.name === 'Ben Hall').id

    // At the same employer, and under somebody else.
    const first = await askForToken()
    const list = await shareApprentices()
    await setEmployer({ id: employer.id, lineManagerId: other })
    expect((await open(first)).status).toBe(410)
    expect((await open(list)).body.apprentices).toEqual([])
    await setEmployer({ id: employer.id, lineManagerId })
    expect((await open(first)).status).toBe(410)
    expect((await open(list)).body.apprentices).toHaveLength(1)

    const second = await askForToken()
    await changeLineManager({ closed: true })
    expect([(await open(second)).status, (await open(list)).status]).toEqual([410, 410])
    const refused = await request('POST', `/line-managers/${lineManagerId}/outside-accesses`, {
      as: manager,
      body: {},
    })
    expect(refused.body.code).toBe('lineManager.closed')
    await changeLineManager({ closed: false })
    expect([(await open(second)).status, (await open(list)).status]).toEqual([410, 410])
    expect((await examineStore(store.file, deps.blobs)).faults).toEqual([])
  })

  it('ends when the learner withdraws, and a restart does not bring it back', async () => {
    const { askForToken, shareApprentices, open, say, ksb, setStatus, store, deps } = await createWorld()
    const token = await askForToken()
    const list = await shareApprentices()
    await setStatus({ status: 'withdrawn', statusReason: 'Left the job.' })
    expect((await open(token)).status).toBe(410)
    expect((await say(token, [{ ksbId: ksb('B6'), outcome: 'confirmed' }])).body.code).toBe('link.expired')
    expect((await open(list)).body.apprentices).toEqual([])
    await setStatus({ status: 'onProgramme' })
    expect((await open(token)).status).toBe(410)
    expect((await examineStore(store.file, deps.blobs)).faults).toEqual([])
  })

  it('shows what was said once the learner has completed, takes nothing more, and can still be ended', async () => {
    const { ask, open, say, ksb, setStatus, request, tutor } = await createWorld()
    const { body } = await ask()
    const token = String(body.link).split('#')[1] ?? ''
    await setStatus({ status: 'completed' })
    expect((await open(token)).status).toBe(200)
    expect((await say(token, [{ ksbId: ksb('B6'), outcome: 'confirmed' }])).body.code).toBe('enrolment.ended')
    const ended = await request('POST', `/outside-accesses/${body.access.id}/revocation`, { as: tutor })
    expect([ended.status, (await open(token)).status]).toEqual([204, 410])
  })

  it('gives one learner and one act alone: no other learner, no other purpose, nothing with an account', async () => {
    const world = await createWorld()
    const { askForToken, shareApprentices, open, say, ksb, request, enrolmentId, employer, manager } = world
    const added = await request('POST', '/learners', {
      as: manager,
      body: {
        familyName: 'Quillfeather',
        enrolment: {
          programmeId: world.programmeId,
          unitIds: world.unitIds,
          startsOn: '2026-01-05',
          employer: { id: employer.id, lineManagerId: world.lineManagerId },
        },
      },
    })
    const otherId = added.body.enrolments[0].id
    const token = await askForToken()
    const list = await shareApprentices()
    const B6 = [{ ksbId: ksb('B6'), outcome: 'confirmed', enrolmentId: otherId }]
    expect((await say(list, B6)).body.code).toBe('link.expired')
    const signed = await request('POST', '/shared/signature', {
      body: { token, name: 'Ina Moss', declaration: true, basis: 'x' },
    })
    expect(signed.body.code).toBe('link.expired')
    expect((await say(token, B6)).status).toBe(200)
    const confirmationsOf = async (id: string) =>
      (await request('GET', `/enrolments/${id}/ksbs/${ksb('B6')}`, { as: manager })).body.confirmations
    expect(await confirmationsOf(enrolmentId)).toHaveLength(1)
    expect(await confirmationsOf(otherId)).toEqual([])
    const learnerPage = await open(token)
    expect(learnerPage.text).not.toContain('Quillfeather')
    for (const url of [`/enrolments/${enrolmentId}/progress`, '/me', '/live']) {
      const reply = await request('GET', url, { headers: { authorization: `Bearer ${token}` } })
      expect(reply.status).toBe(401)
    }
  })

  it('takes one word on each behaviour', async () => {
    const { askForToken, say, ksb } = await createWorld()
    const token = await askForToken()
    const both = [
      { ksbId: ksb('B6'), outcome: 'confirmed' },
      { ksbId: ksb('B6'), outcome: 'notConfirmed', statement: 'Not yet.' },
    ]
    expect((await say(token, both)).status).toBe(400)
    expect((await say(token, both.slice(0, 1))).status).toBe(200)
  })

  it('does its act once, however often and however many at once it is sent', async () => {
    const { askForToken, say, ksb, store } = await createWorld()
    const token = await askForToken()
    const B6 = [{ ksbId: ksb('B6'), outcome: 'confirmed' }]
    const replies = await Promise.all([say(token, B6), say(token, B6), say(token, B6)])
    expect(replies.map(reply => reply.body.code ?? 'sent').sort()).toEqual(['link.used', 'link.used', 'sent'])
    const entries = await store.read.select().from(store.t.ledger)
    expect(entries.filter(entry => entry.kind === 'confirmation.made')).toHaveLength(1)
  })

  it('is listed at its employer: who was given it, by whom, until when, and who ended it', async () => {
    const { ask, shareApprentices, say, ksb, request, employer, manager, tutor, elsewhere, setEmployer } =
      await createWorld()
    await shareApprentices()
    const asked = await ask()
    await say(String(asked.body.link).split('#')[1] ?? '', [{ ksbId: ksb('B6'), outcome: 'confirmed' }])
    await setEmployer(null)
    const list = (query = '', as: TestPerson = manager) =>
      request('GET', `/employers/${employer.id}/outside-accesses${query}`, { as })
    const { body } = await list()
    expect(body).toMatchObject({
      nextCursor: null,
      accesses: [
        {
          purpose: 'behaviours',
          enrolment: { learnerName: 'Ben Okafor' },
          grantedBy: { name: 'Ann Sinclair' },
          status: 'revoked',
          works: false,
          ended: { by: 'Ann Marsh' },
        },
        { purpose: 'apprentices', enrolment: null, ended: null, status: 'open', works: true },
      ],
    })
    const page = await list('?limit=1')
    expect((await list(`?limit=1&cursor=${page.body.nextCursor}`)).body.accesses).toMatchObject([
      { purpose: 'apprentices' },
    ])
    expect([(await list('', tutor)).status, (await list('', elsewhere.manager)).status]).toEqual([403, 404])
  })

  it('can’t be guessed: after a few tries the address has to wait', async () => {
    const { open } = await createWorld()
    const statuses = []
    for (let tries = 0; tries < 9; tries++) statuses.push((await open(`${'x'.repeat(30)}${tries}`)).status)
    expect(statuses.at(0)).toBe(410)
    expect(statuses.at(-1)).toBe(429)
  })

  it('is given by tutor, assessor and manager of the enrolment: by nobody else, at either centre', async () => {
    const { ask, learner, otherAssessor, iqa, manager, assessor, elsewhere } = await createWorld()
    const status = async (as: TestPerson) => (await ask({ purpose: 'behaviours' }, as)).status
    expect([await status(manager), await status(assessor)]).toEqual([201, 201])
    expect([await status(learner), await status(iqa), await status(otherAssessor)]).toEqual([403, 403, 404])
    expect([await status(elsewhere.tutor), await status(elsewhere.manager)]).toEqual([404, 404])
  })

  it('needs a line manager', async () => {
    const { ask, setEmployer, employer } = await createWorld()
    await setEmployer({ id: employer.id })
    expect((await ask()).body.code).toBe('employer.noLineManager')
  })
})

describe('the employer’s word on behaviours', () => {
  it('[KSB-7] is one act under their own name, and is what everybody sees', async () => {
    const { askForToken, open, say, ksb, request, enrolmentId, learner, tutor, store, deps } = await createWorld()
    const token = await askForToken()
    const said = await say(
      token,
      [
        { ksbId: ksb('B6'), outcome: 'confirmed' },
        { ksbId: ksb('B7'), outcome: 'notConfirmed', statement: 'Does not greet everybody yet.' },
      ],
      'I. Moss',
    )
    expect(said.status).toBe(200)
    const { body } = await request('GET', `/enrolments/${enrolmentId}/ksbs/${ksb('B7')}`, { as: tutor })
    expect(body.confirmations).toMatchObject([
      { kind: 'employer', outcome: 'notConfirmed', by: 'I. Moss', statement: 'Does not greet everybody yet.' },
    ])
    const progress = await request('GET', `/enrolments/${enrolmentId}/progress`, { as: learner })
    expect(progress.body.ksbs.find((one: { code: string }) => one.code === 'B6').state).toBe('confirmed')
    expect((await examineStore(store.file, deps.blobs)).faults).toEqual([])

    const again = await open(token)
    expect(again.body.usedAt).not.toBeNull()
    expect(again.body.behaviours.find((one: { code: string }) => one.code === 'B6').said).toMatchObject({
      outcome: 'confirmed',
      by: 'I. Moss',
    })
    expect((await say(token, [{ ksbId: ksb('B6'), outcome: 'confirmed' }])).body.code).toBe('link.used')
  })

  it('wants to know what is missing, is of behaviours alone, and changes nothing where it is refused', async () => {
    const { askForToken, say, open, ksb } = await createWorld()
    const token = await askForToken()
    const declined = await say(token, [
      { ksbId: ksb('B6'), outcome: 'confirmed' },
      { ksbId: ksb('B7'), outcome: 'notConfirmed' },
    ])
    expect([declined.status, declined.body.code]).toEqual([400, 'confirmation.reasonNeeded'])
    expect((await say(token, [{ ksbId: ksb('K1'), outcome: 'confirmed' }])).status).toBe(400)
    const { body } = await open(token)
    expect(body.behaviours.every((one: { said: unknown }) => one.said === null)).toBe(true)
  })
})

describe('the employer’s view', () => {
  /** What the list of apprentices has of evidence, and a link for one act has not. */
  const NAMES_OF_EVIDENCE = ['Kettle refund', 'WP1']
  const STAFF_ONLY = ['What I did.', 'Only between us', 'evd_', 'tag_', 'dec_', 'enr_', 'lrn_', 'per_']

  it('shows their own apprentices in numbers, KSBs and titles of evidence, and not a word of the staff', async () => {
    const world = await createWorld()
    const { request, lineManagerId, manager, addSubmitted, decide, open, tutor, enrolmentId, ksb } = world
    await decide(await addSubmitted({ criteria: ['6/2.10'] }), 'accepted')
    await request('POST', `/enrolments/${enrolmentId}/ksbs/${ksb('B6')}/confirmations`, {
      as: tutor,
      body: { outcome: 'confirmed', statement: 'Only between us.' },
    })
    const { body } = await request('POST', `/line-managers/${lineManagerId}/outside-accesses`, {
      as: manager,
      body: {},
    })
    const reply = await open(String(body.link).split('#')[1] ?? '')
    expect(reply.body).toMatchObject({
      purpose: 'apprentices',
      apprentices: [
        {
          status: 'onProgramme',
          totals: { criteria: { accepted: 1 }, ksbs: { confirmed: 1 } },
          evidence: [{ reference: 'WP1', method: 'WP', accepted: 1, tags: 1 }],
        },
      ],
    })
    expect(reply.body.apprentices).toHaveLength(1)
    for (const word of STAFF_ONLY) expect(reply.text).not.toContain(word)
  })

  it('shows no draft, nothing removed, and nothing that is marked confidential until it no longer is', async () => {
    const world = await createWorld()
    const { request, addSubmitted, addDraft, open, shareApprentices, learner, assessor, tutor } = world
    const [shown, hidden, removed] = [
      await addSubmitted({ criteria: ['6/2.1'] }),
      await addSubmitted({ criteria: ['6/2.2'] }),
      await addSubmitted({ criteria: ['6/2.3'] }),
    ]
    await addDraft({ criteria: ['6/2.4'] })
    await request('POST', `/evidence/${removed.id}/removal`, { as: assessor, body: { reason: 'Twice.' } })
    const token = await shareApprentices()
    const listShared = async () => {
      const { body } = await open(token)
      return body.apprentices[0].evidence.map(({ reference }: { reference: string }) => reference)
    }
    expect(await listShared()).toEqual([hidden.reference, shown.reference])

    const mark = (confidential: boolean, as: TestPerson) =>
      request('PUT', `/evidence/${hidden.id}/confidential`, { as, body: { confidential } })
    expect((await mark(true, learner)).body).toMatchObject({ confidential: true, revision: hidden.revision })
    expect(await listShared()).toEqual([shown.reference])
    await mark(false, tutor)
    expect(await listShared()).toEqual([hidden.reference, shown.reference])
    expect((await examineStore(world.store.file, world.deps.blobs)).faults).toEqual([])
  })

  it('holds no staff-only word behind the links for one enrolment either', async () => {
    const world = await createWorld()
    const { request, open, askForToken, addSubmitted, decide, tutor, enrolmentId, ksb } = world
    await decide(await addSubmitted({ criteria: ['6/2.10'] }), 'accepted')
    await request('POST', `/enrolments/${enrolmentId}/ksbs/${ksb('B6')}/confirmations`, {
      as: tutor,
      body: { outcome: 'confirmed', statement: 'Only between us.' },
    })
    await request('PUT', `/enrolments/${enrolmentId}/gateway/lines/englishAndMaths`, {
      as: tutor,
      body: { done: true, note: 'Only between us.' },
    })
    for (const purpose of ['behaviours', 'gateway']) {
      const { text, status } = await open(await askForToken({ purpose }))
      expect(status).toBe(200)
      for (const word of [...STAFF_ONLY, ...NAMES_OF_EVIDENCE]) expect(text).not.toContain(word)
    }
  })

  it('is given by managers of the employer’s own centre alone', async () => {
    const { request, lineManagerId, tutor, elsewhere } = await createWorld()
    const grant = async (as: TestPerson) =>
      (await request('POST', `/line-managers/${lineManagerId}/outside-accesses`, { as, body: {} })).status
    expect([await grant(tutor), await grant(elsewhere.manager)]).toEqual([403, 404])
  })
})
