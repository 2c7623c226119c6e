/**
 * The column vocabulary of the schema, once for each dialect. Tables are written through a kit, so that a second
 * dialect is a second kit and not a second schema.
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import {
  type AnySQLiteColumn,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

type Words = readonly [string, ...string[]]

/** Words of our own lists, which hold no quote: a check can't carry parameters. */
const quoted = (words: readonly string[]): SQL => sql.raw(words.map(word => `'${word}'`).join(', '))

/** Without the table's name: a rebuilt table has another while it is copied. */
const named = (column: AnyColumn): SQL => sql.raw(column.name)

export const sqliteKit = {
  table: sqliteTable,
  id: (name = 'id') => text(name).primaryKey(),
  text: (name: string) => text(name),
  /** People's work is never deleted under its children. */
  ref: (name: string, to: () => AnySQLiteColumn) => text(name).references(to, { onDelete: 'restrict' }),
  oneOf: <const T extends Words>(name: string, words: T) => text(name, { enum: words }),
  int: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  /** An instant. */
  ts: (name: string) => integer(name, { mode: 'timestamp_ms' }),
  /** A calendar day in England, "2026-11-21". */
  day: (name: string) => text(name),
  json: <T>(name: string) => text(name, { mode: 'json' }).$type<T>(),
  primaryKey,
  /** A foreign key over several columns: what belongs to a learner or a centre can't point into another's. */
  restrict: (
    name: string,
    columns: [AnySQLiteColumn, ...AnySQLiteColumn[]],
    to: [AnySQLiteColumn, ...AnySQLiteColumn[]],
  ) => foreignKey({ name, columns, foreignColumns: to }).onDelete('restrict'),
  index,
  unique,
  uniqueIndex,
  check,
  /** Every `oneOf` column has one: the type alone binds only this program. */
  checkWords: (name: string, column: AnyColumn, words: Words) =>
    check(name, sql`${named(column)} in (${quoted(words)})`),
  /** A fact ends after it began. */
  checkSpan: (name: string, columns: { began: AnyColumn; ended: AnyColumn }) =>
    check(name, sql`${named(columns.ended)} is null or ${named(columns.ended)} > ${named(columns.began)}`),
}

export type Kit = typeof sqliteKit
/** For a table that refers to itself. */
export type KitColumn = AnySQLiteColumn

/** The ledger sequences that began a fact and, once it is over, ended it. */
export const span = (k: Kit) => ({ began: k.int('began').notNull(), ended: k.int('ended') })
