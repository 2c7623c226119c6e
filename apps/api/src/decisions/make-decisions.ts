/** The one way in which decisions come about: from a queue, or with evidence that an assessor writes. */
import { type Outcome, QUALITIES, type Quality } from '@crosswalk/progress'
import type { WriteDb } from '../db/store.ts'
import { type EnrolmentFrame, getEnrolmentFrame } from '../enrolments/enrolment-frame.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import { isInTraining } from './training.repository.ts'

export interface Verdict {
  outcome: Outcome
  feedback?: string | undefined
  /** For a referral: by when. */
  dueOn?: string | undefined
  fallsShortOn?: readonly Quality[] | undefined
}

export interface NewDecision extends Verdict {
  tagId: string
  ksbId?: string | null | undefined
}

interface Tools {
  db: WriteDb
  mappings: MappingReader
  ids: Ids
}

interface Circumstances {
  at: Date
  today: string
  enrolmentId: string
  /** What is judged, as it stands now. */
  evidence: { id: string; learnerId: string; revision: number; fileIds: readonly string[] }
  decisions: readonly NewDecision[]
  /** Decided before Crosswalk: whoever acts enters it, and did not judge. */
  elsewhere?: { by: string; on: string } | undefined
}

/** All or none, as one act. The policy and TAG-1 have been asked. */
export async function makeDecisions(
  { db, mappings, ids }: Tools,
  actor: Actor,
  { today, enrolmentId, evidence, decisions, elsewhere }: Circumstances,
): Promise<string[]> {
  requireFeedback(decisions)
  const isOfKsbs = decisions.some(({ ksbId = null }) => ksbId !== null)
  const frame = isOfKsbs ? await getEnrolmentFrame(db, mappings, enrolmentId) : null
  const made = decisions.map(({ tagId, ksbId, outcome, feedback = null, dueOn = null, fallsShortOn }) => ({
    decisionId: ids.create('dec'),
    tagId,
    outcome,
    feedback,
    dueOn,
    ...toShortfall({ outcome, fallsShortOn }),
    scopeWasEmpty: frame !== null && isScopeEmpty(frame, ksbId ?? null),
  }))
  await appendEntry(db, {
    centreId: actor.centreId,
    actorId: actor.personId,
    learnerId: evidence.learnerId,
    enrolmentId,
    evidenceId: evidence.id,
    kind: 'decisions.made',
    data: {
      evidenceId: evidence.id,
      enrolmentId,
      evidenceRevision: evidence.revision,
      fileIds: [...evidence.fileIds],
      ...(elsewhere && { elsewhere }),
      countersignatureRequired: await isInTraining(db, actor.personId, today),
      decisions: made,
    },
  })
  return made.map(decision => decision.decisionId)
}

/** Only a referral falls short of anything; where nothing is said, nothing is written. */
export function toShortfall({ outcome, fallsShortOn = [] }: Verdict): { fallsShortOn?: Quality[] } {
  if (outcome !== 'referred' || fallsShortOn.length === 0) return {}
  return { fallsShortOn: QUALITIES.filter(quality => fallsShortOn.includes(quality)) }
}

/** A referral says what more is needed, and by when. */
export function requireFeedback(
  verdicts: readonly Verdict[],
  toPath = (index: number, field: string) => `decisions.${index}.${field}`,
): void {
  const errors = verdicts.flatMap(({ outcome, feedback, dueOn }, index) => {
    if (outcome !== 'referred') return []
    return [
      ...(feedback === undefined ? [{ path: toPath(index, 'feedback'), message: 'Say what more is needed.' }] : []),
      ...(dueOn === undefined ? [{ path: toPath(index, 'dueOn'), message: 'Say by when.' }] : []),
    ]
  })
  if (errors.length > 0) throw appError('decision.feedbackNeeded', { errors })
}

/** [KSB-4] Only asked of KSB evidence: whether the mapping reaches nothing of this KSB in the units of today. */
export function isScopeEmpty({ mapping, unitIds }: EnrolmentFrame, ksbId: string | null): boolean {
  if (ksbId === null) return false
  const { rows, criteria } = indexMapping(mapping)
  const taken = new Set(unitIds)
  return !rows.get(ksbId)?.criterionIds.some(id => taken.has(criteria.get(id)?.unit.id ?? ''))
}
