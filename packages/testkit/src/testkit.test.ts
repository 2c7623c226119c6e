import { describe, expect, it } from 'vitest'
import { createCountedBytes, createCountedIds, createTestClock } from './index.ts'

describe('the test clock', () => {
  it('stands still until it is moved', () => {
    const clock = createTestClock('2026-03-01T10:00:00Z')
    clock.advance({ days: 1, minutes: 5 })
    expect(clock.now().toISOString()).toBe('2026-03-02T10:05:00.000Z')
  })
})

describe('counted ids', () => {
  it('count for each prefix and look like the real ones', () => {
    const ids = createCountedIds()
    expect([ids.create('tag'), ids.create('evd'), ids.create('tag')]).toEqual([
      expect.stringMatching(/^tag_[0-7][0-9a-hjkmnp-tv-z]{24}1$/),
      expect.stringMatching(/^evd_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
      expect.stringMatching(/^tag_[0-7][0-9a-hjkmnp-tv-z]{24}2$/),
    ])
  })

  it('and counted bytes never repeat', () => {
    const bytes = createCountedBytes()
    expect([...bytes(2), ...bytes(2)]).toEqual([1, 0, 2, 0])
  })
})
