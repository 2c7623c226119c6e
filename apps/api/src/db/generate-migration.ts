/**
 * Only for developers: writes the migration that brings the last one's schema to the one of schema.ts.
 *
 *   pnpm --filter @crosswalk/api run migration what_it_does
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findMigrationsFolder, migrate, readMigrations, writeSchema } from '@crosswalk/migrations'
import Sqlite from 'better-sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { schema } from './schema.ts'

/** A column takes only values of its type. drizzle-kit has no word for it. */
const toStrict = (statement: string): string =>
  /^CREATE TABLE/.test(statement) ? statement.trimEnd().replace(/\);$/, ') STRICT;') : statement

export async function generateMigrationSql(previous: object | null): Promise<{ sql: string; snapshot: object }> {
  const from = previous ?? (await generateSQLiteDrizzleJson({}))
  const to = await generateSQLiteDrizzleJson(schema)
  const statements = await generateSQLiteMigration(from as typeof to, to)
  return { sql: statements.map(statement => `${toStrict(statement).trim()}\n`).join('\n'), snapshot: to }
}

async function main(): Promise<void> {
  const name = process.argv[2]
  if (!name || !/^[a-z][a-z0-9_]+$/.test(name)) throw new Error('Say what it does, as in: evidence_kept_at_added')
  const folder = findMigrationsFolder()
  const snapshotFile = join(folder, 'snapshot.json')
  const previous = existsSync(snapshotFile) ? (JSON.parse(readFileSync(snapshotFile, 'utf8')) as object) : null
  const { sql, snapshot } = await generateMigrationSql(previous)
  if (sql === '') throw new Error('The schema is as the last migration left it.')

  const number = String(readMigrations(folder).length + 1).padStart(4, '0')
  const file = join(folder, `${number}_${name}.sql`)
  writeFileSync(file, sql)
  writeFileSync(snapshotFile, `${JSON.stringify(snapshot, null, 1)}\n`)

  const db = new Sqlite(':memory:')
  migrate(db, readMigrations(folder))
  writeFileSync(join(folder, '..', 'schema.sqlite.sql'), writeSchema(db))
  process.stdout.write(`Wrote ${file}. Read it, add what it means to rows, and commit it with the golden schema.\n`)
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main()
