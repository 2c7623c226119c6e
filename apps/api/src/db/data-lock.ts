/**
 * One instance to a store. The operating system holds the lock for the process and lets go of it however the process
 * ends, kill -9 included, so that nothing is left behind to clean up; a file with a process id would lie after one.
 */
import Sqlite from 'better-sqlite3'

/** A sentence for whoever starts the second instance. */
export class StoreInUse extends Error {
  override name = 'StoreInUse'
}

export interface DataLock {
  release(): void
}

export function lockStore(file: string): DataLock {
  const lock = new Sqlite(`${file}.lock`, { timeout: 0 })
  try {
    lock.pragma('journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (cause) {
    lock.close()
    if (!(cause instanceof Sqlite.SqliteError) || cause.code !== 'SQLITE_BUSY') throw cause
    throw new StoreInUse(
      `Another Crosswalk is running on ${file}. Stop that one first, or give this one a data folder of its own (DATA_DIR).`,
      { cause },
    )
  }
  return { release: () => lock.close() }
}
