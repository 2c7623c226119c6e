import { type RelationshipKind, ROLE_NAMES, type Role } from '@crosswalk/contracts'
import type { EnrolmentAccess } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'
import type { PersonRecord } from '../people/people.model.ts'

/** As `access/` counts them: a relationship is nothing without the role that goes with it. */
const ROLES_FOR: Record<RelationshipKind, readonly Role[]> = {
  assessor: ['assessor'],
  countersigner: ['assessor'],
  tutor: ['tutor'],
  iqa: ['iqa', 'leadIqa'],
}

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
  const [needed, ...others] = ROLES_FOR[kind]
  // A role that begins later is enough: the relationship counts from then.
  const isAble = person.datedRoles.some(({ role }) => ROLES_FOR[kind].includes(role))
  if (!isAble && needed !== undefined) {
    const names = [needed, ...others].map(role => ROLE_NAMES[role]).join(' or ')
    throw appError('access.refused', {
      detail: `${person.name} does not have the role ${names}. Give it to them first.`,
    })
  }
  return person
}
