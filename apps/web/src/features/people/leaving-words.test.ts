import { expect, it } from 'vitest'
import type { LeavingOfKind } from './api/preview-closing.ts'
import { leavingWords, leftAloneWords } from './leaving-words.ts'

const enrolment = (effect: LeavingOfKind['enrolments'][number]['effect'], isLeftAlone = false) => ({
  id: 'enr_1',
  learner: { id: 'lrn_1', name: 'Rosie Pemberton' },
  programmeName: 'Diploma',
  effect,
  isLeftAlone,
  toAssess: 0,
})
const taker = { id: 'per_1', name: 'Lorraine Peake' }

it('says what becomes of the enrolments of somebody who leaves, and who is left with nobody', () => {
  const enrolments = [enrolment('moves'), enrolment('moves'), enrolment('isAlready')]
  expect(leavingWords({ kind: 'assessor', taker, enrolments })).toBe(
    '3 enrolments: 2 go to Lorraine Peake, 1 with Lorraine Peake already.',
  )
  expect(leftAloneWords({ enrolments })).toBeNull()
  const alone: LeavingOfKind = { kind: 'tutor', taker: null, enrolments: [enrolment('ends', true)] }
  expect(leavingWords(alone)).toBe('1 enrolment: 1 ends.')
  expect(leftAloneWords(alone)).toBe('Rosie Pemberton.')
  const many = { enrolments: Array.from({ length: 6 }, () => enrolment('ends', true)) }
  expect(leftAloneWords(many)).toMatch(/Pemberton and 2 more\.$/)
})
