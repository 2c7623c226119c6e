/** Makes the fact tables anew from the ledger alone, in a store of its own. */
import { and, asc, eq, gt } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'
import type { Fault } from './fault.ts'
import type { EntryFields } from './ledger.model.ts'
import { toWords, unsealTexts } from './personal-text.ts'
import { findProjector } from './projectors.ts'
import { listLedgerCentres, listTexts } from './verify-chains.ts'

type LedgerRow = Db['t']['ledger']['$inferSelect']

const PAGE = 500

/** Entries that can't be projected are named and passed over, so that one fault does not hide the others. */
export async function replayLedger(source: Db, target: WriteDb): Promise<Fault[]> {
  const { ledger } = source.t
  const faults: Fault[] = []
  for (const centreId of await listLedgerCentres(source)) {
    let after = 0
    for (;;) {
      const rows = await source
        .select()
        .from(ledger)
        .where(and(eq(ledger.centreId, centreId), gt(ledger.sequence, after)))
        .orderBy(asc(ledger.sequence))
        .limit(PAGE)
      const texts = await readTexts(source, centreId, rows)
      for (const row of rows) {
        const fault = await replayEntry(target, row, texts)
        if (fault) faults.push(fault)
        after = row.sequence
      }
      if (rows.length < PAGE) break
    }
  }
  return faults
}

async function readTexts(db: Db, centreId: string, rows: readonly LedgerRow[]): Promise<Map<string, string>> {
  const first = rows[0]
  const final = rows.at(-1)
  if (!first || !final) return new Map()
  const texts = await listTexts(db, centreId, first.sequence, final.sequence)
  return new Map(texts.map(text => [`${text.sequence}/${text.hash}`, toWords(text)]))
}

async function replayEntry(target: WriteDb, row: LedgerRow, texts: Map<string, string>): Promise<Fault | null> {
  const projector = findProjector(row.kind)
  const id = `${row.centreId}/${row.sequence}`
  if (projector === null) return { table: 'ledger', id, field: 'kind', says: `${row.kind} is not known here` }
  try {
    const fields = JSON.parse(row.entry) as EntryFields
    const opened = unsealTexts(fields.data, projector.personalPaths, hash => texts.get(`${row.sequence}/${hash}`))
    const { centreId, sequence, learnerId, enrolmentId, evidenceId, actorId } = fields
    const data = projector.data.parse(opened)
    await projector.project(target, {
      centreId,
      sequence,
      learnerId,
      enrolmentId,
      evidenceId,
      at: new Date(fields.at),
      actorId,
      data,
    })
    return null
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    return { table: 'ledger', id, says: `its entry ${row.kind} can’t be projected: ${because}` }
  }
}
