/** Loads an item whole, with what the policy asks about it: a fixed number of queries, however many tags. */
import type { Evidence, EvidenceTag, Tombstone } from '@crosswalk/contracts'
import { checkUndo, isAtLeast, toLevel, UNDO_MINUTES } from '@crosswalk/progress'
import { and, eq, inArray } from 'drizzle-orm'
import type { Authorized } from '../access/authorized.ts'
import { listLearnerAccess } from '../access/enrolment-access.repository.ts'
import type { Viewer } from '../access/enrolment-access.ts'
import { getCentreLimits } from '../centres/centres.repository.ts'
import type { Moment } from '../dates/moment.ts'
import type { Db } from '../db/store.ts'
import { canCountersign, canDecideOn } from '../decisions/decisions.policy.ts'
import { hasErasurePower } from '../erasures/erasure-power.repository.ts'
import { canErase } from '../erasures/erasures.policy.ts'
import { listTombstones } from '../erasures/erasures.repository.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { indexMapping } from '../frameworks/mapping-index.ts'
import { appError } from '../http/app-error.ts'
import { isRecord, toRecordState } from '../records/records.model.ts'
import { canAnswer } from '../records/records.policy.ts'
import { listChangeTimes } from '../records/records.repository.ts'
import { listTagRecords, withDecisions } from '../tags/tag-records.repository.ts'
import { findStanding, findWaiting, type TagRecord, toDecisionFact } from '../tags/tags.model.ts'
import { type EvidenceRecord, type FileRecord, type TagView, toEvidence } from './evidence.model.ts'
import {
  type AccessById,
  canRemoveTag,
  requireVisibleEvidence,
  seesAsLearner,
  toAccessById,
  toEvidenceCan,
} from './evidence.policy.ts'
import {
  countUploadsUnderWay,
  findEvidenceRecord,
  findResting,
  listFileRecords,
  type Resting,
} from './evidence.repository.ts'

export interface LoadedEvidence {
  evidence: Authorized<EvidenceRecord>
  /** Live ones of enrolments that the person may see. */
  tags: TagRecord[]
  /** Live ones of all enrolments: what a rule about the whole item asks. */
  allTags: TagRecord[]
  files: FileRecord[]
  uploadsUnderWay: number
  accesses: AccessById
  resting: Resting
  /** What is left of what was erased. */
  tombstones: Tombstone[]
  /** Of the viewer, today. */
  hasErasurePower: boolean
}

/** Throws `record.notFound` where it is not there for this person. */
export async function loadEvidence(db: Db, viewer: Viewer, evidenceId: string, now: Moment): Promise<LoadedEvidence> {
  const record = await findEvidenceRecord(db, evidenceId)
  if (record === null || record.centreId !== viewer.centreId) throw appError('record.notFound')
  const accesses = toAccessById(await listLearnerAccess(db, viewer, record.learnerId, now.today))
  const allTags = await listTagRecords(db, { evidenceId })
  const evidence = requireVisibleEvidence(record, allTags, accesses)
  const tags = allTags.filter(tag => accesses.has(tag.enrolmentId))
  const resting = await findResting(
    db,
    allTags.flatMap(tag => tag.decisions.filter(decision => decision.ended === null).map(decision => decision.id)),
    [...new Set([evidence.enrolmentId, ...allTags.map(tag => tag.enrolmentId)])],
  )
  return {
    evidence,
    tags,
    allTags,
    files: await listFileRecords(db, evidenceId),
    uploadsUnderWay: await countUploadsUnderWay(db, evidenceId, now.at),
    accesses,
    resting,
    tombstones: await listTombstones(db, evidenceId),
    hasErasurePower: await hasErasurePower(db, viewer.personId, now.today),
  }
}

/**
 * After first decisions, in their transaction: nothing but tags and decisions is other than it was. Nothing rests on the new
 * ones yet, and no referral closes or opens by a decision on its own item.
 */
export async function reloadDecisions(db: Db, loaded: LoadedEvidence): Promise<LoadedEvidence> {
  const allTags = await withDecisions(db, loaded.evidence.id, loaded.allTags)
  return { ...loaded, allTags, tags: allTags.filter(tag => loaded.accesses.has(tag.enrolmentId)) }
}

export async function getEvidenceView(
  db: Db,
  mappings: MappingReader,
  viewer: Viewer,
  evidenceId: string,
  now: Moment,
): Promise<Evidence> {
  const loaded = await loadEvidence(db, viewer, evidenceId, now)
  return toEvidenceView(db, mappings, viewer, loaded, now)
}

export async function toEvidenceView(
  db: Db,
  mappings: MappingReader,
  viewer: Viewer,
  loaded: LoadedEvidence,
  now: Moment,
): Promise<Evidence> {
  const { evidence, tags, allTags, files, uploadsUnderWay, accesses, resting, tombstones } = loaded
  const isClosed = await findClosedReferrals(db, mappings, tags)
  const isForLearner = seesAsLearner(accesses)
  const record = isRecord(evidence)
    ? toRecordState(
        evidence,
        {
          changedAt: (await listChangeTimes(db, [evidence.id])).get(evidence.id) ?? null,
          allowedDays: (await getCentreLimits(db, viewer.centreId)).recordDays,
        },
        now.at,
        { answer: canAnswer(evidence, accesses, viewer) },
      )
    : null
  return toEvidence({
    evidence,
    files,
    uploadsUnderWay,
    tombstones,
    tags: tags.map((tag): TagView => {
      const can = toTagCan(evidence, tag, accesses, viewer, resting, now)
      return { tag, referralClosed: isClosed(tag), can, isForLearner }
    }),
    record,
    can: { ...toEvidenceCan(evidence, allTags, accesses, viewer, resting), erase: canErase(loaded) },
  })
}

type ReferableTag = Pick<TagRecord, 'id' | 'enrolmentId' | 'criterionId' | 'status'>

/** [LEVEL-1] A referral asks nothing while its criterion is accepted from other evidence. */
export async function findClosedReferrals(
  db: Db,
  mappings: MappingReader,
  tags: readonly ReferableTag[],
): Promise<(tag: Pick<TagRecord, 'id'>) => boolean> {
  const referred = tags.filter(tag => tag.status === 'referred' && tag.criterionId !== null)
  if (referred.length === 0) return () => false
  const { progressRows, enrolments, programmeVersions } = db.t
  const enrolmentIds = [...new Set(referred.map(tag => tag.enrolmentId))]
  const rows = await db
    .select({
      enrolmentId: progressRows.enrolmentId,
      levels: progressRows.levels,
      mappingId: programmeVersions.mappingId,
    })
    .from(progressRows)
    .innerJoin(enrolments, eq(enrolments.id, progressRows.enrolmentId))
    .innerJoin(
      programmeVersions,
      and(
        eq(programmeVersions.programmeId, enrolments.programmeId),
        eq(programmeVersions.version, enrolments.programmeVersion),
      ),
    )
    .where(inArray(progressRows.enrolmentId, enrolmentIds))
  const closed = new Set<string>()
  for (const { enrolmentId, levels, mappingId } of rows) {
    const { criteria } = indexMapping(await mappings.getMapping(db, mappingId))
    for (const tag of referred) {
      if (tag.enrolmentId !== enrolmentId || tag.criterionId === null) continue
      const found = criteria.get(tag.criterionId)
      if (found && isAtLeast(toLevel(levels, found.criterion.index), 'accepted')) closed.add(tag.id)
    }
  }
  return tag => closed.has(tag.id)
}

/** [LEVEL-1] By item, of those of these enrolments. */
export async function countClosedReferrals(
  db: Db,
  mappings: MappingReader,
  evidenceIds: readonly string[],
  enrolmentIds: readonly string[],
): Promise<Map<string, number>> {
  const closed = new Map<string, number>()
  if (evidenceIds.length === 0) return closed
  const { tags: t } = db.t
  const referred = await db
    .select({ id: t.id })
    .from(t)
    .where(
      and(inArray(t.evidenceId, [...evidenceIds]), inArray(t.enrolmentId, [...enrolmentIds]), eq(t.status, 'referred')),
    )
  const tags = referred.length === 0 ? [] : await listTagRecords(db, { tagIds: referred.map(tag => tag.id) })
  const isClosed = await findClosedReferrals(db, mappings, tags)
  for (const tag of tags) if (isClosed(tag)) closed.set(tag.evidenceId, (closed.get(tag.evidenceId) ?? 0) + 1)
  return closed
}

function toTagCan(
  evidence: EvidenceRecord,
  tag: TagRecord,
  accesses: AccessById,
  viewer: Viewer,
  resting: Resting,
  now: Moment,
): EvidenceTag['can'] {
  const access = accesses.get(tag.enrolmentId)
  const standing = findStanding(tag)
  const waiting = findWaiting(tag)
  const mayDecide = access !== undefined && canDecideOn(evidence, access, viewer)
  return {
    decide: mayDecide && tag.status === 'submitted' && waiting === null,
    correct: mayDecide && standing !== null && waiting === null,
    undoUntil: findUndoUntil(tag, viewer, resting, now),
    countersign:
      access !== undefined && waiting !== null && canCountersign(evidence, access, viewer, waiting.decidedBy.id),
    remove: canRemoveTag(tag, access, viewer, resting),
    removalNeedsReason: access !== undefined && !access.own,
  }
}

/** [TAG-1] Of the decision that waits, else of the one that stands. */
function findUndoUntil(tag: TagRecord, viewer: Viewer, resting: Resting, now: Moment): string | null {
  const decision = findWaiting(tag) ?? findStanding(tag)
  if (decision === null) return null
  const check = checkUndo(toDecisionFact(decision), {
    now: now.at,
    decidedAt: decision.decidedAt,
    actorIsDecider: decision.decidedBy.id === viewer.personId,
    restingOn: toRestingOn(decision, resting),
  })
  return check.ok ? new Date(decision.decidedAt.getTime() + UNDO_MINUTES * 60_000).toISOString() : null
}

export function toRestingOn(decision: TagRecord['decisions'][number], resting: Resting) {
  return {
    signOffIds: resting.signOffIds.get(decision.id) ?? [],
    isCountersigned: decision.countersignedAt !== null,
    isSampled: resting.sampled.has(decision.id),
  }
}
