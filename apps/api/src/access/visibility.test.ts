import { expect, it } from 'vitest'
import { createPortfolio } from '../evidence/evidence.test-utils.ts'
import { listCentreEnrolmentRefs } from '../live/live.repository.ts'
import { toActor } from '../people/people.test-utils.ts'
import { listEnrolmentAccess, visibleEnrolments } from './enrolment-access.repository.ts'
import { isStaffOf } from './enrolment-access.ts'
import { getVisibility } from './visibility.repository.ts'
import { findAudience } from './visibility.ts'

const TODAY = '2026-11-20'
const PEOPLE = ['learner', 'assessor', 'otherAssessor', 'countersigner', 'iqa', 'leadIqa', 'tutor', 'manager'] as const

it('is for everybody what their access to each enrolment says, as staff or as the learner', async () => {
  const p = await createPortfolio()
  const { centre, programmeId, unitIds, mapping } = p
  const otherProgrammeId = await centre.addProgramme(mapping.id)
  for (const ofProgramme of [programmeId, otherProgrammeId]) {
    await centre.addEnrolment({ learnerId: await centre.addLearner('Gill'), programmeId: ofProgramme, unitIds })
  }
  const refs = await listCentreEnrolmentRefs(p.store.read, p.centreId)
  expect(refs).toHaveLength(3)
  const ids = refs.map(ref => ref.id)
  const held = await p.store.read.select().from(p.store.t.personRoles)
  const seen: Record<string, number> = {}

  for (const name of PEOPLE) {
    const { personId } = p[name]
    const roles = held.filter(one => one.personId === personId).map(({ role }) => role)
    const viewer = toActor(p[name], roles)
    const visibility = await getVisibility(p.store.read, viewer, TODAY)
    const accesses = await listEnrolmentAccess(p.store.read, viewer, ids, TODAY)
    const audiences = new Map(accesses.map(access => [access.id, isStaffOf(access) ? 'staff' : 'learner']))
    for (const ref of refs) {
      expect([name, findAudience(visibility, ref)]).toEqual([name, audiences.get(ref.id) ?? null])
    }
    const condition = await visibleEnrolments(p.store.read, viewer, TODAY)
    const listed = await p.store.read.select().from(p.store.t.enrolments).where(condition)
    expect(listed.map(({ id }) => id).sort()).toEqual([...audiences.keys()].sort())
    seen[name] = audiences.size
  }
  expect(seen).toEqual({
    learner: 1,
    assessor: 1,
    otherAssessor: 0,
    countersigner: 1,
    iqa: 2,
    leadIqa: 3,
    tutor: 1,
    manager: 3,
  })
})
