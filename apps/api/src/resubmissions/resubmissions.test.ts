import type { Resubmission } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../app.test-utils.ts'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

const read = async (p: Portfolio, id: string, as: TestPerson = p.assessor) =>
  p.request('GET', `/evidence/${id}/resubmission`, { as })

/** Referred with a file and words, and submitted again with others. */
async function resubmit(p: Portfolio) {
  const learner = { ...p.learner, roles: ['learner' as const], familyId: '', inTraining: false }
  const draft = await p.addDraft({ criteria: ['6/2.1'], text: 'I rang back.' })
  const add = (name: string, words: string, supersedes?: string) =>
    p.services.uploads.addFile(learner, draft.id, {
      name,
      bytes: Buffer.from(words),
      ...(supersedes && { supersedes }),
    })
  const first = await add('log.txt', 'First.')
  const submit = () => p.request('POST', `/evidence/${draft.id}/submission`, { as: p.learner, body: { ownWork: true } })
  const submitted = await submit()
  p.clock.advance({ minutes: 30 })
  await p.decide(submitted.body, 'referred')
  p.clock.advance({ minutes: 30 })
  const { body: item } = await p.request('GET', `/evidence/${draft.id}`, { as: p.learner })
  await p.request('PATCH', `/evidence/${draft.id}`, {
    as: p.learner,
    body: { revision: item.revision, text: 'I rang back at four.', description: 'With the log.' },
  })
  await add('more.txt', 'More.')
  await p.request('POST', `/evidence/${draft.id}/tags`, {
    as: p.learner,
    body: { enrolmentId: p.enrolmentId, criterionId: p.criterion('6/2.2') },
  })
  return { id: String(draft.id), first, submit }
}

describe('what is different after a referral', () => {
  it('is shown beside what it was: words, files and tags, with what was asked for', async () => {
    const p = await createPortfolio()
    const { id, submit } = await resubmit(p)
    expect((await read(p, id)).body.resubmission).toBeNull()
    expect((await submit()).status).toBe(200)
    const { resubmission } = (await read(p, id)).body as { resubmission: Resubmission }
    expect(resubmission).toMatchObject({
      referredBy: { name: 'Ann Ashworth' },
      feedback: 'Say what you promised.',
      words: [
        { field: 'description', before: null, now: 'With the log.' },
        { field: 'text', before: 'I rang back.', now: 'I rang back at four.' },
      ],
      files: [{ before: null, now: { name: 'more.txt' } }],
      tags: [{ change: 'added', criterionId: p.criterion('6/2.2') }],
    })
    expect((await read(p, id, p.learner)).body.resubmission).toEqual(resubmission)
    for (const as of [p.otherAssessor, p.elsewhere.assessor]) expect((await read(p, id, as)).status).toBe(404)
  })

  it('is nothing for what was never referred', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    expect((await read(p, item.id)).body).toEqual({ resubmission: null })
  })
})
