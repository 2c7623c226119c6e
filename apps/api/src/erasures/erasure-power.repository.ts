import { and, eq, sql } from 'drizzle-orm'
import { coversDay } from '../db/days.ts'
import type { Db } from '../db/store.ts'

/** Whether a manager gave this person, by name, the power to erase on this day. */
export async function hasErasurePower(db: Db, personId: string, today: string): Promise<boolean> {
  const powers = await db.prepared('erasurePower', preparePower).execute({ personId, today })
  return powers.length > 0
}

function preparePower(db: Db) {
  const { erasurePowers: t } = db.t
  return db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.personId, sql.placeholder('personId')), coversDay(t, sql.placeholder('today'))))
    .prepare()
}
