/** Who answers a record: the learner of whom it was written, and nobody for them. */
import type { EnrolmentAccess, Viewer } from '../access/enrolment-access.ts'
import type { EvidenceRecord } from '../evidence/evidence.model.ts'
import { appError } from '../http/app-error.ts'
import { isRecord } from './records.model.ts'

export function canAnswer(
  evidence: EvidenceRecord,
  accesses: ReadonlyMap<string, EnrolmentAccess>,
  viewer: Pick<Viewer, 'personId'>,
): boolean {
  const access = accesses.get(evidence.enrolmentId)
  return isRecord(evidence) && evidence.learnerPersonId === viewer.personId && access?.own === true
}

export function requireAnswer(
  evidence: EvidenceRecord,
  accesses: ReadonlyMap<string, EnrolmentAccess>,
  viewer: Pick<Viewer, 'personId'>,
): void {
  if (evidence.learnerPersonId !== viewer.personId) throw appError('access.refused')
  if (!canAnswer(evidence, accesses, viewer)) throw appError('record.notToConfirm')
}
