/** Tags with their decisions, as the item, the unit record and the explanation of a KSB all show them. */
import { and, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
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
  const { tags, decisions } = db.t
  const conditions: (SQL | undefined)[] = [
    wanted.evidenceId === undefined ? undefined : eq(tags.evidenceId, wanted.evidenceId),
    wanted.enrolmentId === undefined ? undefined : eq(tags.enrolmentId, wanted.enrolmentId),
    wanted.tagIds === undefined ? undefined : inArray(tags.id, [...wanted.tagIds]),
    wanted.removed ? undefined : isNull(tags.ended),
  ]
  const rows = await db
    .select()
    .from(tags)
    .where(and(...conditions))
    .orderBy(tags.began, tags.id)
  if (rows.length === 0) return []
  const made = await db
    .select({ decision: decisions })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .where(and(...conditions))
    .orderBy(desc(decisions.began), desc(decisions.id))
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

/** Whatever its centre: whoever asks on looks at the evidence as the person may see it. */
export async function findEvidenceIdOfTag(db: Db, tagId: string): Promise<string | null> {
  const { tags } = db.t
  const [row] = await db.select({ evidenceId: tags.evidenceId }).from(tags).where(eq(tags.id, tagId))
  return row?.evidenceId ?? null
}
