/** Who may erase what somebody wrote: staff who may read it, and to whom a manager gave the power by name. */
import type { CommentAudience } from '@crosswalk/contracts'
import { listAudiences } from '../access/audiences.ts'
import { type EnrolmentAccess, isStaffOf, type Viewer } from '../access/enrolment-access.ts'
import { STAFF_ONLY_KINDS } from '../audit-trail/audit-trail.policy.ts'
import { appError } from '../http/app-error.ts'
import type { WrittenEntryRecord } from './written-texts.repository.ts'

export function requirePower(hasPower: boolean): void {
  if (!hasPower) throw appError('erasure.powerNeeded')
}

/** `access` is to the entry's enrolment; null where it has none, and is the whole centre's. */
export function mayErase(entry: WrittenEntryRecord, access: EnrolmentAccess | null, viewer: Viewer): boolean {
  if (access === null) return entry.enrolmentId === null && viewer.roles.includes('centreManager')
  if (access.learnerPersonId === viewer.personId || !isStaffOf(access)) return false
  return listAudiences(access, viewer).includes(toAudience(entry))
}

/** For whom the words of an entry are. */
export function toAudience({ kind, data }: Pick<WrittenEntryRecord, 'kind' | 'data'>): CommentAudience {
  if (STAFF_ONLY_KINDS.some(one => one === kind)) return 'staffOnly'
  if (kind !== 'comment.added' && kind !== 'texts.erased') return 'learnerAndStaff'
  return (data as { audience: CommentAudience }).audience
}

const NARROWEST = ['assessorAndIqa', 'staffOnly', 'learnerAndStaff'] as const

/** That something was erased is told to nobody who was not told that it is there. */
export function toNarrowest(audiences: readonly CommentAudience[]): CommentAudience {
  return NARROWEST.find(one => audiences.includes(one)) ?? 'learnerAndStaff'
}
