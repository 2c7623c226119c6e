import { describe, expect, it } from 'vitest'
import type { Found } from './api/get-search.ts'
import { toGroups } from './search-options.ts'

const where = { mappingId: 'map_1', mapping: 'NCFE 601/3973/0', enrolmentId: null }
const enrolment = { id: 'enr_1', programmeName: 'Practitioner', status: 'onProgramme' as const }
const found: Found = {
  learners: [
    { id: 'lrn_1', name: 'Chloe Okafor', uln: null, ownReference: null, employer: 'Swiftway', enrolments: [enrolment] },
  ],
  evidence: [
    {
      id: 'evd_1',
      reference: 'WP3',
      title: 'A letter',
      method: 'WP',
      learner: { id: 'lrn_1', name: 'Chloe Okafor' },
      own: false,
    },
    { id: 'evd_2', reference: 'WP3', title: 'Mine', method: 'WP', learner: { id: 'lrn_2', name: 'Me' }, own: true },
  ],
  units: [{ unitId: 'uni_1', number: 6, title: 'Understand', uan: null, ...where }],
  criteria: [],
}

describe('what is found', () => {
  it('leads staff to the enrolment, the evidence and the mapping, and one’s own evidence to oneself', () => {
    const targets = toGroups(found, false).flatMap(({ options }) => options.map(({ target }) => target.to))
    expect(targets).toEqual([
      '/enrolments/$enrolmentId',
      '/evidence/$evidenceId',
      '/my/evidence/$evidenceId',
      '/mappings/$mappingId',
    ])
  })

  it('leads to the learner where there are several enrolments, and to the unit of the enrolment that is looked at', () => {
    const [learner] = found.learners
    const several = {
      ...found,
      learners: [{ ...learner, enrolments: [enrolment, { ...enrolment, id: 'enr_2' }] }],
    } as Found
    expect(toGroups(several, false)[0]?.options[0]?.target.to).toBe('/learners/$learnerId')
    const inside = { ...found, units: found.units.map(unit => ({ ...unit, enrolmentId: 'enr_1' })) }
    expect(toGroups(inside, false).at(-1)?.options[0]?.target.to).toBe('/enrolments/$enrolmentId/units/$unitId')
  })

  it('says of somebody with several enrolments what goes on, and that nothing does', () => {
    const [learner] = found.learners
    const ended = { ...enrolment, id: 'enr_2', programmeName: 'Before', status: 'withdrawn' as const }
    const detailOf = (enrolments: object[]) =>
      toGroups({ ...found, learners: [{ ...learner, enrolments }] } as Found, false)[0]?.options[0]?.detail
    expect(detailOf([ended, enrolment])).toBe('Practitioner · Swiftway')
    expect(detailOf([ended])).toBe('Before · Withdrawn · Swiftway')
  })

  it('leads a learner to their own units', () => {
    expect(toGroups(found, true).at(-1)?.options[0]?.target).toEqual({ to: '/my/units', search: { unit: 'uni_1' } })
  })
})
