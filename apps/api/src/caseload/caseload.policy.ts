import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'

/** An assessor's or tutor's own; all staff's for whoever manages the centre, or leads its IQAs. */
export function toCaseloadCan({ roles }: Pick<Actor, 'roles'>) {
  return {
    own: roles.includes('assessor') || roles.includes('tutor'),
    centre: roles.includes('centreManager') || roles.includes('leadIqa'),
    setLimits: roles.includes('centreManager'),
  }
}

export function requireCaseload(actor: Pick<Actor, 'roles'>, asked: 'own' | 'centre' | undefined): 'own' | 'centre' {
  const can = toCaseloadCan(actor)
  const of = asked ?? (can.own ? 'own' : 'centre')
  if (!can[of]) throw appError('access.refused')
  return of
}
