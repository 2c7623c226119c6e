/** Who of the staff confirms KSBs. The employer does it by a link: outside/. */
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen, type Viewer } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'

const isLearnerOf = (access: EnrolmentAccess, viewer: Pick<Viewer, 'personId'>): boolean =>
  access.learnerPersonId === viewer.personId

const isTutorOrAssessor = ({ relationships }: EnrolmentAccess): boolean =>
  relationships.has('tutor') || relationships.has('assessor')

/** [KSB-7] A tutor or an assessor of today, and never of their own KSBs. */
export function canConfirm(access: EnrolmentAccess, viewer: Pick<Viewer, 'personId'>): boolean {
  return isOpen(access) && isTutorOrAssessor(access) && !isLearnerOf(access, viewer)
}

export function requireConfirm(access: EnrolmentAccess, viewer: Pick<Viewer, 'personId'>): Authorized<EnrolmentAccess> {
  if (isLearnerOf(access, viewer)) throw appError('access.separation', { detail: 'Nobody confirms their own KSBs.' })
  if (!isTutorOrAssessor(access)) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}
