import { and, eq, sql } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import type { Db } from '../db/store.ts'

/** [TAG-3] Whether a training mark covers the day: decisions made then wait for a countersignature. */
export async function isInTraining(db: Db, personId: string, today: string): Promise<boolean> {
  const marks = await db.prepared('trainingMark', prepareMark).execute({ personId, today })
  return marks.length > 0
}

function prepareMark(db: Db) {
  const { trainingMarks: t } = db.t
  return db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.personId, sql.placeholder('personId')), coversDay(t, sql.placeholder('today'))))
    .limit(1)
    .prepare()
}
