/**
 * Personal text never stands in a ledger entry. Where the shape of an entry's data says `personalText`, the entry holds
 * `{"text": "<salted hash>"}` and the text stands beside the ledger, from where it can be erased.
 */
import { createHash } from 'node:crypto'
import type { WrittenTextName } from '@crosswalk/contracts'
import { z } from 'zod'
import { toLondonTime } from '../dates/centre-day.ts'
import { formatDay } from '../dates/format-day.ts'

/** What stands in the place of an erased title or file name. */
export const ERASED_TEXT = '[erased]'

/** What everybody reads in the place of any other text that was erased. */
export const toErasedWords = (erasedAt: Date): string => `[Text erased on ${formatDay(toLondonTime(erasedAt).day)}]`

/** A text beside the ledger as it is read. */
export const toWords = ({ text, erasedAt }: { text: string | null; erasedAt: Date | null }): string =>
  text ?? (erasedAt === null ? ERASED_TEXT : toErasedWords(erasedAt))

const personal = new WeakSet<z.ZodType>()
const written = new WeakMap<z.ZodType, WrittenTextName>()

/** For the data of a projector: names, numbers, titles, whatever is about a person. */
export function personalText() {
  // Half of a pair: the store would keep other bytes than those that the hash covers.
  const schema = z.string().overwrite(text => text.replace(/\p{Cs}/gu, '\ufffd'))
  personal.add(schema)
  return schema
}

/**
 * Personal text that somebody wrote in their own words, and that can be erased by itself. A column that shows it stands
 * in erasures/text-places.repository.ts.
 */
export function writtenText(name: WrittenTextName) {
  const schema = personalText()
  written.set(schema, name)
  return schema
}

/** Where personal text stands in data of a shape; '*' is every item of a list. */
export type PersonalPath = readonly string[]

export interface PersonalField {
  path: PersonalPath
  /** Null for what can't be erased by itself. */
  name: WrittenTextName | null
}

export function findPersonalFields(schema: z.ZodType): PersonalField[] {
  if (personal.has(schema)) return [{ path: [], name: written.get(schema) ?? null }]
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return findPersonalFields(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodArray) return within('*', schema.element as z.ZodType)
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, inner]) => within(key, inner as z.ZodType))
  }
  return []
}

const within = (key: string, schema: z.ZodType): PersonalField[] =>
  findPersonalFields(schema).map(({ path, name }) => ({ path: [key, ...path], name }))

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

/** Personal text back in its place; `findText` knows it by its hash. */
export function unsealTexts(
  data: unknown,
  paths: readonly PersonalPath[],
  findText: (hash: string) => string | undefined,
): unknown {
  return replaceTexts(data, paths, value => {
    const hash = toTextHash(value)
    // Of before texts of its kind stood beside the ledger: the entry itself holds it.
    return hash === null ? value : findText(hash)
  })
}

/** The hash of a text, where a text stands in an entry. */
export function toTextHash(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('text' in value)) return null
  return typeof value.text === 'string' ? value.text : null
}

export const computeTextHash = (salt: string, text: string): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(text).digest('hex')
