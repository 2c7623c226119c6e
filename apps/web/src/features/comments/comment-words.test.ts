import { describe, expect, it } from 'vitest'
import { readersWords, toThreads } from './comment-words.ts'

describe('who will read a comment', () => {
  it('is said by name before it is sent', () => {
    const readers = ['Chloe Okafor', 'Tom Ashworth', 'Denise Achebe']
    expect(readersWords({ audience: 'learnerAndStaff', readers }, true)).toBe('Chloe, Tom and Denise will read this.')
    expect(readersWords({ audience: 'staffOnly', readers: ['Tom Ashworth'] }, false)).toBe(
      'Tom will read this. Centre managers and lead IQAs can; the learner can’t.',
    )
    expect(readersWords({ audience: 'assessorAndIqa', readers: [] }, false)).toBe(
      'Nobody else is told of this. Lead IQAs can; nobody else can.',
    )
  })
})

describe('a thread', () => {
  it('keeps answers under what they answer', () => {
    const comment = (id: string, replyTo: string | null = null) => ({ id, replyTo })
    expect(toThreads([comment('a'), comment('b'), comment('c', 'a'), comment('d', 'a')])).toEqual([
      { comment: comment('a'), replies: [comment('c', 'a'), comment('d', 'a')] },
      { comment: comment('b'), replies: [] },
    ])
  })
})
