/** Who ticks and who signs at the gateway. The person counts, whatever role they act in. */
import type { GatewayParty } from '@crosswalk/contracts'
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen, isStaffOf, type Viewer } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'

type Person = Pick<Viewer, 'personId'>

const isLearnerOf = (access: EnrolmentAccess, viewer: Person): boolean => access.learnerPersonId === viewer.personId

const isTutorOrAssessor = ({ relationships }: EnrolmentAccess): boolean =>
  relationships.has('tutor') || relationships.has('assessor')

/** A tutor or an assessor of today. */
export function canTick(access: EnrolmentAccess, viewer: Person): boolean {
  return isOpen(access) && isTutorOrAssessor(access) && !isLearnerOf(access, viewer)
}

export function requireTick(access: EnrolmentAccess, viewer: Person): Authorized<EnrolmentAccess> {
  if (isLearnerOf(access, viewer)) throw appError('access.separation', { detail: 'Nobody ticks this of themselves.' })
  if (!isTutorOrAssessor(access)) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
  return authorize(access)
}

/** The learner as themselves; for the centre a tutor or an assessor. Nobody signs for the employer here. */
export function findSigningParty(access: EnrolmentAccess, viewer: Person): 'learner' | 'centre' | null {
  if (!isOpen(access)) return null
  if (isLearnerOf(access, viewer)) return access.own ? 'learner' : null
  return isTutorOrAssessor(access) ? 'centre' : null
}

export function requireSigningParty(access: EnrolmentAccess, viewer: Person): 'learner' | 'centre' {
  if (!isOpen(access)) throw appError('enrolment.ended')
  const party = findSigningParty(access, viewer)
  if (party === null) throw appError('access.refused')
  return party
}

/** One’s own; and a centre manager anybody’s, for a page that was signed by mistake. */
export function canWithdraw(
  access: EnrolmentAccess,
  viewer: Person,
  signature: { party: GatewayParty; signedBy: string | null },
): boolean {
  return access.manages || signature.signedBy === viewer.personId
}

/** Tutors, assessors and managers ask the employer. */
export function canAskEmployer(access: EnrolmentAccess, viewer: Person): boolean {
  return (
    isOpen(access) && isStaffOf(access) && (isTutorOrAssessor(access) || access.manages) && !isLearnerOf(access, viewer)
  )
}

export function requireAskEmployer(access: EnrolmentAccess, viewer: Person): Authorized<EnrolmentAccess> {
  if (!isOpen(access) && (isTutorOrAssessor(access) || access.manages)) throw appError('enrolment.ended')
  if (!canAskEmployer(access, viewer)) throw appError('access.refused')
  return authorize(access)
}

/** Whoever may ask may end a link, of an enrolment that is over too. */
export function requireEndAccess(access: EnrolmentAccess, viewer: Person): Authorized<EnrolmentAccess> {
  if (!isStaffOf(access)) throw appError('record.notFound')
  if (!isTutorOrAssessor(access) && !access.manages) throw appError('access.refused')
  if (isLearnerOf(access, viewer)) throw appError('access.refused')
  return authorize(access)
}
