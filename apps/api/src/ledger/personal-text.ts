/**
 * Personal text never stands in a ledger entry. Where the shape of an entry's data says `personalText`, the entry holds
 * `{"text": "<salted hash>"}` and the text stands beside the ledger, from where it can be erased.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What projections show in the place of a text that was erased. */
export const ERASED_TEXT = '[erased]'

const personal = new WeakSet<z.ZodType>()

/** For the data of a projector: names, titles, feedback, reasons, whatever a person wrote. */
export function personalText() {
  // Half of a pair: the store would keep other bytes than those that the hash covers.
  const schema = z.string().overwrite(text => text.replace(/\p{Cs}/gu, '\ufffd'))
  personal.add(schema)
  return schema
}

/** Where personal text stands in data of a shape; '*' is every item of a list. */
export type PersonalPath = readonly string[]

export function findPersonalPaths(schema: z.ZodType): PersonalPath[] {
  if (personal.has(schema)) return [[]]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return findPersonalPaths(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodArray) {
    return findPersonalPaths(schema.element as z.ZodType).map(path => ['*', ...path])
  }
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      findPersonalPaths(inner as z.ZodType).map(path => [key, ...path]),
    )
  }
  return []
}

/** A copy of the data with every personal text replaced. Absent ones stay absent. */
export function replaceTexts(
  data: unknown,
  paths: readonly PersonalPath[],
  replace: (value: unknown) => unknown,
): unknown {
  let copy = data
  for (const path of paths) copy = replaceAt(copy, path, 0, replace)
  return copy
}

function replaceAt(value: unknown, path: PersonalPath, depth: number, replace: (value: unknown) => unknown): unknown {
  if (value === undefined || value === null) return value
  const key = path[depth]
  if (key === undefined) return replace(value)
  if (key === '*') {
    return Array.isArray(value) ? value.map(item => replaceAt(item, path, depth + 1, replace)) : value
  }
  if (typeof value !== 'object') return value
  const inner = (value as Record<string, unknown>)[key]
  return inner === undefined ? value : { ...value, [key]: replaceAt(inner, path, depth + 1, replace) }
}

export const computeTextHash = (salt: string, text: string): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(text).digest('hex')
