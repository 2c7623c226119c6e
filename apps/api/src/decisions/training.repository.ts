import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** [TAG-3] Whether a training mark covers the day: decisions made then wait for a countersignature. */
export async function isInTraining(db: Db, personId: string, today: string): Promise<boolean> {
  const { trainingMarks: t } = db.t
  const marks = await db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.personId, personId), isNull(t.ended), lte(t.fromOn, today), or(isNull(t.toOn), gte(t.toOn, today))))
    .limit(1)
  return marks.length > 0
}
