import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import type { Actor } from '../http/actor.ts'
import { PROJECTORS } from '../ledger/projectors.ts'
import { followLive } from '../live/live.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'
import { createFullWorld } from '../upkeep/full-world.test-utils.ts'
import { createWrittenTextsService } from './written-texts.service.ts'

const CARD = 'Mrs Whitlock paid with 4929 1234'
const REASON = 'A bank card is in it.'
const GONE = '[Text erased on 20 November 2026]'

async function givePower(p: Portfolio, person: TestPerson) {
  const { body } = await p.request('GET', `/people/${person.personId}`, { as: p.manager })
  const changes = { revision: body.revision, mayEraseFrom: '2026-11-01' }
  expect((await p.request('PATCH', `/people/${person.personId}`, { as: p.manager, body: changes })).status).toBe(200)
}

/** Feedback on two criteria with a card in it, and whoever has the power to erase it. */
async function createMistake() {
  const p = await createPortfolio()
  const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
  const decided = await p.request('POST', `/evidence/${item.id}/decisions`, {
    as: p.assessor,
    body: {
      revision: item.revision,
      decisions: item.tags.map((tag: { id: string }) => ({ tagId: tag.id, outcome: 'accepted', feedback: CARD })),
    },
  })
  expect(decided.status, decided.text).toBe(200)
  const [decisionId = '']: string[] = decided.body.tags.map((tag: { decision: { id: string } }) => tag.decision.id)
  await givePower(p, p.manager)
  const look = (about: string, as = p.manager) =>
    p.request('GET', `/written-texts?enrolmentId=${p.enrolmentId}&about=${about}`, { as })
  const erase = (texts: { sequence: number; hash: string }[], as = p.manager, more: object = {}) =>
    p.request('POST', '/text-erasures', {
      as,
      body: { texts: texts.map(({ sequence, hash }) => ({ sequence, hash })), reason: REASON, ...more },
    })
  const isInStore = (words: string) =>
    readdirSync(join(p.store.file, '..')).some(name => readFileSync(join(p.store.file, '..', name)).includes(words))
  const doctor = async () => (await examineStore(p.store.file, p.deps.blobs)).faults
  return { ...p, p, item, decisionId, look, erase, isInStore, doctor }
}

describe('erasing what somebody wrote', () => {
  it('takes feedback out of everywhere at once, and leaves the decision, who erased it and why', async () => {
    const w = await createMistake()
    expect(w.isInStore(CARD)).toBe(true)
    const { body, status } = await w.look(w.decisionId)
    expect(status).toBe(200)
    expect(body.texts).toMatchObject([
      { name: 'feedback', words: CARD, isAsked: true, writtenBy: { id: w.assessor.personId } },
    ])
    const erased = await w.erase(body.texts)
    expect(erased.status, erased.text).toBe(200)
    expect(erased.body).toMatchObject({ words: GONE })

    for (const as of [w.learner, w.assessor, w.manager]) {
      const seen = await w.request('GET', `/evidence/${w.item.id}`, { as })
      expect(seen.body.tags).toMatchObject([
        { status: 'accepted', decision: { feedback: GONE } },
        { status: 'accepted', decision: { feedback: GONE } },
      ])
      const trail = await w.request('GET', `/ledger?evidenceId=${w.item.id}`, { as })
      expect(trail.body.entries[0]).toMatchObject({
        sentence: `Erased the feedback of entry ${body.texts[0].sequence}: A bank card is in it.`,
        actor: { id: w.manager.personId },
      })
      expect(trail.text).not.toContain('Whitlock')
    }
    expect(w.isInStore(CARD)).toBe(false)
    expect(await w.doctor()).toEqual([])
    expect((await w.look(w.decisionId)).body.texts).toEqual([])
    expect((await w.erase(body.texts)).body.code).toBe('erasure.nothingLeft')
  }, 30_000)

  it('finds the same words in other entries of the enrolment, and erases those that are chosen', async () => {
    const w = await createMistake()
    await w.request('POST', `/decisions/${w.decisionId}/correction`, {
      as: w.assessor,
      body: { outcome: 'notUsed', reason: CARD },
    })
    const { texts } = (await w.look(w.decisionId)).body
    expect(texts.map(({ name, isAsked }: { name: string; isAsked: boolean }) => [name, isAsked])).toEqual([
      ['feedback', true],
      ['reason', false],
    ])
    const comment = await w.request('POST', `/evidence/${w.item.id}/comments`, {
      as: w.assessor,
      body: { audience: 'learnerAndStaff', text: CARD },
    })
    const ofComment = await w.look(comment.body.id)
    expect(
      ofComment.body.texts.map(({ name, isAsked }: { name: string; isAsked: boolean }) => [name, isAsked]),
    ).toEqual(
      expect.arrayContaining([
        ['comment', true],
        ['feedback', false],
        ['reason', false],
      ]),
    )
    const answer = await w.request('POST', `/evidence/${w.item.id}/comments`, {
      as: w.learner,
      body: { replyTo: comment.body.id, text: 'I will.' },
    })
    expect((await w.look(answer.body.id)).body.texts).toMatchObject([{ words: 'I will.', isAsked: true }])
    expect((await w.look(comment.body.id)).body.texts).toEqual(ofComment.body.texts)
    expect((await w.erase(ofComment.body.texts)).status).toBe(200)
    expect(w.isInStore(CARD)).toBe(false)
    const thread = await w.request('GET', `/evidence/${w.item.id}/comments`, { as: w.learner })
    expect(thread.body.comments).toMatchObject([{ text: GONE }, { text: 'I will.' }])
    expect(await w.doctor()).toEqual([])
  }, 30_000)

  it('reaches what a learner says is wrong with a record, a line of every version of the plan, and a confirmation', async () => {
    const w = await createMistake()
    const { enrolmentId, request } = w
    const decisions = [{ criterionId: w.criterion('6/2.3'), outcome: 'accepted' }]
    const record = await request('POST', `/learners/${w.learnerId}/evidence`, {
      as: w.assessor,
      body: { title: 'At the desk', method: 'OB', enrolmentId, text: 'I saw it.', decisions },
    })
    const disputed = await request('POST', `/evidence/${record.body.id}/record-answer`, {
      as: w.learner,
      body: { revision: record.body.revision, outcome: 'disputed', statement: CARD },
    })
    const line = { what: CARD, method: 'OB', criterionIds: [w.criterion('6/2.4')], dueOn: '2026-12-04' }
    const plan = `/enrolments/${enrolmentId}/plan`
    const saved = await request('PUT', plan, { as: w.assessor, body: { version: 0, lines: [line], nextVisit: null } })
    const [{ id: lineId }] = saved.body.lines
    const again = { version: 1, lines: [{ ...line, id: lineId, dueOn: '2026-12-11' }], nextVisit: null }
    expect((await request('PUT', plan, { as: w.assessor, body: again })).status).toBe(200)
    const ksb = `/enrolments/${enrolmentId}/ksbs/${w.ksb('K7')}`
    const confirmed = await request('POST', `${ksb}/confirmations`, {
      as: w.tutor,
      body: { outcome: 'notConfirmed', statement: CARD },
    })
    const listAsked = async (about: string) => {
      const { texts } = (await w.look(about)).body
      return texts.filter((text: { isAsked: boolean }) => text.isAsked).map((text: { name: string }) => text.name)
    }
    expect(await listAsked(disputed.body.record.answer.id)).toEqual(['statement'])
    expect(await listAsked(confirmed.body.confirmations[0].id)).toEqual(['statement'])
    expect(await listAsked(lineId)).toEqual(['planLine', 'planLine'])

    // The same words stand beside one another: all of them go at once.
    expect((await w.erase((await w.look(lineId)).body.texts)).status).toBe(200)
    expect(w.isInStore(CARD)).toBe(false)
    expect((await request('GET', plan, { as: w.learner })).body.lines).toMatchObject([{ what: GONE }])
    const read = await request('GET', `/evidence/${record.body.id}`, { as: w.assessor })
    expect(read.body.record).toMatchObject({ status: 'disputed', answer: { statement: GONE } })
    expect((await request('GET', ksb, { as: w.tutor })).body.confirmations).toMatchObject([{ statement: GONE }])
    expect(await w.doctor()).toEqual([])
  }, 30_000)

  it('reaches the words of a comment that was removed, and of kept replies', async () => {
    const w = await createMistake()
    const sent = await w.request('POST', `/evidence/${w.item.id}/comments`, {
      as: w.assessor,
      headers: { 'idempotency-key': 'key-of-a-comment' },
      body: { audience: 'learnerAndStaff', text: CARD },
    })
    const { id } = sent.body
    await w.request('POST', `/comments/${id}/removal`, { as: w.assessor, body: {} })
    await w.erase((await w.look(id)).body.texts)
    expect(w.isInStore(CARD)).toBe(false)
    const kept = await w.store.read.select().from(w.store.t.idempotencyKeys)
    expect(kept.map(({ reply }) => JSON.parse(reply ?? '{}').text)).toContain(GONE)
    expect(await w.doctor()).toEqual([])
  }, 30_000)

  it('is offered in the audit trail to those who may, entry by entry', async () => {
    const w = await createMistake()
    const offered = async (as: TestPerson) => {
      const { body } = await w.request('GET', `/ledger?enrolmentId=${w.enrolmentId}&limit=200`, { as })
      return body.entries
        .filter((entry: { can: { eraseTexts: boolean } }) => entry.can.eraseTexts)
        .map((entry: { kind: string }) => entry.kind)
    }
    expect(await offered(w.manager)).toEqual(['decisions.made'])
    expect(await offered(w.assessor)).toEqual([])
    expect(await offered(w.learner)).toEqual([])
    const trail = await w.request('GET', `/ledger?enrolmentId=${w.enrolmentId}&limit=200`, { as: w.manager })
    const { sequence } = trail.body.entries.find((entry: { kind: string }) => entry.kind === 'decisions.made')
    const { body } = await w.request('GET', `/written-texts?sequence=${sequence}`, { as: w.manager })
    expect(body.texts).toMatchObject([{ words: CARD, sequence }])
    await w.erase(body.texts)
    // What is left to erase is why it was erased.
    expect(await offered(w.manager)).toEqual(['texts.erased'])
  })

  it('is for whoever has the power and reads the words, of their own centre', async () => {
    const w = await createMistake()
    const { texts } = (await w.look(w.decisionId)).body
    for (const as of [w.assessor, w.tutor, w.leadIqa]) {
      expect((await w.look(w.decisionId, as)).body.code).toBe('erasure.powerNeeded')
      expect((await w.erase(texts, as)).body.code).toBe('erasure.powerNeeded')
    }
    for (const as of [w.elsewhere.manager, w.elsewhere.assessor, w.otherAssessor]) {
      expect((await w.look(w.decisionId, as)).status).toBe(404)
      expect((await w.erase(texts, as)).status).toBe(404)
    }
    expect((await w.erase(texts, w.learner)).status).toBe(403)
    for (const as of [w.manager, w.assessor]) {
      const { body } = await w.request('GET', '/me', { as })
      expect(body.mayErase).toBe(as === w.manager)
    }
    expect((await w.erase(texts, w.manager, { reason: ' ' })).status).toBe(400)
    expect((await w.erase([], w.manager)).status).toBe(400)
    expect((await w.erase([{ sequence: 1, hash: 'a'.repeat(64) }])).body.code).toBe('erasure.nothingLeft')
    expect((await w.request('GET', '/written-texts?about=dec_x', { as: w.manager })).status).toBe(400)
    expect((await w.look(w.decisionId)).body.texts).toHaveLength(1)
  })

  it('of words for a few is told to these few alone', async () => {
    const w = await createMistake()
    const say = (audience: string) =>
      w.request('POST', `/evidence/${w.item.id}/comments`, { as: w.assessor, body: { audience, text: CARD } })
    const staff = (await say('staffOnly')).body.id
    const judges = (await say('assessorAndIqa')).body.id
    // A manager is no judge, and never reads it.
    expect((await w.look(judges)).status).toBe(404)
    await givePower(w.p, w.assessor)
    const learner = await followLive(w.p, w.learner)
    const tutor = await followLive(w.p, w.tutor)
    const asked = async (id: string) => {
      const { body } = await w.look(id, w.assessor)
      return body.texts.filter((text: { isAsked: boolean }) => text.isAsked)
    }
    expect((await w.erase(await asked(staff), w.assessor, { reason: 'Of staff.' })).status).toBe(200)
    expect((await w.erase(await asked(judges), w.assessor, { reason: 'Of judges.' })).status).toBe(200)
    const told = async (as: TestPerson) => (await w.request('GET', `/ledger?enrolmentId=${w.enrolmentId}`, { as })).text
    expect(await told(w.learner)).not.toContain('Of staff.')
    expect(await told(w.learner)).not.toContain('Of judges.')
    expect(await told(w.tutor)).toContain('Of staff.')
    expect(await told(w.tutor)).not.toContain('Of judges.')
    expect(await told(w.assessor)).toContain('Of judges.')

    await w.erase((await w.look(w.decisionId)).body.texts.filter((text: { isAsked: boolean }) => text.isAsked))
    await learner.hears(({ event, data }) => event === 'notice' && data.kind === 'decisions')
    await tutor.hears(({ event, data }) => event === 'notice' && data.kind === 'decisions')
    expect(learner.text()).not.toContain('"kind":"mappings"')
    expect(await w.doctor()).toEqual([])
  }, 30_000)

  it('twice at once happens once', async () => {
    const w = await createMistake()
    const { texts } = (await w.look(w.decisionId)).body
    const statuses = (await Promise.all([w.erase(texts), w.erase(texts)])).map(reply => reply.status)
    expect(statuses.sort()).toEqual([200, 409])
    expect(await w.doctor()).toEqual([])
  })
})

type FullWorld = Awaited<ReturnType<typeof createFullWorld>>

it('a page or time that was given twice is erased where it was written, and nowhere else', async () => {
  const world = await createFullWorld()
  const { store, iqaId, centreId } = world
  const { evidenceId, tagId } = await addWitnessed(world)
  const service = createWrittenTextsService({ ...world, removeBytes: async () => {} })
  const actor: Actor = { personId: iqaId, accountId: 'acc', centreId, roles: ['leadIqa'], familyId: 'fam' }
  const { ledger, tags } = store.t
  const entries = await store.read.select().from(ledger).where(eq(ledger.evidenceId, evidenceId))
  const read = async () => (await store.read.select().from(tags).where(eq(tags.id, tagId)))[0]?.locator
  const erase = async (kind: string, at: number) => {
    const sequence = entries.filter(entry => entry.kind === kind).at(at)?.sequence ?? 0
    const { texts } = await service.listTexts(actor, { sequence })
    const [{ hash } = { hash: '' }] = texts.filter(
      text => text.sequence === sequence && text.words.startsWith('beside'),
    )
    await service.erase(actor, { texts: [{ sequence, hash }], reason: 'It is hers.' })
  }
  await erase('tags.added', 0)
  expect(await read()).toBe('beside her card')
  expect((await examineStore(store.file, world.blobs)).faults).toEqual([])
  await erase('tag.located', -1)
  expect(await read()).toMatch(/^\[Text erased on /)
  expect((await examineStore(store.file, world.blobs)).faults).toEqual([])
})

it('every kind of words can be erased wherever tables show them, and doctor is silent', async () => {
  const world = await createFullWorld()
  const { write, ids, learnerId, enrolmentId, evidenceId, assessorId, iqaId, managerId, store } = world
  const of = { learnerId, enrolmentId, actorId: assessorId }
  const [, second = ''] = world.decisionIds
  const [, , thirdTag = ''] = world.tagIds
  await write({
    ...of,
    evidenceId,
    kind: 'decision.corrected',
    data: {
      decisionId: ids.create('dec'),
      tagId: world.firstTagId,
      outcome: 'referred',
      feedback: 'Words of the correction.',
      dueOn: null,
      scopeWasEmpty: false,
      evidenceId,
      enrolmentId,
      evidenceRevision: 1,
      fileIds: [],
      countersignatureRequired: false,
      supersedes: world.firstDecisionId,
      reason: 'Why it is corrected.',
    },
  })
  const reason = (kind: string) => `Why ${kind}.`
  await write({
    ...of,
    kind: 'signOff.reopened',
    data: { signOffId: world.signOffId, enrolmentId, reason: reason('reopened') },
  })
  const sampleId = ids.create('smp')
  await write({
    ...of,
    actorId: iqaId,
    kind: 'sample.made',
    data: {
      sampleId,
      enrolmentId,
      note: 'A note.',
      decisions: [{ decisionId: second, outcome: 'agreed', action: null }],
    },
  })
  await write({ ...of, kind: 'sample.withdrawn', data: { sampleId, enrolmentId, reason: reason('taken back') } })
  const [achievement] = await store.read.select().from(store.t.achievements)
  const [claim] = await store.read.select().from(store.t.certificateClaims)
  const [confirmation] = await store.read.select().from(store.t.confirmations)
  const [signature] = await store.read.select().from(store.t.gatewaySignatures)
  const [settlement] = await store.read.select().from(store.t.settlements)
  const [file] = await store.read.select().from(store.t.evidenceFiles)
  if (!achievement || !claim || !confirmation || !signature || !settlement || !file) throw new Error('It is not full.')
  await write({
    ...of,
    kind: 'achievement.ended',
    data: { achievementId: achievement.id, enrolmentId, reason: reason('ended') },
  })
  await write({
    ...of,
    kind: 'certificateClaim.withdrawn',
    data: { claimId: claim.id, enrolmentId, reason: reason('withdrawn') },
  })
  await write({
    ...of,
    kind: 'certificate.claimed',
    data: { claimId: ids.create('clm'), enrolmentId, claimedOn: '2026-11-03', note: 'A note on it.' },
  })
  await write({
    ...of,
    kind: 'confirmation.withdrawn',
    data: { confirmationId: confirmation.id, enrolmentId, reason: reason('it was withdrawn') },
  })
  const { ksbId, basis } = confirmation
  await write({
    ...of,
    kind: 'confirmation.made',
    data: {
      confirmationId: ids.create('cnf'),
      enrolmentId,
      ksbId,
      kind: 'staff',
      outcome: 'confirmed',
      basis: { ...basis, scopeCriterionIds: [...basis.scopeCriterionIds], supportIds: [...basis.supportIds] },
      statement: 'As I saw it.',
    },
  })
  await write({
    ...of,
    actorId: null,
    kind: 'confirmation.made',
    data: {
      confirmationId: ids.create('cnf'),
      enrolmentId,
      ksbId,
      kind: 'employer',
      outcome: 'confirmed',
      basis: { ...basis, scopeCriterionIds: [...basis.scopeCriterionIds], supportIds: [...basis.supportIds] },
      statement: 'As they saw it.',
      outside: { accessId: ids.create('oac'), name: 'Whoever signs so' },
    },
  })
  await write({
    ...of,
    kind: 'gatewaySignature.withdrawn',
    data: { signatureId: signature.id, enrolmentId, party: 'employer', reason: reason('the signature went') },
  })
  await write({
    actorId: managerId,
    kind: 'settlement.withdrawn',
    data: { settlementId: settlement.id, discrepancyId: settlement.discrepancyId, reason: reason('open again') },
  })
  await write({
    ...of,
    kind: 'units.changed',
    data: { enrolmentId, added: [], removed: [world.unit.id], reason: reason('of units') },
  })
  const at = { ...of, evidenceId }
  await write({
    ...at,
    kind: 'record.disputed',
    data: { answerId: ids.create('rca'), evidenceId, evidenceRevision: 1, statement: 'It was Friday.' },
  })
  await write({ ...at, kind: 'tags.removed', data: { tagIds: [thirdTag], reason: reason('the tag') } })
  await write({ ...at, kind: 'file.removed', data: { fileId: file.id, evidenceId, reason: reason('the file') } })
  await write({ ...at, kind: 'evidence.removed', data: { evidenceId, reason: reason('the evidence') } })
  await write({
    actorId: managerId,
    kind: 'person.closed',
    data: { personId: world.traineeId, reason: reason('closed') },
  })
  await write({
    actorId: managerId,
    kind: 'person.reopened',
    data: { personId: world.traineeId, reason: reason('back') },
  })

  await addWitnessed(world)
  await write({
    ...of,
    kind: 'achievement.added',
    data: {
      achievementId: ids.create('ach'),
      enrolmentId,
      unitId: world.unit.id,
      kind: 'exemption',
      note: null,
      certificate: 'The card of Mrs Whitlock',
      awardingBody: 'An awarding body and her address',
    },
  })

  const actor: Actor = {
    personId: iqaId,
    accountId: 'acc',
    centreId: world.centreId,
    roles: ['centreManager', 'leadIqa'],
    familyId: 'fam',
  }
  const service = createWrittenTextsService({ ...world, removeBytes: async () => {} })
  const { ledger, ledgerTexts } = store.t
  const kinds = new Map((await store.read.select().from(ledger)).map(entry => [entry.sequence, entry.kind]))
  const words = new Set<string>()
  const erasedFields = new Set<string>()
  for (const [sequence, kind] of kinds) {
    const { texts } = await service.listTexts(actor, { sequence })
    if (texts.length === 0) continue
    for (const { name } of texts) erasedFields.add(`${kind} ${name}`)
    for (const text of texts) words.add(text.words)
    const asked = texts.filter(text => text.isAsked)
    await service.erase(actor, { texts: asked.map(({ hash }) => ({ sequence, hash })), reason: 'Gone.' })
  }
  const written = Object.entries(PROJECTORS).flatMap(([kind, { personalFields }]) =>
    personalFields.flatMap(({ name }) => (name === null ? [] : [`${kind} ${name}`])),
  )
  expect([...erasedFields].sort()).toEqual([...new Set(written)].sort())
  const held = (await store.read.select().from(ledgerTexts)).map(({ text }) => text)
  for (const gone of words) expect(held).not.toContain(gone)
  expect(words.size).toBeGreaterThan(30)
  expect((await examineStore(store.file, world.blobs)).faults).toEqual([])
}, 60_000)

/** What somebody from outside saw, decided before Crosswalk, with places that were given again and again. */
async function addWitnessed({ write, ids, learnerId, enrolmentId, assessorId, unit }: FullWorld) {
  const evidenceId = ids.create('evd')
  const [first = '', second = ''] = unit.criteria.map(criterion => criterion.id)
  const of = { learnerId, enrolmentId, evidenceId, actorId: assessorId }
  await write({
    ...of,
    kind: 'evidence.added',
    data: {
      evidenceId,
      learnerId,
      enrolmentId,
      method: 'WT',
      number: 1,
      authorKind: 'witness',
      authorId: null,
      authorName: 'Somebody whose card it is',
      title: 'What she saw',
      occurredOn: null,
      description: null,
      link: null,
      text: 'The card is hers.',
      keptAt: null,
    },
  })
  const [once, again] = [ids.create('tag'), ids.create('tag')]
  const [tag, other] = [
    { tagId: once, criterionId: first, ksbId: null, locator: 'beside her card' },
    { tagId: again, criterionId: second, ksbId: null, locator: 'under her card' },
  ]
  await write({ ...of, kind: 'tags.added', data: { ...of, submitted: false, tags: [tag, other] } })
  for (const locator of ['on the card', 'beside her card']) {
    await write({ ...of, kind: 'tag.located', data: { tagId: once, locator } })
  }
  await write({
    ...of,
    kind: 'decisions.made',
    data: {
      evidenceId,
      enrolmentId,
      evidenceRevision: 1,
      fileIds: [],
      countersignatureRequired: false,
      elsewhere: { by: 'Whoever took the card', on: '2025-06-02' },
      decisions: [
        {
          decisionId: ids.create('dec'),
          tagId: once,
          outcome: 'accepted',
          feedback: null,
          dueOn: null,
          scopeWasEmpty: false,
        },
      ],
    },
  })
  return { evidenceId, tagId: once }
}
