import { describe, expect, it } from 'vitest'
import { computeWorkingDays } from '../working-days/working-days.ts'
import { createStoryTime, toLondonInstant, toMonth } from './story-time.ts'

const saturdayEvening = new Date('2026-11-21T20:39:00Z')
const mondayAtDawn = new Date('2026-11-23T05:10:00Z')
const newYear = new Date('2027-01-01T12:00:00Z')

describe('when things of the story happened', () => {
  it.each([saturdayEvening, mondayAtDawn, newYear])('seen on %s, an item has waited just as long as it should', now => {
    const time = createStoryTime(now)
    for (const waited of [1, 2, 5, 7, 10, 11]) {
      for (let slot = 0; slot < 8; slot++)
        expect(computeWorkingDays(time.toInstant({ waited }, slot), now)).toBe(waited)
    }
  })

  it.each([saturdayEvening, mondayAtDawn, newYear])('seen on %s, nothing is in the future or on a day off', now => {
    const time = createStoryTime(now)
    for (const ago of [0, 1, 2, 30, 200]) {
      const at = time.toInstant({ ago }, ago)
      const later = time.toLater(at, 3, 7)
      expect(at < now).toBe(true)
      expect(later > at).toBe(true)
      expect(later < now).toBe(true)
    }
    expect(createStoryTime(saturdayEvening).toDay(0)).toBe('2026-11-20')
    expect(createStoryTime(newYear).toDay(0)).toBe('2026-12-31')
  })

  it('takes the hour in England, summer time or not', () => {
    expect(toLondonInstant('2026-07-01', '09:12').toISOString()).toBe('2026-07-01T08:12:00.000Z')
    expect(toLondonInstant('2026-12-01', '09:12').toISOString()).toBe('2026-12-01T09:12:00.000Z')
  })

  it('names a month as people do', () => {
    expect(toMonth(createStoryTime(saturdayEvening).toDay(305))).toBe('January 2026')
    expect(toMonth(createStoryTime(saturdayEvening).toDay(250))).toBe('March 2026')
  })
})
