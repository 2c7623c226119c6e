/** Who reads a comment, and who may write and remove one. */
import type { CommentAudience } from '@crosswalk/contracts'
import { listAudiences } from '../access/audiences.ts'
import { type Authorized, authorize } from '../access/authorized.ts'
import type { EnrolmentAccess, Viewer } from '../access/enrolment-access.ts'
import { appError } from '../http/app-error.ts'
import type { CommentRecord } from './comments.repository.ts'

type Accesses = ReadonlyMap<string, EnrolmentAccess>

export function canRead(comment: CommentRecord, accesses: Accesses, viewer: Viewer): boolean {
  const access = accesses.get(comment.enrolmentId)
  return access !== undefined && listAudiences(access, viewer).includes(comment.audience)
}

/** A comment for others is not there, like one that never was. */
export function requireRead(
  comment: CommentRecord | null,
  accesses: Accesses,
  viewer: Viewer,
): Authorized<CommentRecord> {
  if (comment === null || comment.centreId !== viewer.centreId || !canRead(comment, accesses, viewer)) {
    throw appError('record.notFound')
  }
  return authorize(comment)
}

/** For an audience that one is of. */
export function requireWrite(audience: CommentAudience, access: EnrolmentAccess, viewer: Viewer): void {
  if (!listAudiences(access, viewer).includes(audience)) throw appError('access.refused')
}

export function canRemove(comment: CommentRecord, viewer: Pick<Viewer, 'personId'>): boolean {
  return comment.authorId === viewer.personId && comment.ended === null
}
