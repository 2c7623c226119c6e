import type { PlanLine } from '@crosswalk/contracts'
import { computePlanLine, isAtLeast, type PlanLineProgress, toLevel } from '@crosswalk/progress'
import { type Break, moveDueDay } from '../clocks/breaks.model.ts'
import { toCentreDay } from '../dates/centre-day.ts'
import type { MappingIndex } from '../frameworks/mapping-index.ts'
import type { PlanLineRecord } from './plans.repository.ts'

export interface PlanFrame {
  criteria: MappingIndex['criteria']
  unitIds: ReadonlySet<string>
  levels: string
  breaks: readonly Break[]
  today: string
}

export interface LineStanding extends PlanLineProgress {
  dueNowOn: string
  isOverdue: boolean
}

/** [PLAN-1] [PLAN-2] How far a line has come, and by when the rest of it stands. */
export function toLineStanding(
  line: PlanLineRecord,
  { criteria, unitIds, levels, breaks, today }: PlanFrame,
): LineStanding {
  const indexes = line.criterionIds.flatMap(id => {
    const found = criteria.get(id)
    return found !== undefined && unitIds.has(found.unit.id) ? [found.criterion.index] : []
  })
  const progress = computePlanLine(levels, indexes)
  const due = moveDueDay(line.dueOn, toCentreDay(line.dueGivenAt), breaks)
  return {
    ...progress,
    dueNowOn: due ?? line.dueOn,
    isOverdue: progress.state === 'open' && due !== null && due < today,
  }
}

export function toPlanLine(line: PlanLineRecord, frame: PlanFrame): PlanLine {
  const { isOverdue, ...standing } = toLineStanding(line, frame)
  return {
    id: line.lineId,
    what: line.what,
    method: line.method,
    criteria: line.criterionIds.flatMap(criterionId => {
      const found = frame.criteria.get(criterionId)
      if (found === undefined) return []
      const { unit, criterion } = found
      return {
        criterionId,
        unitId: unit.id,
        unitNumber: unit.number,
        number: criterion.number,
        accepted: isAtLeast(toLevel(frame.levels, criterion.index), 'accepted'),
        inUnits: frame.unitIds.has(unit.id),
      }
    }),
    ...standing,
    dueOn: line.dueOn,
    overdue: isOverdue,
  }
}
