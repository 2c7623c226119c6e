import { describe, expect, it } from 'vitest'
import { formatAgo, formatDay, formatInstant, toDay } from './dates.ts'

const now = Date.parse('2026-11-21T12:00:00Z')

describe('days and times', () => {
  it('are those of England, also in summer and around midnight', () => {
    expect(toDay('2026-07-01T23:30:00Z')).toBe('2026-07-02')
    expect(toDay('2026-01-01T23:30:00Z')).toBe('2026-01-01')
  })

  it('name the year only where it is another one', () => {
    expect(formatDay('2026-11-14', now)).toBe('14 Nov')
    expect(formatDay('2025-11-14', now)).toBe('14 Nov 2025')
  })

  it('say today and yesterday as people do', () => {
    expect(formatInstant('2026-11-21T10:41:00Z', now)).toBe('10:41')
    expect(formatInstant('2026-11-20T16:20:00Z', now)).toBe('Yesterday, 16:20')
    expect(formatInstant('2026-11-14T16:20:00Z', now)).toBe('14 Nov, 16:20')
  })

  it('count seconds, minutes and hours, then give the day', () => {
    expect([14, 150, 7_300].map(seconds => formatAgo(now - seconds * 1000, now))).toEqual([
      '14 s ago',
      '2 min ago',
      '2 h ago',
    ])
    expect(formatAgo(now - 7 * 86_400_000, now)).toBe('14 Nov')
  })
})
