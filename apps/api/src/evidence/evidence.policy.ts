/** Who may do what with evidence and its tags. The same answers go out as `can` and guard the writes. */
import type { Evidence } from '@crosswalk/contracts'
import {
  checkAddFileVersion,
  checkRemoveEvidence,
  checkRemoveTag,
  type DecisionFact,
  type Removal,
} from '@crosswalk/progress'
import { type Authorized, authorize } from '../access/authorized.ts'
import { type EnrolmentAccess, isOpen, isStaffOf, type Viewer } from '../access/enrolment-access.ts'
import { canDecideOn } from '../decisions/decisions.policy.ts'
import { appError } from '../http/app-error.ts'
import { toRecordStatus } from '../records/records.model.ts'
import { type TagRecord, toDecisionFact, toTagFact } from '../tags/tags.model.ts'
import type { EvidenceRecord } from './evidence.model.ts'
import type { Resting } from './evidence.repository.ts'

/** Enrolments of the learner that the person may see, by id. */
export type AccessById = ReadonlyMap<string, EnrolmentAccess>

export function toAccessById(accesses: readonly EnrolmentAccess[]): AccessById {
  return new Map(accesses.map(access => [access.id, access]))
}

/** An item is seen by whoever sees the enrolment it was added from, or one in which it is tagged. */
export function requireVisibleEvidence(
  evidence: EvidenceRecord | null,
  tags: readonly TagRecord[],
  accesses: AccessById,
): Authorized<EvidenceRecord> {
  if (evidence === null) throw appError('record.notFound')
  const isVisible = accesses.has(evidence.enrolmentId) || tags.some(tag => accesses.has(tag.enrolmentId))
  if (!isVisible) throw appError('record.notFound')
  return authorize(evidence)
}

/** Gets the learner’s shapes: is not told which decision waits for a countersignature. */
export function seesAsLearner(accesses: AccessById): boolean {
  return ![...accesses.values()].some(isStaffOf)
}

/** The learner their own, an assessor for a learner whom they assess. */
export function canAddEvidence(access: EnrolmentAccess): boolean {
  return isOpen(access) && mayAdd(access)
}

export function requireAddEvidence(access: EnrolmentAccess): void {
  if (!mayAdd(access)) throw appError('access.refused')
  if (!isOpen(access)) throw appError('enrolment.ended')
}

const mayAdd = (access: EnrolmentAccess): boolean => access.own || access.relationships.has('assessor')

/** Whoever added it, and could add it today: the learner, or the assessor who wrote it and goes on assessing. */
function isAuthor(evidence: EvidenceRecord, accesses: AccessById, viewer: Pick<Viewer, 'personId'>): boolean {
  const access = accesses.get(evidence.enrolmentId)
  return evidence.addedBy === viewer.personId && access !== undefined && mayAdd(access)
}

/** A draft; after a referral, what was asked for [TAG-2]; a record in which the learner says that something is wrong. */
function canChangeEvidence(
  evidence: EvidenceRecord,
  tags: readonly TagRecord[],
  accesses: AccessById,
  viewer: Viewer,
): boolean {
  if (evidence.ended !== null || !isAuthor(evidence, accesses, viewer)) return false
  if (evidence.submitted === null || toRecordStatus(evidence) === 'disputed') return true
  return checkAddFileVersion(tags.map(toTagFact), toDecisionFacts(tags)).ok
}

export function requireAuthor(evidence: EvidenceRecord, accesses: AccessById, viewer: Viewer): void {
  if (evidence.ended !== null) throw appError('evidence.removed')
  if (!isAuthor(evidence, accesses, viewer)) throw appError('access.refused')
}

export function requireChangeEvidence(
  evidence: EvidenceRecord,
  tags: readonly TagRecord[],
  accesses: AccessById,
  viewer: Viewer,
): void {
  requireAuthor(evidence, accesses, viewer)
  if (!canChangeEvidence(evidence, tags, accesses, viewer)) throw appError('evidence.notDraft')
}

/** Of an enrolment that has not ended. */
export function isTagOpen(tag: TagRecord, accesses: AccessById): boolean {
  const access = accesses.get(tag.enrolmentId)
  return access !== undefined && isOpen(access)
}

/** A draft, drafted tags, or tags that were referred. */
function canSubmitEvidence(
  evidence: EvidenceRecord,
  tags: readonly TagRecord[],
  accesses: AccessById,
  viewer: Viewer,
): boolean {
  if (evidence.ended !== null || !isAuthor(evidence, accesses, viewer)) return false
  const open = tags.filter(tag => isTagOpen(tag, accesses))
  if (tags.length > 0 && open.length === 0) return false
  return evidence.submitted === null || open.some(tag => tag.status === 'draft' || tag.status === 'referred')
}

function canAddTag(evidence: EvidenceRecord, access: EnrolmentAccess): boolean {
  return evidence.ended === null && canAddEvidence(access)
}

export function requireAddTag(evidence: EvidenceRecord, access: EnrolmentAccess): void {
  if (evidence.ended !== null) throw appError('evidence.removed')
  requireAddEvidence(access)
}

/** Staff remove with a reason: whoever assesses it, a lead IQA, a centre manager. Learners by TAG-4. */
export function mayRemove(access: EnrolmentAccess): boolean {
  return access.own || access.relationships.has('assessor') || access.leadIqa || access.manages
}

/** What the rule on removal [TAG-4] asks about this person and something that they or somebody else added. */
function toRemoval(
  thing: { addedById: string | null; enrolmentId: string; decisions: TagRecord['decisions'] },
  access: EnrolmentAccess,
  viewer: Viewer,
  resting: Resting,
  reason: string,
): Removal {
  return {
    actor: toRemovalActor(access),
    addedByActor: thing.addedById === viewer.personId,
    reason,
    isAgreed: thing.decisions.some(decision => decision.ended === null && resting.agreed.has(decision.id)),
    isClaimed: resting.claimed.has(thing.enrolmentId),
  }
}

function toRemovalActor(access: EnrolmentAccess): Removal['actor'] {
  if (access.own) return 'learner'
  return access.leadIqa ? 'leadIqa' : 'staff'
}

export const toRemovalOfTag = (
  tag: TagRecord,
  access: EnrolmentAccess,
  viewer: Viewer,
  resting: Resting,
  reason: string,
): Removal => toRemoval({ ...tag, addedById: tag.addedBy.id }, access, viewer, resting, reason)

/** Stands in for the reason that staff give when they remove, where the question is only whether they could. */
const SOME_REASON = 'asked for when it is done'

export function canRemoveTag(
  tag: TagRecord,
  access: EnrolmentAccess | undefined,
  viewer: Viewer,
  resting: Resting,
): boolean {
  if (access === undefined || !mayRemove(access)) return false
  const removal = toRemovalOfTag(tag, access, viewer, resting, SOME_REASON)
  return checkRemoveTag(toTagFact(tag), tag.decisions.map(toDecisionFact), removal).ok
}

/** The learner whose work it is, and staff who work with them or answer for the centre. */
function canMarkConfidential(evidence: EvidenceRecord, accesses: AccessById): boolean {
  const access = accesses.get(evidence.enrolmentId)
  if (access === undefined || evidence.ended !== null) return false
  return access.own || access.manages || access.relationships.has('assessor') || access.relationships.has('tutor')
}

export function requireMarkConfidential(evidence: EvidenceRecord, accesses: AccessById): void {
  if (evidence.ended !== null) throw appError('evidence.removed')
  if (!canMarkConfidential(evidence, accesses)) throw appError('access.refused')
}

/** Every tag must be removable, in every enrolment: null where some are in one that the person does not see. */
export function checkRemoval(
  evidence: EvidenceRecord,
  tags: readonly TagRecord[],
  accesses: AccessById,
  viewer: Viewer,
  resting: Resting,
  reason: string,
): ReturnType<typeof checkRemoveEvidence> | null {
  const access = accesses.get(evidence.enrolmentId)
  if (access === undefined || !mayRemove(access)) return null
  const whole = { addedById: evidence.addedBy, enrolmentId: evidence.enrolmentId, decisions: [] }
  const parts = []
  for (const tag of tags) {
    const ofTag = accesses.get(tag.enrolmentId)
    if (ofTag === undefined || !mayRemove(ofTag)) return null
    const removal = toRemovalOfTag(tag, ofTag, viewer, resting, reason)
    parts.push({ tag: toTagFact(tag), decisions: tag.decisions.map(toDecisionFact), removal })
  }
  return checkRemoveEvidence(evidence, parts, toRemoval(whole, access, viewer, resting, reason))
}

export function toEvidenceCan(
  evidence: EvidenceRecord,
  tags: readonly TagRecord[],
  accesses: AccessById,
  viewer: Viewer,
  resting: Resting,
): Omit<Evidence['can'], 'erase'> {
  const access = accesses.get(evidence.enrolmentId)
  const canChange = canChangeEvidence(evidence, tags, accesses, viewer)
  return {
    change: canChange,
    submit: canSubmitEvidence(evidence, tags, accesses, viewer),
    addTag: access !== undefined && canAddTag(evidence, access),
    addFile: canChange,
    decide: tags.some(tag => {
      const ofTag = accesses.get(tag.enrolmentId)
      return tag.status === 'submitted' && ofTag !== undefined && canDecideOn(evidence, ofTag, viewer)
    }),
    remove: checkRemoval(evidence, tags, accesses, viewer, resting, SOME_REASON)?.ok ?? false,
    markConfidential: canMarkConfidential(evidence, accesses),
  }
}

function toDecisionFacts(tags: readonly TagRecord[]): DecisionFact[] {
  return tags.flatMap(tag => tag.decisions.map(toDecisionFact))
}
