/** A store that is thrown away: for replaying the ledger beside the real one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMigrationsFolder, migrate, readMigrations } from '@crosswalk/migrations'
import Sqlite from 'better-sqlite3'
import { systemClock, systemRandomBytes } from './clock.ts'
import { toConnection } from './connection.ts'
import type { WriteDb } from './store.ts'
import { createTouchedEnrolments } from './touched-enrolments.ts'

export async function withScratchStore<T>(fn: (db: WriteDb, client: Sqlite.Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-scratch-'))
  const client = new Sqlite(join(folder, 'scratch.sqlite'))
  try {
    migrate(client, readMigrations(findMigrationsFolder()))
    // Facts point at accounts and framework documents, which no ledger holds. The real store's keys are checked there.
    client.pragma('foreign_keys = off')
    client.pragma('synchronous = off')
    client.exec('begin')
    const act = {
      clock: systemClock,
      randomBytes: systemRandomBytes,
      sequences: new Map<string, number>(),
      enrolments: createTouchedEnrolments(),
    }
    return await fn(Object.assign(toConnection(client).db, { act }), client)
  } finally {
    client.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
