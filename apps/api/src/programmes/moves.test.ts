import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

async function createWorld(learners = 0) {
  const p = await createPortfolio()
  for (let count = 0; count < learners; count++) {
    const learnerId = await p.centre.addLearner(`Learner ${count}`)
    const { programmeId, unitIds, cohortId } = p
    await p.centre.addEnrolment({ learnerId, programmeId, unitIds, cohortId, jobRole: 'both' })
  }
  return { ...p, ownMappingId: await publishAnyRule(p) }
}

/** A version in which K2 needs any of its criteria. */
async function publishAnyRule(p: Portfolio): Promise<string> {
  const { mapping, manager: as } = p
  const body = { rule: { kind: 'any' }, reason: 'One shows it.' }
  await p.request('PUT', `/mappings/${mapping.id}/rules/${p.ksb('K2')}`, { as, body })
  const draft = await p.request('GET', `/mappings/${mapping.id}/draft`, { as })
  const published = await p.request('POST', `/mappings/${mapping.id}/versions`, {
    as,
    body: { basis: draft.body.basis },
  })
  return published.body.id
}

const criteriaOf = (p: Portfolio, code: string) => {
  const row = p.mapping.rows.find(one => one.ksbId === p.ksb(code))
  return p.mapping.qualification.units.flatMap(unit =>
    unit.criteria.filter(one => row?.criterionIds.includes(one.id)).map(one => `${unit.number}/${one.number}`),
  )
}

const move = (p: Portfolio, mappingId: string, version = 1, as = p.manager) =>
  p.request('POST', `/programmes/${p.programmeId}/moves`, { as, body: { mappingId, version } })

const stateOf = async (p: Portfolio, code: string) => {
  const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}/progress`, { as: p.manager })
  return body.ksbs.find((one: { code: string }) => one.code === code)?.state
}

describe('moving enrolments to another version of the mapping', () => {
  it('is previewed enrolment by enrolment, and then is what was previewed', async () => {
    const p = await createWorld()
    const [first = ''] = criteriaOf(p, 'K2')
    await p.decide(await p.addSubmitted({ criteria: [first] }), 'accepted')
    const path = `/programmes/${p.programmeId}/moves?mappingId=${p.ownMappingId}`
    const preview = await p.request('GET', path, { as: p.manager })
    expect(preview.body).toMatchObject({
      enrolments: 1,
      changes: [{ enrolmentId: p.enrolmentId, met: ['K2'], noLongerMet: [] }],
      nextCursor: null,
    })
    expect(await stateOf(p, 'K2')).toBe('inProgress')
    const moved = await move(p, p.ownMappingId)
    expect(moved.body).toMatchObject({
      moved: 1,
      left: 0,
      programme: { version: 2, mappingId: p.ownMappingId, behind: 0 },
    })
    expect(await stateOf(p, 'K2')).toBe('met')
    expect((await p.request('GET', path, { as: p.manager })).body).toMatchObject({ enrolments: 0, changes: [] })
    const ledger = await p.request('GET', `/ledger?enrolmentId=${p.enrolmentId}`, { as: p.learner })
    expect(ledger.text).toContain('Moved the enrolment to version 2 of Customer Service Practitioner')
    expect(await examineStore(p.store.file, p.deps.blobs)).toMatchObject({ faults: [] })
  })

  it('is done a few at a time and goes on where it stopped; each row is read by the version that it follows', async () => {
    const p = await createWorld(30)
    const first = await move(p, p.ownMappingId)
    expect(first.body).toMatchObject({ moved: 20, left: 11, programme: { version: 2, behind: 11 } })
    const { body } = await p.request('GET', `/cohorts/${p.cohortId}/progress`, { as: p.manager })
    const versions = body.rows.map((row: { programmeVersion: number }) => row.programmeVersion)
    expect(versions.filter((version: number) => version === 1)).toHaveLength(11)
    expect(body.programmes[p.programmeId]).toMatchObject({ version: 2, mappingId: p.ownMappingId })
    expect(body.earlierVersions).toMatchObject([{ programmeId: p.programmeId, version: 1, mappingId: p.mapping.id }])
    expect((await move(p, p.ownMappingId)).body).toMatchObject({ moved: 11, left: 0 })
    expect((await move(p, p.ownMappingId)).body).toMatchObject({ moved: 0, left: 0 })
    const after = await p.request('GET', `/cohorts/${p.cohortId}/progress`, { as: p.manager })
    expect(after.body.earlierVersions).toEqual([])
  })

  it('leaves those that have ended with the version that they ended on, also when settings change later', async () => {
    const p = await createWorld()
    const change = { revision: 1, status: 'withdrawn', statusReason: 'Moved away.' }
    const { revision } = (await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })).body
    await p.request('PATCH', `/enrolments/${p.enrolmentId}`, { as: p.manager, body: { ...change, revision } })
    expect((await move(p, p.ownMappingId)).body).toMatchObject({ moved: 0, left: 0, programme: { version: 2 } })
    const settings = { version: 2, threshold: 'signedOff' }
    await p.request('PATCH', `/programmes/${p.programmeId}`, { as: p.manager, body: settings })
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.manager })
    expect(body.programme).toMatchObject({ version: 1, mappingId: p.mapping.id, threshold: 'accepted' })
  })

  it('takes those who enrol from now on to the new version at once', async () => {
    const p = await createWorld()
    await move(p, p.ownMappingId)
    const learnerId = await p.centre.addLearner('Novak')
    const body = { programmeId: p.programmeId, unitIds: p.unitIds, startsOn: '2026-11-20' }
    const added = await p.request('POST', `/learners/${learnerId}/enrolments`, { as: p.manager, body })
    expect(added.body.programme).toMatchObject({ version: 2, mappingId: p.ownMappingId })
  })

  it('[KSB-7] turns a confirmation to be checked again, and names it before', async () => {
    const p = await createWorld()
    const basis = {
      mappingId: p.mapping.id,
      programmeVersion: 1,
      rule: { kind: 'all' as const },
      scopeCriterionIds: [],
      supportIds: [],
    }
    const { learnerId, enrolmentId } = p
    const about = { confirmationId: p.ids.create('cnf'), enrolmentId, ksbId: p.ksb('K1'), basis, statement: null }
    const data = { ...about, kind: 'staff' as const, outcome: 'confirmed' as const }
    await p.write({ learnerId, enrolmentId, actorId: p.manager.personId, kind: 'confirmation.made', data })
    const path = `/programmes/${p.programmeId}/moves?mappingId=${p.ownMappingId}`
    expect((await p.request('GET', path, { as: p.manager })).body.changes[0].checkAgain).toEqual(['K1'])
    await move(p, p.ownMappingId)
    const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}/progress`, { as: p.manager })
    const k1 = body.ksbs.find((one: { code: string }) => one.code === 'K1')
    expect([k1.state, k1.confirmations[0].checkAgain]).toEqual(['confirmed', true])
  })

  it('is refused on an old version, to another mapping, and to what is another centre’s', async () => {
    const p = await createWorld()
    const stale = await move(p, p.ownMappingId, 7)
    expect([stale.status, stale.body.code, stale.body.current.version]).toEqual([409, 'conflict.stale', 1])
    const { mappings } = (await p.request('GET', '/mappings', { as: p.manager })).body
    const other = mappings.find(
      (one: { qualification: { number: string } }) => one.qualification.number === '603/5681/9',
    )
    expect((await move(p, other.id)).body.code).toBe('programme.otherMapping')
    expect((await move(p, p.ownMappingId, 1, p.elsewhere.manager)).status).toBe(404)
    const theirs = await p.request('POST', `/programmes/${p.elsewhere.programmeId}/moves`, {
      as: p.elsewhere.manager,
      body: { mappingId: p.ownMappingId, version: 1 },
    })
    expect(theirs.status).toBe(404)
  })
})
