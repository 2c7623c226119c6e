/** What projectors say besides the facts themselves: whose progress and whose access an entry may have changed. */
import { type AnyColumn, and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { WriteDb } from '../db/store.ts'
import type { Entry } from './define-projector.ts'

/** The rows of these enrolments are computed anew before the transaction commits, and go out to open screens. */
export async function markProgress(db: WriteDb, entry: Entry<unknown>, enrolmentIds: readonly string[]): Promise<void> {
  for (const enrolmentId of enrolmentIds) {
    await moveProgressSequence(db, entry, enrolmentId)
    db.act.enrolments.add(enrolmentId)
  }
}

/** As markProgress, where nothing changed but these tags and their decisions: much less is read again. */
export async function markProgressOfTags(
  db: WriteDb,
  entry: Entry<unknown>,
  tags: readonly { id: string; enrolmentId: string }[],
): Promise<void> {
  for (const enrolmentId of new Set(tags.map(tag => tag.enrolmentId))) {
    await moveProgressSequence(db, entry, enrolmentId)
    const ofEnrolment = tags.filter(tag => tag.enrolmentId === enrolmentId)
    db.act.enrolments.addTags(
      enrolmentId,
      ofEnrolment.map(tag => tag.id),
    )
  }
}

async function moveProgressSequence(db: WriteDb, { sequence }: Entry<unknown>, enrolmentId: string): Promise<void> {
  const statement = db.prepared('moveProgressSequence', connection => {
    const { enrolments } = connection.t
    return connection
      .update(enrolments)
      .set({ progressSequence: sql`${sql.placeholder('sequence')}` })
      .where(eq(enrolments.id, sql.placeholder('enrolmentId')))
      .prepare()
  })
  await statement.execute({ sequence, enrolmentId })
}

export async function markProgressOfLearner(db: WriteDb, entry: Entry<unknown>, learnerId: string): Promise<void> {
  const { enrolments } = db.t
  const rows = await db.select({ id: enrolments.id }).from(enrolments).where(eq(enrolments.learnerId, learnerId))
  await markProgress(
    db,
    entry,
    rows.map(row => row.id),
  )
}

/** What this person may see is not what it was. */
export async function markAccess(db: WriteDb, entry: Entry<unknown>, personId: string): Promise<void> {
  await db
    .insert(db.t.accessChanges)
    .values({ centreId: entry.centreId, personId, sequence: entry.sequence })
    .onConflictDoNothing()
}

/** One id is asked for directly, so that the commonest statements stay the same and compiled. */
export function isOneOf(column: AnyColumn, ids: readonly string[]): SQL {
  const [only] = ids
  return ids.length === 1 && only !== undefined ? eq(column, only) : inArray(column, [...ids])
}

/** [TAG-1] [TAG-3] A tag's status follows from its facts; one statement says how, whatever has happened. */
export async function refreshTagStatuses(db: WriteDb, tagIds: readonly string[]): Promise<void> {
  const statement = db.prepared('refreshTagStatus', connection => {
    const { tags, decisions } = connection.t
    const standing = connection
      .select({ outcome: decisions.outcome })
      .from(decisions)
      .where(and(eq(decisions.tagId, tags.id), isNull(decisions.ended), isNotNull(decisions.effective)))
    return connection
      .update(tags)
      .set({
        status: sql`case
          when ${tags.ended} is not null then 'removed'
          else coalesce((${standing}), case when ${tags.submitted} is null then 'draft' else 'submitted' end)
        end`,
      })
      .where(eq(tags.id, sql.placeholder('tagId')))
      .prepare()
  })
  for (const tagId of tagIds) await statement.execute({ tagId })
}
