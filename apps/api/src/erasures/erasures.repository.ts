/** What there is to erase of an item, and taking it out of every table that holds words. */
import { ERASABLE_WORDS, type ErasableWords, type Tombstone } from '@crosswalk/contracts'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'
import type { FileRecord } from '../evidence/evidence.model.ts'
import type { EntryFields } from '../ledger/ledger.model.ts'
import { toTextHash } from '../ledger/personal-text.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'

export interface HeldFile extends FileRecord {
  isCurrent: boolean
  isHeldElsewhere: boolean
}

/** Every version that was not erased yet, oldest first. */
export async function listHeldFiles(db: Db, evidenceId: string): Promise<HeldFile[]> {
  const { evidenceFiles: t } = db.t
  const rows = await db
    .select()
    .from(t)
    .where(and(eq(t.evidenceId, evidenceId), isNull(t.erased)))
    .orderBy(asc(t.began), asc(t.id))
  if (rows.length === 0) return []
  const elsewhere = await db
    .selectDistinct({ centreId: t.centreId, sha256: t.sha256 })
    .from(t)
    .where(
      and(
        inArray(
          t.sha256,
          rows.map(row => row.sha256),
        ),
        ne(t.evidenceId, evidenceId),
        isNull(t.erased),
      ),
    )
  const names = await listPersonNames(
    db,
    rows.map(row => row.addedBy),
  )
  return rows.map(row => ({
    ...row,
    addedBy: namesOf(names, row.addedBy),
    isCurrent: row.ended === null,
    isHeldElsewhere: elsewhere.some(one => one.centreId === row.centreId && one.sha256 === row.sha256),
  }))
}

export interface LedgerText {
  sequence: number
  hash: string
}

export interface EvidenceTexts {
  /** Every wording that each of the item's words ever had and that is still held. */
  words: ReadonlyMap<ErasableWords, readonly LedgerText[]>
  /** The name of each file. */
  fileNames: ReadonlyMap<string, LedgerText>
}

/** Where in the ledger the item's words and the names of its files stand. */
export async function findEvidenceTexts(db: Db, centreId: string, evidenceId: string): Promise<EvidenceTexts> {
  const { ledger, ledgerTexts } = db.t
  const entries = await db
    .select({ sequence: ledger.sequence, kind: ledger.kind, entry: ledger.entry })
    .from(ledger)
    .where(
      and(
        eq(ledger.centreId, centreId),
        eq(ledger.evidenceId, evidenceId),
        inArray(ledger.kind, ['evidence.added', 'evidence.changed', 'file.added']),
      ),
    )
    .orderBy(asc(ledger.sequence))
  const rows = await db
    .select({ sequence: ledgerTexts.sequence, hash: ledgerTexts.hash })
    .from(ledgerTexts)
    .where(
      and(
        eq(ledgerTexts.centreId, centreId),
        inArray(
          ledgerTexts.sequence,
          entries.map(entry => entry.sequence),
        ),
        isNull(ledgerTexts.erasedAt),
      ),
    )
  const held = new Set(rows.map(({ sequence, hash }) => `${sequence}/${hash}`))
  const words = new Map<ErasableWords, LedgerText[]>()
  const fileNames = new Map<string, LedgerText>()
  for (const { sequence, kind, entry } of entries) {
    const { data } = JSON.parse(entry) as EntryFields & { data: Record<string, unknown> }
    const find = (name: string): LedgerText[] => {
      const hash = toTextHash(data[name])
      return hash !== null && held.has(`${sequence}/${hash}`) ? [{ sequence, hash }] : []
    }
    if (kind === 'file.added') {
      const [name] = find('name')
      if (name !== undefined && typeof data['fileId'] === 'string') fileNames.set(data['fileId'], name)
      continue
    }
    for (const name of ERASABLE_WORDS) words.set(name, [...(words.get(name) ?? []), ...find(name)])
  }
  return { words, fileNames }
}

/** Decisions of the item's live tags that stand or wait, with what they judged. */
export async function listJudgements(
  db: Db,
  evidenceId: string,
): Promise<{ id: string; tagId: string; enrolmentId: string; fileIds: string[]; ended: number | null }[]> {
  const { decisions, tags } = db.t
  return db
    .select({
      id: decisions.id,
      tagId: decisions.tagId,
      enrolmentId: decisions.enrolmentId,
      fileIds: decisions.fileIds,
      ended: decisions.ended,
    })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .where(and(eq(tags.evidenceId, evidenceId), isNull(tags.ended), isNull(decisions.ended)))
    .orderBy(asc(decisions.began), asc(decisions.id))
}

/** The hashes stay, and with them the chains. */
export async function eraseTexts(db: WriteDb, centreId: string, texts: readonly LedgerText[], at: Date): Promise<void> {
  const { ledgerTexts: t } = db.t
  for (const { sequence, hash } of texts) {
    await db
      .update(t)
      .set({ salt: null, text: null, erasedAt: at })
      .where(and(eq(t.centreId, centreId), eq(t.sequence, sequence), eq(t.hash, hash)))
  }
}

/**
 * What only keeps the service running may hold the same words: kept replies, and the names of finished uploads. That
 * something was done under a key stays, so that nothing is done twice.
 */
export async function forgetCopies(db: WriteDb, evidenceId: string, fileIds: readonly string[]): Promise<void> {
  const { idempotencyKeys, uploads } = db.t
  await db
    .update(idempotencyKeys)
    .set({ status: null, reply: null })
    .where(sql`instr(${idempotencyKeys.reply}, ${evidenceId}) > 0`)
  if (fileIds.length > 0) await db.delete(uploads).where(inArray(uploads.fileId, [...fileIds]))
}

/** Oldest first. */
export async function listTombstones(db: Db, evidenceId: string): Promise<Tombstone[]> {
  const statement = db.prepared('erasuresOfEvidence', connection => {
    const { erasures } = connection.t
    return connection
      .select()
      .from(erasures)
      .where(eq(erasures.evidenceId, sql.placeholder('evidenceId')))
      .orderBy(asc(erasures.began))
      .prepare()
  })
  const rows = await statement.execute({ evidenceId })
  if (rows.length === 0) return []
  const { evidenceFiles: t } = db.t
  const files = await db
    .select({ id: t.id, sha256: t.sha256, mediaType: t.mediaType, size: t.size, version: t.version })
    .from(t)
    .where(
      inArray(
        t.id,
        rows.flatMap(row => row.fileIds),
      ),
    )
  const names = await listPersonNames(
    db,
    rows.map(row => row.erasedBy),
  )
  return rows.map(({ id, erasedAt, erasedBy, reason, words, fileIds }) => ({
    id,
    erasedAt: erasedAt.toISOString(),
    erasedBy: namesOf(names, erasedBy),
    reason,
    words,
    files: files.filter(file => fileIds.includes(file.id)),
  }))
}
