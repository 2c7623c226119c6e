import { isWorkingDay } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { addDays, toLondonTime } from '../dates/centre-day.ts'
import { computeWorkingDays } from './working-days.ts'

const between = (from: string, to: string) => computeWorkingDays(new Date(from), new Date(to))

function listDaysOff(year: number): string[] {
  const days: string[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !isWorkingDay(day)) days.push(day)
  }
  return days
}

describe('bank holidays of England', () => {
  // https://www.gov.uk/bank-holidays
  it.each([
    [
      2026,
      ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
    ],
    [
      2027,
      ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
    ],
    // New Year's Day and Christmas Day on weekends, a moved Spring holiday, a jubilee and a funeral.
    [
      2022,
      [
        '2022-01-03',
        '2022-04-15',
        '2022-04-18',
        '2022-05-02',
        '2022-06-02',
        '2022-06-03',
        '2022-08-29',
        '2022-09-19',
        '2022-12-26',
        '2022-12-27',
      ],
    ],
  ])('the weekdays off in %i are the published ones, substitute days with them', (year, days) => {
    expect(listDaysOff(year)).toEqual(days)
  })

  it('holidays of Scotland alone are working days', () => {
    expect(isWorkingDay('2026-01-02')).toBe(true)
    expect(isWorkingDay('2026-11-30')).toBe(true)
  })
})

describe('whole working days', () => {
  it('a day is over when the same time comes round on the next working day', () => {
    expect(between('2026-11-19T15:00:00Z', '2026-11-20T14:59:59Z')).toBe(0)
    expect(between('2026-11-19T15:00:00Z', '2026-11-20T15:00:00Z')).toBe(1)
  })

  it('a weekend adds nothing', () => {
    expect(between('2026-11-19T15:00:00Z', '2026-11-21T23:00:00Z')).toBe(1)
    expect(between('2026-11-20T15:00:00Z', '2026-11-22T23:00:00Z')).toBe(0)
    expect(between('2026-11-20T15:00:00Z', '2026-11-23T15:00:00Z')).toBe(1)
  })

  it('what is submitted on a Saturday begins on Monday', () => {
    expect(between('2026-11-21T10:00:00Z', '2026-11-23T23:59:59Z')).toBe(0)
    expect(between('2026-11-21T10:00:00Z', '2026-11-24T00:00:00Z')).toBe(1)
  })

  it('Easter takes two days out of the count', () => {
    expect(between('2026-03-27T09:00:00Z', '2026-04-07T08:00:00Z')).toBe(5)
  })

  it('the substitute day for Boxing Day takes one out', () => {
    expect(between('2026-12-24T09:00:00Z', '2026-12-29T09:00:00Z')).toBe(1)
  })

  it('counts by the clock in England when summer time ends', () => {
    // 09:00 before the change and 09:00 after it are 25 hours more apart than days.
    expect(between('2026-10-23T08:00:00Z', '2026-10-26T08:59:00Z')).toBe(0)
    expect(between('2026-10-23T08:00:00Z', '2026-10-26T09:00:00Z')).toBe(1)
    expect(toLondonTime(new Date('2026-07-01T23:30:00Z'))).toEqual({ day: '2026-07-02', time: '00:30:00' })
  })

  it('never goes below nothing', () => {
    expect(between('2026-11-20T15:00:00Z', '2026-11-19T15:00:00Z')).toBe(0)
    expect(between('2026-11-20T15:00:00Z', '2026-11-20T15:00:00Z')).toBe(0)
  })

  it('counts over the turn of a year', () => {
    expect(between('2026-12-23T12:00:00Z', '2027-01-05T12:00:00Z')).toBe(6)
  })
})
