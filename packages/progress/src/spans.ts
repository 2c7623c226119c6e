/** Facts have a beginning and an end, in ledger sequences, so the state of any past moment can be computed. */
import type { Span } from './types.ts'

/** The ledger sequence to look from. Undefined is now. */
export type Moment = number | undefined

/** [ALL-4] A fact stands from the entry that began it until just before the one that ended it. */
export function standsAt(span: Span, asAt: Moment): boolean {
  return hasHappened(span.began, asAt) && !hasHappened(span.ended, asAt)
}

/** [ALL-4] Null is what has not happened at all. */
export function hasHappened(sequence: number | null, asAt: Moment): sequence is number {
  return sequence !== null && (asAt === undefined || sequence <= asAt)
}

/** In the order in which they began; of one entry's, by id. */
export function compareFacts(a: Span & { id: string }, b: Span & { id: string }): number {
  if (a.began !== b.began || a.id === b.id) return a.began - b.began
  return a.id < b.id ? -1 : 1
}
