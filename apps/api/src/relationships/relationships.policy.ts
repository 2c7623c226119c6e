import { type RelationshipKind, ROLE_NAMES, ROLES_OF } from '@crosswalk/contracts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'
import type { PersonRecord } from '../people/people.model.ts'

/** Nobody judges, countersigns or samples their own work, or confirms their own KSBs. */
export function requireRelatable(
  enrolment: Pick<EnrolmentAccess, 'centreId' | 'learnerPersonId'>,
  person: PersonRecord | null,
  kind: RelationshipKind,
): PersonRecord {
  if (person === null || person.centreId !== enrolment.centreId) throw appError('record.notFound')
  if (person.id === enrolment.learnerPersonId) {
    throw appError('access.separation', { detail: `${person.name} is the learner of this enrolment.` })
  }
  if (person.isClosed) throw appError('access.refused', { detail: `${person.name}’s access is closed.` })
  // A role that begins later is enough: the relationship counts from then.
  if (!person.datedRoles.some(({ role }) => ROLES_OF[kind].includes(role))) {
    const names = ROLES_OF[kind].map(role => ROLE_NAMES[role]).join(' or ')
    throw appError('access.refused', {
      detail: `${person.name} does not have the role ${names}. Give it to them first.`,
    })
  }
  return person
}
