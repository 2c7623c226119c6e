/** Proves that the ledger is whole: nothing taken out, put in, moved or changed. Reads and never writes. */
import { and, asc, between, eq, gt, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../db/store.ts'
import type { Fault } from './fault.ts'
import { computeEntryHash, type EntryFields, toCanonicalText } from './ledger.model.ts'
import { computeTextHash } from './personal-text.ts'
import type { EntryKind } from './projectors.ts'

type LedgerRow = Db['t']['ledger']['$inferSelect']
type TextRow = Db['t']['ledgerTexts']['$inferSelect']

interface Link {
  sequence: number
  hash: string | null
  at: number
}

const PAGE = 500

/** Every centre that the ledger, its heads or the table of centres knows. */
export async function listLedgerCentres(db: Db): Promise<string[]> {
  const { ledger, ledgerHeads, centres } = db.t
  const known = [
    ...(await db.selectDistinct({ id: ledger.centreId }).from(ledger)),
    ...(await db.select({ id: ledgerHeads.centreId }).from(ledgerHeads)),
    ...(await db.select({ id: centres.id }).from(centres)),
  ]
  return [...new Set(known.map(({ id }) => id))].sort()
}

export async function listHeads(db: Db): Promise<{ centreId: string; sequence: number; hash: string }[]> {
  const { ledgerHeads } = db.t
  const { centreId, sequence, hash } = ledgerHeads
  return db.select({ centreId, sequence, hash }).from(ledgerHeads).orderBy(asc(centreId))
}

/** Both chains of a centre, the heads and the texts beside it. */
export async function verifyChains(db: Db, centreId: string): Promise<Fault[]> {
  const { ledger, ledgerHeads, learnerHeads } = db.t
  const faults: Fault[] = []
  const learners = new Map<string, Link>()
  let last: Link = { sequence: 0, hash: null, at: 0 }
  const erased = await listErasedTexts(db, centreId)

  for (;;) {
    const rows = await db
      .select()
      .from(ledger)
      .where(and(eq(ledger.centreId, centreId), gt(ledger.sequence, last.sequence)))
      .orderBy(asc(ledger.sequence))
      .limit(PAGE)
    for (const row of rows) {
      faults.push(...verifyEntry(row, last, learners))
      last = { sequence: row.sequence, hash: row.hash, at: row.at.getTime() }
    }
    faults.push(...(await verifyTexts(db, centreId, rows, erased)))
    if (rows.length < PAGE) break
  }

  const [head] = await db.select().from(ledgerHeads).where(eq(ledgerHeads.centreId, centreId))
  if (head?.sequence !== last.sequence || head.hash !== last.hash) {
    faults.push({
      table: 'ledger_heads',
      id: centreId,
      field: 'sequence',
      says: `is ${head?.sequence ?? 'missing'}, and the last entry held is ${last.sequence}`,
    })
  } else if (head.at.getTime() !== last.at) {
    // No entry is earlier than this: a wrong one would date all that comes.
    const says = `is ${head.at.toISOString()}, and the last entry is of ${new Date(last.at).toISOString()}`
    faults.push({ table: 'ledger_heads', id: centreId, field: 'at', says })
  }
  const heads = await db.select().from(learnerHeads).where(eq(learnerHeads.centreId, centreId))
  for (const { learnerId, learnerSequence, hash } of heads) {
    const link = learners.get(learnerId)
    learners.delete(learnerId)
    if (link?.sequence === learnerSequence && link.hash === hash) continue
    faults.push({
      table: 'learner_heads',
      id: learnerId,
      field: 'learner_sequence',
      says: `is ${learnerSequence}, and the last entry held is ${link?.sequence ?? 'none'}`,
    })
  }
  for (const learnerId of learners.keys()) faults.push({ table: 'learner_heads', id: learnerId, says: 'is missing' })
  return faults
}

function verifyEntry(row: LedgerRow, last: Link, learners: Map<string, Link>): Fault[] {
  const faults: Fault[] = []
  const fault = (field: string, says: string) =>
    faults.push({ table: 'ledger', id: `${row.centreId}/${row.sequence}`, field, says })

  if (row.sequence !== last.sequence + 1) fault('sequence', `follows ${last.sequence}: entries between are missing`)
  if (computeEntryHash(row.entry) !== row.hash) fault('hash', 'is not the hash of the entry')
  const fields = parseEntry(row.entry)
  if (fields === null) {
    fault('entry', 'is not an entry in canonical form')
    return faults
  }
  const { at, ...columns } = fields
  for (const name of [
    'centreId',
    'sequence',
    'learnerId',
    'learnerSequence',
    'enrolmentId',
    'evidenceId',
    'actorId',
    'kind',
  ] as const) {
    if (columns[name] !== row[name])
      fault(toColumn(name), `is ${String(row[name])}, and in the entry ${String(columns[name])}`)
  }
  if (at !== row.at.toISOString()) fault('at', `is ${row.at.toISOString()}, and in the entry ${at}`)
  if (row.at.getTime() < last.at) fault('at', 'is earlier than the entry before')
  if (fields.previousHash !== last.hash) fault('previous_hash', 'is not the hash of the entry before')

  if (fields.learnerId !== null && fields.learnerSequence !== null) {
    const link = learners.get(fields.learnerId) ?? { sequence: 0, hash: null, at: 0 }
    if (fields.learnerSequence !== link.sequence + 1) {
      fault('learner_sequence', `follows ${link.sequence}: entries of learner ${fields.learnerId} between are missing`)
    }
    if (fields.learnerPreviousHash !== link.hash) {
      fault('learner_previous_hash', `is not the hash of the entry before of learner ${fields.learnerId}`)
    }
    learners.set(fields.learnerId, { sequence: fields.learnerSequence, hash: row.hash, at: 0 })
  }
  return faults
}

function parseEntry(text: string): EntryFields | null {
  try {
    const fields = JSON.parse(text) as EntryFields
    return toCanonicalText(fields) === text ? fields : null
  } catch {
    // Whatever stands there, it is not what was written.
    return null
  }
}

const toColumn = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const TEXT_HASH = /\{"text":"([0-9a-f]{64})"\}/g

const ERASING: EntryKind[] = ['evidence.erased', 'texts.erased']

/** As entries say: sequence and hash of each text that was erased, and when. */
async function listErasedTexts(db: Db, centreId: string): Promise<ReadonlyMap<string, Date>> {
  const { ledger } = db.t
  const rows = await db
    .select({ entry: ledger.entry, at: ledger.at })
    .from(ledger)
    .where(and(eq(ledger.centreId, centreId), inArray(ledger.kind, ERASING)))
  return new Map(rows.flatMap(({ entry, at }) => toErasedKeys(parseEntry(entry)?.data).map(key => [key, at] as const)))
}

const erasedTexts = z.object({ texts: z.array(z.object({ sequence: z.int(), hash: z.string() })) })

function toErasedKeys(data: unknown): string[] {
  const read = erasedTexts.safeParse(data)
  return read.success ? read.data.texts.map(({ sequence, hash }) => `${sequence}/${hash}`) : []
}

/** Every text that an entry names is there, is what it was or was erased as another entry says, and there is no other. */
async function verifyTexts(
  db: Db,
  centreId: string,
  rows: readonly LedgerRow[],
  erased: ReadonlyMap<string, Date>,
): Promise<Fault[]> {
  const first = rows[0]
  const final = rows.at(-1)
  if (!first || !final) return []
  const texts = await listTexts(db, centreId, first.sequence, final.sequence)
  const faults: Fault[] = []
  const missing = new Set(
    rows.flatMap(row => [...row.entry.matchAll(TEXT_HASH)].map(([, hash]) => `${row.sequence}/${hash}`)),
  )
  for (const held of texts) {
    const { sequence, hash } = held
    const id = `${centreId}/${sequence}/${hash}`
    const fault = (says: string, field?: string) =>
      faults.push({ table: 'ledger_texts', id, ...(field && { field }), says })
    if (!missing.delete(`${sequence}/${hash}`)) fault('stands in no entry')
    const says = examineText(held, erased.get(`${sequence}/${hash}`) ?? null)
    if (says !== null) fault(...says)
  }
  for (const id of missing) faults.push({ table: 'ledger_texts', id: `${centreId}/${id}`, says: 'is missing' })
  return faults
}

/** What is wrong with it, and in which field. */
function examineText(
  { hash, salt, text, erasedAt }: TextRow,
  goneSince: Date | null,
): [says: string, field: string] | null {
  if (text === null) {
    if (goneSince === null) return ['is gone, and no entry says that it was erased', 'text']
    if (salt !== null) return ['is still here, and its text was erased', 'salt']
    // Everybody reads this day in its place.
    return erasedAt?.getTime() === goneSince.getTime()
      ? null
      : [`is ${erasedAt?.toISOString() ?? 'missing'}, and the entry is of ${goneSince.toISOString()}`, 'erased_at']
  }
  if (goneSince !== null) return ['was erased, and is still here', 'text']
  if (salt === null || !SALT.test(salt)) return ['is no salt', 'salt']
  if (computeTextHash(salt, text) !== hash) return ['is not the text that was written', 'text']
  return erasedAt === null ? null : ['is set, and no entry says that it was erased', 'erased_at']
}

const SALT = /^([0-9a-f]{2})+$/

export async function listTexts(db: Db, centreId: string, from: number, to: number): Promise<TextRow[]> {
  const { ledgerTexts } = db.t
  const { centreId: centre, sequence } = ledgerTexts
  return db
    .select()
    .from(ledgerTexts)
    .where(and(eq(centre, centreId), between(sequence, from, to)))
    .orderBy(asc(sequence), asc(ledgerTexts.hash))
}

/** One learner's entries by themselves, as an export holds them: whole, in order, and unchanged. */
export function verifyLearnerChain(entries: readonly { entry: string; hash: string }[]): Fault[] {
  const faults: Fault[] = []
  let last: { sequence: number; hash: string | null; learnerId: string | null } = {
    sequence: 0,
    hash: null,
    learnerId: null,
  }
  for (const { entry, hash } of entries) {
    const fields = parseEntry(entry)
    const id = fields ? `${fields.centreId}/${fields.sequence}` : `after ${last.sequence}`
    const fault = (field: string, says: string) => faults.push({ table: 'ledger', id, field, says })
    if (computeEntryHash(entry) !== hash) fault('hash', 'is not the hash of the entry')
    if (fields === null) {
      fault('entry', 'is not an entry in canonical form')
      continue
    }
    if (last.learnerId !== null && fields.learnerId !== last.learnerId) fault('learner_id', 'is of another learner')
    if (fields.learnerSequence !== last.sequence + 1)
      fault('learner_sequence', `follows ${last.sequence}: entries between are missing`)
    if (fields.learnerPreviousHash !== last.hash) fault('learner_previous_hash', 'is not the hash of the entry before')
    last = { sequence: fields.learnerSequence ?? last.sequence + 1, hash, learnerId: fields.learnerId }
  }
  return faults
}
