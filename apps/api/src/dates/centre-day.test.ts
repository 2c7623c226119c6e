import { expect, it } from 'vitest'
import { toCentreDay, toPreviousDay } from './centre-day.ts'

it('gives the day in London, winter and summer', () => {
  expect(toCentreDay(new Date('2026-01-15T23:59:59Z'))).toBe('2026-01-15')
  expect(toCentreDay(new Date('2026-06-15T23:30:00Z'))).toBe('2026-06-16')
})

it('gives the day before, over the ends of months and years', () => {
  expect(toPreviousDay('2026-03-30')).toBe('2026-03-29')
  expect(toPreviousDay('2028-03-01')).toBe('2028-02-29')
  expect(toPreviousDay('2026-01-01')).toBe('2025-12-31')
})
