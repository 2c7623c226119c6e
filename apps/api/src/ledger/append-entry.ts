/**
 * The one way in which anything that counts is written: an entry is added to the ledger, and its projector writes the
 * fact tables. The progress rows that it touches follow before the transaction commits.
 */
import { eq, sql } from 'drizzle-orm'
import { toExcluded } from '../db/excluded.ts'
import type { Db, WriteDb } from '../db/store.ts'
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

  const statements = db.prepared('appendEntry', prepareStatements)
  const [head] = await statements.centreHead.execute({ centreId })
  const [learnerHead] = learnerId === null ? [] : await statements.learnerHead.execute({ learnerId })
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

  const row = { centreId, sequence, hash, learnerId, learnerSequence, enrolmentId, evidenceId, at, actorId, kind, text }
  await statements.entry.execute(row)
  for (const [words, sealedAs] of texts) await statements.text.execute({ ...sealedAs, centreId, sequence, words })
  await statements.moveCentreHead.execute(row)
  if (learnerId !== null) await statements.moveLearnerHead.execute(row)

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

function prepareStatements(db: Db) {
  const { ledger, ledgerTexts, ledgerHeads, learnerHeads } = db.t
  const given = sql.placeholder
  const head = { sequence: given('sequence'), hash: given('hash'), at: given('at') }
  const learnerHead = { learnerSequence: given('learnerSequence'), hash: given('hash') }
  return {
    centreHead: db
      .select()
      .from(ledgerHeads)
      .where(eq(ledgerHeads.centreId, given('centreId')))
      .prepare(),
    learnerHead: db
      .select()
      .from(learnerHeads)
      .where(eq(learnerHeads.learnerId, given('learnerId')))
      .prepare(),
    entry: db
      .insert(ledger)
      .values({
        ...head,
        ...learnerHead,
        centreId: given('centreId'),
        learnerId: given('learnerId'),
        enrolmentId: given('enrolmentId'),
        evidenceId: given('evidenceId'),
        actorId: given('actorId'),
        kind: given('kind'),
        entry: given('text'),
      })
      .prepare(),
    text: db
      .insert(ledgerTexts)
      .values({
        centreId: given('centreId'),
        sequence: given('sequence'),
        hash: given('hash'),
        salt: given('salt'),
        text: given('words'),
      })
      .prepare(),
    moveCentreHead: db
      .insert(ledgerHeads)
      .values({ centreId: given('centreId'), ...head })
      .onConflictDoUpdate({ target: ledgerHeads.centreId, set: toExcluded(['sequence', 'hash', 'at']) })
      .prepare(),
    moveLearnerHead: db
      .insert(learnerHeads)
      .values({ learnerId: given('learnerId'), centreId: given('centreId'), ...learnerHead })
      .onConflictDoUpdate({ target: learnerHeads.learnerId, set: toExcluded(['learnerSequence', 'hash']) })
      .prepare(),
  }
}
