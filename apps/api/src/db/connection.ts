/** Opens SQLite the one way that Crosswalk does. */
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { quicken } from './quick-query.ts'
import { type Schema, schema } from './schema.ts'

/** A connection to read with: drizzle's queries, and the tables under `t`. */
export type Db = BetterSQLite3Database & {
  readonly t: Schema
  /** For the few queries of the busiest paths: built once for each connection, with placeholders. */
  prepared<Query>(name: string, build: (db: Db) => Query): Query
}

export interface Connection {
  client: Sqlite.Database
  db: Db
}

/** What the writer read stays: nobody else changes the file. */
const WRITER_CACHE_KIB = 32_000
/** Pages come from the system's own cache: after each commit a reader forgets those that it copied. */
const MAPPED_BYTES = 256 * 1_024 * 1_024

/** Statements kept compiled. Lists of ids make ever new ones, so the oldest are let go. */
const STATEMENTS_KEPT = 400

export function openWriter(file: string, survivesPowerCuts = true): Sqlite.Database {
  const client = new Sqlite(file, { timeout: 5_000 })
  client.pragma('journal_mode = wal')
  // A sign-off must survive a power cut.
  client.pragma(`synchronous = ${survivesPowerCuts ? 'full' : 'off'}`)
  client.pragma('foreign_keys = on')
  client.pragma('temp_store = memory')
  client.pragma(`cache_size = -${WRITER_CACHE_KIB}`)
  client.pragma(`mmap_size = ${MAPPED_BYTES}`)
  // What is erased must not be found in the pages that it left.
  client.pragma('secure_delete = on')
  return client
}

export function openReader(file: string): Sqlite.Database {
  const client = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  client.pragma('query_only = on')
  client.pragma(`mmap_size = ${MAPPED_BYTES}`)
  return client
}

/** `guard` is called before any statement of drizzle's runs. */
export function toConnection(client: Sqlite.Database, guard: () => void = () => {}): Connection {
  const kept = new Map<string, Sqlite.Statement>()
  const prepare = (source: string): Sqlite.Statement => {
    guard()
    const known = kept.get(source)
    if (known) {
      // Drizzle asks the same statement for arrays or for objects.
      if (known.reader) known.raw(false)
      return known
    }
    const statement = client.prepare(source)
    kept.set(source, statement)
    const [oldest] = kept.keys()
    if (kept.size > STATEMENTS_KEPT && oldest !== undefined) kept.delete(oldest)
    return statement
  }
  const withKept = new Proxy(client, {
    get: (target, property) => {
      if (property === 'prepare') return prepare
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const queries = new Map<string, unknown>()
  const db: Db = Object.assign(drizzle(withKept), {
    t: schema,
    prepared<Query>(name: string, build: (connection: Db) => Query): Query {
      guard()
      if (!queries.has(name)) queries.set(name, quicken(client, build(db)))
      return queries.get(name) as Query
    },
  })
  return { client, db }
}
