import { WRITTEN_TEXT_NAMES, type WrittenTextName } from '@crosswalk/contracts'
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Db } from '../db/connection.ts'
import type { EntryFields } from '../ledger/ledger.model.ts'
import type { EntryKind } from '../ledger/projectors.ts'
import type { Manifest } from './back-up.ts'

export interface ErasedSince {
  /** "of OB1 (evd_…)", "of the feedback in entry 214 of ctr_…" */
  what: string
  erasedAt: Date
}

/** What was erased after these were the heads of the ledgers, oldest first. */
export async function listErasedSince(db: Db, heads: Manifest['heads']): Promise<ErasedSince[]> {
  const erased: ErasedSince[] = []
  for (const head of heads) erased.push(...(await listOfEvidence(db, head)), ...(await listWritten(db, head)))
  return erased.sort((a, b) => a.erasedAt.getTime() - b.erasedAt.getTime())
}

type Head = Manifest['heads'][number]

async function listOfEvidence(db: Db, { centreId, sequence }: Head): Promise<ErasedSince[]> {
  const { erasures, evidence } = db.t
  const rows = await db
    .select({ evidenceId: erasures.evidenceId, reference: evidence.reference, erasedAt: erasures.erasedAt })
    .from(erasures)
    .innerJoin(evidence, eq(evidence.id, erasures.evidenceId))
    .where(and(eq(erasures.centreId, centreId), gt(erasures.began, sequence)))
  return rows.map(({ evidenceId, reference, erasedAt }) => ({ what: `of ${reference} (${evidenceId})`, erasedAt }))
}

interface Texts {
  texts: { sequence: number; name: WrittenTextName }[]
}

/** Of those that the backup holds: what was written later is not in it. */
async function listWritten(db: Db, { centreId, sequence: newest }: Head): Promise<ErasedSince[]> {
  const { ledger } = db.t
  const kind: EntryKind = 'texts.erased'
  const rows = await db
    .select({ entry: ledger.entry, at: ledger.at })
    .from(ledger)
    .where(and(eq(ledger.centreId, centreId), gt(ledger.sequence, newest), eq(ledger.kind, kind)))
    .orderBy(asc(ledger.sequence))
  return rows.flatMap(({ entry, at }) => {
    const { data } = JSON.parse(entry) as EntryFields & { data: Texts }
    const held = data.texts.filter(({ sequence }) => sequence <= newest)
    return held.map(({ sequence, name }) => ({
      what: `of ${WRITTEN_TEXT_NAMES[name]} in entry ${sequence} of ${centreId}`,
      erasedAt: at,
    }))
  })
}
