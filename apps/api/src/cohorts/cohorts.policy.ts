import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { CohortRecord } from './cohorts.repository.ts'

export function canManageCohorts(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('centreManager')
}

export function requireManagedCohort(actor: Actor, cohort: CohortRecord | null): Authorized<CohortRecord> {
  if (!canManageCohorts(actor)) throw appError('access.refused')
  if (cohort === null || cohort.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(cohort)
}
