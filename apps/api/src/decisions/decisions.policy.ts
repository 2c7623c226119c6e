/** Who may decide, correct, undo and countersign. */
import { type EnrolmentAccess, isOpen, type Viewer } from '../access/enrolment-access.ts'
import type { EvidenceRecord } from '../evidence/evidence.model.ts'
import { appError } from '../http/app-error.ts'

/** Separation of duties is about the person, whatever role they act in: the learner, or the witness, of this item. */
function isSeparatedFrom(
  evidence: Pick<EvidenceRecord, 'learnerPersonId' | 'authorKind' | 'authorId'>,
  viewer: Pick<Viewer, 'personId'>,
): boolean {
  return (
    evidence.learnerPersonId === viewer.personId ||
    (evidence.authorKind === 'witness' && evidence.authorId === viewer.personId)
  )
}

export function canDecideOn(evidence: EvidenceRecord, access: EnrolmentAccess, viewer: Viewer): boolean {
  return (
    evidence.ended === null &&
    isOpen(access) &&
    access.relationships.has('assessor') &&
    !isSeparatedFrom(evidence, viewer)
  )
}

export function requireDecideOn(evidence: EvidenceRecord, access: EnrolmentAccess, viewer: Viewer): void {
  if (evidence.ended !== null) throw appError('evidence.removed')
  if (isSeparatedFrom(evidence, viewer)) throw appError('access.separation')
  if (!access.relationships.has('assessor')) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
}

/** Somebody else than whoever decided, and neither the learner nor the witness. */
export function canCountersign(
  evidence: EvidenceRecord,
  access: EnrolmentAccess,
  viewer: Viewer,
  decidedById: string,
): boolean {
  return (
    access.relationships.has('countersigner') && !isSeparatedFrom(evidence, viewer) && decidedById !== viewer.personId
  )
}

export function requireCountersign(
  evidence: EvidenceRecord,
  access: EnrolmentAccess,
  viewer: Viewer,
  decidedById: string,
): void {
  if (!access.relationships.has('countersigner')) throw appError('access.refused')
  if (!canCountersign(evidence, access, viewer, decidedById)) throw appError('access.separation')
}
