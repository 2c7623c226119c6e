import { describe, expect, it } from 'vitest'
import { change, createToldPortfolio, nobodyElse, read, told } from './inbox.test-utils.ts'

describe('a job role', () => {
  it('is told to the learner and their staff, as it is when they read it', async () => {
    const p = await createToldPortfolio()
    await change(p, { jobRole: 'notFaceToFace' })
    const sentence = 'Ann Marsh decided the job role: not face to face. It says which KSBs apply.'
    expect(await told(p, p.learner)).toEqual([[sentence, `/my/ksbs?enrolment=${p.enrolmentId}`]])
    for (const as of [p.assessor, p.tutor]) {
      expect(await told(p, as)).toEqual([[sentence, `/enrolments/${p.enrolmentId}/ksbs`]])
    }
    await change(p, { jobRole: null })
    expect((await told(p, p.learner))[0]?.[0]).toContain('every alternative shows again')
    expect(await told(p, p.iqa)).toEqual([])
    await nobodyElse(p)
  })
})

describe('a credit transfer', () => {
  it('is told as it is entered and as it is taken back, without the reason', async () => {
    const p = await createToldPortfolio()
    const unit = p.mapping.qualification.units.find(({ number }) => number === 3)
    const achievementId = p.ids.create('ach')
    const by = { learnerId: p.learnerId, enrolmentId: p.enrolmentId, actorId: p.assessor.personId }
    const data = { achievementId, enrolmentId: p.enrolmentId, unitId: unit?.id ?? '', note: null }
    await p.write({ ...by, kind: 'achievement.added', data: { ...data, kind: 'creditTransfer' } })
    const sentence = 'Ann Ashworth entered a credit transfer of Unit 3.'
    expect(await told(p, p.learner)).toEqual([[sentence, `/my/units?enrolment=${p.enrolmentId}&unit=${unit?.id}`]])
    expect(await told(p, p.tutor)).toEqual([[sentence, `/enrolments/${p.enrolmentId}/units/${unit?.id}`]])
    const ending = { achievementId, enrolmentId: p.enrolmentId, reason: 'Another person’s certificate.' }
    await p.write({ ...by, kind: 'achievement.ended', data: ending })
    expect((await told(p, p.learner)).map(([said]) => said)).toEqual([
      'Ann Ashworth took back a credit transfer of Unit 3.',
    ])
    expect(JSON.stringify(await told(p, p.tutor))).not.toContain('certificate.')
    expect(await told(p, p.assessor)).toEqual([])
    await nobodyElse(p)
  })
})

describe('a sample', () => {
  it('is told to those who judge, never to the learner or a tutor, and no more once it is taken back', async () => {
    const p = await createToldPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1', '6/2.2'] })
    const { body } = await p.decide(item, 'accepted')
    p.clock.advance({ minutes: 10 })
    await p.services.inbox.tell()
    await p.store.tx('emptyInboxes', async db => {
      await db.delete(db.t.inboxItems)
    })
    const [first, second] = body.tags.map((tag: { decision: { id: string } }) => tag.decision.id)
    const by = { learnerId: p.learnerId, enrolmentId: p.enrolmentId, actorId: p.iqa.personId }
    const sampleId = p.ids.create('smp')
    const data = {
      sampleId,
      enrolmentId: p.enrolmentId,
      note: 'Thin evidence.',
      decisions: [
        { decisionId: first, outcome: 'agreed' as const, action: null },
        { decisionId: second, outcome: 'notAgreed' as const, action: 'Ask what was promised.' },
      ],
    }
    await p.write({ ...by, kind: 'sample.made', data })
    const sentence = 'Ann Achebe sampled 2 decisions: 1 agreed and 1 not agreed, and back to the assessor.'
    for (const as of [p.assessor, p.trainee, p.countersigner]) {
      expect(await told(p, as)).toEqual([[sentence, `/enrolments/${p.enrolmentId}`]])
    }
    for (const as of [p.learner, p.tutor]) expect(await told(p, as)).toEqual([])
    expect(JSON.stringify(await read(p, p.assessor))).not.toContain('promised')
    await nobodyElse(p)
    const takenBack = { sampleId, enrolmentId: p.enrolmentId, reason: 'The wrong unit.' }
    await p.write({ ...by, kind: 'sample.withdrawn', data: takenBack })
    expect(await told(p, p.assessor)).toEqual([])
  })
})

describe('what is confidential', () => {
  it('is told to those who know of the evidence, never of a draft', async () => {
    const p = await createToldPortfolio()
    const mark = (id: string, confidential: boolean, as = p.learner) =>
      p.request('PUT', `/evidence/${id}/confidential`, { as, body: { confidential } })
    const draft = await p.addDraft({ criteria: ['6/2.1'] })
    expect((await mark(draft.id, true)).status).toBe(200)
    expect(await told(p, p.assessor)).toEqual([])
    const item = await p.addSubmitted({ criteria: ['6/2.2'] })
    await p.services.inbox.tell()
    await p.store.tx('emptyInboxes', async db => {
      await db.delete(db.t.inboxItems)
    })
    expect((await mark(item.id, true)).status).toBe(200)
    const sentence = 'Ben Okafor said that WP2 is confidential now: the employer does not see that it is there.'
    for (const as of [p.assessor, p.tutor]) expect(await told(p, as)).toEqual([[sentence, `/evidence/${item.id}`]])
    expect(await told(p, p.learner)).toEqual([])
    await mark(item.id, false, p.assessor)
    expect(await told(p, p.learner)).toEqual([
      [
        'Ann Ashworth said that WP2 is confidential no more: the employer may see it.',
        `/my/evidence/${item.id}?enrolment=${p.enrolmentId}`,
      ],
    ])
    await nobodyElse(p)
  })
})
