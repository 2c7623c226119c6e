/**
 * One row for each enrolment, derived from the facts in the transaction that changes them. Nothing else writes here, and
 * all of it can be thrown away and made again.
 */
import { computeProgressRowFacts, updateProgressRowFacts } from '@crosswalk/progress'
import { eq, sql } from 'drizzle-orm'
import { toExcluded } from '../db/excluded.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { findChangedFacts } from './changed-facts.repository.ts'
import { findEnrolmentFacts } from './enrolment-facts.repository.ts'

export type ProgressRowRecord = Db['t']['progressRows']['$inferSelect']

/** Of more tags at once, all facts are read about as quickly. */
const FOLLOWED_AT_MOST = 60

export type ProgressRows = ReturnType<typeof createProgressRows>

export function createProgressRows(mappings: MappingReader) {
  async function computeRow(db: Db, enrolmentId: string): Promise<ProgressRowRecord> {
    const loaded = await findEnrolmentFacts(db, enrolmentId)
    if (!loaded) throw new Error(`Enrolment ${enrolmentId} has no progress to compute.`)
    const mapping = await mappings.getMapping(db, loaded.mappingId)
    const { criteriaKey, levels, ...facts } = computeProgressRowFacts(mapping, loaded.programme, loaded.facts)
    return {
      enrolmentId,
      centreId: loaded.centreId,
      learnerId: loaded.learnerId,
      cohortId: loaded.cohortId,
      programmeId: loaded.programmeId,
      criteriaKey,
      levels,
      facts,
      sequence: loaded.progressSequence,
      changedAt: loaded.changedAt,
    }
  }

  async function refreshRow(db: WriteDb, enrolmentId: string): Promise<void> {
    await db.prepared('keepProgressRow', prepareKeep).execute({ ...(await computeRow(db, enrolmentId)) })
  }

  /** Follows the row that is kept; what comes out is what `computeRow` would give, which `doctor` holds it to. */
  async function followTags(db: WriteDb, enrolmentId: string, tagIds: ReadonlySet<string>): Promise<boolean> {
    if (tagIds.size > FOLLOWED_AT_MOST) return false
    const loaded = await findChangedFacts(db, enrolmentId, tagIds)
    if (!loaded) return false
    const { mappingId, programme, row, change, isWaitingCut, progressSequence, changedAt } = loaded
    const mapping = await mappings.getMapping(db, mappingId)
    const { criteriaKey: _, levels, ...facts } = updateProgressRowFacts(mapping, programme, row, change)
    if (isWaitingCut && !facts.flags.includes('waiting')) return false
    await db
      .prepared('moveProgressRow', prepareMove)
      .execute({ enrolmentId, levels, facts, sequence: progressSequence, changedAt })
    return true
  }

  return {
    computeRow,

    /** The end of every transaction: each enrolment that it touched is computed once, however many entries it wrote. */
    async refreshTouchedRows(db: WriteDb): Promise<void> {
      for (const [enrolmentId, tagIds] of db.act.enrolments) {
        const isFollowed = tagIds !== null && (await followTags(db, enrolmentId, tagIds))
        if (!isFollowed) await refreshRow(db, enrolmentId)
      }
    },

    /** All rows anew. In pieces, so that nobody waits long behind it. */
    async rebuildProgressRows(store: Store): Promise<number> {
      const { t } = store
      const enrolments = await store.read.select({ id: t.enrolments.id }).from(t.enrolments)
      for (let done = 0; done < enrolments.length; done += 100) {
        await store.tx('rebuildProgressRows', async db => {
          for (const { id } of enrolments.slice(done, done + 100)) await refreshRow(db, id)
        })
      }
      return enrolments.length
    },

    async findRow(db: Db, enrolmentId: string): Promise<ProgressRowRecord | null> {
      const { progressRows } = db.t
      const [row] = await db.select().from(progressRows).where(eq(progressRows.enrolmentId, enrolmentId))
      return row ?? null
    },
  }
}

function prepareKeep(db: Db) {
  const { progressRows } = db.t
  const given = sql.placeholder
  const fields = [
    'centreId',
    'learnerId',
    'cohortId',
    'programmeId',
    'criteriaKey',
    'levels',
    'facts',
    'sequence',
    'changedAt',
  ] as const
  return db
    .insert(progressRows)
    .values({
      enrolmentId: given('enrolmentId'),
      centreId: given('centreId'),
      learnerId: given('learnerId'),
      cohortId: given('cohortId'),
      programmeId: given('programmeId'),
      criteriaKey: given('criteriaKey'),
      levels: given('levels'),
      facts: given('facts'),
      sequence: given('sequence'),
      changedAt: given('changedAt'),
    })
    .onConflictDoUpdate({ target: progressRows.enrolmentId, set: toExcluded(fields) })
    .prepare()
}

function prepareMove(db: Db) {
  const { progressRows } = db.t
  const given = (name: string) => sql`${sql.placeholder(name)}`
  return db
    .update(progressRows)
    .set({
      levels: given('levels'),
      facts: sql`${sql.param(sql.placeholder('facts'), progressRows.facts)}`,
      sequence: given('sequence'),
      changedAt: sql`${sql.param(sql.placeholder('changedAt'), progressRows.changedAt)}`,
    })
    .where(eq(progressRows.enrolmentId, sql.placeholder('enrolmentId')))
    .prepare()
}
