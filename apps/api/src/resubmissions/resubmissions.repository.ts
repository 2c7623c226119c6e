/** An item as it was at an earlier sequence: its words from the ledger, its files and tags from their spans. */
import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { findEntryTexts, openEntry } from '../ledger/open-entries.ts'
import { ERASED_TEXT } from '../ledger/personal-text.ts'

export const WORD_FIELDS = ['description', 'text', 'link', 'keptAt'] as const
export type Words = Record<(typeof WORD_FIELDS)[number], string | null>

export async function readWordsAt(db: Db, centreId: string, evidenceId: string, sequence: number): Promise<Words> {
  const { ledger } = db.t
  const rows = await db
    .select({ sequence: ledger.sequence, kind: ledger.kind, entry: ledger.entry })
    .from(ledger)
    .where(
      and(
        eq(ledger.evidenceId, evidenceId),
        inArray(ledger.kind, ['evidence.added', 'evidence.changed']),
        lte(ledger.sequence, sequence),
      ),
    )
    .orderBy(asc(ledger.sequence))
  const texts = await findEntryTexts(
    db,
    centreId,
    rows.map(row => row.sequence),
  )
  const words: Words = { description: null, text: null, link: null, keptAt: null }
  for (const row of rows) {
    const data = openEntry(row.kind, row.entry, hash => texts.get(`${row.sequence}/${hash}`) ?? ERASED_TEXT)
    const said = data as Partial<Words>
    // What is absent stayed as it was.
    for (const field of WORD_FIELDS) if (said[field] !== undefined) words[field] = said[field]
  }
  return words
}

export interface FileOfItem {
  id: string
  name: string
  version: number
  supersedes: string | null
}

/** Files that stood at a sequence, or stand now. */
export async function listFilesAt(db: Db, evidenceId: string, sequence: number | null): Promise<FileOfItem[]> {
  const { evidenceFiles: t } = db.t
  const stood =
    sequence === null ? isNull(t.ended) : and(lte(t.began, sequence), or(isNull(t.ended), gt(t.ended, sequence)))
  return db
    .select({ id: t.id, name: t.name, version: t.version, supersedes: t.supersedes })
    .from(t)
    .where(and(eq(t.evidenceId, evidenceId), stood))
    .orderBy(asc(t.began))
}

/** Tags of these enrolments that were added or removed after a sequence. */
export async function listTagChanges(db: Db, evidenceId: string, enrolmentIds: readonly string[], sequence: number) {
  const { tags: t } = db.t
  const rows = await db
    .select()
    .from(t)
    .where(
      and(
        eq(t.evidenceId, evidenceId),
        inArray(t.enrolmentId, [...enrolmentIds]),
        or(gt(t.began, sequence), gt(t.ended, sequence)),
      ),
    )
    .orderBy(asc(t.began))
  // Added and removed again since: nothing is different.
  return rows.filter(tag => !(tag.began > sequence && tag.ended !== null))
}
