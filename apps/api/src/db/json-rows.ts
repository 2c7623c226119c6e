/**
 * Many rows as one JSON text, made by the database: a few hundred facts come over several times faster than as values
 * one by one. And many ids as one value. The only place that says how in each dialect.
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** A subquery for a select's fields: the columns of the rows that fit, as a list of lists. */
export function jsonRows(columns: readonly AnyColumn[], from: SQL, where: SQL | undefined): SQL<string> {
  const values = sql.join([...columns], sql`, `)
  return sql<string>`(select json_group_array(json_array(${values})) from ${from} where ${where ?? sql`true`})`
}

type Value = string | number | null

export const readJsonRows = <Row extends readonly Value[]>(text: string): Row[] => JSON.parse(text) as Row[]

/** For prepared queries: the statement is the same however many ids are given, and stays compiled. */
export function isGiven(column: AnyColumn, name: string): SQL {
  return sql`${column} in (select value from json_each(${sql.placeholder(name)}))`
}

/** What `isGiven` takes. */
export const toGiven = (ids: Iterable<string>): string => JSON.stringify([...new Set(ids)])
