import type { Role } from '@crosswalk/contracts'

/** Where somebody's day starts, by the role that waits for most. */
export function firstPage(roles: readonly Role[]) {
  if (roles.includes('assessor')) return '/caseload'
  if (roles.includes('tutor') || roles.includes('iqa') || roles.includes('leadIqa')) return '/ksbs'
  if (roles.includes('centreManager')) return '/people'
  return '/my'
}
