import { and, inArray, max } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

const CHANGES = ['evidence.changed', 'file.added', 'file.removed']

/** When words or files of these items were last changed. */
export async function listChangeTimes(db: Db, evidenceIds: readonly string[]): Promise<Map<string, Date>> {
  if (evidenceIds.length === 0) return new Map()
  const { ledger } = db.t
  const rows = await db
    .select({ evidenceId: ledger.evidenceId, at: max(ledger.at) })
    .from(ledger)
    .where(and(inArray(ledger.evidenceId, [...evidenceIds]), inArray(ledger.kind, CHANGES)))
    .groupBy(ledger.evidenceId)
  return new Map(rows.flatMap(({ evidenceId, at }) => (evidenceId === null || at === null ? [] : [[evidenceId, at]])))
}
