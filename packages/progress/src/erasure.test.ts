import { expect, it } from 'vitest'
import { checkErase, listResting } from './erasure.ts'

const decisions = [
  { id: 'a', ended: null, fileIds: ['photo'] },
  { id: 'b', ended: null, fileIds: ['photo', 'notes'] },
  { id: 'c', ended: 7, fileIds: ['photo'] },
]

it('[TAG-5] a file carries the decisions that judged it, words carry all of the item, and what ended rests on nothing', () => {
  const resting = (erased: { words: string[]; fileIds: string[] }) => listResting(decisions, erased).map(({ id }) => id)
  expect(resting({ words: [], fileIds: ['notes'] })).toEqual(['b'])
  expect(resting({ words: [], fileIds: ['photo'] })).toEqual(['a', 'b'])
  expect(resting({ words: ['text'], fileIds: [] })).toEqual(['a', 'b'])
  expect(resting({ words: [], fileIds: ['other'] })).toEqual([])
})

it('[TAG-5] each decision that rested on it stands or falls by a choice, and none is chosen for by silence', () => {
  const check = (...choices: [string, 'stands' | 'falls'][]) =>
    checkErase(
      ['a', 'b'],
      choices.map(([decisionId, choice]) => ({ decisionId, choice })),
    )
  expect(check(['a', 'stands'], ['b', 'falls'])).toEqual({ ok: true, fallIds: ['b'], standIds: ['a'] })
  expect(check(['a', 'stands'])).toEqual({ ok: false, reason: 'choiceMissing', decisionIds: ['b'] })
  expect(check(['a', 'stands'], ['b', 'falls'], ['x', 'falls'])).toMatchObject({ reason: 'doesNotRest' })
  expect(check(['a', 'stands'], ['a', 'falls'], ['b', 'falls'])).toMatchObject({ reason: 'chosenTwice' })
})
