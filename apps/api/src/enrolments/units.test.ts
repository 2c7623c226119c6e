import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { createTestWorld } from '../ledger/world.test-utils.ts'

/** Harpreet takes units 1, 2, 6 and 15 of 601/3973/0. */
async function createWorld() {
  const world = await createTestWorld()
  const { request } = await createTestApp(world)
  const { units } = world.mapping.qualification
  const unit = (number: number) => {
    const found = units.find(one => one.number === number)
    if (found === undefined) throw new Error(`There is no unit ${number}.`)
    return found
  }
  const unitIds = (...numbers: number[]) => numbers.map(number => unit(number).id)
  const programmeId = await world.addProgramme(world.mapping.id)
  const learnerId = await world.addLearner()
  const enrolmentId = await world.addEnrolment({ learnerId, programmeId, unitIds: unitIds(1, 2, 6, 15) })
  const assessorId = await world.addPerson('Reed', 'assessor')

  /** Decides on a criterion of a unit, as an observation. */
  async function accept(unitNumber: number, criterionNumbers: string[]): Promise<string[]> {
    const evidenceId = await world.addEvidence({ learnerId, enrolmentId, authorId: assessorId })
    const on = { learnerId, enrolmentId, evidenceId }
    const targets = unit(unitNumber)
      .criteria.filter(criterion => criterionNumbers.includes(criterion.number))
      .map(criterion => ({ criterionId: criterion.id }))
    const tagIds = await world.addTags({ ...on, actorId: assessorId }, targets)
    return world.decide({ ...on, assessorId }, tagIds)
  }

  async function signOff(unitNumber: number, decisionIds: string[]): Promise<void> {
    await world.write({
      learnerId,
      enrolmentId,
      actorId: assessorId,
      kind: 'unit.signedOff',
      data: {
        signOffId: world.ids.create('sgn'),
        enrolmentId,
        unitId: unit(unitNumber).id,
        criteriaHeld: unit(unitNumber).criteria.length,
        criteriaNotHeld: 0,
        partOfUnit: true,
        supplementaryTo: null,
        decisionIds,
        achievementIds: [],
      },
    })
  }

  const path = `/enrolments/${enrolmentId}`
  const get = async () => (await request('GET', path, { as: world.managerId })).body
  const choose = async (numbers: number[], rest: object = {}, query = '') => {
    const { revision } = await get()
    const body = { unitIds: unitIds(...numbers), revision, ...rest }
    return request('PUT', `${path}/units${query}`, { as: world.managerId, body })
  }
  return { ...world, request, unit, unitIds, path, get, choose, accept, signOff, enrolmentId }
}

describe('[UNIT-1] choosing units', () => {
  it('shows the effect before it is saved, and changes nothing', async () => {
    const { choose, get, unitIds, store } = await createWorld()
    const before = [await get(), await store.read.select().from(store.t.ledger)]
    const preview = await choose([1, 2, 6, 17], {}, '?preview=true')
    expect(preview.status).toBe(200)
    expect(preview.body).toMatchObject({
      saved: false,
      effect: {
        added: unitIds(17),
        removed: unitIds(15),
        credits: { before: 15, after: 13, unknown: 0 },
        reasonNeeded: false,
      },
    })
    expect(preview.body.effect.warnings).toContain('Units 3, 4 and 5 are mandatory and not chosen.')
    // K9 rests on unit 15 alone.
    expect(preview.body.effect.ksbs).toContainEqual(
      expect.objectContaining({
        code: 'K9',
        change: 'lost',
        before: { state: 'notStarted', accepted: 0, inScope: 2 },
        after: { state: 'needsOwnEvidence', accepted: 0, inScope: 0 },
      }),
    )
    expect([await get(), await store.read.select().from(store.t.ledger)]).toEqual(before)
  })

  it('saves the same effect as one act, under a new revision', async () => {
    const { choose, get, unitIds, store } = await createWorld()
    const preview = await choose([1, 2, 6, 17], {}, '?preview=true')
    const entries = (await store.read.select().from(store.t.ledger)).length
    const saved = await choose([1, 2, 6, 17])
    expect(saved.body.effect).toEqual(preview.body.effect)
    expect(saved.body.saved).toBe(true)
    expect(await get()).toMatchObject({ unitIds: unitIds(1, 2, 6, 17), revision: saved.body.revision })
    expect(await store.read.select().from(store.t.ledger)).toHaveLength(entries + 1)
    const [row] = await store.read.select().from(store.t.progressRows)
    expect(row?.facts.unitIds).toEqual(unitIds(1, 2, 6, 17).sort())
  })

  it('says which KSB would no longer be met, and wants a reason where accepted work goes', async () => {
    const { choose, accept, get, unitIds, store } = await createWorld()
    await accept(15, ['1.1', '1.6'])
    const preview = await choose([1, 2, 6], {}, '?preview=true')
    expect(preview.body.effect.reasonNeeded).toBe(true)
    expect(preview.body.effect.ksbs).toContainEqual(expect.objectContaining({ code: 'K9', change: 'noLongerMet' }))
    const refused = await choose([1, 2, 6])
    expect([refused.status, refused.body.code]).toEqual([400, 'units.reasonNeeded'])
    expect((await get()).unitIds).toEqual(unitIds(1, 2, 6, 15))
    const levels = async () => (await store.read.select().from(store.t.progressRows))[0]?.levels
    const kept = await levels()
    expect((await choose([1, 2, 6], { reason: 'Another unit suits the job better' })).status).toBe(200)
    // Every fact is kept: taken again, they count again.
    expect(await levels()).toBe(kept)
    const again = await choose([1, 2, 6, 15])
    expect(again.body.effect.ksbs).toContainEqual(expect.objectContaining({ code: 'K9', change: 'met' }))
  })

  it('refuses to take out a unit with a standing sign-off, however good the reason', async () => {
    const { choose, accept, signOff, unit, get } = await createWorld()
    const numbers = unit(2).criteria.map(criterion => criterion.number)
    await signOff(2, await accept(2, numbers))
    expect((await get()).units[1]).toMatchObject({
      accepted: numbers.length,
      signedOffBy: { name: 'Ann Reed' },
      needsSupplementary: false,
    })
    // Said before anybody saves, with what else of accepted work would go.
    await accept(15, ['1.1'])
    const preview = await choose([1, 6], {}, '?preview=true')
    expect(preview.status).toBe(200)
    expect(preview.body.effect).toMatchObject({
      signedOff: [unit(2).id],
      acceptedWork: [unit(15).id],
      reasonNeeded: true,
    })
    const refused = await choose([1, 6, 15], { reason: 'Wrong unit' })
    expect([refused.status, refused.body.code]).toEqual([409, 'units.signedOff'])
    expect(refused.body.detail).toContain('Unit 2')
    expect((await choose([1, 2, 6, 15])).status).toBe(200)
  })

  it('[LEVEL-4] says which signed unit waits for a supplementary signature', async () => {
    const { accept, signOff, unit, get } = await createWorld()
    const [first = '', ...others] = unit(2).criteria.map(criterion => criterion.number)
    await signOff(2, await accept(2, others))
    expect((await get()).units[1]).toMatchObject({ accepted: others.length, needsSupplementary: false })
    await accept(2, [first])
    expect((await get()).units[1]).toMatchObject({ accepted: others.length + 1, needsSupplementary: true })
  })

  it('on an old revision is refused, previewed or saved', async () => {
    const { choose, get } = await createWorld()
    for (const query of ['', '?preview=true']) {
      const stale = await choose([1, 2], { revision: 0 }, query)
      expect([stale.status, stale.body.code]).toEqual([409, 'conflict.stale'])
      expect(stale.body.current).toEqual(await get())
    }
  })

  it('takes units of the programme’s qualification alone', async () => {
    const { request, path, managerId, ids } = await createWorld()
    const body = { revision: 1, unitIds: [ids.create('uni')] }
    const reply = await request('PUT', `${path}/units`, { as: managerId, body })
    expect([reply.status, reply.body.errors[0].path]).toEqual([400, 'unitIds'])
  })

  it('is over when the enrolment has ended', async () => {
    const { request, choose, path, managerId } = await createWorld()
    const body = { revision: 1, status: 'completed' }
    expect((await request('PATCH', path, { as: managerId, body })).status).toBe(200)
    expect((await choose([1, 2])).body.code).toBe('enrolment.ended')
  })
})
