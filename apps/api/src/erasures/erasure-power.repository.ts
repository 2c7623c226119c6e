import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** Whether a manager gave this person, by name, the power to erase on this day. */
export async function hasErasurePower(db: Db, personId: string, today: string): Promise<boolean> {
  const powers = await db.prepared('erasurePower', preparePower).execute({ personId, today })
  return powers.length > 0
}

function preparePower(db: Db) {
  const { erasurePowers: t } = db.t
  const today = sql.placeholder('today')
  return db
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        eq(t.personId, sql.placeholder('personId')),
        isNull(t.ended),
        lte(t.fromOn, today),
        or(isNull(t.toOn), gte(t.toOn, today)),
      ),
    )
    .prepare()
}
