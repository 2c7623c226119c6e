/** Writes a centre's own framework documents from its ledger: the entry carries the whole document. */
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import type { DocumentKind } from '../db/tables/programmes.table.ts'
import { type Entry, id } from '../ledger/define-projector.ts'
import { computeDocumentHash } from './frameworks.repository.ts'

/** Read whole by the frameworks’ model, which may grow: an entry keeps what was published on the day. */
export const centreDocument = z.object({ rootId: id, document: z.looseObject({ id }) })

export async function insertCentreDocument(
  db: WriteDb,
  { centreId, at, data }: Entry<z.output<typeof centreDocument>>,
  kind: DocumentKind,
): Promise<void> {
  const body = canonicalize(data.document) ?? ''
  await db.insert(db.t.frameworkDocuments).values({
    id: data.document.id,
    kind,
    centreId,
    rootId: data.rootId,
    hash: computeDocumentHash(body),
    body,
    addedAt: at,
  })
}
