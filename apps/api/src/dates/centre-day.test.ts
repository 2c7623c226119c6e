import { expect, it } from 'vitest'
import { toCentreDay } from './centre-day.ts'

it('gives the day in London, winter and summer', () => {
  expect(toCentreDay(new Date('2026-01-15T23:59:59Z'))).toBe('2026-01-15')
  expect(toCentreDay(new Date('2026-06-15T23:30:00Z'))).toBe('2026-06-16')
})
