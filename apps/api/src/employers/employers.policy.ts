import { type Authorized, authorize } from '../access/authorized.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { EmployerRecord } from './employers.repository.ts'

function canManageEmployers(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.includes('centreManager')
}

export function requireManagedEmployer(actor: Actor, employer: EmployerRecord | null): Authorized<EmployerRecord> {
  if (!canManageEmployers(actor)) throw appError('access.refused')
  if (employer === null || employer.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(employer)
}

/** Line managers’ addresses are for those who have somebody there. */
export function requireVisibleEmployer(actor: Actor, employer: EmployerRecord | null): Authorized<EmployerRecord> {
  const isVisible = employer !== null && (canManageEmployers(actor) || employer.isSeen)
  if (!isVisible || employer.centreId !== actor.centreId) throw appError('record.notFound')
  return authorize(employer)
}
