/**
 * One row for each enrolment, derived from the facts in the transaction that changes them. Nothing else writes here, and
 * all of it can be thrown away and made again.
 */
import { computeProgressRowFacts } from '@crosswalk/progress'
import { eq, sql } from 'drizzle-orm'
import { toExcluded } from '../db/excluded.ts'
import type { Db, Store, WriteDb } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import { findEnrolmentFacts } from './enrolment-facts.repository.ts'

export type ProgressRowRecord = Db['t']['progressRows']['$inferSelect']

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

  return {
    computeRow,

    /** The end of every transaction: each enrolment that it touched is computed once, however many entries it wrote. */
    async refreshTouchedRows(db: WriteDb): Promise<void> {
      for (const enrolmentId of db.act.enrolments) await refreshRow(db, enrolmentId)
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
