import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** Decision → evidence. */
export async function listEvidenceIdsOfDecisions(db: Db, decisionIds: readonly string[]): Promise<Map<string, string>> {
  const { decisions, tags } = db.t
  const rows = await db
    .select({ id: decisions.id, evidenceId: tags.evidenceId })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .where(inArray(decisions.id, [...decisionIds]))
  return new Map(rows.map(row => [row.id, row.evidenceId]))
}

/** Whatever its centre: whoever asks on looks at the evidence as the person may see it. */
export async function findEvidenceIdOfDecision(db: Db, decisionId: string): Promise<string | null> {
  const { decisions, tags } = db.t
  const [row] = await db
    .select({ evidenceId: tags.evidenceId })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .where(eq(decisions.id, decisionId))
  return row?.evidenceId ?? null
}
