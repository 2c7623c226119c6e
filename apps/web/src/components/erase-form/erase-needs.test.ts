import { expect, it } from 'vitest'
import { listEraseNeeds } from './erase-needs.ts'

it('says what is missing, what is to be chosen first, and nothing once all is said', () => {
  const choices = ['Choose what is to be erased.']
  expect(listEraseNeeds({ choices, reason: ' ', isUnderstood: false })).toEqual([
    'Choose what is to be erased.',
    'Say why it is erased.',
    'Tick that you know it can’t be undone.',
  ])
  expect(listEraseNeeds({ choices: [], reason: 'A card.', isUnderstood: true })).toEqual([])
})
