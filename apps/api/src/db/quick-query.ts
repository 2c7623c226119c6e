/**
 * A prepared query of drizzle's finds out anew, for each column of each row, how it is read. On the busiest paths that is
 * found out once for each query; what goes in and what comes out stays the same, which a test holds it to.
 */

import type Sqlite from 'better-sqlite3'
import { Column, getTableName, is, Param, Placeholder, SQL, Subquery, sql } from 'drizzle-orm'
import { PreparedQuery } from 'drizzle-orm/better-sqlite3'

type Given = Record<string, unknown>
type RawRow = readonly unknown[]

interface Field {
  path: string[]
  field: unknown
}

interface Decoder {
  mapFromDriverValue(value: unknown): unknown
}

/** What `build` of `db.prepared` made: one query, or several by name. Anything else stays as it is. */
export function quicken<Query>(client: Sqlite.Database, made: Query): Query {
  if (is(made, PreparedQuery)) quickenOne(client, made)
  else if (typeof made === 'object' && made !== null) {
    for (const query of Object.values(made)) if (is(query, PreparedQuery)) quickenOne(client, query)
  }
  return made
}

function quickenOne(client: Sqlite.Database, query: PreparedQuery): void {
  const { sql: source, params } = writeLimit(query.getQuery())
  const give = toGive(params)
  const fields: Field[] | undefined = Reflect.get(query, 'fields')
  const isRead = fields !== undefined && Reflect.get(query, 'customResultMapper') === undefined
  const read = isRead ? toRead(fields, Reflect.get(query, 'joinsNotNullableMap')) : null
  const statement = client.prepare(source)
  if (statement.reader && read === null) return
  if (read === null) {
    const execute = async (given: Given = {}) => statement.run(...give(given))
    Object.defineProperty(query, 'execute', { value: execute })
  } else {
    statement.raw()
    const execute = async (given: Given = {}) => (statement.all(...give(given)) as RawRow[]).map(read)
    Object.defineProperty(query, 'execute', { value: execute })
  }
}

/** With its limit as a parameter SQLite compiles a statement anew whenever it runs. */
function writeLimit({ sql: source, params }: { sql: string; params: unknown[] }): { sql: string; params: unknown[] } {
  const limit = params.at(-1)
  if (typeof limit !== 'number' || !source.endsWith(' limit ?')) return { sql: source, params }
  return { sql: source.replace(/\?$/, String(limit)), params: params.slice(0, -1) }
}

function toGive(params: readonly unknown[]): (given: Given) => unknown[] {
  const take = (given: Given, name: string): unknown => {
    if (!(name in given)) throw new Error(`No value for the placeholder ${name} was given.`)
    return given[name]
  }
  const givers = params.map((param): ((given: Given) => unknown) => {
    if (is(param, Placeholder)) return given => take(given, param.name)
    if (is(param, Param) && is(param.value, Placeholder)) {
      const { encoder, value } = param
      return given => encoder.mapToDriverValue(take(given, value.name))
    }
    return () => param
  })
  return given => givers.map(give => give(given))
}

/** Fields stand in the row itself, or in an object of it where tables are joined. */
function toRead(fields: readonly Field[], isPresent: Record<string, boolean> | undefined): (raw: RawRow) => Given {
  const readers = fields.map(({ path, field }, at) => {
    const [outer = '', inner] = path
    if (path.length > 2) throw new Error('A field stands too deep to be read quickly.')
    return { at, outer, inner, decode: toDecode(field) }
  })
  const absences = isPresent === undefined ? [] : findAbsences(fields, isPresent)
  return raw => {
    const row: Given = {}
    for (const { at, outer, inner, decode } of readers) {
      const value = raw[at]
      const read = value === null || decode === null ? value : decode(value)
      if (inner === undefined) row[outer] = read
      else {
        const within = row[outer] as Given | undefined
        if (within === undefined) row[outer] = { [inner]: read }
        else within[inner] = read
      }
    }
    for (const { at, outer } of absences) if (raw[at] === null) row[outer] = null
    return row
  }
}

/** Null where what comes from SQLite is what is wanted. */
function toDecode(field: unknown): ((value: unknown) => unknown) | null {
  const decoder = findDecoder(field)
  if (decoder === AS_IT_IS || decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null
  return value => decoder.mapFromDriverValue(value)
}

function findDecoder(field: unknown): Decoder {
  if (is(field, Column)) return field
  if (is(field, SQL)) return Reflect.get(field, 'decoder')
  return findDecoder(is(field, Subquery) ? field._.sql : Reflect.get(field as object, 'sql'))
}

const AS_IT_IS = findDecoder(sql``)

/** A joined table that may be absent: its object is null where its first column is. */
function findAbsences(fields: readonly Field[], isPresent: Record<string, boolean>): { at: number; outer: string }[] {
  const tables = new Map<string, { at: number; names: Set<string> }>()
  for (const [at, { path, field }] of fields.entries()) {
    const [outer = ''] = path
    if (path.length !== 2 || !is(field, Column)) continue
    const known = tables.get(outer) ?? { at, names: new Set() }
    tables.set(outer, known)
    known.names.add(getTableName(field.table))
  }
  return [...tables].flatMap(([outer, { at, names }]) => {
    const [name = '', another] = names
    return another === undefined && !isPresent[name] ? [{ at, outer }] : []
  })
}
