/** When things of the story happened, counted back from the moment at which it is told. Always on working days. */
import { isWorkingDay } from '@crosswalk/contracts'
import { addDays, toLondonTime } from '../dates/centre-day.ts'
import { computeWorkingDays } from '../working-days/working-days.ts'
import type { When } from './content/story.ts'

/** Hours at which people add and decide; which one is chosen by whose work it is, so that not all happens at once. */
const HOURS = ['09:12', '10:41', '11:26', '12:34', '13:17', '14:08', '15:36', '16:02']

export interface StoryTime {
  now: Date
  /** The last working day that is wholly over. */
  lastDay: string
  /** A working day so many calendar days ago, or the one before it. */
  toDay(ago: number): string
  toInstant(when: When, slot: number): Date
  /** Some days after something, not after the last day, and always after it. */
  toLater(from: Date, days: number, slot: number): Date
}

export function createStoryTime(now: Date): StoryTime {
  const today = toLondonTime(now).day
  const lastDay = toWorkingDay(addDays(today, -1))
  const toDay = (ago: number) => toWorkingDay(min(addDays(today, -ago), lastDay))
  return {
    now,
    lastDay,
    toDay,
    toInstant(when, slot) {
      if ('ago' in when) return toLondonInstant(toDay(when.ago), toHour(slot))
      let day = lastDay
      while (computeWorkingDays(toLondonInstant(day, toHour(slot)), now) < when.waited)
        day = toWorkingDay(addDays(day, -1))
      return toLondonInstant(day, toHour(slot))
    },
    toLater(from, days, slot) {
      const day = toWorkingDay(min(addDays(toLondonTime(from).day, days), lastDay))
      const later = toLondonInstant(day, toHour(slot))
      return later > from ? later : addMinutes(from, 50)
    },
  }
}

export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/** The instant of a time of day in England, summer time or not. */
export function toLondonInstant(day: string, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`)
  const inLondon = toLondonTime(asUtc)
  const aheadMs = Date.parse(`${inLondon.day}T${inLondon.time}Z`) - asUtc.getTime()
  return new Date(asUtc.getTime() - aheadMs)
}

/** "January 2026" */
export function toMonth(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

const min = (a: string, b: string) => (a < b ? a : b)
const toHour = (slot: number) => HOURS[slot % HOURS.length] ?? '09:12'

function toWorkingDay(day: string): string {
  let found = day
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}
