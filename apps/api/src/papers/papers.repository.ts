import type { Method } from '@crosswalk/contracts'
import { and, asc, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

/** An item as an index lists it: what it is, and where it is. */
export interface IndexedItem {
  id: string
  reference: string
  title: string
  method: Method
  occurredOn: string | null
  link: string | null
  text: string | null
  keptAt: string | null
  fileNames: readonly string[]
}

/** In the order in which they were added: two queries, however many. */
export async function listIndexedItems(db: Db, evidenceIds: Iterable<string>): Promise<IndexedItem[]> {
  const ids = [...new Set(evidenceIds)]
  if (ids.length === 0) return []
  const { evidence, evidenceFiles } = db.t
  const items = await db
    .select({
      id: evidence.id,
      reference: evidence.reference,
      title: evidence.title,
      method: evidence.method,
      occurredOn: evidence.occurredOn,
      link: evidence.link,
      text: evidence.text,
      keptAt: evidence.keptAt,
    })
    .from(evidence)
    .where(inArray(evidence.id, ids))
    .orderBy(asc(evidence.began), asc(evidence.id))
  const files = await db
    .select({ evidenceId: evidenceFiles.evidenceId, name: evidenceFiles.name })
    .from(evidenceFiles)
    .where(and(inArray(evidenceFiles.evidenceId, ids), isNull(evidenceFiles.ended), isNull(evidenceFiles.erased)))
    .orderBy(asc(evidenceFiles.began), asc(evidenceFiles.id))
  const names = new Map<string, string[]>()
  for (const { evidenceId, name } of files) names.set(evidenceId, [...(names.get(evidenceId) ?? []), name])
  return items.map(item => ({ ...item, fileNames: names.get(item.id) ?? [] }))
}
