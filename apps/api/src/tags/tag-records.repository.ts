/** Tags with their decisions, as the item, the unit record and the explanation of a KSB all show them. */
import { computeTagStatus } from '@crosswalk/progress'
import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'
import { type DecisionRecord, type TagRecord, toDecisionFact, toTagFact } from './tags.model.ts'

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
  const names = await listPersonNames(db, [...rows.map(tag => tag.addedBy), ...listDeciders(made)])
  const byTag = groupByTag(made, names)
  return rows.map(({ addedBy, ...tag }) => ({
    ...tag,
    addedBy: namesOf(names, addedBy),
    decisions: byTag.get(tag.id) ?? [],
  }))
}

/** [TAG-1] The item's tags once more, where nothing but decisions on them was made since they were read. */
export async function withDecisions(db: Db, evidenceId: string, tags: readonly TagRecord[]): Promise<TagRecord[]> {
  const made = await listDecisionsOfItem(db, evidenceId)
  const byTag = groupByTag(made, await listPersonNames(db, listDeciders(made)))
  return tags.map(tag => {
    const decisions = byTag.get(tag.id) ?? []
    return { ...tag, decisions, status: computeTagStatus(toTagFact(tag), decisions.map(toDecisionFact)) }
  })
}

type Made = Awaited<ReturnType<typeof selectDecisions>>

const listDeciders = (made: Made) => made.flatMap(({ decision }) => [decision.decidedBy, decision.countersignedBy])

function groupByTag(made: Made, names: ReadonlyMap<string, string>): Map<string, DecisionRecord[]> {
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
  return byTag
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
  const tags = db.prepared('tagsOfItem', connection => selectTags(connection, isLiveOfItem(connection)).prepare())
  const rows = await tags.execute({ evidenceId })
  return { rows, made: rows.length === 0 ? [] : await listDecisionsOfItem(db, evidenceId) }
}

async function listDecisionsOfItem(db: Db, evidenceId: string): Promise<Made> {
  const decisions = db.prepared('decisionsOfItem', connection =>
    selectDecisions(connection, isLiveOfItem(connection)).prepare(),
  )
  return decisions.execute({ evidenceId })
}

const isLiveOfItem = ({ t: { tags } }: Db) =>
  and(eq(tags.evidenceId, sql.placeholder('evidenceId')), isNull(tags.ended))

/** Whatever its centre: whoever asks on looks at the evidence as the person may see it. */
export async function findEvidenceIdOfTag(db: Db, tagId: string): Promise<string | null> {
  const { tags } = db.t
  const [row] = await db.select({ evidenceId: tags.evidenceId }).from(tags).where(eq(tags.id, tagId))
  return row?.evidenceId ?? null
}
