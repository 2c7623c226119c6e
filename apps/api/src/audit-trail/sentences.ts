/**
 * A sentence for each kind of ledger entry. It begins with what was done; who did it stands beside it. A kind without
 * a sentence does not compile.
 */
import { type EntryKind, findProjector } from '../ledger/projectors.ts'
import { centreSentences } from './sentences/centre.ts'
import { enrolmentSentences } from './sentences/enrolments.ts'
import { evidenceSentences } from './sentences/evidence.ts'
import { judgementSentences } from './sentences/judgements.ts'
import { peopleSentences } from './sentences/people.ts'
import type { Sentences } from './sentences/sentence-parts.ts'
import type { TrailWords } from './trail-words.repository.ts'

const SENTENCES: Sentences = {
  ...peopleSentences,
  ...centreSentences,
  ...enrolmentSentences,
  ...evidenceSentences,
  ...judgementSentences,
}

/** An entry of a kind that came with a later Crosswalk is named, not hidden. */
export function toSentence(kind: string, data: unknown, words: TrailWords): string {
  if (findProjector(kind) === null) return `Something that this Crosswalk does not know (${kind}).`
  const write = SENTENCES[kind as EntryKind] as (data: unknown, words: TrailWords) => string
  const sentence = write(data, words)
  return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`
}
