/** The commands as functions: what they print goes through `out`, and they answer with the exit code. */
import { join } from 'node:path'
import { MigrationRefused } from '@crosswalk/migrations'
import Sqlite from 'better-sqlite3'
import { formatLondonTime } from '../dates/format-date.ts'
import { toDataFolder } from '../db/data-folder.ts'
import { StoreInUse } from '../db/data-lock.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { toSentence } from '../ledger/fault.ts'
import { openStore } from '../open-store.ts'
import { backUp, sizeOf, UpkeepRefused } from './back-up.ts'
import { examineStore } from './examine-store.ts'
import { restore } from './restore.ts'

export interface CommandContext {
  dataDir: string
  args: readonly string[]
  now: Date
  out: (line: string) => void
}

/** Silent where all is right. */
export async function runDoctor({ dataDir, args, out }: CommandContext): Promise<number> {
  return explainFailures(out, async () => {
    requireKnown(args, { words: 0, flags: ['--verbose'] })
    const folder = toDataFolder(dataDir)
    if ((await sizeOf(folder.store)) === null) throw new UpkeepRefused(`There is no store in ${dataDir}.`)
    const { faults, notes } = await examineStore(folder.store, createFolderBlobStore(folder))
    for (const fault of faults) out(toSentence(fault))
    if (args.includes('--verbose')) for (const note of notes) out(note)
    if (faults.length > 0) out(faults.length === 1 ? 'One thing is wrong.' : `${faults.length} things are wrong.`)
    return faults.length > 0 ? 1 : 0
  })
}

export async function runBackup({ dataDir, args, now, out }: CommandContext): Promise<number> {
  return explainFailures(out, async () => {
    requireKnown(args, { words: 1, flags: [] })
    const target = args.find(arg => !arg.startsWith('--')) ?? join('backups', now.toISOString().replace(/[:.]/g, '-'))
    const { heads, files, missing } = await backUp(dataDir, target, now)
    out(`Backed up to ${target}: the store and ${files.length} files.`)
    for (const { centreId, sequence, hash } of heads) out(`${centreId} is at entry ${sequence}, ${hash}.`)
    for (const { centreId, sha256 } of missing)
      out(`File ${sha256} of ${centreId} is not whole here, and is not in the backup.`)
    return missing.length > 0 ? 1 : 0
  })
}

export async function runRestore(context: CommandContext): Promise<number> {
  const { dataDir, args, now, out } = context
  return explainFailures(out, async () => {
    requireKnown(args, { words: 1, flags: ['--replace'] })
    const backup = args.find(arg => !arg.startsWith('--'))
    if (backup === undefined)
      throw new UpkeepRefused('Say which backup: npm run restore -- backups/2026-11-20T09-00-00-000Z')
    const { manifest, movedTo, broughtBack } = await restore(backup, dataDir, {
      replace: args.includes('--replace'),
      now,
    })
    if (movedTo !== null) out(`What was in ${dataDir} is now in ${movedTo}.`)
    out(`Restored ${dataDir} as it was at ${manifest.takenAt}.`)
    for (const { what, erasedAt } of broughtBack) {
      out(`What was erased ${what} on ${formatLondonTime(erasedAt)} is back. Erase it again.`)
    }
    return runDoctor({ ...context, args: [] })
  })
}

/** Only with the server stopped: the rows are written. */
export async function runRebuildProgressRows({ dataDir, out }: CommandContext): Promise<number> {
  return explainFailures(out, async () => {
    const { store: file } = toDataFolder(dataDir)
    if ((await sizeOf(file)) === null) throw new UpkeepRefused(`There is no store in ${dataDir}.`)
    const { store, progressRows } = openStore({ file })
    try {
      out(`Computed ${await progressRows.rebuildProgressRows(store)} progress rows anew.`)
    } finally {
      await store.close()
    }
    return 0
  })
}

/** Nothing that was typed is passed over: a second folder, say, is where somebody thinks the restored data goes. */
function requireKnown(args: readonly string[], { words, flags }: { words: number; flags: readonly string[] }): void {
  const typed = args.filter(arg => !arg.startsWith('--'))
  const odd = args.find(arg => arg.startsWith('--') && !flags.includes(arg)) ?? typed[words]
  if (odd !== undefined) {
    throw new UpkeepRefused(`“${odd}” is not understood here. The data folder is named by DATA_DIR.`)
  }
}

/** What a person can do something about is a sentence; anything else keeps its stack. */
async function explainFailures(out: (line: string) => void, body: () => Promise<number>): Promise<number> {
  try {
    return await body()
  } catch (error) {
    const isPlain = error instanceof UpkeepRefused || error instanceof StoreInUse || error instanceof MigrationRefused
    const isSqlite = error instanceof Sqlite.SqliteError
    if (!isPlain && !isSqlite) throw error
    out(isSqlite ? `The store can’t be read: ${error.message}.` : error.message)
    return 1
  }
}
