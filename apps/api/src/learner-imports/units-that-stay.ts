/** [UNIT-1] A line may name a pattern without units that a learner has: what rests on those is said before saving. */
import { setImmediate as breathe } from 'node:timers/promises'
import { listWords } from '@crosswalk/contracts'
import { checkChangeUnits } from '@crosswalk/progress'
import type { Db } from '../db/store.ts'
import { findEnrolmentFacts } from '../progress-rows/enrolment-facts.repository.ts'
import { changesUnits } from './learner-changes.ts'
import type { LearnerPlan } from './plan-learners.ts'

/** Between two breaths, in which the event loop serves others. */
const ENROLMENTS_TO_A_BREATH = 5

/** Adds the error to each line that would take out a unit with a sign-off or with accepted work. */
export async function sayUnitsThatStay(db: Db, plans: readonly LearnerPlan[]): Promise<void> {
  for (const [at, plan] of plans.filter(dropsUnits).entries()) {
    if (at % ENROLMENTS_TO_A_BREATH === 0) await breathe()
    const message = await findReason(db, plan)
    if (message !== null) plan.errors.push({ column: 'pattern', message })
  }
}

function dropsUnits(plan: LearnerPlan): boolean {
  const { enrolment, pattern } = plan
  if (enrolment === null || pattern === null || !changesUnits(plan, enrolment)) return false
  return enrolment.unitIds.some(id => !pattern.described.unitIds.includes(id))
}

async function findReason(db: Db, { enrolment, programme, pattern }: LearnerPlan): Promise<string | null> {
  const loaded = enrolment === null ? null : await findEnrolmentFacts(db, enrolment.id)
  if (loaded === null || programme === null || pattern === null) return null
  const { qualification } = programme.mapping
  const check = checkChangeUnits(qualification, loaded.facts, pattern.described.unitIds, '')
  if (check.ok) return null
  const units = qualification.units.filter(unit => check.unitIds.includes(unit.id)).map(unit => `Unit ${unit.number}`)
  const [named, are] = [listWords(units), units.length === 1 ? 'is' : 'are']
  return check.reason === 'unitSignedOff'
    ? `${named} ${are} signed off and not in “${pattern.name}”. Reopen the sign-off first, or leave this cell empty.`
    : `Accepted work rests on ${named}, which ${are} not in “${pattern.name}”. Change the units on the learner’s enrolment, which asks why, or leave this cell empty.`
}
