import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const unitId = (p: Portfolio) => p.mapping.qualification.units.find(unit => unit.number === 7)?.id
const unitPath = (p: Portfolio) => `/enrolments/${p.enrolmentId}/units/${unitId(p)}`
const TRANSFER = {
  kind: 'creditTransfer',
  certificate: 'NCFE-2024-001122',
  awardingBody: 'NCFE',
  uan: 'R/506/2119',
  achievedOn: '2024-07-01',
}

const add = (p: Portfolio, body: object = TRANSFER, as = p.assessor) =>
  p.request('POST', `${unitPath(p)}/achievements`, { as, body })
const end = (p: Portfolio, id: string, as = p.assessor) =>
  p.request('POST', `/achievements/${id}/ending`, { as, body: { reason: 'The certificate is of another unit.' } })

describe('a unit achieved elsewhere', () => {
  it('[LEVEL-3] counts as accepted, says what shows it and who checked that, and may be signed off', async () => {
    const p = await createPortfolio()
    const { status, body } = await add(p)
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body).toMatchObject({ ...TRANSFER, checkedBy: { id: p.assessor.personId }, checkedOn: '2026-11-20' })
    expect(await p.getLevel('7/1.1')).toBe('4')
    const record = await p.request('GET', unitPath(p), { as: p.learner })
    expect(record.body).toMatchObject({ achievement: body, level: 'accepted' })
    expect((await add(p)).body.code).toBe('achievement.standing')

    const signed = await p.request('POST', `${unitPath(p)}/sign-offs`, { as: p.assessor, body: { declaration: true } })
    expect(signed.status, JSON.stringify(signed.body)).toBe(201)
    expect(await p.getLevel('7/1.1')).toBe('5')
    expect((await end(p, body.id)).body.code).toBe('units.signedOff')
    await p.request('POST', `/sign-offs/${signed.body.id}/reopening`, { as: p.assessor, body: { reason: 'A slip.' } })
    expect((await end(p, body.id)).status).toBe(204)
    expect(await p.getLevel('7/1.1')).toBe('0')
    expect((await end(p, body.id)).status).toBe(404)
    expect((await add(p)).status).toBe(201)
    expect((await examineStore(p.store.file, p.deps.blobs)).faults).toEqual([])
  })

  it('wants a certificate and sensible days', async () => {
    const p = await createPortfolio()
    const fault = async (body: object) => (await add(p, body)).body.errors?.[0]?.path
    expect(await fault({ kind: 'exemption' })).toBe('certificate')
    expect(await fault({ ...TRANSFER, checkedOn: '2026-11-21' })).toBe('checkedOn')
    expect(await fault({ ...TRANSFER, achievedOn: '2026-11-20', checkedOn: '2026-11-19' })).toBe('achievedOn')
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    expect((await add(p, { kind: 'exemption', evidenceId: item.id })).body.evidence).toMatchObject({ id: item.id })
  })

  it('is recorded by its assessors alone, and by nobody of another centre', async () => {
    const p = await createPortfolio()
    for (const as of [p.learner, p.manager, p.iqa, p.tutor, p.trainee]) {
      expect((await add(p, TRANSFER, as)).status).toBe(403)
    }
    expect([404, 403]).toContain((await add(p, TRANSFER, p.elsewhere.assessor)).status)
    const { body } = await add(p)
    expect((await end(p, body.id, p.elsewhere.assessor)).status).toBe(404)
    expect((await end(p, body.id, p.learner)).status).toBe(403)
    expect((await end(p, body.id, p.manager)).status).toBe(403)
    expect((await end(p, body.id, p.iqa)).status).toBe(204)
  })
})
