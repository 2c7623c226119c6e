/** Where the learner’s word on a record stands. A record is what staff wrote of a learner: seen or talked over. */
import { CONFIRMED_METHODS, type RecordState, type RecordStatus } from '@crosswalk/contracts'
import type { EvidenceRecord } from '../evidence/evidence.model.ts'

const DAY_MS = 86_400_000

export function isRecord({ authorKind, method, submitted, ended }: EvidenceRecord): boolean {
  return (
    authorKind === 'assessor' &&
    CONFIRMED_METHODS.some(confirmed => confirmed === method) &&
    submitted !== null &&
    ended === null
  )
}

/** Of the words and files as they are now; an answer to others asks anew. */
export function toRecordStatus(evidence: EvidenceRecord): RecordStatus | null {
  if (!isRecord(evidence)) return null
  const { answer, revision } = evidence
  if (answer === null) return 'toConfirm'
  return answer.evidenceRevision === revision ? answer.outcome : 'changedSince'
}

/** `changedAt`: when its words or files were last changed; `allowedDays`: after so many without an answer it is marked. */
export function toRecordState(
  evidence: EvidenceRecord,
  { changedAt, allowedDays }: { changedAt: Date | null; allowedDays: number },
  now: Date,
  can: RecordState['can'],
): RecordState | null {
  const status = toRecordStatus(evidence)
  const { submittedAt, answer } = evidence
  if (status === null || submittedAt === null) return null
  const askedAt = changedAt !== null && changedAt > submittedAt ? changedAt : submittedAt
  const waits = status === 'toConfirm' || status === 'changedSince'
  return {
    status,
    askedAt: askedAt.toISOString(),
    isOverdue: waits && now.getTime() - askedAt.getTime() >= allowedDays * DAY_MS,
    allowedDays,
    answer:
      answer === null
        ? null
        : {
            id: answer.id,
            outcome: answer.outcome,
            statement: answer.statement,
            by: { id: evidence.learnerPersonId, name: evidence.learnerName },
            at: answer.answeredAt.toISOString(),
          },
    can,
  }
}
