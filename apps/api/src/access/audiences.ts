/**
 * Of which audiences somebody is in an enrolment today. It is about the person: whoever is the learner reads as the
 * learner alone, whatever roles they have besides.
 */
import type { CommentAudience, InboxReaders } from '@crosswalk/contracts'
import { STAFF_ROLES } from '@crosswalk/contracts'
import { type EnrolmentAccess, isStaffOf, type Viewer } from './enrolment-access.ts'

const JUDGING = ['assessor', 'countersigner', 'iqa'] as const

export function listAudiences(access: EnrolmentAccess, viewer: Pick<Viewer, 'personId'>): CommentAudience[] {
  if (access.learnerPersonId === viewer.personId) return access.own ? ['learnerAndStaff'] : []
  if (!isStaffOf(access)) return []
  return isJudge(access) ? ['learnerAndStaff', 'staffOnly', 'assessorAndIqa'] : ['learnerAndStaff', 'staffOnly']
}

/** Assessor, countersigner or IQA of it, by a relationship or by what their role reaches. A manager is none. */
function isJudge(access: EnrolmentAccess): boolean {
  return access.iqaOfProgramme || access.leadIqa || JUDGING.some(kind => access.relationships.has(kind))
}

/** Whether what was told to somebody is still for them. `access` is null for what is of no enrolment. */
export function isStillFor(readers: InboxReaders, access: EnrolmentAccess | null, viewer: Viewer): boolean {
  switch (readers) {
    case 'everyone':
      return true
    case 'centreManager':
      return viewer.roles.includes('centreManager')
    case 'learner':
      return access?.own === true && access.learnerPersonId === viewer.personId
    case 'staff':
      if (access === null) return STAFF_ROLES.some(role => viewer.roles.includes(role))
      return listAudiences(access, viewer).includes('staffOnly')
    case 'assessorAndIqa':
      return access !== null && listAudiences(access, viewer).includes('assessorAndIqa')
  }
}
