import type { Plan } from '@crosswalk/contracts'
import type { GivenPlan } from './api/save-plan.ts'

/** The plan as it stands, to be saved again with a change. */
export const toGiven = ({ version, lines, nextVisit }: Plan): GivenPlan => ({
  version,
  lines: lines.map(({ id, what, method, criteria, dueOn }) => ({
    id,
    what,
    method,
    criterionIds: criteria.map(({ criterionId }) => criterionId),
    dueOn,
  })),
  nextVisit,
})
