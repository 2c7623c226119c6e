import { expect, it } from 'vitest'
import { isRecordWords, listChanges } from './record-changes.ts'

const held = { title: 'At the desk', occurredOn: '2026-11-17', description: '09:05 to 12:10', text: 'I saw it.' }

it('of a record only what differs is sent, and a day or a time can be taken away', () => {
  expect(listChanges(held, { ...held, text: 'I saw it. ' })).toEqual({})
  expect(listChanges(held, { ...held, occurredOn: '2026-11-18', description: '' })).toEqual({
    occurredOn: '2026-11-18',
    description: null,
  })
})

it('a draft of another shape is passed over', () => {
  expect([isRecordWords(held), isRecordWords('I saw it.'), isRecordWords({ title: 'At the desk' })]).toEqual([
    true,
    false,
    false,
  ])
})
