import {
  and,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  lt,
  not,
  notExists,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { findEntryTexts, openEntry } from '../ledger/open-entries.ts'
import { ERASED_TEXT } from '../ledger/personal-text.ts'
import { type CommentReach, type Reach, STAFF_ONLY_KINDS } from './audit-trail.policy.ts'

export interface TrailQuery {
  centreId: string
  learnerId?: string | undefined
  enrolmentId?: string | undefined
  evidenceId?: string | undefined
  before: number | null
  limit: number
}

export interface TrailEntry {
  sequence: number
  at: Date
  actorId: string | null
  learnerId: string | null
  kind: string
  hash: string
  /** With personal text back in its place; null where the kind is not known here. */
  data: unknown
}

/** Newest first; one more than `limit` where there are more. */
export async function listTrailEntries(db: Db, query: TrailQuery, reach: Reach): Promise<TrailEntry[]> {
  const { ledger } = db.t
  const rows = await db
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.centreId, query.centreId),
        query.learnerId === undefined ? undefined : eq(ledger.learnerId, query.learnerId),
        query.enrolmentId === undefined ? undefined : eq(ledger.enrolmentId, query.enrolmentId),
        query.evidenceId === undefined ? undefined : eq(ledger.evidenceId, query.evidenceId),
        query.before === null ? undefined : lt(ledger.sequence, query.before),
        ...within(db, reach),
      ),
    )
    .orderBy(desc(ledger.sequence))
    .limit(query.limit + 1)
  const texts = await findEntryTexts(
    db,
    query.centreId,
    rows.map(row => row.sequence),
  )
  return rows.map(({ sequence, at, actorId, learnerId, kind, hash, entry }) => ({
    sequence,
    at,
    actorId,
    learnerId,
    kind,
    hash,
    data: openEntry(kind, entry, value => texts.get(`${sequence}/${value}`) ?? ERASED_TEXT),
  }))
}

/** The learner of an item of evidence, and the enrolments that it belongs to. */
export async function findEvidencePlace(
  db: Db,
  evidenceId: string,
): Promise<{ learnerId: string; enrolmentIds: string[] } | null> {
  const { evidence, tags } = db.t
  const [item] = await db
    .select({ learnerId: evidence.learnerId, enrolmentId: evidence.enrolmentId })
    .from(evidence)
    .where(eq(evidence.id, evidenceId))
  if (item === undefined) return null
  const tagged = await db
    .selectDistinct({ enrolmentId: tags.enrolmentId })
    .from(tags)
    .where(eq(tags.evidenceId, evidenceId))
  return { learnerId: item.learnerId, enrolmentIds: [item.enrolmentId, ...tagged.map(tag => tag.enrolmentId)] }
}

function within(db: Db, reach: Reach): (SQL | undefined)[] {
  if (reach.kind === 'centre') return []
  const { ledger, evidence, tags } = db.t
  const ids = [...reach.enrolmentIds]
  const added = db.select({ id: evidence.id }).from(evidence).where(inArray(evidence.enrolmentId, ids))
  const tagged = db.select({ id: tags.evidenceId }).from(tags).where(inArray(tags.enrolmentId, ids))
  return [
    or(isNull(ledger.enrolmentId), inArray(ledger.enrolmentId, ids)),
    or(isNull(ledger.evidenceId), inArray(ledger.evidenceId, added), inArray(ledger.evidenceId, tagged)),
    not(isCommentForOthers(db, reach.comments)),
    not(isErasureForOthers(db, reach.comments)),
    ...(reach.asLearner
      ? [notInArray(ledger.kind, [...STAFF_ONLY_KINDS]), not(stillWaits(db)), not(neverStood(db))]
      : []),
  ]
}

/** A comment that is not for the reader: neither that it was written nor that it was removed. */
function isCommentForOthers(db: Db, reach: readonly CommentReach[]): SQL {
  const { ledger, comments } = db.t
  const isForReader = or(
    ...reach.map(({ audience, enrolmentIds }) =>
      and(eq(comments.audience, audience), inArray(comments.enrolmentId, [...enrolmentIds])),
    ),
  )
  const forReader = db
    .select({ one: sql`1` })
    .from(comments)
    .where(
      and(
        eq(comments.centreId, ledger.centreId),
        or(eq(comments.began, ledger.sequence), eq(comments.ended, ledger.sequence)),
        isForReader,
      ),
    )
  return sql`(${ledger.kind} in ('comment.added', 'comment.removed') and ${notExists(forReader)})`
}

/** Of words that are not for the reader. The audience stands in the entry, in its canonical form. */
function isErasureForOthers(db: Db, reach: readonly CommentReach[]): SQL {
  const { ledger } = db.t
  const isForReader = or(
    isNull(ledger.enrolmentId),
    ...reach.map(({ audience, enrolmentIds }) =>
      and(
        sql`instr(${ledger.entry}, ${`"audience":"${audience}"`}) > 0`,
        inArray(ledger.enrolmentId, [...enrolmentIds]),
      ),
    ),
  )
  return sql`(${ledger.kind} = 'texts.erased' and not ${isForReader})`
}

/** [TAG-3] A decision that waits, or never came to be countersigned, is among staff. */
function stillWaits(db: Db): SQL {
  const { ledger, decisions } = db.t
  return exists(
    db
      .select({ one: sql`1` })
      .from(decisions)
      .where(
        and(
          eq(decisions.enrolmentId, ledger.enrolmentId),
          eq(decisions.began, ledger.sequence),
          isNull(decisions.effective),
        ),
      ),
  )
}

/** [TAG-3] Nor are they told that such a decision was undone: of one that never stood there is nothing to tell. */
function neverStood(db: Db): SQL {
  const { ledger, decisions } = db.t
  const undone = db
    .select({ one: sql`1` })
    .from(decisions)
    .where(
      and(
        eq(decisions.enrolmentId, ledger.enrolmentId),
        eq(decisions.ended, ledger.sequence),
        isNotNull(decisions.effective),
      ),
    )
  return sql`(${ledger.kind} = 'decisions.undone' and ${notExists(undone)})`
}
