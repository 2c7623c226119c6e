// A page's cursor is the sort key of its last entry, so that nothing is skipped or told twice when the list changes.
import { appError } from './app-error.ts'

export type SortKey = readonly (string | number)[]

export function toCursor(key: SortKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Null for the first page. Takes only what `toCursor` gives for a key of the same kinds as `like`. */
export function readCursor<const K extends readonly ('string' | 'number')[]>(
  cursor: string | undefined,
  kinds: K,
): { [I in keyof K]: K[I] extends 'string' ? string : number } | null {
  if (cursor === undefined) return null
  const key = parse(cursor)
  const isKey =
    Array.isArray(key) && key.length === kinds.length && key.every((part, index) => typeof part === kinds[index])
  if (!isKey) {
    throw appError('request.invalid', {
      errors: [{ path: 'cursor', message: 'This is not a cursor of this list. Start again without one.' }],
    })
  }
  return key as { [I in keyof K]: K[I] extends 'string' ? string : number }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    // Whatever it was, it is none of ours.
    return null
  }
}

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** From one entry more than was asked for, which tells whether there is another page. */
export function toPage<T>(entries: readonly T[], limit: number, toKey: (entry: T) => SortKey): Page<T> {
  const items = entries.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: entries.length > limit && last !== undefined ? toCursor(toKey(last)) : null }
}

export const DEFAULT_PAGE = 50
