import type { Method } from '@crosswalk/contracts'
import { asc, inArray } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** An item as it is named wherever something rests on it. */
export interface EvidenceTitle {
  id: string
  reference: string
  title: string
  method: Method
  occurredOn: string | null
  addedAt: Date
}

/** In the order in which they were added, removed ones included. */
export async function listEvidenceTitles(db: Db, evidenceIds: Iterable<string>): Promise<EvidenceTitle[]> {
  const ids = [...new Set(evidenceIds)]
  if (ids.length === 0) return []
  const { evidence } = db.t
  return db
    .select({
      id: evidence.id,
      reference: evidence.reference,
      title: evidence.title,
      method: evidence.method,
      occurredOn: evidence.occurredOn,
      addedAt: evidence.addedAt,
    })
    .from(evidence)
    .where(inArray(evidence.id, ids))
    .orderBy(asc(evidence.began), asc(evidence.id))
}
