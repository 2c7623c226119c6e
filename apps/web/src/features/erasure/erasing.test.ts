import type { Erasable } from '@crosswalk/contracts'
import { expect, it } from 'vitest'
import { buttonWords, fallingOf, listChoices, NOTHING_CHOSEN, restingOf } from './erasing.ts'

const decision = (id: string, fileIds: string[]): Erasable['decisions'][number] => ({
  decision: {
    id,
    outcome: 'accepted',
    feedback: null,
    dueOn: null,
    reason: null,
    decidedBy: { id: 'per_a', name: 'Tom Ashworth' },
    decidedAt: '2026-11-20T10:41:00.000Z',
    waitsForCountersignature: false,
    countersignedBy: null,
    countersignedAt: null,
    endedAt: null,
    endedBy: null,
  },
  tagId: `tag_${id}`,
  enrolmentId: 'enr_a',
  target: 'U6 2.1',
  fileIds,
})

const erasable: Erasable = {
  revision: 3,
  files: [],
  words: [{ name: 'text', words: 'A text.' }],
  decisions: [decision('a', ['photo']), decision('b', ['notes'])],
}

it('asks about the decisions that judged what is chosen, and about no other', () => {
  const photo = { ...NOTHING_CHOSEN, fileIds: ['photo'] }
  expect(restingOf(erasable, photo).map(one => one.decision.id)).toEqual(['a'])
  expect(restingOf(erasable, { ...photo, words: ['text'] })).toHaveLength(2)
  expect(fallingOf(erasable, { ...photo, choices: { a: 'stands', b: 'falls' } })).toEqual([])
})

it('asks for every choice, and for nothing once all are made', () => {
  expect(listChoices(erasable, NOTHING_CHOSEN)[0]).toBe('Choose what is to be erased.')
  const chosen = { ...NOTHING_CHOSEN, fileIds: ['photo'] }
  expect(listChoices(erasable, chosen)).toEqual(['Say of 1 decision whether it stands or falls.'])
  expect(listChoices(erasable, { ...chosen, choices: { a: 'falls' } })).toEqual([])
})

it('names on the button what goes', () => {
  expect(buttonWords({ ...NOTHING_CHOSEN, fileIds: ['a', 'b'], words: ['text', 'keptAt'] })).toBe(
    'Erase 2 files, the text and where it is kept',
  )
})
