/** Who may sign a unit off, and who may reopen that. The person counts, whatever role they act in. */
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen, type Viewer } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'

const isLearnerOf = (access: EnrolmentAccess, viewer: Pick<Viewer, 'personId'>): boolean =>
  access.learnerPersonId === viewer.personId

/** An assessor of today. Whether the unit is ready is the rules' to say [LEVEL-4]. */
export function canSignOff(access: EnrolmentAccess, viewer: Viewer): boolean {
  return isOpen(access) && access.relationships.has('assessor') && !isLearnerOf(access, viewer)
}

export function requireSignOff(access: EnrolmentAccess, viewer: Viewer): Authorized<EnrolmentAccess> {
  if (isLearnerOf(access, viewer)) throw appError('access.separation')
  if (!access.relationships.has('assessor')) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}

/** An assessor or IQA of the enrolment, or a lead IQA: also once the enrolment has ended, since that is when it shows. */
export function canReopen(access: EnrolmentAccess, viewer: Viewer): boolean {
  return mayReopen(access) && !isLearnerOf(access, viewer)
}

export function requireReopen(access: EnrolmentAccess, viewer: Viewer): Authorized<EnrolmentAccess> {
  if (isLearnerOf(access, viewer)) throw appError('access.separation')
  if (!mayReopen(access)) throw appError('access.refused')
  return authorize(access)
}

const mayReopen = ({ relationships, leadIqa }: EnrolmentAccess): boolean =>
  relationships.has('assessor') || relationships.has('iqa') || leadIqa
