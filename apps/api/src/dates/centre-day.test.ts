import { expect, it } from 'vitest'
import { toCentreDay, toLondonTime, toPreviousDay } from './centre-day.ts'

it('gives the day in London, winter and summer', () => {
  expect(toCentreDay(new Date('2026-01-15T23:59:59Z'))).toBe('2026-01-15')
  expect(toCentreDay(new Date('2026-06-15T23:30:00Z'))).toBe('2026-06-16')
})

it('gives the day before, over the ends of months and years', () => {
  expect(toPreviousDay('2026-03-30')).toBe('2026-03-29')
  expect(toPreviousDay('2028-03-01')).toBe('2028-02-29')
  expect(toPreviousDay('2026-01-01')).toBe('2025-12-31')
})

it('gives the time in London before and after the clocks change, on the day itself as on others', () => {
  const at = (instant: string) => toLondonTime(new Date(instant))
  expect(at('2026-03-29T00:59:59Z')).toEqual({ day: '2026-03-29', time: '00:59:59' })
  expect(at('2026-03-29T01:00:00Z')).toEqual({ day: '2026-03-29', time: '02:00:00' })
  expect(at('2026-03-30T23:15:00Z')).toEqual({ day: '2026-03-31', time: '00:15:00' })
  expect(at('2026-10-25T00:30:00Z')).toEqual({ day: '2026-10-25', time: '01:30:00' })
  expect(at('2026-10-25T01:30:00Z')).toEqual({ day: '2026-10-25', time: '01:30:00' })
  expect(at('2026-10-26T09:05:07.900Z')).toEqual({ day: '2026-10-26', time: '09:05:07' })
})
