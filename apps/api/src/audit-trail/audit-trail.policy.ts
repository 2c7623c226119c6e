import { COMMENT_AUDIENCES, type CommentAudience } from '@crosswalk/contracts'
import { listAudiences } from '../access/audiences.ts'
import { type EnrolmentAccess, isStaffOf, type Viewer } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'
import type { EntryKind } from '../ledger/projectors.ts'

/** What staff do among themselves about a learner's record. Learners don't read it. */
export const STAFF_ONLY_KINDS: readonly EntryKind[] = ['sample.made', 'sample.withdrawn']

/** What of the ledger somebody reads. */
export type Reach =
  /** All of the centre. */
  | { kind: 'centre' }
  /** Of learners: what belongs to these enrolments, or to none. */
  | { kind: 'enrolments'; enrolmentIds: readonly string[]; asLearner: boolean; comments: readonly CommentReach[] }

/** Of which enrolments they read the comments for an audience; that there are others, they are not told. */
export interface CommentReach {
  audience: CommentAudience
  enrolmentIds: readonly string[]
}

export function requireWholeCentre(viewer: Viewer): Reach {
  if (!viewer.roles.includes('centreManager')) throw appError('access.refused')
  return { kind: 'centre' }
}

export function toReach(viewer: Viewer, accesses: readonly [EnrolmentAccess, ...EnrolmentAccess[]]): Reach {
  const isOther = accesses.every(access => access.learnerPersonId !== viewer.personId)
  if (isOther && accesses.every(access => access.manages)) return { kind: 'centre' }
  return {
    kind: 'enrolments',
    enrolmentIds: accesses.map(access => access.id),
    asLearner: !accesses.some(isStaffOf),
    comments: COMMENT_AUDIENCES.map(audience => ({
      audience,
      enrolmentIds: accesses.filter(access => listAudiences(access, viewer).includes(audience)).map(({ id }) => id),
    })),
  }
}
