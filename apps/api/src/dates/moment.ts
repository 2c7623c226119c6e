import type { Clock } from '../db/clock.ts'
import { toCentreDay } from './centre-day.ts'

/** One instant and the centre’s day that it falls on: asked for once a request, so that all of it agrees. */
export interface Moment {
  at: Date
  today: string
}

export function toMoment(clock: Clock): Moment {
  const at = clock.now()
  return { at, today: toCentreDay(at) }
}
