/** Entries as they are read: with personal text back in its place, or a word where it was erased. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import type { EntryFields } from './ledger.model.ts'
import { toWords, unsealTexts } from './personal-text.ts'
import { findProjector } from './projectors.ts'

export async function findEntryTexts(db: Db, centreId: string, sequences: number[]): Promise<Map<string, string>> {
  const { ledgerTexts: t } = db.t
  if (sequences.length === 0) return new Map()
  const rows = await db
    .select({ sequence: t.sequence, hash: t.hash, text: t.text, erasedAt: t.erasedAt })
    .from(t)
    .where(and(eq(t.centreId, centreId), inArray(t.sequence, sequences)))
  return new Map(rows.map(row => [`${row.sequence}/${row.hash}`, toWords(row)]))
}

/** Null where the kind is not known here. */
export function openEntry(kind: string, entry: string, findText: (hash: string) => string): unknown {
  const projector = findProjector(kind)
  if (projector === null) return null
  const fields = JSON.parse(entry) as EntryFields
  return projector.data.parse(unsealTexts(fields.data, projector.personalPaths, findText))
}
