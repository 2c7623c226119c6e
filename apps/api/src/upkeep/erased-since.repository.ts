import { asc, eq } from 'drizzle-orm'
import type { Db } from '../db/connection.ts'
import type { Manifest } from './back-up.ts'

export interface ErasedSince {
  centreId: string
  evidenceId: string
  reference: string
  erasedAt: Date
}

/** What was erased after these were the heads of the ledgers, oldest first. */
export async function listErasedSince(db: Db, heads: Manifest['heads']): Promise<ErasedSince[]> {
  const { erasures, evidence } = db.t
  const rows = await db
    .select({
      centreId: erasures.centreId,
      evidenceId: erasures.evidenceId,
      reference: evidence.reference,
      erasedAt: erasures.erasedAt,
      began: erasures.began,
    })
    .from(erasures)
    .innerJoin(evidence, eq(evidence.id, erasures.evidenceId))
    .orderBy(asc(erasures.erasedAt))
  const newest = new Map(heads.map(head => [head.centreId, head.sequence]))
  return rows
    .filter(row => row.began > (newest.get(row.centreId) ?? Number.POSITIVE_INFINITY))
    .map(({ began: _, ...row }) => row)
}
