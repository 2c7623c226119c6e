import type { Enrolment } from '@crosswalk/contracts'
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen, type Viewer } from '../access/enrolment-access.ts'
import { canAddEvidence } from '../evidence/evidence.policy.ts'
import { appError } from '../http/app-error.ts'
import { canSignOff } from '../sign-offs/sign-offs.policy.ts'

export function canChangeEnrolment(access: Pick<EnrolmentAccess, 'manages'>): boolean {
  return access.manages
}

export function requireChangeable(access: EnrolmentAccess): Authorized<EnrolmentAccess> {
  if (!canChangeEnrolment(access)) throw appError('access.refused')
  return authorize(access)
}

/** What the screens offer. Each write asks its own feature’s policy again. */
export function toEnrolmentCan(access: EnrolmentAccess, viewer: Viewer): Enrolment['can'] {
  const isLearner = access.learnerPersonId === viewer.personId
  return {
    change: canChangeEnrolment(access),
    addEvidence: canAddEvidence(access),
    assess: isOpen(access) && access.relationships.has('assessor') && !isLearner,
    signOff: canSignOff(access, viewer),
    countersign: access.relationships.has('countersigner') && !isLearner,
  }
}
