/** Who may say that a unit was achieved elsewhere, and who may take that back. The person counts, whatever their role. */
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen, type Viewer } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'

const isLearnerOf = (access: EnrolmentAccess, viewer: Pick<Viewer, 'personId'>): boolean =>
  access.learnerPersonId === viewer.personId

/** An assessor of today: criteria count as accepted by it, so nobody else's word is enough. */
export function canAchieve(access: EnrolmentAccess, viewer: Viewer): boolean {
  return isOpen(access) && access.relationships.has('assessor') && !isLearnerOf(access, viewer)
}

export function requireAchieve(access: EnrolmentAccess, viewer: Viewer): Authorized<EnrolmentAccess> {
  if (isLearnerOf(access, viewer)) throw appError('access.separation')
  if (!access.relationships.has('assessor')) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}

/** An assessor or IQA of the enrolment, or a lead IQA. */
export function canEndAchievement(access: EnrolmentAccess, viewer: Viewer): boolean {
  return mayEnd(access) && !isLearnerOf(access, viewer)
}

export function requireEndAchievement(access: EnrolmentAccess, viewer: Viewer): Authorized<EnrolmentAccess> {
  if (isLearnerOf(access, viewer)) throw appError('access.separation')
  if (!mayEnd(access)) throw appError('access.refused')
  return authorize(access)
}

const mayEnd = ({ relationships, leadIqa }: EnrolmentAccess): boolean =>
  relationships.has('assessor') || relationships.has('iqa') || leadIqa
