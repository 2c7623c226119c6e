import { signOffUnit } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from '../upkeep/examine-store.ts'

/** All that is held of Unit 7. */
const UNIT_7 = ['7/1.1', '7/1.4', '7/2.3', '7/3.1', '7/3.2', '7/3.3', '7/3.4']

const unitId = (p: Portfolio, number = 7) => p.mapping.qualification.units.find(unit => unit.number === number)?.id
const unitPath = (p: Portfolio, number = 7) => `/enrolments/${p.enrolmentId}/units/${unitId(p, number)}`
const readUnit = async (p: Portfolio, as = p.assessor) => (await p.request('GET', unitPath(p), { as })).body

function sign(
  p: Portfolio,
  options: { as?: Portfolio['assessor']; number?: number; body?: object; key?: string } = {},
) {
  const { as = p.assessor, number = 7, body = {}, key } = options
  return p.request('POST', `${unitPath(p, number)}/sign-offs`, {
    as,
    body: { declaration: true, ...body },
    ...(key && { headers: { 'idempotency-key': key } }),
  })
}

const reopen = (p: Portfolio, signOffId: string, as = p.assessor, reason = 'The wrong unit.') =>
  p.request('POST', `/sign-offs/${signOffId}/reopening`, { as, body: { reason } })

async function acceptAll(p: Portfolio, criteria = UNIT_7) {
  const { body } = await p.decide(await p.addSubmitted({ criteria }), 'accepted')
  return body
}

const rowsOf = (p: Portfolio) => p.store.read.select().from(p.store.t.signOffs)

describe('signing a unit off', () => {
  it('[LEVEL-4] lists the decisions that carry it, and makes its criteria signed off', async () => {
    const p = await createPortfolio()
    const item = await acceptAll(p)
    const reply = await sign(p)
    expect(reply.status).toBe(201)
    expect(signOffUnit.reply.parse(reply.body)).toEqual(reply.body)
    expect(reply.body).toMatchObject({
      declaredBy: { id: p.assessor.personId, name: 'Ann Ashworth' },
      declaredAt: '2026-11-20T09:00:00.000Z',
      criterionIds: UNIT_7.map(p.criterion),
      supplementaryTo: null,
      reopenedAt: null,
    })
    const decisionIds = item.tags.map((tag: { decision: { id: string } }) => tag.decision.id)
    expect(reply.body.decisionIds.sort()).toEqual(decisionIds.sort())
    expect(await readUnit(p)).toMatchObject({ level: 'signedOff', signOffs: [reply.body], obstacles: [] })
    expect(await p.getLevel('7/2.3')).toBe('5')
  })

  it('says on the record how many criteria are not held here, and that it is part of the unit', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    expect((await sign(p)).body).toMatchObject({ notHeld: 4, partOfUnit: true })
    expect(await rowsOf(p)).toMatchObject([{ criteriaHeld: 7, criteriaNotHeld: 4, partOfUnit: true }])
  })

  it('[LEVEL-4a] is refused while a criterion is not accepted, and says which', async () => {
    const p = await createPortfolio()
    await acceptAll(p, UNIT_7.slice(0, 5))
    const reply = await sign(p)
    expect([reply.status, reply.body.code]).toEqual([409, 'signOff.notReady'])
    expect(reply.body.detail).toBe('3.3 and 3.4 of Unit 7 are not accepted yet.')
    expect(await rowsOf(p)).toEqual([])
  })

  it('[LEVEL-4a] is refused for a unit of which nothing is held, and one that is not taken', async () => {
    const p = await createPortfolio()
    expect((await sign(p, { number: 31 })).body.code).toBe('signOff.notReady')
    const unit4 = unitId(p, 4) ?? ''
    const data = { enrolmentId: p.enrolmentId, added: [unit4], removed: [], reason: null }
    await p.write({ enrolmentId: p.enrolmentId, actorId: p.manager.personId, kind: 'units.changed', data })
    expect((await sign(p, { number: 4 })).body.code).toBe('signOff.noCriteria')
  })

  it('[LEVEL-4c] a second time is refused, until a supplementary signature is due', async () => {
    const p = await createPortfolio()
    const item = await acceptAll(p)
    const first = (await sign(p)).body
    expect((await sign(p)).body.code).toBe('signOff.standing')

    const correction = { outcome: 'accepted', reason: 'Page 4, not page 2.' }
    const path = `/decisions/${item.tags[2].decision.id}/correction`
    expect((await p.request('POST', path, { as: p.assessor, body: correction })).status).toBe(201)
    expect(await readUnit(p)).toMatchObject({ level: 'accepted', needsSupplementary: [p.criterion('7/2.3')] })
    const second = await sign(p)
    expect(second.body).toMatchObject({ supplementaryTo: first.id, criterionIds: [p.criterion('7/2.3')] })
    expect(await readUnit(p)).toMatchObject({ level: 'signedOff', needsSupplementary: [] })
  })

  it('[LEVEL-3] rests on a transfer where that is what carries the unit', async () => {
    const p = await createPortfolio()
    const { enrolmentId, learnerId } = p
    const achievementId = p.ids.create('ach')
    const data = { achievementId, enrolmentId, unitId: unitId(p) ?? '', kind: 'creditTransfer' as const, note: null }
    await p.write({ enrolmentId, learnerId, actorId: p.assessor.personId, kind: 'achievement.added', data })
    expect(await readUnit(p)).toMatchObject({
      level: 'accepted',
      achievement: { kind: 'creditTransfer', recordedBy: { name: 'Ann Ashworth' } },
    })
    expect((await sign(p)).body).toMatchObject({ decisionIds: [], criterionIds: UNIT_7.map(p.criterion) })
    expect(await p.getLevel('7/1.1')).toBe('5')
  })

  it('on an older reading is refused, names what changed, and shows it', async () => {
    const p = await createPortfolio()
    const item = await acceptAll(p)
    const { revision } = await readUnit(p)
    const body = { outcome: 'accepted', reason: 'Page 4, not page 2.' }
    await p.request('POST', `/decisions/${item.tags[3].decision.id}/correction`, { as: p.assessor, body })
    const stale = await sign(p, { body: { revision } })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
    expect(stale.body.detail).toBe('3.1 changed while you read.')
    expect(stale.body.current).toEqual(await readUnit(p))
    expect(await rowsOf(p)).toEqual([])
    expect((await sign(p, { body: { revision: stale.body.current.revision } })).status).toBe(201)
  })

  it('wants the declaration', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    const { body } = await sign(p, { body: { declaration: false } })
    expect(body.errors).toEqual([{ path: 'declaration', message: 'Tick the declaration first.' }])
  })

  it('is done once, however often it is sent, and by whoever comes first', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    const once = await sign(p, { key: 'key-of-unit-7' })
    expect((await sign(p, { key: 'key-of-unit-7' })).body).toEqual(once.body)
    expect(await rowsOf(p)).toHaveLength(1)
    await reopen(p, once.body.id)
    const both = await Promise.all([sign(p), sign(p, { as: p.trainee })])
    expect(both.map(reply => reply.status).sort()).toEqual([201, 409])
  })

  it('is for assessors of today alone, and for nobody in their own portfolio', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    const codeFor = async (as: Portfolio['assessor']) => (await sign(p, { as })).body.code
    for (const as of [p.learner, p.tutor, p.manager, p.iqa, p.leadIqa, p.countersigner]) {
      expect(await codeFor(as)).toBe('access.refused')
    }
    for (const as of [p.otherAssessor, p.elsewhere.assessor]) expect(await codeFor(as)).toBe('record.notFound')

    const [learner] = (await p.store.read.select().from(p.store.t.learners)).filter(({ id }) => id === p.learnerId)
    const personId = learner?.personId ?? ''
    const roleId = p.ids.create('rol')
    await p.write({
      actorId: null,
      kind: 'role.added',
      data: { roleId, personId, role: 'assessor', from: '2026-01-05' },
    })
    await p.centre.addRelationship(p.enrolmentId, 'assessor', personId)
    expect(await codeFor(p.learner)).toBe('access.separation')
    expect(await rowsOf(p)).toEqual([])
  })

  it('is over once the enrolment has ended', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    const { enrolmentId, learnerId } = p
    const data = {
      enrolmentId,
      status: 'withdrawn' as const,
      sinceOn: '2026-11-20',
      reason: 'Moved.',
      expectedReturnOn: null,
    }
    await p.write({ enrolmentId, learnerId, actorId: p.manager.personId, kind: 'enrolment.statusChanged', data })
    expect((await sign(p)).body.code).toBe('enrolment.ended')
    expect((await readUnit(p)).can.signOff).toBe(false)
  })
})

describe('reopening a sign-off', () => {
  it('[LEVEL-4d] ends it with a reason and leaves the decisions; its supplementary ones go with it', async () => {
    const p = await createPortfolio()
    const item = await acceptAll(p)
    const first = (await sign(p)).body
    const correction = { outcome: 'accepted', reason: 'Page 4.' }
    const path = `/decisions/${item.tags[0].decision.id}/correction`
    await p.request('POST', path, { as: p.assessor, body: correction })
    await sign(p)
    const reply = await reopen(p, first.id, p.assessor, 'The standards changed.')
    expect(reply.status).toBe(204)
    const reopened = { reopenedBy: { name: 'Ann Ashworth' }, reopenedReason: 'The standards changed.' }
    const body = await readUnit(p)
    expect(body).toMatchObject({ level: 'accepted', signOffs: [reopened, reopened], needsSupplementary: [] })
    expect(body.can.reopen).toBe(false)
    expect((await reopen(p, first.id)).body.code).toBe('signOff.reopened')
    expect((await sign(p)).status).toBe(201)
  })

  it('wants a reason', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    const { body } = await sign(p)
    expect((await reopen(p, body.id, p.assessor, '  ')).body.errors[0].path).toBe('reason')
    expect(await rowsOf(p)).toMatchObject([{ ended: null }])
  })

  it('is for assessors and IQAs of the enrolment and lead IQAs', async () => {
    const p = await createPortfolio()
    await acceptAll(p)
    const { body } = await sign(p)
    const codeFor = async (as: Portfolio['assessor']) => (await reopen(p, body.id, as)).body?.code
    for (const as of [p.learner, p.tutor, p.manager, p.countersigner]) expect(await codeFor(as)).toBe('access.refused')
    for (const as of [p.otherAssessor, p.elsewhere.leadIqa, p.elsewhere.assessor]) {
      expect(await codeFor(as)).toBe('record.notFound')
    }
    expect(await rowsOf(p)).toMatchObject([{ ended: null }])
    for (const as of [p.iqa, p.leadIqa]) {
      const standing = (await rowsOf(p)).find(row => row.ended === null)
      expect((await readUnit(p, as)).can.reopen).toBe(true)
      expect((await reopen(p, standing?.id ?? '', as)).status).toBe(204)
      await sign(p)
    }
  })
})

it('leaves nothing that the doctor would name', async () => {
  const p = await createPortfolio()
  const item = await acceptAll(p)
  const { body } = await sign(p)
  const correction = { outcome: 'accepted', reason: 'Page 4.' }
  const path = `/decisions/${item.tags[0].decision.id}/correction`
  await p.request('POST', path, { as: p.assessor, body: correction })
  await sign(p)
  await reopen(p, body.id)
  await sign(p)
  const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
  expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
})
