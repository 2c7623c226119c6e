import { getKsbExplanation } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

const explain = (p: Portfolio, code: string, as = p.tutor) =>
  p.request('GET', `/enrolments/${p.enrolmentId}/ksbs/${p.ksb(code)}`, { as })

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a reply by looking.
const criterionOf = (body: any, label: string) => {
  const [unit, number] = label.split('/')
  return body.units
    .find((one: { number: number }) => one.number === Number(unit))
    ?.criteria.find((one: { number: string }) => one.number === number)
}

describe('why a KSB is, or is not, met', () => {
  it('[ALL-3] goes down to evidence, decision, who and when, and names the leaf that is missing', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['1/2.1', '1/2.2'], more: { title: 'Wool return', method: 'WP' } })
    await p.decide({ ...item, tags: [item.tags[0]] }, 'accepted')
    const { status, body } = await explain(p, 'K4')
    expect(status).toBe(200)
    expect(getKsbExplanation.reply.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      name: 'Ben Okafor',
      ksb: { code: 'K4' },
      progress: { state: 'inProgress', inScope: 4, toGo: 3 },
      mapping: { owner: 'NCFE', qualificationNumber: '601/3973/0' },
      rule: { kind: 'all' },
      threshold: 'accepted',
      units: [{ number: 1, title: 'Deliver customer service', inScope: 4, accepted: 1 }],
      notDemanded: [],
      ksbEvidence: [],
      ownEvidenceMissing: null,
      alternative: null,
    })
    expect(criterionOf(body, '1/2.1')).toMatchObject({
      level: 'accepted',
      missing: null,
      tags: [
        {
          reference: 'WP1',
          title: 'Wool return',
          method: 'WP',
          status: 'accepted',
          decisions: [
            { outcome: 'accepted', decidedBy: { name: 'Ann Ashworth' }, decidedAt: '2026-11-20T09:00:00.000Z' },
          ],
        },
      ],
    })
    expect(criterionOf(body, '1/2.2').missing).toBe('waitsForDecision')
    expect(criterionOf(body, '1/2.3')).toMatchObject({ level: 'none', missing: 'nothingTagged', tags: [] })
  })

  it('[KSB-1] says what is mapped and not demanded, since its units are not taken', async () => {
    const p = await createPortfolio()
    const { body } = await explain(p, 'B1')
    expect(body.progress).toMatchObject({ mapped: 3, inScope: 2 })
    expect(body.notDemanded).toEqual([
      { unitId: expect.stringMatching(/^uni_/), number: 31, title: expect.any(String), criterionNumbers: ['3.1'] },
    ])
  })

  it('[KSB-3] says what is missing where the mapping reaches nothing', async () => {
    const p = await createPortfolio()
    expect((await explain(p, 'K1')).body).toMatchObject({
      progress: { reach: 'unmapped', state: 'needsOwnEvidence' },
      units: [],
      ownEvidenceMissing: 'nothingTagged',
      discrepancies: [{ code: 'ksb.unmapped' }],
    })
    await p.decide(await p.addSubmitted({ ksbs: ['K1'] }), 'accepted')
    expect((await explain(p, 'K1')).body).toMatchObject({
      progress: { state: 'met' },
      ksbEvidence: [{ reference: 'WP1', status: 'accepted' }],
      ownEvidenceMissing: null,
    })
  })

  it('[KSB-9] says who decided the job role that an alternative rests on', async () => {
    const p = await createPortfolio()
    expect((await explain(p, 'S2')).body.alternative).toEqual({
      codes: ['S2', 'S3'],
      jobRole: 'both',
      decidedBy: { id: p.manager.personId, name: 'Ann Marsh' },
      decidedAt: expect.any(String),
    })
  })

  it('shows the open discrepancies that touch it', async () => {
    const p = await createPortfolio()
    const { body } = await explain(p, 'K3')
    expect(body.discrepancies.map((one: { code: string }) => one.code)).toContain('criterion.twoTexts')
    expect(body.units.flatMap((unit: { number: number }) => unit.number)).toContain(17)
  })

  it('keeps what was removed or superseded, newest decision first', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['1/2.1'] })
    const decided = (await p.decide(item, 'accepted')).body
    const correction = { outcome: 'notUsed', reason: 'It shows another shop.' }
    const path = `/decisions/${decided.tags[0].decision.id}/correction`
    expect((await p.request('POST', path, { as: p.assessor, body: correction })).status).toBe(201)
    const [tag] = criterionOf((await explain(p, 'K4')).body, '1/2.1').tags
    expect(tag.decisions).toMatchObject([
      { outcome: 'notUsed', reason: 'It shows another shop.', endedAt: null },
      { outcome: 'accepted', endedBy: 'correction' },
    ])
  })

  it('[TAG-3] tells a learner that a decision waits for a countersignature, and not which', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['1/2.1'] })
    expect((await p.decide(item, 'notUsed', p.trainee)).status).toBe(200)
    const staff = criterionOf((await explain(p, 'K4')).body, '1/2.1')
    expect(staff.missing).toBe('waitsForCountersignature')
    expect(staff.tags[0].decisions).toMatchObject([{ outcome: 'notUsed', waitsForCountersignature: true }])
    const learner = await explain(p, 'K4', p.learner)
    expect(criterionOf(learner.body, '1/2.1')).toMatchObject({
      missing: 'waitsForCountersignature',
      tags: [{ decisions: [] }],
    })
    expect(learner.text).not.toContain('Malik')
  })

  it('is not there for other people, other centres, and KSBs of no standard', async () => {
    const p = await createPortfolio()
    for (const as of [p.otherAssessor, p.elsewhere.manager, p.elsewhere.learner]) {
      expect((await explain(p, 'K4', as)).body.code).toBe('record.notFound')
    }
    const path = `/enrolments/${p.enrolmentId}/ksbs/ksb_01jfzzzzzzfzzvzzzzzzzzzzzz`
    expect((await p.request('GET', path, { as: p.tutor })).body.code).toBe('record.notFound')
  })
})
