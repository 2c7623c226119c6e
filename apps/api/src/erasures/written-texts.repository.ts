/** What people wrote in entries of the ledger, and taking it out of wherever else the same words are kept. */
import type { WrittenTextName } from '@crosswalk/contracts'
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'
import type { EntryFields } from '../ledger/ledger.model.ts'
import { type PersonalField, type PersonalPath, toTextHash } from '../ledger/personal-text.ts'
import { findProjector } from '../ledger/projectors.ts'
import type { LedgerText } from './erasures.repository.ts'

export interface WrittenEntryRecord {
  sequence: number
  kind: string
  at: Date
  actorId: string | null
  learnerId: string | null
  enrolmentId: string | null
  evidenceId: string | null
  data: unknown
  /** Those that are still held. */
  texts: readonly HeldText[]
}

export interface HeldText extends LedgerText {
  name: WrittenTextName
  words: string
  /** The ids that stand beside it: of the decision that it is the feedback of, of the comment that it is. */
  ids: readonly string[]
}

/** By where they are: entries by number, or all entries of an enrolment that name an id. */
export type WrittenQuery =
  | { sequences: readonly number[] }
  | { enrolmentId: string; about: string }
  | { enrolmentId: string; words: readonly string[] }

export async function listWrittenEntries(db: Db, centreId: string, query: WrittenQuery): Promise<WrittenEntryRecord[]> {
  const { ledger, ledgerTexts } = db.t
  const ofSameWords = (words: readonly string[]) =>
    db
      .select({ sequence: ledgerTexts.sequence })
      .from(ledgerTexts)
      .where(
        and(
          eq(ledgerTexts.centreId, centreId),
          eq(ledgerTexts.sequence, ledger.sequence),
          inArray(ledgerTexts.text, [...words]),
        ),
      )
  const rows = await db
    .select()
    .from(ledger)
    .where(
      and(
        eq(ledger.centreId, centreId),
        'sequences' in query
          ? inArray(ledger.sequence, [...query.sequences])
          : eq(ledger.enrolmentId, query.enrolmentId),
        'about' in query ? sql`instr(${ledger.entry}, ${`"${query.about}"`}) > 0` : undefined,
        'words' in query ? inArray(ledger.sequence, ofSameWords(query.words)) : undefined,
      ),
    )
  const held = await db
    .select({ sequence: ledgerTexts.sequence, hash: ledgerTexts.hash, text: ledgerTexts.text })
    .from(ledgerTexts)
    .where(
      and(
        eq(ledgerTexts.centreId, centreId),
        inArray(
          ledgerTexts.sequence,
          rows.map(row => row.sequence),
        ),
        isNotNull(ledgerTexts.text),
      ),
    )
  const words = new Map(held.map(({ sequence, hash, text }) => [`${sequence}/${hash}`, text]))
  return rows.map(({ sequence, kind, at, actorId, learnerId, enrolmentId, evidenceId, entry }) => {
    const { data } = JSON.parse(entry) as EntryFields
    const texts = listTextsOf(kind, data).flatMap(text => {
      const found = words.get(`${sequence}/${text.hash}`)
      return typeof found === 'string' ? [{ ...text, sequence, words: found }] : []
    })
    return { sequence, kind, at, actorId, learnerId, enrolmentId, evidenceId, data, texts }
  })
}

type Found = Pick<HeldText, 'hash' | 'name' | 'ids'>

/** A text that is a name, or a number, as well is none that can be erased by itself. */
function listTextsOf(kind: string, data: unknown): Found[] {
  const fields: readonly PersonalField[] = findProjector(kind)?.personalFields ?? []
  const others = new Set(
    fields.flatMap(({ path, name }) => (name === null ? findTexts(data, path, []) : [])).map(one => one.hash),
  )
  const byHash = new Map<string, Found>()
  for (const { path, name } of fields) {
    if (name === null) continue
    for (const { hash, ids } of findTexts(data, path, [])) {
      if (others.has(hash)) continue
      const known = byHash.get(hash)
      byHash.set(hash, { hash, name: known?.name ?? name, ids: [...(known?.ids ?? []), ...ids] })
    }
  }
  return [...byHash.values()]
}

/** What an answer answers, and what a correction corrects, is another thing than they are. */
const OF_ANOTHER = ['replyTo', 'supersedes']

function findTexts(
  value: unknown,
  path: PersonalPath,
  ids: readonly string[],
): { hash: string; ids: readonly string[] }[] {
  const [key, ...rest] = path
  if (key === undefined) {
    const hash = toTextHash(value)
    return hash === null ? [] : [{ hash, ids }]
  }
  if (key === '*') return Array.isArray(value) ? value.flatMap(item => findTexts(item, rest, ids)) : []
  if (typeof value !== 'object' || value === null) return []
  const beside = Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string' && !OF_ANOTHER.includes(name) ? [one] : [],
  )
  return findTexts((value as Record<string, unknown>)[key], rest, beside)
}

/** Of decisions that these entries made: those that never stood, which are among staff. */
export async function hasWaitingDecisions(db: Db, enrolmentId: string, sequences: readonly number[]): Promise<boolean> {
  const { decisions: t } = db.t
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), inArray(t.began, [...sequences]), sql`${t.effective} is null`))
    .limit(1)
  return rows.length > 0
}

/** Kept replies hold them as they were given. */
export async function forgetWords(db: WriteDb, centreId: string, words: readonly string[], by: string): Promise<void> {
  const { idempotencyKeys: t, people } = db.t
  const gone = new Set(words)
  for (const text of gone) {
    // As JSON has it, without the quotes around it.
    const inJson = JSON.stringify(text).slice(1, -1)
    const rows = await db
      .select({ actorId: t.actorId, key: t.key, reply: t.reply })
      .from(t)
      .innerJoin(people, eq(people.id, t.actorId))
      .where(and(eq(people.centreId, centreId), sql`instr(${t.reply}, ${inJson}) > 0`))
    for (const { actorId, key, reply } of rows) {
      if (reply === null) continue
      const cleaned = JSON.stringify(replaceWords(JSON.parse(reply), gone, by))
      if (cleaned !== reply)
        await db
          .update(t)
          .set({ reply: cleaned })
          .where(and(eq(t.actorId, actorId), eq(t.key, key)))
    }
  }
}

function replaceWords(value: unknown, gone: ReadonlySet<string>, by: string): unknown {
  if (typeof value === 'string') return gone.has(value) ? by : value
  if (Array.isArray(value)) return value.map(item => replaceWords(item, gone, by))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceWords(inner, gone, by)]))
}
