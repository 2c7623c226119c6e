/** PLAN-1 to PLAN-3: whether what was planned has come about. Plans change no level. */
import { ACCEPTED } from './levels.ts'

export const PLAN_LINE_STATES = ['open', 'done', 'outOfUnits'] as const
export type PlanLineState = (typeof PLAN_LINE_STATES)[number]

export interface PlanLineProgress {
  state: PlanLineState
  /** Of the line's criteria in the units taken. */
  accepted: number
  inScope: number
}

/** `indexes` are of the line's criteria in the units taken; one named twice counts once. */
export function computePlanLine(levels: string, indexes: Iterable<number>): PlanLineProgress {
  let accepted = 0
  let inScope = 0
  for (const index of new Set(indexes)) {
    inScope++
    if (levels.charCodeAt(index) - 48 >= ACCEPTED) accepted++
  }
  if (inScope === 0) return { state: 'outOfUnits', accepted, inScope }
  return { state: accepted === inScope ? 'done' : 'open', accepted, inScope }
}
