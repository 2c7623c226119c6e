/**
 * The only way to the data. `tx` is the only way to write: bodies run one after another on one connection, each kept
 * whole or not at all. `read` never waits for a writer and sees what is committed.
 *
 * Nothing slow belongs in a body: no hashing of passwords, no files, no network, no announcing.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { performance } from 'node:perf_hooks'
import { findMigrationsFolder, migrate, readMigrations } from '@crosswalk/migrations'
import { type Clock, type RandomBytes, systemClock, systemRandomBytes } from './clock.ts'
import { type Connection, type Db, openReader, openWriter, toConnection } from './connection.ts'
import { lockStore } from './data-lock.ts'
import { type Schema, schema } from './schema.ts'
import { createTouchedEnrolments, type TouchedEnrolments } from './touched-enrolments.ts'
import { createWriteQueue } from './write-queue.ts'

export type { Db } from './connection.ts'

/** A connection inside `store.tx`. Only the ledger and repositories take one. */
export type WriteDb = Db & { readonly act: Act }

/** What one transaction has done so far. */
export interface Act {
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  /** The newest ledger sequence of each centre that was written to. */
  readonly sequences: Map<string, number>
  /** Their rows are computed anew before the transaction commits. */
  readonly enrolments: TouchedEnrolments
}

/** The newest sequence of each centre that a commit wrote to; empty where it wrote no ledger entry. */
export type Committed = ReadonlyMap<string, number>

export interface StoreLogger {
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface StoreOptions {
  file: string
  /** False only for tests, and while the demonstration is made: what is lost with the power can be made again. */
  survivesPowerCuts?: boolean
  clock?: Clock
  randomBytes?: RandomBytes
  logger?: StoreLogger
  /** Runs at the end of every body, inside its transaction. */
  beforeCommit?: (db: WriteDb) => Promise<void>
  /** A body longer than this is logged by its name. */
  slowMs?: number
}

export interface Store {
  readonly t: Schema
  readonly read: Db
  /** Reads of one moment: everything in the body sees the same commit. */
  readTx<T>(fn: (db: Db) => Promise<T>): Promise<T>
  tx<T>(name: string, fn: (db: WriteDb) => Promise<T>): Promise<T>
  /** Told after a commit, never before and never of a rollback. Returns a function that stops it. */
  onCommit(listener: (committed: Committed) => void): () => void
  /**
   * After something was erased: what committed pages held before is taken out of the write-ahead log too. Waits its turn,
   * and leaves to later what a reader still holds.
   */
  forgetOldPages(): Promise<void>
  close(): Promise<void>
}

const SLOW_MS = 2_000
const silent: StoreLogger = { warn: () => {}, error: () => {} }

export function createStore(options: StoreOptions): Store {
  const {
    file,
    clock = systemClock,
    randomBytes = systemRandomBytes,
    logger = silent,
    slowMs = SLOW_MS,
    survivesPowerCuts = true,
  } = options
  const lock = lockStore(file)
  let writerClient: ReturnType<typeof openWriter>
  try {
    writerClient = openWriter(file, survivesPowerCuts)
    migrate(writerClient, readMigrations(findMigrationsFolder()), clock.now())
  } catch (error) {
    lock.release()
    throw error
  }

  const running = new AsyncLocalStorage<Act>()
  let current: Act | null = null
  const writer = toConnection(writerClient, () => {
    // A promise that was not awaited would otherwise write into somebody else's transaction, or outside any.
    if (current === null || running.getStore() !== current) throw new Error('A write outside its transaction.')
  })
  const reader = toConnection(openReader(file))
  const spare: Connection[] = []
  const open = new Set<Connection>([reader])
  const listeners = new Set<(committed: Committed) => void>()
  const queue = createWriteQueue(writerClient)
  let closed = false

  async function run<T>(name: string, act: Act, fn: (db: WriteDb) => Promise<T>): Promise<T> {
    const db: WriteDb = Object.assign(Object.create(writer.db) as Db, { act })
    const startedAt = performance.now()
    const watch = setTimeout(() => logger.warn({ tx: name, slowMs }, 'A transaction is still running.'), slowMs)
    current = act
    try {
      return await running.run(act, async () => {
        const value = await fn(db)
        await options.beforeCommit?.(db)
        return value
      })
    } finally {
      current = null
      clearTimeout(watch)
      const durationMs = Math.round(performance.now() - startedAt)
      if (durationMs > slowMs) logger.warn({ tx: name, durationMs }, 'A transaction took too long.')
    }
  }

  function tell(name: string, { sequences }: Act): void {
    for (const listener of listeners) {
      try {
        listener(sequences)
      } catch (error) {
        logger.error({ tx: name, err: error }, 'A listener failed after a commit.')
      }
    }
  }

  return {
    t: schema,
    read: reader.db,

    tx(name, fn) {
      if (current !== null && running.getStore() === current) {
        return Promise.reject(new Error(`Transaction ${name} began inside another: it would wait for itself.`))
      }
      if (closed) return Promise.reject(new Error('The store is closed.'))
      const act: Act = { clock, randomBytes, sequences: new Map(), enrolments: createTouchedEnrolments() }
      return queue.add(
        () => run(name, act, fn),
        () => tell(name, act),
      )
    },

    async readTx(fn) {
      const connection = spare.pop() ?? toConnection(openReader(file))
      open.add(connection)
      connection.client.exec('begin')
      try {
        return await fn(connection.db)
      } finally {
        connection.client.exec('commit')
        if (closed) connection.client.close()
        else spare.push(connection)
      }
    },

    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    async forgetOldPages() {
      do await queue.drain()
      while (writerClient.inTransaction)
      if (!closed) writerClient.pragma('wal_checkpoint(truncate)')
    },

    async close() {
      if (closed) return
      await queue.drain()
      closed = true
      for (const connection of open) if (connection === reader || spare.includes(connection)) connection.client.close()
      writerClient.close()
      lock.release()
    },
  }
}
