import { getCohortProgress, getEnrolmentProgress, staffRow } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

/** Whatever stands on a staff’s row and not on a learner’s. */
const STAFF_ONLY = ['cohortId', 'assessorIds', 'changedAt']

const progressPath = (p: Pick<Portfolio, 'enrolmentId'>) => `/enrolments/${p.enrolmentId}/progress`
const cohortPath = (p: Pick<Portfolio, 'cohortId'>) => `/cohorts/${p.cohortId}/progress`

async function acceptAll(p: Portfolio, criteria: readonly string[], ksbs: readonly string[] = []) {
  return p.decide(await p.addSubmitted({ criteria, ksbs }), 'accepted')
}

describe('the progress of an enrolment', () => {
  it('is the row, the totals and every KSB, of one moment', async () => {
    const p = await createPortfolio()
    await acceptAll(p, ['1/1.1', '6/2.1'])
    const { status, body } = await p.request('GET', progressPath(p), { as: p.tutor })
    expect(status).toBe(200)
    expect(getEnrolmentProgress.reply.parse(body)).toEqual(body)
    expect(body.row).toMatchObject({ enrolmentId: p.enrolmentId, learnerId: p.learnerId, name: 'Ben Okafor' })
    expect(body.totals.criteria).toMatchObject({ submitted: 2, accepted: 2, signedOff: 0 })
    expect(body.ksbs).toHaveLength(35)
    expect(body.ksbs[0]).toMatchObject({ code: 'K1', reach: 'unmapped', state: 'needsOwnEvidence', applies: true })
  })

  it('[KSB-4] changes with the decision that changes it', async () => {
    const p = await createPortfolio()
    const stateOf = async () => {
      const { body } = await p.request('GET', progressPath(p), { as: p.tutor })
      return body.ksbs.find((ksb: { code: string }) => ksb.code === 'K1').state
    }
    expect(await stateOf()).toBe('needsOwnEvidence')
    await acceptAll(p, [], ['K1'])
    expect(await stateOf()).toBe('met')
  })

  it('gives a learner their own shape: nothing of what is between staff', async () => {
    const p = await createPortfolio()
    await acceptAll(p, ['1/1.1'])
    const staff = await p.request('GET', progressPath(p), { as: p.assessor })
    const learner = await p.request('GET', progressPath(p), { as: p.learner })
    for (const name of STAFF_ONLY) {
      expect(staff.text).toContain(`"${name}"`)
      expect(learner.text).not.toContain(name)
    }
    expect(learner.text).not.toContain(p.assessor.personId)
    expect(staff.body.row.assessorIds.sort()).toEqual([p.assessor.personId, p.trainee.personId].sort())
    expect(staff.body.row).toMatchObject(learner.body.row)
  })

  it('is told to those related to it, and is not found by anybody else', async () => {
    const p = await createPortfolio()
    const statuses = async (people: Partial<Portfolio>) =>
      Object.fromEntries(
        await Promise.all(
          Object.entries(people).map(async ([name, as]) => {
            const { status } = await p.request('GET', progressPath(p), { as: as as Portfolio['learner'] })
            return [name, status]
          }),
        ),
      )
    const { learner, assessor, trainee, countersigner, iqa, leadIqa, tutor, manager, otherAssessor } = p
    expect(
      await statuses({ learner, assessor, trainee, countersigner, iqa, leadIqa, tutor, manager, otherAssessor }),
    ).toEqual({
      learner: 200,
      assessor: 200,
      trainee: 200,
      countersigner: 200,
      iqa: 200,
      leadIqa: 200,
      tutor: 200,
      manager: 200,
      otherAssessor: 404,
    })
    const { elsewhere } = p
    for (const as of [elsewhere.learner, elsewhere.assessor, elsewhere.leadIqa, elsewhere.manager]) {
      expect((await p.request('GET', progressPath(p), { as })).body.code).toBe('record.notFound')
    }
  })

  it('names who assesses today: from the first day of a relationship to its last', async () => {
    const p = await createPortfolio()
    const assessorIds = async () =>
      (await p.request('GET', progressPath(p), { as: p.tutor })).body.row.assessorIds as string[]
    const { personId } = p.otherAssessor
    const body = { kind: 'assessor', personId, from: '2026-11-21', to: '2026-11-21' }
    await p.request('POST', `/enrolments/${p.enrolmentId}/relationships`, { as: p.manager, body })
    expect(await assessorIds()).not.toContain(personId)
    p.clock.set('2026-11-21T00:00:00Z')
    expect(await assessorIds()).toContain(personId)
    p.clock.set('2026-11-22T00:00:00Z')
    expect(await assessorIds()).not.toContain(personId)
  })

  it('shows a changed name at once', async () => {
    const p = await createPortfolio()
    await p.request('GET', progressPath(p), { as: p.tutor })
    const { body: learner } = await p.request('GET', `/learners/${p.learnerId}`, { as: p.manager })
    const body = { revision: learner.revision, familyName: 'Okafor-Hale' }
    expect((await p.request('PATCH', `/learners/${p.learnerId}`, { as: p.manager, body })).status).toBe(200)
    expect((await p.request('GET', progressPath(p), { as: p.tutor })).body.row.name).toBe('Ben Okafor-Hale')
  })
})

describe('the progress of a cohort', () => {
  it('is its rows with the programmes, the names and the sequence that they are up to date with', async () => {
    const p = await createPortfolio()
    await acceptAll(p, ['1/1.1'])
    const { status, body } = await p.request('GET', cohortPath(p), { as: p.tutor })
    expect(status).toBe(200)
    expect(getCohortProgress.reply.parse(body)).toEqual(body)
    const [head] = (await p.store.read.select().from(p.store.t.ledgerHeads)).filter(
      ({ centreId }) => centreId === p.centreId,
    )
    expect(body).toMatchObject({
      sequence: head?.sequence,
      cohort: { id: p.cohortId, name: 'Autumn' },
      programmes: { [p.programmeId]: { mappingId: p.mapping.id, version: 1, threshold: 'accepted' } },
      people: { [p.assessor.personId]: 'Ann Ashworth' },
    })
    const alone = await p.request('GET', progressPath(p), { as: p.tutor })
    expect(body.rows).toEqual([alone.body.row])
    expect(staffRow.parse(body.rows[0])).toEqual(body.rows[0])
  })

  it('holds the rows alone that one may see, each once', async () => {
    const p = await createPortfolio()
    const { centre, cohortId, programmeId, unitIds } = p
    const added: string[] = []
    for (const name of ['Gill', 'Moyo', 'Ali']) {
      const learnerId = await centre.addLearner(name)
      added.push(await centre.addEnrolment({ learnerId, programmeId, unitIds, cohortId }))
    }
    await centre.addRelationship(added[1] ?? '', 'tutor', p.tutor.personId)
    await centre.addRelationship(added[1] ?? '', 'assessor', p.tutor.personId)
    const names = async (as: Portfolio['tutor']) =>
      (await p.request('GET', cohortPath(p), { as })).body.rows?.map((row: { name: string }) => row.name)
    expect((await names(p.tutor)).sort()).toEqual(['Ben Moyo', 'Ben Okafor'])
    expect((await names(p.manager)).sort()).toEqual(['Ben Ali', 'Ben Gill', 'Ben Moyo', 'Ben Okafor'])
    // IQA of one enrolment of the programme: may read all of it.
    expect(await names(p.iqa)).toHaveLength(4)
  })

  it('is not there for those who see none of it, for learners, and for other centres', async () => {
    const p = await createPortfolio()
    const codeFor = async (as: Portfolio['tutor'], path = cohortPath(p)) =>
      (await p.request('GET', path, { as })).body.code
    expect(await codeFor(p.otherAssessor)).toBe('record.notFound')
    expect(await codeFor(p.learner)).toBe('access.refused')
    expect(await codeFor(p.elsewhere.manager)).toBe('record.notFound')
    expect(await codeFor(p.elsewhere.tutor)).toBe('record.notFound')
    expect(await codeFor(p.tutor, cohortPath(p.elsewhere))).toBe('record.notFound')
  })

  it('leaves out the own row of somebody who is a learner and staff as well', async () => {
    const p = await createPortfolio()
    const [person] = (await p.store.read.select().from(p.store.t.learners)).filter(({ id }) => id === p.learnerId)
    const personId = person?.personId ?? ''
    const roleId = p.ids.create('rol')
    await p.write({ actorId: null, kind: 'role.added', data: { roleId, personId, role: 'tutor', from: '2026-01-05' } })
    expect((await p.request('GET', cohortPath(p), { as: p.learner })).body.code).toBe('record.notFound')
    const other = await p.centre.addLearner('Gill')
    const { programmeId, unitIds, cohortId } = p
    const enrolmentId = await p.centre.addEnrolment({ learnerId: other, programmeId, unitIds, cohortId })
    await p.centre.addRelationship(enrolmentId, 'tutor', personId)
    const { body } = await p.request('GET', cohortPath(p), { as: p.learner })
    expect(body.rows.map((row: { enrolmentId: string }) => row.enrolmentId)).toEqual([enrolmentId])
  })

  it('without anybody in it is empty for a manager', async () => {
    const p = await createPortfolio()
    const cohortId = await p.centre.addCohort('Spring')
    const { status, body } = await p.request('GET', `/cohorts/${cohortId}/progress`, { as: p.manager })
    expect([status, body.rows]).toEqual([200, []])
  })
})
