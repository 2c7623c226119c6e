import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { describeSchema, findMigrationsFolder, type Migration, migrate, readMigrations, writeSchema } from './index.ts'

function createStore(): Database {
  const folder = createFolder()
  const db = new Sqlite(join(folder, 'store.sqlite'))
  db.pragma('foreign_keys = on')
  onTestFinished(() => {
    db.close()
  })
  return db
}

function createFolder(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql)
  return folder
}

/** Two migrations as drizzle-kit writes them: the second rebuilds a table that has children under a cascade. */
const FAMILIES = `
create table parents (id text primary key not null, name text) strict;
create table children (id text primary key not null, parent_id text not null references parents(id) on delete cascade) strict;
`
const REBUILD = `
PRAGMA foreign_keys=OFF;
CREATE TABLE __new_parents (id text primary key not null, name text not null) strict;
INSERT INTO __new_parents (id, name) SELECT id, name FROM parents;
DROP TABLE parents;
ALTER TABLE __new_parents RENAME TO parents;
PRAGMA foreign_keys=ON;
`
const planted = (...sql: string[]): Migration[] =>
  readMigrations(createFolder(Object.fromEntries(sql.map((text, index) => [`000${index + 1}_step.sql`, text]))))

const count = (db: Database, table: string) => db.prepare<[], number>(`select count(*) from ${table}`).pluck().get()
const foreignKeys = (db: Database) => db.pragma('foreign_keys', { simple: true })

/** A file that only adds rows names, in its first line, the one whose rows it adds to. */
function readRows(folder: string, file: string): string {
  const text = readFileSync(join(folder, file), 'utf8')
  const below = /^-- on top of (\S+)/.exec(text)?.[1]
  return below === undefined ? text : readRows(folder, below) + text
}

/** The rows of a real centre, as that step keeps them; a step that changes none has those of the step before. */
function fillEveryTable(db: Database, step: number): void {
  const folder = join(findMigrationsFolder(), '..', 'fixtures')
  const file = readdirSync(folder)
    .filter(name => Number(name.slice(0, 4)) <= step)
    .sort()
    .at(-1)
  db.pragma('foreign_keys = off')
  db.transaction(() => db.exec(readRows(folder, file ?? '')))()
  db.pragma('foreign_keys = on')
}

const listTables = (db: Database) =>
  db.prepare<[], string>("select name from sqlite_master where type = 'table' and name <> 'migrations'").pluck().all()

describe('the migrations', () => {
  const migrations = readMigrations(findMigrationsFolder())

  it('make of an empty store the schema that is kept beside them', () => {
    const db = createStore()
    expect(migrate(db, migrations).applied).toEqual(migrations.map(migration => migration.name))
    const golden = readFileSync(join(findMigrationsFolder(), '..', 'schema.sqlite.sql'), 'utf8')
    expect(writeSchema(db)).toBe(golden)
    expect(foreignKeys(db)).toBe(1)
  })

  it('change nothing when they are run again', () => {
    const db = createStore()
    migrate(db, migrations)
    const before = writeSchema(db)
    expect(migrate(db, migrations).applied).toEqual([])
    expect(writeSchema(db)).toBe(before)
  })

  it('lead to the same schema from every earlier step with rows in every table, and keep the rows', () => {
    const whole = createStore()
    migrate(whole, migrations)
    for (const [index, { name }] of migrations.entries()) {
      const db = createStore()
      migrate(db, migrations.slice(0, index + 1))
      fillEveryTable(db, index + 1)
      for (const table of listTables(db)) expect(count(db, table), `${table} at ${name}`).toBeGreaterThan(0)
      migrate(db, migrations)
      expect(describeSchema(db), `from ${name}`).toEqual(describeSchema(whole))
      expect(db.pragma('foreign_key_check')).toEqual([])
    }
  }, 60_000)
})

describe('the runner', () => {
  it('keeps the children of a table that is rebuilt, cascade or not', () => {
    const [first, second] = planted(FAMILIES, REBUILD)
    if (!first || !second) throw new Error('two migrations')
    const db = createStore()
    migrate(db, [first])
    db.exec(`insert into parents values ('p', 'Ann'); insert into children values ('c', 'p')`)
    migrate(db, [first, second])
    expect([count(db, 'parents'), count(db, 'children')]).toEqual([1, 1])
    expect(foreignKeys(db)).toBe(1)
  })

  it('shows why: in a transaction with foreign keys on, the same rebuild deletes them', () => {
    const db = createStore()
    db.exec(FAMILIES)
    db.exec(`insert into parents values ('p', 'Ann'); insert into children values ('c', 'p')`)
    db.transaction(() => db.exec(REBUILD))()
    expect(count(db, 'children')).toBe(0)
  })

  it('refuses a migration that would lose rows, and leaves the store as it was', () => {
    const migrations = planted(FAMILIES, 'delete from children;')
    const db = createStore()
    migrate(db, migrations.slice(0, 1))
    db.exec(`insert into parents values ('p', 'Ann'); insert into children values ('c', 'p')`)
    expect(() => migrate(db, migrations)).toThrow(/0002_step would change the number of rows in children from 1 to 0/)
    expect(count(db, 'children')).toBe(1)
    expect(foreignKeys(db)).toBe(1)
  })

  it('takes one that says that it means to', () => {
    const migrations = planted(FAMILIES, '-- changes rows of: children\ndelete from children;')
    const db = createStore()
    migrate(db, migrations.slice(0, 1))
    db.exec(`insert into parents values ('p', 'Ann'); insert into children values ('c', 'p')`)
    migrate(db, migrations)
    expect(count(db, 'children')).toBe(0)
  })

  it('refuses to drop a table that has rows', () => {
    const migrations = planted(FAMILIES, 'drop table children;')
    const db = createStore()
    migrate(db, migrations.slice(0, 1))
    db.exec(`insert into parents values ('p', 'Ann'); insert into children values ('c', 'p')`)
    expect(() => migrate(db, migrations)).toThrow(/number of rows in children/)
    expect(count(db, 'children')).toBe(1)
  })

  it('refuses a migration that leaves something pointing at nothing', () => {
    const migrations = planted(FAMILIES, `insert into children values ('c', 'nobody'); -- changes rows`)
    const meant = migrations.map(migration => ({ ...migration, changesRowsOf: ['children'] }))
    const db = createStore()
    expect(() => migrate(db, meant)).toThrow(/pointing at nothing in parents/)
    expect(count(db, 'children')).toBe(0)
  })

  it('keeps the earlier ones when a later one fails', () => {
    const db = createStore()
    expect(() => migrate(db, planted(FAMILIES, 'this is no SQL'))).toThrow()
    expect(count(db, 'parents')).toBe(0)
    expect(count(db, 'migrations')).toBe(1)
  })

  it('refuses where a migration was edited after it had been applied', () => {
    const db = createStore()
    migrate(db, planted(FAMILIES))
    expect(() => migrate(db, planted(`${FAMILIES}-- a word more`))).toThrow(/0001_step was changed after/)
  })

  it('refuses a store that a newer Crosswalk made', () => {
    const db = createStore()
    const migrations = planted(FAMILIES, REBUILD)
    migrate(db, migrations)
    expect(() => migrate(db, migrations.slice(0, 1))).toThrow(/made by a newer one/)
  })
})

describe('the folder of migrations', () => {
  it('takes no file whose name has no place in the order', () => {
    expect(() => readMigrations(createFolder({ '0001_first.sql': '', '0003_third.sql': '' }))).toThrow(/0003_third.sql/)
    expect(() => readMigrations(createFolder({ '0001_luxuriant-johnny.sql': '' }))).toThrow(/0001_luxuriant/)
  })

  it('reads the same whatever the line endings', () => {
    const [unix] = planted('select 1;\nselect 2;\n')
    const [windows] = planted('select 1;\r\nselect 2;\r\n')
    expect(windows?.hash).toBe(unix?.hash)
  })
})
