/**
 * What `doctor` looks at, in a read-only connection and of one moment: it changes nothing and may run beside the server.
 * Everything that counts is held twice (the ledger, and what follows from it), and is compared.
 */
import { findMigrationsFolder, listPending, readMigrations } from '@crosswalk/migrations'
import { compareTable, type RowDifference } from '../db/compare-tables.ts'
import { type Connection, openReader, toConnection } from '../db/connection.ts'
import { FACT_TABLES } from '../db/schema.ts'
import { withScratchStore } from '../db/scratch-store.ts'
import type { BlobStore } from '../files/blob-store.ts'
import type { Fault } from '../ledger/fault.ts'
import { replayLedger } from '../ledger/replay.ts'
import { listLedgerCentres, verifyChains } from '../ledger/verify-chains.ts'
import { examineFiles } from './examine-files.ts'
import { examineLinks } from './examine-links.repository.ts'
import { examineFrameworks, examineProgressRows } from './examine-rows.repository.ts'

export interface Examination {
  faults: Fault[]
  /** Of interest, and nothing wrong. */
  notes: string[]
}

const DIFFERENCES_SHOWN = 50
const VALUE_SHOWN = 80

export async function examineStore(file: string, blobs: BlobStore): Promise<Examination> {
  const client = openReader(file)
  try {
    const pending = listPending(client, readMigrations(findMigrationsFolder()))
    if (pending.length > 0) {
      return {
        faults: [
          { table: 'migrations', id: pending[0]?.name ?? '', says: 'is not applied yet: start the server once' },
        ],
        notes: [],
      }
    }
    const connection = toConnection(client)
    client.exec('begin')
    const { db } = connection
    const notes: string[] = []
    const faults = [
      ...examineFile(connection),
      ...(await examine('ledger', async () => {
        const found: Fault[] = []
        for (const centreId of await listLedgerCentres(db)) found.push(...(await verifyChains(db, centreId)))
        return found
      })),
      ...(await examine('facts', () => examineFacts(connection))),
      ...(await examine('framework_documents', () => examineFrameworks(db))),
      ...(await examine('progress_rows', () => examineProgressRows(db))),
      ...(await examine('outside_links', () => examineLinks(db))),
      ...(await examine('evidence_files', async () => {
        const files = await examineFiles(db, blobs)
        notes.push(...files.notes)
        return files.faults
      })),
    ]
    return { faults, notes }
  } finally {
    client.close()
  }
}

/** What can’t even be read is a fault like another, and hides no other. */
async function examine(table: string, look: () => Promise<Fault[]>): Promise<Fault[]> {
  try {
    return await look()
  } catch (error) {
    return [{ table, id: '…', says: `can’t be read: ${error instanceof Error ? error.message : String(error)}` }]
  }
}

/** What SQLite itself can say. */
function examineFile({ client }: Connection): Fault[] {
  const integrity = client.pragma('integrity_check') as { integrity_check: string }[]
  const foreignKeys = client.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  return [
    ...integrity
      .filter(row => row.integrity_check !== 'ok')
      .map(row => ({ table: 'the file', id: client.name, says: row.integrity_check })),
    ...foreignKeys.map(({ table, rowid, parent }) => ({
      table,
      id: `row ${rowid ?? '?'}`,
      says: `points at something in ${parent} that is not there`,
    })),
  ]
}

/** Every fact table, against what the ledger alone gives. */
async function examineFacts({ client, db }: Connection): Promise<Fault[]> {
  return withScratchStore(async (scratch, scratchClient) => {
    const faults = await replayLedger(db, scratch)
    // Of framework documents a centre’s own come from its ledger; the others from the bundle.
    for (const table of [...FACT_TABLES, 'frameworkDocuments'] as const) {
      const which = table === 'frameworkDocuments' ? 'centre_id is not null' : 'true'
      const differences = compareTable(client, scratchClient, table, DIFFERENCES_SHOWN, which)
      faults.push(...differences.map(toFault))
      if (differences.length >= DIFFERENCES_SHOWN) {
        faults.push({ table, id: '…', says: `only the first ${DIFFERENCES_SHOWN} differences are shown` })
      }
    }
    return faults
  })
}

function toFault({ table, id, field, held, expected }: RowDifference): Fault {
  if (field !== undefined) return { table, id, field, says: `is ${show(held)}, and by the ledger ${show(expected)}` }
  return {
    table,
    id,
    says: held === null ? 'is missing: the ledger has it' : 'is there, and the ledger knows nothing of it',
  }
}

export function show(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : String(value)
  return text.length > VALUE_SHOWN ? `${text.slice(0, VALUE_SHOWN)}…` : text
}
