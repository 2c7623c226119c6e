import { eq } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

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
