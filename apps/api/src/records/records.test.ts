import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import type { Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { createToldPortfolio } from '../inbox/inbox.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

/** What an assessor wrote of the learner, decided in the same act. */
async function writeRecord(p: Portfolio, more: object = {}) {
  const decisions = [{ criterionId: p.criterion('6/2.1'), outcome: 'accepted' }]
  const body = { title: 'At the desk', method: 'OB', enrolmentId: p.enrolmentId, text: 'I saw it.', decisions, ...more }
  const reply = await p.request('POST', `/learners/${p.learnerId}/evidence`, { as: p.assessor, body })
  if (reply.status !== 201) throw new Error(reply.text)
  return reply.body as { id: string; revision: number; reference: string }
}
const read = async (p: Portfolio, id: string, as: TestPerson = p.learner) =>
  (await p.request('GET', `/evidence/${id}`, { as })).body
const answer = (p: Portfolio, item: { id: string; revision: number }, body: object, as: TestPerson = p.learner) =>
  p.request('POST', `/evidence/${item.id}/record-answer`, { as, body: { revision: item.revision, ...body } })
const waitingOf = async (p: Portfolio) =>
  (await p.request('GET', `/enrolments/${p.enrolmentId}/waiting`, { as: p.learner })).body.records
async function inboxOf(p: Portfolio, as: TestPerson) {
  await p.services.inbox.tell()
  const { items } = (await p.request('GET', '/inbox', { as })).body
  return (items as { kind: string; sentence: string }[])
    .filter(item => item.kind.startsWith('record'))
    .map(item => item.sentence)
}

describe('a record that staff wrote', () => {
  it('asks the learner for their word, who confirms it as a fair account', async () => {
    const p = await createToldPortfolio()
    const item = await writeRecord(p)
    expect((await read(p, item.id)).record).toEqual({
      status: 'toConfirm',
      askedAt: '2026-11-20T09:00:00.000Z',
      isOverdue: false,
      allowedDays: 7,
      answer: null,
      can: { answer: true },
    })
    expect(await waitingOf(p)).toMatchObject([{ evidenceId: item.id, reference: 'OB1', writtenBy: 'Ann Ashworth' }])
    expect(await inboxOf(p, p.learner)).toEqual(['Ann Ashworth wrote OB1 about you. Say whether it is a fair account.'])
    const reply = await answer(p, item, { outcome: 'confirmed' })
    expect(reply.body.record).toMatchObject({ status: 'confirmed', answer: { by: { name: 'Ben Okafor' } } })
    expect(await waitingOf(p)).toEqual([])
    await p.services.inbox.tell()
    expect((await p.request('GET', '/inbox/count', { as: p.learner })).body).toEqual({ unread: 0 })
    const list = await p.request('GET', `/learners/${p.learnerId}/evidence`, { as: p.assessor })
    expect(list.body.evidence).toMatchObject([{ record: 'confirmed' }])
  })

  it('says what is wrong with it to whoever wrote it, who mends it and asks anew', async () => {
    const p = await createToldPortfolio()
    const item = await writeRecord(p)
    expect((await answer(p, item, { outcome: 'disputed' })).status).toBe(400)
    const disputed = await answer(p, item, { outcome: 'disputed', statement: 'It was Tuesday.' })
    expect(disputed.body.record).toMatchObject({ status: 'disputed', answer: { statement: 'It was Tuesday.' } })
    expect(await inboxOf(p, p.assessor)).toEqual(['Ben Okafor says that something is wrong with OB1.'])
    expect(await inboxOf(p, p.trainee)).toEqual([])

    const change = { revision: item.revision, text: 'I saw it on Tuesday.', occurredOn: '2026-11-17' }
    const changed = await p.request('PATCH', `/evidence/${item.id}`, { as: p.assessor, body: change })
    expect([changed.status, changed.body.occurredOn]).toEqual([200, '2026-11-17'])
    p.clock.advance({ minutes: 1 })
    expect((await read(p, item.id)).record).toMatchObject({ status: 'changedSince', can: { answer: true } })
    expect(await inboxOf(p, p.learner)).toHaveLength(1)
    await answer(p, changed.body, { outcome: 'confirmed' })
    expect((await read(p, item.id)).record.status).toBe('confirmed')
    // Confirmed, it is fixed again.
    const again = await p.request('PATCH', `/evidence/${item.id}`, {
      as: p.assessor,
      body: { revision: changed.body.revision, text: 'Or Wednesday.' },
    })
    expect([again.status, again.body.code]).toEqual([409, 'evidence.notDraft'])
  })

  it('is marked once it has waited seven days, and its writer is told', async () => {
    const p = await createToldPortfolio()
    const [late, answered] = [await writeRecord(p), await writeRecord(p)]
    await answer(p, answered, { outcome: 'confirmed' })
    p.clock.advance({ days: 6, hours: 23 })
    expect((await read(p, late.id)).record.isOverdue).toBe(false)
    expect(await inboxOf(p, p.assessor)).toEqual([])
    p.clock.advance({ hours: 1 })
    expect((await read(p, late.id, p.assessor)).record).toMatchObject({ isOverdue: true, can: { answer: false } })
    expect(await inboxOf(p, p.assessor)).toEqual(['OB1 has not been confirmed for 7 days.'])
    await answer(p, late, { outcome: 'confirmed' })
    expect(await inboxOf(p, p.assessor)).toEqual(['OB1 was not confirmed for 7 days, and has been answered since.'])
  })

  it('is marked after as many days as the centre says', async () => {
    const p = await createToldPortfolio()
    const limits = { lateDays: 7, veryLateDays: 10, recordDays: 3 }
    expect((await p.request('PUT', '/centre/limits', { as: p.manager, body: limits })).status).toBe(204)
    const item = await writeRecord(p)
    await p.services.inbox.tell()
    p.clock.advance({ days: 3 })
    expect((await read(p, item.id)).record).toMatchObject({ isOverdue: true, allowedDays: 3 })
    expect(await inboxOf(p, p.assessor)).toEqual(['OB1 has not been confirmed for 3 days.'])
  })

  it('that waits already is marked after the days that the centre says from now on', async () => {
    const p = await createToldPortfolio()
    const setDays = async (recordDays: number) => {
      const body = { lateDays: 7, veryLateDays: 10, recordDays }
      expect((await p.request('PUT', '/centre/limits', { as: p.manager, body })).status).toBe(204)
      await p.services.inbox.tell()
    }
    await writeRecord(p)
    await p.services.inbox.tell()
    await setDays(9)
    p.clock.advance({ days: 8 })
    expect(await inboxOf(p, p.assessor)).toEqual([])
    await setDays(3)
    expect(await inboxOf(p, p.assessor)).toEqual(['OB1 has not been confirmed for 8 days.'])
    // What was told is told.
    await setDays(20)
    expect(await inboxOf(p, p.assessor)).toHaveLength(1)
  })

  it('is answered by the learner alone, of the words that they read', async () => {
    const p = await createToldPortfolio()
    const item = await writeRecord(p)
    for (const as of [p.assessor, p.tutor, p.iqa, p.manager]) {
      expect((await answer(p, item, { outcome: 'confirmed' }, as)).status).toBe(403)
    }
    for (const as of [p.otherAssessor, p.elsewhere.learner, p.elsewhere.manager]) {
      expect((await answer(p, item, { outcome: 'confirmed' }, as)).status).toBe(404)
    }
    const stale = await answer(p, { ...item, revision: 9 }, { outcome: 'confirmed' })
    expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
  })

  it('is no work product, and nothing of the learner’s own', async () => {
    const p = await createToldPortfolio()
    const product = await writeRecord(p, { method: 'WP' })
    const own = await p.addSubmitted({ criteria: ['6/2.2'], more: { method: 'PD' } })
    for (const item of [product, own]) {
      expect((await read(p, item.id)).record).toBeNull()
      const reply = await answer(p, item, { outcome: 'confirmed' })
      expect([reply.status, reply.body.code]).toEqual([409, 'record.notToConfirm'])
    }
    expect(await waitingOf(p)).toEqual([])
  })

  it('leaves doctor nothing to say, answered twice or thrice', async () => {
    const p = await createToldPortfolio()
    const item = await writeRecord(p)
    await answer(p, item, { outcome: 'disputed', statement: 'It was Tuesday.' })
    await answer(p, item, { outcome: 'disputed', statement: 'It was Tuesday.' })
    await answer(p, item, { outcome: 'confirmed' })
    const { faults } = await examineStore(p.store.file, createFolderBlobStore(makeDataFolder(createTestFolder())))
    expect(faults).toEqual([])
    expect(await p.store.read.select().from(p.store.t.recordAnswers)).toHaveLength(2)
  })
})
