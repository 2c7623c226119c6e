/** A note of a visit is written by an assessor of the enrolment. */
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'

export function requireVisit(access: EnrolmentAccess): Authorized<EnrolmentAccess> {
  if (!access.relationships.has('assessor')) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}
