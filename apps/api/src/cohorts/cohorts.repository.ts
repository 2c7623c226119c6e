import type { Cohort } from '@crosswalk/contracts'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { countOpen } from '../access/enrolment-access.repository.ts'
import type { Db } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'

export interface CohortRecord extends Cohort {
  centreId: string
}

export interface CohortsQuery {
  centreId: string
  /** Which enrolments are seen. */
  visible: SQL | undefined
  /** Also those without a visible enrolment. */
  withEmpty: boolean
  cursor?: string | undefined
  limit: number
}

/** One more than `limit` where there are more. */
export async function listCohortRecords(db: Db, query: CohortsQuery): Promise<CohortRecord[]> {
  const { cohorts, enrolments } = db.t
  const after = readCursor(query.cursor, ['string', 'string'])
  return (
    select(
      db,
      and(
        eq(cohorts.centreId, query.centreId),
        after === null ? undefined : sql`(lower(${cohorts.name}), ${cohorts.id}) > (lower(${after[0]}), ${after[1]})`,
      ),
      query.visible,
    )
      // Also one whose learners have all completed or withdrawn: it leads to their record.
      .having(query.withEmpty ? undefined : sql`count(${enrolments.id}) > 0`)
      .limit(query.limit + 1)
  )
}

export async function findCohortRecord(db: Db, cohortId: string): Promise<CohortRecord | null> {
  const [cohort] = await select(db, eq(db.t.cohorts.id, cohortId), undefined)
  return cohort ?? null
}

function select(db: Db, which: SQL | undefined, visible: SQL | undefined) {
  const { cohorts, enrolments } = db.t
  return db
    .select({
      id: cohorts.id,
      centreId: cohorts.centreId,
      name: cohorts.name,
      startsOn: cohorts.startsOn,
      revision: cohorts.revision,
      enrolments: countOpen(db),
    })
    .from(cohorts)
    .leftJoin(enrolments, and(eq(enrolments.cohortId, cohorts.id), visible))
    .where(and(which, isNull(cohorts.ended)))
    .groupBy(cohorts.id)
    .orderBy(asc(sql`lower(${cohorts.name})`), asc(cohorts.id))
    .$dynamic()
}
