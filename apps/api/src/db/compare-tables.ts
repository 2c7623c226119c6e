/** Two stores with the same schema, compared row by row and field by field. */
import type Sqlite from 'better-sqlite3'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { schema, type TableName } from './schema.ts'

type Row = Record<string, unknown>

export interface RowDifference {
  table: string
  /** The row's key; parts joined by a slash. */
  id: string
  /** Absent where the whole row is missing or too much. */
  field?: string
  held: unknown
  expected: unknown
}

/** Differences of `held` from `expected`, at most `limit` of them. */
export function compareTable(
  held: Sqlite.Database,
  expected: Sqlite.Database,
  name: TableName,
  limit: number,
  /** A condition on the rows, in SQL of our own. */
  which = 'true',
): RowDifference[] {
  const { table, columns, keys } = describeTable(name)
  // Keys are compared by bytes here and there: ids and numbers hold no letters that sort otherwise.
  const query = `select ${quote(columns)} from "${table}" where ${which} order by ${quote(keys)}`
  const ours = held.prepare<[], Row>(query).iterate()
  const theirs = expected.prepare<[], Row>(query).iterate()
  const differences: RowDifference[] = []
  let our = ours.next()
  let their = theirs.next()
  try {
    while ((!our.done || !their.done) && differences.length < limit) {
      const order = our.done ? 1 : their.done ? -1 : compareKeys(our.value, their.value, keys)
      if (order < 0 && !our.done) {
        differences.push({ table, id: toId(our.value, keys), held: our.value, expected: null })
        our = ours.next()
      } else if (order > 0 && !their.done) {
        differences.push({ table, id: toId(their.value, keys), held: null, expected: their.value })
        their = theirs.next()
      } else if (!our.done && !their.done) {
        differences.push(...compareRows(table, our.value, their.value, columns, keys))
        our = ours.next()
        their = theirs.next()
      }
    }
  } finally {
    ours.return?.()
    theirs.return?.()
  }
  return differences
}

function compareRows(table: string, our: Row, their: Row, columns: string[], keys: string[]): RowDifference[] {
  return columns
    .filter(column => our[column] !== their[column])
    .map(field => ({ table, id: toId(our, keys), field, held: our[field], expected: their[field] }))
}

function describeTable(name: TableName): { table: string; columns: string[]; keys: string[] } {
  const config = getTableConfig(schema[name])
  const columns = config.columns.map(column => column.name)
  const own = config.columns.filter(column => column.primary).map(column => column.name)
  const composite = config.primaryKeys[0]?.columns.map(column => column.name) ?? []
  const keys = [...own, ...composite]
  return { table: config.name, columns, keys: keys.length > 0 ? keys : columns }
}

function compareKeys(our: Row, their: Row, keys: string[]): number {
  for (const key of keys) {
    const order = compareValues(our[key], their[key])
    if (order !== 0) return order
  }
  return 0
}

/** As SQLite orders: null, then numbers, then text. */
function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return String(a) < String(b) ? -1 : 1
}

const quote = (names: readonly string[]): string => names.map(name => `"${name}"`).join(', ')
const toId = (row: Row, keys: string[]): string => keys.map(key => String(row[key] ?? '-')).join('/')
