/**
 * The one way in which anything that counts is written: an entry is added to the ledger, and its projector writes the
 * fact tables. The progress rows that it touches follow before the transaction commits.
 */
import { eq } from 'drizzle-orm'
import type { WriteDb } from '../db/store.ts'
import { computeEntryHash, type EntryFields, toCanonicalText } from './ledger.model.ts'
import { computeTextHash, replaceTexts } from './personal-text.ts'
import { type EntryData, type EntryKind, findProjector } from './projectors.ts'

export interface NewEntry<Kind extends EntryKind> {
  centreId: string
  /** Whose record it belongs to: it stands in the learner's own chain as well. */
  learnerId?: string | null
  enrolmentId?: string | null
  evidenceId?: string | null
  /** The person who acted; null only where Crosswalk itself did. */
  actorId: string | null
  kind: Kind
  data: EntryData<Kind>
}

export interface AppendedEntry {
  sequence: number
  at: Date
  hash: string
}

const SALT_BYTES = 16

export async function appendEntry<Kind extends EntryKind>(db: WriteDb, entry: NewEntry<Kind>): Promise<AppendedEntry> {
  const { centreId, learnerId = null, enrolmentId = null, evidenceId = null, actorId, kind } = entry
  const projector = findProjector(kind)
  if (projector === null) throw new Error(`No projector for entries of kind ${kind}.`)
  const data = projector.data.parse(entry.data)
  const texts = new Map<string, { hash: string; salt: string }>()
  const sealed = replaceTexts(data, projector.personalPaths, text => ({ text: sealText(db, texts, String(text)) }))

  const head = await findCentreHead(db, centreId)
  const learnerHead = learnerId === null ? null : await findLearnerHead(db, learnerId)
  const sequence = (head?.sequence ?? 0) + 1
  // Times never go back, whatever the machine's clock does.
  const at = new Date(Math.max(db.act.clock.now().getTime(), head?.at.getTime() ?? 0))
  const learnerSequence = learnerId === null ? null : (learnerHead?.learnerSequence ?? 0) + 1
  const fields: EntryFields = {
    centreId,
    sequence,
    previousHash: head?.hash ?? null,
    learnerId,
    learnerSequence,
    learnerPreviousHash: learnerHead?.hash ?? null,
    enrolmentId,
    evidenceId,
    at: at.toISOString(),
    actorId,
    kind,
    data: sealed,
  }
  const text = toCanonicalText(fields)
  const hash = computeEntryHash(text)

  const { ledger, ledgerTexts, ledgerHeads, learnerHeads } = db.t
  await db.insert(ledger).values({
    centreId,
    sequence,
    hash,
    learnerId,
    learnerSequence,
    enrolmentId,
    evidenceId,
    at,
    actorId,
    kind,
    entry: text,
  })
  if (texts.size > 0) {
    await db.insert(ledgerTexts).values(
      [...texts].map(([words, { hash: textHash, salt }]) => ({
        centreId,
        sequence,
        hash: textHash,
        salt,
        text: words,
      })),
    )
  }
  await db
    .insert(ledgerHeads)
    .values({ centreId, sequence, hash, at })
    .onConflictDoUpdate({ target: ledgerHeads.centreId, set: { sequence, hash, at } })
  if (learnerId !== null && learnerSequence !== null) {
    await db
      .insert(learnerHeads)
      .values({ learnerId, centreId, learnerSequence, hash })
      .onConflictDoUpdate({ target: learnerHeads.learnerId, set: { learnerSequence, hash } })
  }

  await projector.project(db, { centreId, sequence, learnerId, enrolmentId, evidenceId, at, actorId, data })
  db.act.sequences.set(centreId, sequence)
  return { sequence, at, hash }
}

/** The same words twice in one entry (feedback for forty tags) are kept once. */
function sealText(db: WriteDb, texts: Map<string, { hash: string; salt: string }>, text: string): string {
  const known = texts.get(text)
  if (known) return known.hash
  const salt = Buffer.from(db.act.randomBytes(SALT_BYTES)).toString('hex')
  const hash = computeTextHash(salt, text)
  texts.set(text, { hash, salt })
  return hash
}

async function findCentreHead(db: WriteDb, centreId: string) {
  const { ledgerHeads } = db.t
  const [head] = await db.select().from(ledgerHeads).where(eq(ledgerHeads.centreId, centreId))
  return head ?? null
}

async function findLearnerHead(db: WriteDb, learnerId: string) {
  const { learnerHeads } = db.t
  const [head] = await db.select().from(learnerHeads).where(eq(learnerHeads.learnerId, learnerId))
  return head ?? null
}
