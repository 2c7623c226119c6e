import type { Role } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import type { Visibility } from '../access/visibility.ts'
import { type Hearer, listNotices, type ToldEntry } from './notices.ts'

const own = { id: 'enr_own', programmeId: 'prg_a', learnerId: 'lrn_own' }
const other = { id: 'enr_other', programmeId: 'prg_b', learnerId: 'lrn_other' }
const second = { id: 'enr_second', programmeId: 'prg_b', learnerId: 'lrn_own' }

function hearer(roles: Role[], visibility: Partial<Visibility> = {}): Hearer {
  const nothing = {
    wholeCentre: false,
    judgesWholeCentre: false,
    programmeIds: new Set<string>(),
    enrolmentIds: new Set<string>(),
    judgedEnrolmentIds: new Set<string>(),
  }
  const self = { ownLearnerId: null, selfLearnerId: visibility.ownLearnerId ?? null }
  return { personId: 'per_me', roles, visibility: { ...nothing, ...self, ...visibility } }
}
const learner = hearer(['learner'], { ownLearnerId: 'lrn_own' })
const assessor = hearer(['assessor'], { enrolmentIds: new Set(['enr_own']) })
const tutor = hearer(['tutor'], { enrolmentIds: new Set(['enr_own']) })
const iqa = hearer(['iqa'], { programmeIds: new Set(['prg_a']) })
const manager = hearer(['centreManager'], { wholeCentre: true })
const stranger = hearer(['assessor', 'tutor', 'iqa'])

function entry(kind: string, about: Partial<ToldEntry> = {}): ToldEntry {
  const nobody = { personId: null, learnerId: null, evidenceId: null, enrolment: null, audience: null }
  return { sequence: 7, kind, ...nobody, enrolmentsOfEvidence: [], enrolmentsOfLearner: [], ...about }
}
const kinds = (told: ToldEntry, to: Hearer) => listNotices(told, to).map(notice => notice.kind)

describe('a notice', () => {
  const decided = entry('decisions.made', { learnerId: 'lrn_own', enrolment: own, evidenceId: 'evd_a' })

  it('of a decision goes to whoever sees the enrolment, and the queue’s to its assessors alone', () => {
    expect(kinds(decided, learner)).toEqual(['decisions'])
    expect(kinds(decided, tutor)).toEqual(['decisions'])
    expect(kinds(decided, iqa)).toEqual(['decisions'])
    expect(kinds(decided, manager)).toEqual(['decisions'])
    expect(kinds(decided, assessor)).toEqual(['decisions', 'toAssess'])
    expect(kinds(decided, stranger)).toEqual([])
  })

  it('names what it is about', () => {
    expect(listNotices(decided, learner)).toEqual([
      { kind: 'decisions', sequence: 7, learnerId: 'lrn_own', enrolmentId: 'enr_own', evidenceId: 'evd_a' },
    ])
  })

  it('of evidence goes to whoever sees it in any enrolment, and names the one that they see', () => {
    const told = entry('evidence.changed', {
      learnerId: 'lrn_own',
      enrolment: own,
      evidenceId: 'evd_a',
      enrolmentsOfEvidence: [own, second],
    })
    const ofSecond = hearer(['tutor'], { enrolmentIds: new Set(['enr_second']) })
    expect(listNotices(told, ofSecond)).toMatchObject([{ kind: 'evidence', enrolmentId: 'enr_second' }])
    const ofOther = hearer(['tutor'], { enrolmentIds: new Set([other.id]) })
    expect(listNotices(told, ofOther)).toEqual([])
  })

  it('of a sample is between staff', () => {
    const told = entry('sample.made', { learnerId: 'lrn_own', enrolment: own })
    expect(kinds(told, learner)).toEqual([])
    expect(kinds(told, assessor)).toEqual(['decisions'])
  })

  it('of a learner’s own data goes to them and to whoever sees an enrolment of theirs', () => {
    const told = entry('learner.changed', { learnerId: 'lrn_own', enrolmentsOfLearner: [own, second] })
    expect(kinds(told, learner)).toEqual(['people'])
    expect(kinds(told, tutor)).toEqual(['people'])
    expect(kinds(told, stranger)).toEqual([])
  })

  it('of people goes to staff, and to themselves', () => {
    const told = entry('role.added', { personId: 'per_me' })
    expect(kinds(told, assessor)).toEqual(['people', 'account', 'cohorts'])
    expect(kinds(told, learner)).toEqual(['account'])
    expect(kinds(entry('role.added', { personId: 'per_you' }), learner)).toEqual([])
  })

  it('of programmes goes to everybody of the centre', () => {
    for (const one of [learner, tutor, manager, stranger]) {
      expect(kinds(entry('programme.versioned'), one)).toEqual(['programmes'])
    }
  })

  it('of a kind that a newer Crosswalk wrote goes to nobody', () => {
    expect(kinds(entry('moon.landed', { enrolment: own }), manager)).toEqual([])
    expect(kinds(entry('toString'), manager)).toEqual([])
  })
})
