import { expect, it } from 'vitest'
import { diffWords } from './diff-words.ts'

it('marks what was put in and what was taken out, word by word', () => {
  expect(diffWords('I rang the customer back.', 'I rang the customer back at four.')).toEqual({
    before: [
      { text: 'I rang the customer ', isChanged: false },
      { text: 'back.', isChanged: true },
    ],
    now: [
      { text: 'I rang the customer ', isChanged: false },
      { text: 'back at four.', isChanged: true },
    ],
  })
})

it('marks all of what was not there before, and nothing of what stayed', () => {
  expect(diffWords('', 'With the log.')).toEqual({ before: [], now: [{ text: 'With the log.', isChanged: true }] })
  expect(diffWords('The same.', 'The same.').now).toEqual([{ text: 'The same.', isChanged: false }])
})
