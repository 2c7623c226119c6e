import { describe, expect, it } from 'vitest'
import { makeDataFolder } from '../db/data-folder.ts'
import { createTestFolder } from '../db/store.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const NOTE = '0123456789abcdef0123456789abcdef'

function toBody(p: Portfolio, more: object = {}) {
  return {
    noteId: NOTE,
    title: 'Morning on the desk',
    method: 'OB',
    occurredOn: '2026-11-20',
    from: '09:05',
    to: '12:10',
    text: 'She opened on time.',
    criterionIds: [p.criterion('6/2.1'), p.criterion('6/2.10')],
    ...more,
  }
}

const keep = (p: Portfolio, body: object, as = p.assessor) =>
  p.request('POST', `/enrolments/${p.enrolmentId}/visit-notes`, { as, body })

const listDrafts = (p: Portfolio) => p.store.read.select().from(p.store.t.evidence)

describe('a note from a visit', () => {
  it('becomes a draft of its assessor with its words, its times and its criteria', async () => {
    const p = await createPortfolio()
    const { status, body } = await keep(p, toBody(p))
    expect([status, body]).toEqual([
      200,
      { evidenceId: expect.stringMatching(/^evd_/), reference: 'OB1', isDraft: true, files: [], leftOut: [] },
    ])
    const draft = (await p.request('GET', `/evidence/${body.evidenceId}`, { as: p.assessor })).body
    expect(draft).toMatchObject({
      status: 'draft',
      title: 'Morning on the desk',
      text: 'She opened on time.',
      description: '09:05 to 12:10',
      author: { kind: 'assessor' },
    })
    expect(draft.tags.map((tag: { criterionId: string }) => tag.criterionId)).toEqual(toBody(p).criterionIds)
  })

  it('is the same draft however often it comes, at once or long after any kept answer is gone', async () => {
    const p = await createPortfolio()
    const both = await Promise.all([keep(p, toBody(p)), keep(p, toBody(p))])
    p.clock.advance({ days: 40 })
    const late = await keep(p, toBody(p, { text: 'Other words.' }))
    expect(new Set([...both, late].map(({ body }) => body.evidenceId)).size).toBe(1)
    expect(await listDrafts(p)).toHaveLength(1)
  })

  it('leaves out criteria that are in the learner’s units no more, and keeps the words', async () => {
    const p = await createPortfolio()
    const gone = p.criterion('12/2.5')
    const { body } = await keep(p, toBody(p, { criterionIds: [p.criterion('6/2.1'), gone] }))
    expect(body.leftOut).toEqual([gone])
  })

  it('waits in the list of what is to be finished until it is decided', async () => {
    const p = await createPortfolio()
    const { body: kept } = await keep(p, toBody(p))
    const list = async () => (await p.request('GET', '/visits', { as: p.assessor })).body
    const { toFinish, learners } = await list()
    expect(toFinish).toMatchObject([{ evidenceId: kept.evidenceId, reference: 'OB1', criteria: 2, files: 0 }])
    expect(learners.map((one: { enrolmentId: string }) => one.enrolmentId)).toEqual([p.enrolmentId])
    await p.request('POST', `/evidence/${kept.evidenceId}/submission`, { as: p.assessor, body: {} })
    expect((await list()).toFinish).toEqual([])
    expect((await keep(p, toBody(p))).body.isDraft).toBe(false)
  })

  it('is of a day that has been', async () => {
    const p = await createPortfolio()
    const { body } = await keep(p, toBody(p, { occurredOn: '2026-11-21' }))
    expect(body.errors).toEqual([{ path: 'occurredOn', message: 'A visit can’t be in the future.' }])
    expect(await listDrafts(p)).toEqual([])
  })

  it('is said to be removed where its draft was', async () => {
    const p = await createPortfolio()
    const { body: kept } = await keep(p, toBody(p))
    await p.request('POST', `/evidence/${kept.evidenceId}/removal`, {
      as: p.assessor,
      body: { reason: 'Written twice.' },
    })
    expect((await keep(p, toBody(p))).body.code).toBe('evidence.removed')
  })

  it('is taken from an assessor of the enrolment alone, and is nobody else’s to see', async () => {
    const p = await createPortfolio()
    const statusFor = async (as: typeof p.learner) => (await keep(p, toBody(p), as)).status
    expect(await statusFor(p.learner)).toBe(403)
    expect(await statusFor(p.elsewhere.assessor)).toBe(404)
    await keep(p, toBody(p))
    const seen = (await p.request('GET', '/visits', { as: p.elsewhere.assessor })).body
    expect(seen.toFinish).toEqual([])
    expect(seen.learners).toHaveLength(1)
  })

  it('leaves nothing that the doctor would name', async () => {
    const p = await createPortfolio()
    await keep(p, toBody(p))
    const blobs = createFolderBlobStore(makeDataFolder(createTestFolder()))
    expect((await examineStore(p.store.file, blobs)).faults).toEqual([])
  })
})
