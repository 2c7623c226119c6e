import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { LearnerRecord } from './learners.repository.ts'

/** Learners of another centre don't exist here. */
export function requireManagedLearner(actor: Actor, learner: LearnerRecord | null): Authorized<LearnerRecord> {
  if (!actor.roles.includes('centreManager')) throw appError('access.refused')
  if (learner === null || learner.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(learner)
}
