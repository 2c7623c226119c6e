import { expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addStaff, addTestLearner, addTestProgramme } from '../people/people.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

/** Some thirty acts, and all of the store examined, on a busy machine. */
const PATIENCE_MS = 60_000

it(
  'whatever a manager does, doctor has nothing to say',
  async () => {
    const world = await createTestApp()
    const { request, clock } = world
    const manager = await addCentreWithManager(world)
    const done = async (method: 'POST' | 'PATCH' | 'PUT', url: string, body: object) => {
      clock.advance({ minutes: 7 })
      const reply = await request(method, url, { as: manager, body })
      expect(reply.status, `${method} ${url}: ${reply.text}`).toBeLessThan(300)
      return reply.body
    }
    const { programmeId, unitIds } = await addTestProgramme(world, manager)
    const cohort = await done('POST', '/cohorts', { name: 'Autumn' })
    const tom = await addStaff(world, manager, ['assessor', 'tutor'], { inTrainingFrom: '2026-11-20' })
    const gill = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1, 6), cohortId: cohort.id })
    const { learnerId, enrolmentId } = gill

    clock.advance({ days: 2 })
    const person = await done('PATCH', `/people/${tom.personId}`, { revision: 4, roles: ['assessor', 'iqa'] })
    await done('PATCH', `/people/${tom.personId}`, {
      revision: person.revision,
      inTrainingFrom: null,
      email: 'tom@reed.test',
    })
    await done('POST', `/people/${tom.personId}/closing`, { reason: 'Left' })
    await done('POST', `/people/${tom.personId}/reopening`, { reason: 'Is back' })
    await done('PATCH', `/cohorts/${cohort.id}`, { revision: 1, name: 'Autumn A', startsOn: '2026-09-07' })
    await done('PATCH', `/learners/${learnerId}`, { revision: 1, familyName: 'Gill-Shah', uln: '1000000043' })
    const relationship = await done('POST', `/enrolments/${enrolmentId}/relationships`, {
      kind: 'assessor',
      personId: tom.personId,
      from: '2026-11-20',
    })
    await done('POST', `/relationships/${relationship.id}/ending`, { to: '2026-11-30' })
    await done('PUT', `/enrolments/${enrolmentId}/units`, {
      revision: 1,
      unitIds: unitIds(1, 15),
      reason: 'Another job',
    })
    await done('PATCH', `/enrolments/${enrolmentId}`, {
      revision: 2,
      jobRole: 'faceToFace',
      cohortId: null,
      status: 'onBreak',
    })
    await done('PATCH', `/programmes/${programmeId}`, { version: 1, acceptedTagsNeeded: 2, threshold: 'signedOff' })
    await done('PATCH', `/programmes/${programmeId}`, { version: 2, name: 'Evenings' })
    await done('POST', `/learners/${learnerId}/enrolments`, {
      programmeId,
      unitIds: unitIds(2),
      startsOn: '2026-11-22',
    })

    const { faults } = await examineStore(world.store.file, world.deps.blobs)
    expect(faults).toEqual([])
  },
  PATIENCE_MS,
)
