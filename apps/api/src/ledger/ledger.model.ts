/** An entry as it is hashed and stored. What it was made of must never change for those that exist. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** Stands before the canonical text in what is hashed. Another way of writing entries gets another one. */
const VERSION = Buffer.from([1])

/** The named fields that a hash covers, all of them in every entry. */
export interface EntryFields {
  centreId: string
  /** Place in the centre's chain, gapless from 1. */
  sequence: number
  previousHash: string | null
  learnerId: string | null
  /** Place in the learner's chain, gapless from 1: their export can be proved whole by itself. */
  learnerSequence: number | null
  learnerPreviousHash: string | null
  enrolmentId: string | null
  evidenceId: string | null
  at: string
  actorId: string | null
  kind: string
  data: unknown
}

/** RFC 8785. */
export function toCanonicalText(fields: EntryFields): string {
  const text = canonicalize(fields)
  if (text === undefined) throw new Error('A ledger entry that is no JSON.')
  return text
}

export const computeEntryHash = (canonicalText: string): string =>
  createHash('sha256').update(VERSION).update(canonicalText).digest('hex')
