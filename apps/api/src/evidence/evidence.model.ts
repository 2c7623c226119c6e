/** An item of evidence as it is loaded, and as people of each kind see it. */
import {
  type AuthorKind,
  type Evidence,
  type EvidenceFile,
  type EvidenceSummary,
  type EvidenceTag,
  INLINE_MEDIA_TYPES,
  type Method,
  type PersonName,
  type RecordOutcome,
} from '@crosswalk/contracts'
import { toExplainedDecision } from '../decisions/explained-decision.ts'
import { toRecordStatus } from '../records/records.model.ts'
import { findStanding, findWaiting, type TagRecord } from '../tags/tags.model.ts'

export interface EvidenceRecord {
  id: string
  centreId: string
  learnerId: string
  learnerName: string
  /** The person that the learner is. */
  learnerPersonId: string
  enrolmentId: string
  reference: string
  method: Method
  title: string
  occurredOn: string | null
  description: string | null
  link: string | null
  text: string | null
  keptAt: string | null
  authorKind: AuthorKind
  authorId: string | null
  authorName: string
  addedBy: string | null
  addedAt: Date
  submitted: number | null
  submittedAt: Date | null
  ownWorkAt: Date | null
  confidential: boolean
  revision: number
  began: number
  ended: number | null
  /** What the learner last said of it, where it is a record that staff wrote. */
  answer: {
    id: string
    outcome: RecordOutcome
    statement: string | null
    evidenceRevision: number
    answeredAt: Date
  } | null
}

export interface FileRecord {
  id: string
  evidenceId: string
  name: string
  size: number
  mediaType: string
  sha256: string
  version: number
  supersedes: string | null
  addedAt: Date
  addedBy: PersonName
}

export function toStatus(evidence: Pick<EvidenceRecord, 'ended' | 'submitted'>): EvidenceSummary['status'] {
  if (evidence.ended !== null) return 'removed'
  return evidence.submitted === null ? 'draft' : 'submitted'
}

/** Nothing to look at: neither file, link, text nor a note of where it is kept. */
export function isEmpty(evidence: Pick<EvidenceRecord, 'link' | 'text' | 'keptAt'>, files: number): boolean {
  return evidence.link === null && evidence.text === null && evidence.keptAt === null && files === 0
}

const inlineTypes: ReadonlySet<string> = new Set(INLINE_MEDIA_TYPES)

export function toEvidenceFile(file: FileRecord): EvidenceFile {
  const { id, name, size, mediaType, sha256, version, supersedes, addedAt, addedBy } = file
  return {
    id,
    name,
    size,
    mediaType,
    inline: inlineTypes.has(mediaType),
    sha256,
    version,
    supersedes,
    uploadedAt: addedAt.toISOString(),
    uploadedBy: addedBy,
  }
}

const toShared = (evidence: EvidenceRecord) => ({
  id: evidence.id,
  learnerId: evidence.learnerId,
  reference: evidence.reference,
  title: evidence.title,
  method: evidence.method,
  occurredOn: evidence.occurredOn,
  status: toStatus(evidence),
  author: { id: evidence.authorId, name: evidence.authorName, kind: evidence.authorKind },
  addedAt: evidence.addedAt.toISOString(),
  submittedAt: evidence.submittedAt?.toISOString() ?? null,
  confidential: evidence.confidential,
  revision: evidence.revision,
})

export interface SummaryCounts {
  files: number
  tags: EvidenceSummary['tags']
}

export function toEvidenceSummary(
  evidence: EvidenceRecord,
  { files, tags }: SummaryCounts,
  referralsClosed: number,
): EvidenceSummary {
  return { ...toShared(evidence), files, tags, referralsClosed, record: toRecordStatus(evidence) }
}

export interface TagView {
  tag: TagRecord
  referralClosed: boolean
  can: EvidenceTag['can']
  /** A learner is told that a decision waits, and not which. */
  isForLearner: boolean
}

function toEvidenceTag({ tag, referralClosed, can, isForLearner }: TagView): EvidenceTag {
  const standing = findStanding(tag)
  const waiting = findWaiting(tag)
  const shown = isForLearner ? tag.decisions.filter(decision => decision.effective !== null) : tag.decisions
  return {
    id: tag.id,
    enrolmentId: tag.enrolmentId,
    ...(tag.criterionId === null ? { ksbId: tag.ksbId ?? '' } : { criterionId: tag.criterionId }),
    locator: tag.locator,
    status: tag.status,
    addedBy: tag.addedBy,
    submittedAt: tag.submittedAt?.toISOString() ?? null,
    referralClosed,
    decision: standing && toExplainedDecision(standing),
    waiting: waiting === null || isForLearner ? null : toExplainedDecision(waiting),
    waitsForCountersignature: waiting !== null,
    decisions: shown.map(toExplainedDecision),
    can,
  }
}

export interface EvidenceView {
  evidence: EvidenceRecord
  files: readonly FileRecord[]
  uploadsUnderWay: number
  tombstones: Evidence['tombstones']
  tags: readonly TagView[]
  record: Evidence['record']
  can: Evidence['can']
}

export function toEvidence({
  evidence,
  files,
  uploadsUnderWay,
  tombstones,
  tags,
  record,
  can,
}: EvidenceView): Evidence {
  return {
    ...toShared(evidence),
    learner: { id: evidence.learnerId, name: evidence.learnerName },
    description: evidence.description,
    link: evidence.link,
    text: evidence.text,
    keptAt: evidence.keptAt,
    ownWork: evidence.ownWorkAt !== null,
    files: files.map(toEvidenceFile),
    uploadsUnderWay,
    tombstones,
    tags: tags.map(toEvidenceTag),
    record,
    enrolmentId: evidence.enrolmentId,
    can,
  }
}
