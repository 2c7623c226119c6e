import { expect, it } from 'vitest'
import { buttonWords, listChoices, textLabel } from './text-words.ts'

const text = {
  sequence: 12,
  hash: 'a'.repeat(64),
  name: 'feedback',
  words: 'A card.',
  writtenBy: { id: 'per_a', name: 'Tom Ashworth' },
  writtenAt: '2026-11-20T10:41:00.000Z',
  isAsked: true,
} as const

it('names what goes, and by whom it was written', () => {
  expect(textLabel(text)).toBe('Feedback by Tom Ashworth')
  expect(textLabel({ ...text, name: 'planLine', writtenBy: null })).toBe('Line of the plan')
  expect(buttonWords([text])).toBe('Erase the feedback')
  expect(buttonWords([text, text])).toBe('Erase 2 texts')
})

it('asks for a choice, and for nothing once something is chosen', () => {
  expect(listChoices([])).toEqual(['Choose what is to be erased.'])
  expect(listChoices([text])).toEqual([])
})
