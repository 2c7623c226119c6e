import { type Role, type Scope, STAFF_ROLES } from '@crosswalk/contracts'

/** Who asks: one person at one centre, with the roles that they have at this moment. */
export interface Actor {
  personId: string
  centreId: string
  accountId: string
  /** The session family, which ends with sign-out, a changed password or a closed account. */
  familyId: string
  roles: readonly Role[]
}

/** Who may enter at all. What they may touch inside is the feature's policy. */
export function mayEnter(scope: Scope, actor: Actor): boolean {
  switch (scope) {
    case 'public':
    case 'session':
    case 'person':
      return true
    case 'staff':
      return STAFF_ROLES.some(role => actor.roles.includes(role))
    case 'assessor':
      return actor.roles.includes('assessor')
    case 'centreManager':
      return actor.roles.includes('centreManager')
  }
}
