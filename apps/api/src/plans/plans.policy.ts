/** Assessors and tutors of the enrolment write its plan; the learner agrees to it; whoever sees the enrolment reads it. */
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'

const writes = ({ relationships }: EnrolmentAccess): boolean =>
  relationships.has('assessor') || relationships.has('tutor')

export const canWritePlan = (access: EnrolmentAccess): boolean => writes(access) && isOpen(access)

export function requireWritePlan(access: EnrolmentAccess): Authorized<EnrolmentAccess> {
  if (!writes(access)) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}

export const canAgreePlan = (access: EnrolmentAccess): boolean => access.own && isOpen(access)

export function requireAgreePlan(access: EnrolmentAccess): Authorized<EnrolmentAccess> {
  if (!access.own) throw appError('access.refused', { detail: 'Only the learner agrees to their plan.' })
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}
