import { expect, it } from 'vitest'
import { defaultDueDay } from './due-day.ts'

it('asks for more two weeks on', () => {
  expect(defaultDueDay('2026-11-19')).toBe('2026-12-03')
})

it('moves a day at the weekend to Monday', () => {
  expect(defaultDueDay('2026-11-21')).toBe('2026-12-07')
})

it('moves past Christmas and the weekend after it', () => {
  expect(defaultDueDay('2026-12-11')).toBe('2026-12-29')
})

it('moves past a bank holiday that has another date each year', () => {
  // Good Friday and Easter Monday of 2027.
  expect(defaultDueDay('2027-03-12')).toBe('2027-03-30')
})
