import { type SQL, sql } from 'drizzle-orm'

/** For an upsert: each of these fields becomes what the refused insert would have put there. */
export function toExcluded<const Field extends string>(fields: readonly Field[]): Record<Field, SQL> {
  const toColumn = (field: string) => field.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  return Object.fromEntries(fields.map(field => [field, sql.raw(`excluded.${toColumn(field)}`)])) as Record<Field, SQL>
}
