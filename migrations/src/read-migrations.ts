import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  /** "0001_first_store" */
  name: string
  sql: string
  /** SHA-256 of the SQL, line endings aside. */
  hash: string
  /** Tables in which the migration means to change the number of rows, or that it drops with rows in them. */
  changesRowsOf: readonly string[]
}

const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/
const CHANGES_ROWS = /^-- changes rows of: (.+)$/gm

/** The SQL files in their order. A file whose name has no place in it is refused rather than skipped. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  return names.map((name, index) => {
    if (!FILE_NAME.test(name) || Number(name.slice(0, 4)) !== index + 1) {
      throw new Error(
        `${name} is not the name of migration ${index + 1}: it would be ${String(index + 1).padStart(4, '0')}_what_it_does.sql.`,
      )
    }
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: name.slice(0, -'.sql'.length),
      sql,
      hash: createHash('sha256').update(sql).digest('hex'),
      changesRowsOf: [...sql.matchAll(CHANGES_ROWS)].flatMap(([, tables = '']) => tables.split(',').map(t => t.trim())),
    }
  })
}

/** The SQL stays a folder of files. A bundled server stands elsewhere in the tree, so this looks upwards for it. */
export function findMigrationsFolder(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from))
  for (;;) {
    const candidate = join(folder, 'migrations', 'sqlite')
    if (existsSync(candidate)) return candidate
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The folder migrations/sqlite is missing beside Crosswalk.')
    folder = parent
  }
}
