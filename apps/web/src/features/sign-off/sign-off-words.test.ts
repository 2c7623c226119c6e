import { expect, it } from 'vitest'
import { notHeldWords, toSigning, toThingsInTheWay } from './sign-off-words.ts'

const learner = { id: 'lrn_1', name: 'Callum Reid' }

it('says once what several criteria want of the same item', () => {
  const evidence = { id: 'evd_1', reference: 'WP6' }
  const things = toThingsInTheWay({
    learner,
    obstacles: [
      { criterionId: 'cri_1', number: '3.1', obstacle: 'drafted', evidence },
      { criterionId: 'cri_2', number: '3.2', obstacle: 'drafted', evidence },
      { criterionId: 'cri_3', number: '2.7', obstacle: 'nothingTagged', evidence: null },
    ],
  })
  expect(things.map(({ numbers, words, action }) => [numbers.join(), words, action])).toEqual([
    ['3.1,3.2', 'are tagged in WP6, a draft that Callum has not submitted.', 'Open WP6'],
    ['2.7', 'has no evidence.', 'Write an observation'],
  ])
})

it('says how many criteria of a unit are not held, and nothing where it is whole', () => {
  expect(notHeldWords({ complete: false, notHeld: ['1.4'] })).toBe('At least 1 criterion is not held here: 1.4.')
  expect(notHeldWords({ complete: true, notHeld: [] })).toBeNull()
})

it('asks for a first signature again once all were reopened', () => {
  const signOff = {
    id: 'sgn_1',
    declaredBy: learner,
    declaredAt: '2026-11-01T10:00:00.000Z',
    criterionIds: [],
    decisionIds: [],
    notHeld: 0,
    partOfUnit: false,
    supplementaryTo: null,
    reopenedAt: null,
    reopenedBy: null,
    reopenedReason: null,
  }
  expect(toSigning({ signOffs: [signOff], needsSupplementary: [], addedSinceSignOff: [] })).toBe('signed')
  expect(toSigning({ signOffs: [signOff], needsSupplementary: ['cri_1'], addedSinceSignOff: [] })).toBe('supplementary')
  expect(toSigning({ signOffs: [signOff], needsSupplementary: [], addedSinceSignOff: ['cri_2'] })).toBe('supplementary')
  const reopened = { ...signOff, reopenedAt: '2026-11-02T10:00:00.000Z' }
  expect(toSigning({ signOffs: [reopened], needsSupplementary: [], addedSinceSignOff: [] })).toBe('first')
})
