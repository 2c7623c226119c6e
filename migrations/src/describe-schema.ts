/** A store's schema in words that can be compared: as the golden file, and as a description that ignores order. */
import type { Database } from 'better-sqlite3'

interface Stored {
  type: string
  name: string
  table: string
  sql: string
}

const listStored = (db: Database): Stored[] =>
  db
    .prepare<[], Stored>(
      `select type, name, tbl_name as "table", sql from sqlite_master
       where sql is not null and tbl_name not like 'sqlite_%' and tbl_name <> 'migrations'
       order by tbl_name, type <> 'table', type, name`,
    )
    .all()

/** The text of the golden file. */
export function writeSchema(db: Database): string {
  const statements = listStored(db).map(({ sql }) => `${sql.trim()};\n`)
  return `-- What the migrations make of an empty store. Written by the command that makes migrations; never by hand.\n\n${statements.join('\n')}`
}

/**
 * Table by table: columns, foreign keys, indexes and checks, sorted. Two schemas with the same description hold the
 * same constraints, however they came about (an added column stands last in its table).
 */
export function describeSchema(db: Database): Record<string, string[]> {
  const described: Record<string, string[]> = {}
  for (const { type, name, table, sql } of listStored(db)) {
    described[table] ??= []
    if (type === 'table') described[table].push(...describeTable(db, name, sql))
    else described[table].push(normalise(sql))
  }
  for (const lines of Object.values(described)) lines.sort()
  return described
}

function describeTable(db: Database, table: string, sql: string): string[] {
  const columns = db
    .prepare<[string], Record<string, unknown>>(
      `select 'column ' || name || ' ' || type || ' notnull ' || "notnull" || ' key ' || pk
         || ' default ' || coalesce(dflt_value, '-') as line from pragma_table_xinfo(?)`,
    )
    .all(table)
  const foreignKeys = db
    .prepare<[string], Record<string, unknown>>(
      `select 'foreign key ' || group_concat("from", ', ') || ' to ' || "table" || ' (' || group_concat("to", ', ')
         || ') on delete ' || on_delete as line
       from (select * from pragma_foreign_key_list(?) order by id, seq) group by id`,
    )
    .all(table)
  const checks = [...sql.matchAll(/CONSTRAINT "([^"]+)" CHECK\((.+)\),?$/gm)].map(
    ([, name, expression]) => `check ${name} ${normalise(expression ?? '')}`,
  )
  const strict = /\)\s*strict$/i.test(sql.trim()) ? ['strict'] : []
  return [...[...columns, ...foreignKeys].map(({ line }) => String(line)), ...checks, ...strict]
}

const normalise = (sql: string): string => sql.replaceAll(/[`"]/g, '').replaceAll(/\s+/g, ' ').trim()
