/** What the sentences of all kinds are made of. */
import { listWords } from '@crosswalk/contracts'
import type { z } from 'zod'
import { formatDay } from '../../dates/format-day.ts'
import type { EntryKind, PROJECTORS } from '../../ledger/projectors.ts'
import type { TrailWords } from '../trail-words.repository.ts'

/** The kinds of entries about a subject: `decision.corrected` is about a decision. */
export type KindsOf<Subject extends string> = Extract<EntryKind, `${Subject}.${string}`>

export type Data<Kind extends EntryKind> = z.output<(typeof PROJECTORS)[Kind]['data']>

export type Sentences<Kinds extends EntryKind = EntryKind> = {
  [Kind in Kinds]: (data: Data<Kind>, words: TrailWords) => string
}

export const because = (reason: string | null | undefined) => (reason ? `: ${reason}` : '')

export const span = (from: string, to: string | null | undefined) =>
  `from ${formatDay(from)}${to ? ` to ${formatDay(to)}` : ''}`

export const upTo = (to: string | null | undefined) => (to ? `, up to ${formatDay(to)}` : ', which never counted')

/** The fields that an entry changes, as people call them. */
export function listFields(data: object, names: Record<string, string>): string {
  return listWords(Object.entries(names).flatMap(([field, name]) => (field in data ? [name] : [])))
}
