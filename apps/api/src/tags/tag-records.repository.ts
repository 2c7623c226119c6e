/** Tags with their decisions, as the item, the unit record and the explanation of a KSB all show them. */
import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import type { DecisionRecord, TagRecord } from './tags.model.ts'

export interface TagsWanted {
  evidenceId?: string
  enrolmentId?: string
  tagIds?: readonly string[]
  /** Removed tags as well. They are on the record and support nothing. */
  removed?: boolean
}

/** Two queries and the names, however many tags. Decisions come newest first. */
export async function listTagRecords(db: Db, wanted: TagsWanted): Promise<TagRecord[]> {
  const { rows, made } = await (isOfOneItem(wanted) ? loadOfItem(db, wanted.evidenceId) : loadTags(db, wanted))
  if (rows.length === 0) return []
  const names = await listPersonNames(db, [
    ...rows.map(tag => tag.addedBy),
    ...made.flatMap(({ decision }) => [decision.decidedBy, decision.countersignedBy]),
  ])

  const byTag = new Map<string, DecisionRecord[]>()
  for (const { decision } of made) {
    const { decidedBy, countersignedBy, centreId: _, ...rest } = decision
    const record: DecisionRecord = {
      ...rest,
      decidedBy: namesOf(names, decidedBy),
      countersignedBy: countersignedBy === null ? null : namesOf(names, countersignedBy),
    }
    byTag.set(decision.tagId, [...(byTag.get(decision.tagId) ?? []), record])
  }
  return rows.map(({ addedBy, ...tag }) => ({
    ...tag,
    addedBy: namesOf(names, addedBy),
    decisions: byTag.get(tag.id) ?? [],
  }))
}

const selectTags = (db: Db, where: SQL | undefined) =>
  db.select().from(db.t.tags).where(where).orderBy(db.t.tags.began, db.t.tags.id)

const selectDecisions = (db: Db, where: SQL | undefined) => {
  const { tags, decisions } = db.t
  return db
    .select({ decision: decisions })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .where(where)
    .orderBy(desc(decisions.began), desc(decisions.id))
}

async function loadTags(db: Db, wanted: TagsWanted) {
  const { tags } = db.t
  const where = and(
    wanted.evidenceId === undefined ? undefined : eq(tags.evidenceId, wanted.evidenceId),
    wanted.enrolmentId === undefined ? undefined : eq(tags.enrolmentId, wanted.enrolmentId),
    wanted.tagIds === undefined ? undefined : inArray(tags.id, [...wanted.tagIds]),
    wanted.removed ? undefined : isNull(tags.ended),
  )
  const rows = await selectTags(db, where)
  return { rows, made: rows.length === 0 ? [] : await selectDecisions(db, where) }
}

/** The commonest case, which every act on an item asks for twice: its statements are kept. */
function isOfOneItem(wanted: TagsWanted): wanted is { evidenceId: string } {
  return (
    wanted.evidenceId !== undefined &&
    wanted.enrolmentId === undefined &&
    wanted.tagIds === undefined &&
    !wanted.removed
  )
}

async function loadOfItem(db: Db, evidenceId: string) {
  const isLive = ({ t: { tags } }: Db) => and(eq(tags.evidenceId, sql.placeholder('evidenceId')), isNull(tags.ended))
  const tags = db.prepared('tagsOfItem', connection => selectTags(connection, isLive(connection)).prepare())
  const decisions = db.prepared('decisionsOfItem', connection =>
    selectDecisions(connection, isLive(connection)).prepare(),
  )
  const rows = await tags.execute({ evidenceId })
  return { rows, made: rows.length === 0 ? [] : await decisions.execute({ evidenceId }) }
}

/** Whatever its centre: whoever asks on looks at the evidence as the person may see it. */
export async function findEvidenceIdOfTag(db: Db, tagId: string): Promise<string | null> {
  const { tags } = db.t
  const [row] = await db.select({ evidenceId: tags.evidenceId }).from(tags).where(eq(tags.id, tagId))
  return row?.evidenceId ?? null
}
