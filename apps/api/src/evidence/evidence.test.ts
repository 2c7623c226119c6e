import { describe, expect, it } from 'vitest'
import { createPortfolio } from './evidence.test-utils.ts'

describe('adding evidence', () => {
  it('gives each item a reference of its method that is never given again', async () => {
    const p = await createPortfolio()
    const first = await p.addDraft()
    const second = await p.addDraft()
    await p.request('POST', `/evidence/${second.id}/removal`, { as: p.learner, body: {} })
    const third = await p.addDraft()
    const other = await p.addDraft({ more: { method: 'RA' } })
    expect([first, second, third, other].map(item => item.reference)).toEqual(['WP1', 'WP2', 'WP3', 'RA1'])
  })

  it('gives different references to items that are added at once', async () => {
    const p = await createPortfolio()
    const items = await Promise.all([p.addDraft(), p.addDraft(), p.addDraft()])
    expect(new Set(items.map(item => item.reference))).toEqual(new Set(['WP1', 'WP2', 'WP3']))
  })

  it('takes tags to criteria of the units and to any KSB, and nothing else', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft({ criteria: ['6/2.10', '6/2.1'], ksbs: ['K1'] })
    expect(item.tags).toHaveLength(3)
    expect(item.status).toBe('draft')
    const outside = await p.request('POST', `/evidence/${item.id}/tags`, {
      as: p.learner,
      body: { enrolmentId: p.enrolmentId, criterionId: p.criterion('31/1.1') },
    })
    expect(outside.status).toBe(409)
    expect(outside.body.code).toBe('tag.outsideUnits')
    expect(outside.body.errors[0].message).toContain('Unit 31')
    const twice = await p.request('POST', `/evidence/${item.id}/tags`, {
      as: p.learner,
      body: { enrolmentId: p.enrolmentId, criterionId: p.criterion('6/2.10') },
    })
    expect(twice.body.code).toBe('tag.exists')
  })

  it('tags many criteria in one act and leaves those that are there', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft({ criteria: ['6/2.1'] })
    const body = {
      enrolmentId: p.enrolmentId,
      tags: ['6/2.1', '6/2.2', '6/2.3'].map(label => ({ criterionId: p.criterion(label) })),
    }
    const reply = await p.request('POST', `/evidence/${item.id}/tags/several`, { as: p.learner, body })
    expect(reply.status).toBe(200)
    expect(reply.body.tags).toHaveLength(3)
    expect(reply.body.tags[0].id).toBe(item.tags[0].id)
  })

  it('raises a criterion to drafted, and no further', async () => {
    const p = await createPortfolio()
    await p.addDraft({ criteria: ['6/2.10'] })
    expect(await p.getLevel('6/2.10')).toBe('1')
    expect(await p.getLevel('6/2.1')).toBe('0')
  })
})

describe('submitting evidence', () => {
  it('wants something to look at, a tag, and from a learner the statement that it is their own work', async () => {
    const p = await createPortfolio()
    const empty = await p.addDraft({ criteria: ['6/2.1'], more: { text: undefined } })
    const submit = (id: string, body: object, as = p.learner) =>
      p.request('POST', `/evidence/${id}/submission`, { as, body })
    expect((await submit(empty.id, { ownWork: true })).body.code).toBe('evidence.empty')
    const untagged = await p.addDraft()
    expect((await submit(untagged.id, { ownWork: true })).body.code).toBe('evidence.noTags')
    const item = await p.addDraft({ criteria: ['6/2.1'] })
    expect((await submit(item.id, {})).body.code).toBe('evidence.ownWorkNeeded')
    const done = await submit(item.id, { ownWork: true })
    expect(done.status).toBe(200)
    expect(done.body).toMatchObject({ status: 'submitted', ownWork: true })
    expect(await p.getLevel('6/2.1')).toBe('3')
    expect((await submit(item.id, { ownWork: true })).status).toBe(409)
  })

  it('refuses a stale edit and says what is there now', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const change = (title: string) =>
      p.request('PATCH', `/evidence/${item.id}`, { as: p.learner, body: { revision: item.revision, title } })
    expect((await change('Kettle refund, second try')).body.revision).toBe(item.revision + 1)
    const stale = await change('Something else')
    expect(stale.status).toBe(409)
    expect(stale.body.code).toBe('conflict.stale')
    expect(stale.body.current.title).toBe('Kettle refund, second try')
  })

  it('keeps what was submitted as it is, until a referral asks for more', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const change = (revision: number, body: object) =>
      p.request('PATCH', `/evidence/${item.id}`, { as: p.learner, body: { revision, ...body } })
    expect((await change(item.revision, { text: 'Other words.' })).body.code).toBe('evidence.notDraft')
    await p.decide(item, 'referred')
    const changed = await change(item.revision, { text: 'What I promised, and when.' })
    expect(changed.body.text).toBe('What I promised, and when.')
    expect((await change(changed.body.revision, { title: 'Another' })).body.code).toBe('evidence.notDraft')
    const again = await p.request('POST', `/evidence/${item.id}/submission`, { as: p.learner, body: { ownWork: true } })
    expect(again.body.tags[0].status).toBe('submitted')
    expect(again.body.tags[0].decisions[0]).toMatchObject({ outcome: 'referred', endedBy: 'resubmission' })
    expect(await p.getLevel('6/2.1')).toBe('3')
  })
})

describe('what somebody wrote', () => {
  it('is theirs to change and submit while they assess the learner, and not after', async () => {
    const p = await createPortfolio()
    const both = await p.addStaff('Nowak', ['assessor', 'tutor'], ['assessor', 'tutor'])
    const draft = await p.addDraft({ as: both, criteria: ['6/2.1'] })
    const { body: related } = await p.request('GET', `/enrolments/${p.enrolmentId}/relationships`, { as: p.manager })
    const assesses = related.relationships.find(
      (one: { kind: string; person: { id: string } }) => one.kind === 'assessor' && one.person.id === both.personId,
    )
    const ending = { as: p.manager, body: { to: '2026-11-19' } }
    expect((await p.request('POST', `/relationships/${assesses.id}/ending`, ending)).status).toBe(204)
    const seen = await p.request('GET', `/evidence/${draft.id}`, { as: both })
    expect(seen.body.can).toMatchObject({ change: false, submit: false, addFile: false })
    const body = { revision: draft.revision, title: 'Another title' }
    expect((await p.request('PATCH', `/evidence/${draft.id}`, { as: both, body })).body.code).toBe('access.refused')
    const submitted = await p.request('POST', `/evidence/${draft.id}/submission`, { as: both, body: {} })
    expect(submitted.body.code).toBe('access.refused')
  })

  it('is not submitted to an enrolment that has ended', async () => {
    const p = await createPortfolio()
    const draft = await p.addDraft({ criteria: ['6/2.1'] })
    const { body: enrolment } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
    const body = { revision: enrolment.revision, status: 'withdrawn', statusReason: 'Moved away.' }
    await p.request('PATCH', `/enrolments/${p.enrolmentId}`, { as: p.manager, body })
    const submit = { as: p.learner, body: { ownWork: true } }
    const reply = await p.request('POST', `/evidence/${draft.id}/submission`, submit)
    expect([reply.status, reply.body.code]).toEqual([409, 'enrolment.ended'])
    expect((await p.request('GET', `/evidence/${draft.id}`, { as: p.learner })).body.can.submit).toBe(false)
  })
})

describe('removing', () => {
  it('[TAG-4] lets learners remove what they added until it is decided, and staff with a reason', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const remove = (tagId: string, as = p.learner, body = {}) =>
      p.request('POST', `/tags/${tagId}/removal`, { as, body })
    expect((await remove(item.tags[0].id)).status).toBe(204)
    expect(await p.getLevel('6/2.1')).toBe('0')
    await p.decide({ ...item, tags: [item.tags[1]] }, 'accepted')
    expect((await remove(item.tags[1].id)).body.code).toBe('tag.locked')
    expect((await remove(item.tags[1].id, p.assessor)).body.code).toBe('tag.reasonNeeded')
    expect((await remove(item.tags[1].id, p.assessor, { reason: 'Tagged by mistake.' })).status).toBe(204)
    expect(await p.getLevel('6/2.2')).toBe('0')
  })

  it('removes an item with its tags, and keeps it on the record', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    expect((await p.request('POST', `/evidence/${item.id}/removal`, { as: p.learner, body: {} })).status).toBe(204)
    const found = await p.request('GET', `/evidence/${item.id}`, { as: p.learner })
    expect(found.body.status).toBe('removed')
    expect(await p.getLevel('6/2.1')).toBe('0')
    const list = await p.request('GET', `/learners/${p.learnerId}/evidence`, { as: p.learner })
    expect(list.body.evidence).toEqual([])
  })
})

describe('who sees evidence', () => {
  it('is found by the learner and by everybody related to the enrolment, and by nobody else', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    const statusFor = async (as: typeof p.learner) => (await p.request('GET', `/evidence/${item.id}`, { as })).status
    for (const who of [p.learner, p.assessor, p.trainee, p.countersigner, p.iqa, p.leadIqa, p.tutor, p.manager]) {
      expect(await statusFor(who)).toBe(200)
    }
    for (const who of [p.otherAssessor, p.elsewhere.learner, p.elsewhere.assessor, p.elsewhere.manager]) {
      expect(await statusFor(who)).toBe(404)
    }
  })

  it('is added by the learner and by assessors of the enrolment alone', async () => {
    const p = await createPortfolio()
    const add = async (as: typeof p.learner) => {
      const body = { title: 'A morning', method: 'OB', enrolmentId: p.enrolmentId, text: 'Seen.' }
      return (await p.request('POST', `/learners/${p.learnerId}/evidence`, { as, body })).status
    }
    expect([await add(p.learner), await add(p.assessor)]).toEqual([201, 201])
    for (const who of [p.tutor, p.iqa, p.manager]) expect(await add(who)).toBe(403)
    for (const who of [p.otherAssessor, p.elsewhere.assessor, p.elsewhere.learner]) expect(await add(who)).toBe(404)
  })

  it('lists pages without skipping or repeating', async () => {
    const p = await createPortfolio()
    for (let n = 0; n < 5; n++) await p.addDraft()
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`
      const page = await p.request('GET', `/learners/${p.learnerId}/evidence?limit=2${query}`, { as: p.learner })
      seen.push(...page.body.evidence.map((item: { reference: string }) => item.reference))
      cursor = page.body.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(['WP5', 'WP4', 'WP3', 'WP2', 'WP1'])
  })
})

describe('evidence that is confidential', () => {
  it('is marked by its learner, says so, and stands in the audit trail once', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    const mark = (confidential: boolean) =>
      p.request('PUT', `/evidence/${item.id}/confidential`, { as: p.learner, body: { confidential } })
    expect(item).toMatchObject({ confidential: false, can: { markConfidential: true } })
    await mark(true)
    expect((await mark(true)).body.confidential).toBe(true)
    const { body } = await p.request('GET', `/ledger?evidenceId=${item.id}`, { as: p.manager })
    const sentences = body.entries.map((entry: { sentence: string }) => entry.sentence)
    expect(sentences.filter((sentence: string) => sentence.includes('confidential'))).toEqual([
      'Marked WP1 as confidential: not for the employer.',
    ])
  })

  it('is marked, or no longer, in the act of submitting; where that says nothing it stays as it is', async () => {
    const p = await createPortfolio()
    const submit = async (marked: boolean, body: object) => {
      const { id } = await p.addDraft({ criteria: ['6/2.1'] })
      await p.request('PUT', `/evidence/${id}/confidential`, { as: p.learner, body: { confidential: marked } })
      const reply = await p.request('POST', `/evidence/${id}/submission`, {
        as: p.learner,
        body: { ownWork: true, ...body },
      })
      return [reply.body.status, reply.body.confidential]
    }
    expect(await submit(false, { confidential: true })).toEqual(['submitted', true])
    expect(await submit(true, { confidential: false })).toEqual(['submitted', false])
    expect(await submit(true, {})).toEqual(['submitted', true])
  })

  it('is not marked any more once it was removed', async () => {
    const p = await createPortfolio()
    const item = await p.addDraft()
    await p.request('POST', `/evidence/${item.id}/removal`, { as: p.learner, body: {} })
    const reply = await p.request('PUT', `/evidence/${item.id}/confidential`, {
      as: p.learner,
      body: { confidential: true },
    })
    expect([reply.status, reply.body.code]).toEqual([409, 'evidence.removed'])
  })
})
