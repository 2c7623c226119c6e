/**
 * Brings a store to the newest schema. Each migration is one transaction: it happens whole, or the store is as it was.
 *
 * Foreign keys are off while tables change, and only here: rebuilding a table drops the old one, and with foreign keys
 * on that would delete or refuse its children. The pragma does nothing inside a transaction, which is why it can't
 * stand in a migration's own file (https://sqlite.org/lang_altertable.html#otheralter).
 */
import type { Database } from 'better-sqlite3'
import type { Migration } from './read-migrations.ts'

/** A sentence for whoever starts the server. The store was not changed. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

export interface MigrateResult {
  applied: string[]
}

interface Applied {
  name: string
  hash: string
}

export function migrate(db: Database, migrations: readonly Migration[], now: Date = new Date()): MigrateResult {
  db.exec(`create table if not exists migrations (
    name text primary key not null, hash text not null, applied_at integer not null
  ) strict`)
  const pending = listPending(db, migrations)
  if (pending.length === 0) return { applied: [] }

  const foreignKeys = db.pragma('foreign_keys', { simple: true })
  db.pragma('foreign_keys = off')
  try {
    for (const migration of pending) db.transaction(() => apply(db, migration, now)).immediate()
  } finally {
    db.pragma(`foreign_keys = ${foreignKeys === 1 ? 'on' : 'off'}`)
  }
  return { applied: pending.map(migration => migration.name) }
}

/** What `migrate` would apply. Refuses as it would; changes nothing. */
export function listPending(db: Database, migrations: readonly Migration[]): readonly Migration[] {
  const applied = db.prepare<[], Applied>('select name, hash from migrations order by name').all()
  for (const [index, { name, hash }] of applied.entries()) {
    const migration = migrations[index]
    if (migration?.name !== name) {
      throw new MigrationRefused(
        `This data has had migration ${name}, which this Crosswalk does not know. It was made by a newer one: start that, or restore a backup from before.`,
      )
    }
    if (migration.hash !== hash) {
      throw new MigrationRefused(
        `Migration ${name} was changed after it had been applied to this data. Put the file back as it was, and make the change in a new migration.`,
      )
    }
  }
  return migrations.slice(applied.length)
}

function apply(db: Database, migration: Migration, now: Date): void {
  const before = countRows(db)
  db.exec(migration.sql)
  const after = countRows(db)
  for (const [table, rows] of before) {
    if (rows === after.get(table) || (rows === 0 && !after.has(table)) || migration.changesRowsOf.includes(table))
      continue
    throw new MigrationRefused(
      `Migration ${migration.name} would change the number of rows in ${table} from ${rows} to ${after.get(table) ?? 'none, dropping it'}. Nothing was changed.`,
    )
  }
  const [broken] = db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
  if (broken) {
    throw new MigrationRefused(
      `Migration ${migration.name} would leave row ${broken.rowid} of ${broken.table} pointing at nothing in ${broken.parent}. Nothing was changed.`,
    )
  }
  db.prepare('insert into migrations (name, hash, applied_at) values (?, ?, ?)').run(
    migration.name,
    migration.hash,
    now.getTime(),
  )
}

function countRows(db: Database): Map<string, number> {
  const tables = db
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'migrations'",
    )
    .all()
  return new Map(
    tables.map(({ name }) => [name, db.prepare<[], number>(`select count(*) from "${name}"`).pluck().get() ?? 0]),
  )
}
