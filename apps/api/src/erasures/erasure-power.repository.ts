import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** Whether a manager gave this person, by name, the power to erase on this day. */
export async function hasErasurePower(db: Db, personId: string, today: string): Promise<boolean> {
  const { erasurePowers: t } = db.t
  const powers = await db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.personId, personId), isNull(t.ended), lte(t.fromOn, today), or(isNull(t.toOn), gte(t.toOn, today))))
    .limit(1)
  return powers.length > 0
}
