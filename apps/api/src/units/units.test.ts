import { getUnitRecord } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

/** Unit 7 holds 1.1, 1.4, 2.3, 3.1, 3.2, 3.3 and 3.4; at least 1.2, 1.3, 2.1 and 2.2 are not held. */
const unitId = (p: Portfolio, number = 7) => p.mapping.qualification.units.find(unit => unit.number === number)?.id

const recordPath = (p: Portfolio, number = 7) => `/enrolments/${p.enrolmentId}/units/${unitId(p, number)}`
const readUnit = async (p: Portfolio, as = p.assessor, number = 7) =>
  (await p.request('GET', recordPath(p, number), { as })).body

describe('the record of a unit', () => {
  it('is criteria × evidence, each cell with the decision that stands', async () => {
    const p = await createPortfolio()
    const first = await p.addSubmitted({ criteria: ['7/1.1', '7/1.4', '6/2.1'] })
    await p.decide(first, ['accepted', 'referred', 'accepted'])
    await p.addSubmitted({ criteria: ['7/2.3'], more: { title: 'Letter', method: 'AS' } })
    await p.addDraft({ criteria: ['7/3.1'] })
    const body = await readUnit(p)
    expect(getUnitRecord.reply.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      learner: { id: p.learnerId, name: 'Ben Okafor' },
      unit: { number: 7, complete: false, notHeld: ['1.2', '1.3', '2.1', '2.2'] },
      taken: true,
      level: 'none',
      signOffs: [],
      achievement: null,
      needsSupplementary: [],
    })
    expect(body.criteria.map((one: { number: string; level: string }) => `${one.number} ${one.level}`)).toEqual([
      '1.1 accepted',
      '1.4 referred',
      '2.3 submitted',
      '3.1 drafted',
      '3.2 none',
      '3.3 none',
      '3.4 none',
    ])
    expect(body.evidence.map((one: { reference: string }) => one.reference)).toEqual(['WP1', 'AS1', 'WP2'])
    expect(body.cells).toHaveLength(4)
    expect(body.cells[0]).toMatchObject({
      criterionId: p.criterion('7/1.1'),
      evidenceId: first.id,
      status: 'accepted',
      decision: { outcome: 'accepted', decidedBy: { name: 'Ann Ashworth' } },
    })
  })

  it('says what is in the way of a signature, and with which evidence', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['7/1.1', '7/1.4', '7/2.3'] })
    await p.decide({ ...item, tags: item.tags.slice(0, 2) }, ['accepted', 'referred'])
    await p.decide(await p.addSubmitted({ criteria: ['7/3.1'] }), 'accepted', p.trainee)
    await p.addDraft({ criteria: ['7/3.2'] })
    const { obstacles } = await readUnit(p)
    const told = obstacles.map(
      (one: { number: string; obstacle: string; evidence: { reference: string } | null }) =>
        `${one.number} ${one.obstacle} ${one.evidence?.reference ?? ''}`,
    )
    expect(told).toEqual([
      '1.4 referred WP1',
      '2.3 waitsForDecision WP1',
      '3.1 waitsForCountersignature WP2',
      '3.2 drafted WP3',
      '3.3 nothingTagged ',
      '3.4 nothingTagged ',
    ])
  })

  it('[LEVEL-1] shows a referral as closed once its criterion is accepted from other evidence', async () => {
    const p = await createPortfolio()
    await p.decide(await p.addSubmitted({ criteria: ['7/1.1'] }), 'referred')
    await p.decide(await p.addSubmitted({ criteria: ['7/1.1'] }), 'accepted')
    const { cells } = await readUnit(p)
    expect(cells).toMatchObject([
      { status: 'referred', referralClosed: true },
      { status: 'accepted', referralClosed: false },
    ])
  })

  it('[LEVEL-5] marks for staff what an IQA agreed, and tells a learner nothing of it', async () => {
    const p = await createPortfolio()
    const { body } = await p.decide(await p.addSubmitted({ criteria: ['7/1.1'] }), 'accepted')
    const decisions = [{ decisionId: body.tags[0].decision.id, outcome: 'agreed' as const, action: null }]
    const { enrolmentId, learnerId } = p
    const data = { sampleId: p.ids.create('smp'), enrolmentId, note: null, decisions }
    await p.write({ learnerId, enrolmentId, actorId: p.iqa.personId, kind: 'sample.made', data })
    expect((await readUnit(p)).cells[0].agreed).toBe(true)
    expect((await readUnit(p, p.learner)).cells[0].agreed).toBe(false)
  })

  it('[TAG-3] tells a learner that a decision waits, and not which', async () => {
    const p = await createPortfolio()
    await p.decide(await p.addSubmitted({ criteria: ['7/1.1'] }), 'notUsed', p.trainee)
    expect((await readUnit(p)).cells[0]).toMatchObject({
      waitsForCountersignature: true,
      decision: { outcome: 'notUsed' },
    })
    expect((await readUnit(p, p.learner)).cells[0]).toMatchObject({ waitsForCountersignature: true, decision: null })
  })

  it('of a unit that is not taken, or that holds no criteria, says so', async () => {
    const p = await createPortfolio()
    expect(await readUnit(p, p.assessor, 31)).toMatchObject({ taken: false, level: 'none' })
    expect(await readUnit(p, p.assessor, 4)).toMatchObject({ taken: false, criteria: [], obstacles: [], level: 'none' })
  })

  it('says what each person can do', async () => {
    const p = await createPortfolio()
    const none = {
      signOff: false,
      reopen: false,
      addEvidence: false,
      decide: false,
      achieve: false,
      endAchievement: false,
    }
    expect((await readUnit(p)).can).toEqual({ ...none, signOff: true, addEvidence: true, decide: true, achieve: true })
    expect((await readUnit(p, p.learner)).can).toEqual({ ...none, addEvidence: true })
    for (const as of [p.tutor, p.manager, p.iqa, p.leadIqa, p.countersigner]) {
      expect((await readUnit(p, as)).can).toEqual(none)
    }
  })

  it('is not there for other people, other centres, and units of no qualification', async () => {
    const p = await createPortfolio()
    for (const as of [p.otherAssessor, p.elsewhere.assessor, p.elsewhere.manager, p.elsewhere.learner]) {
      expect((await p.request('GET', recordPath(p), { as })).body.code).toBe('record.notFound')
    }
    const path = `/enrolments/${p.enrolmentId}/units/uni_01jfzzzzzzfzzvzzzzzzzzzzzz`
    expect((await p.request('GET', path, { as: p.assessor })).body.code).toBe('record.notFound')
  })
})

describe('the revision of a unit’s record', () => {
  it('changes with what is submitted, decided and corrected in it, and with nothing else', async () => {
    const p = await createPortfolio()
    const seen: number[] = []
    const look = async () => {
      const { revision } = await readUnit(p)
      seen.push(revision)
      return new Set(seen).size
    }
    expect(await look()).toBe(1)
    await p.addDraft({ criteria: ['7/1.1'] })
    await p.decide(await p.addSubmitted({ criteria: ['6/2.1'] }), 'accepted')
    expect(await look()).toBe(1)
    const item = await p.addSubmitted({ criteria: ['7/1.1'] })
    expect(await look()).toBe(2)
    const { body } = await p.decide(item, 'referred')
    expect(await look()).toBe(3)
    await p.request('POST', `/evidence/${item.id}/submission`, { as: p.learner, body: { ownWork: true } })
    expect(await look()).toBe(4)
    expect(body.tags[0].status).toBe('referred')
    expect([...seen]).toEqual([...seen].sort((a, b) => a - b))
  })
})
