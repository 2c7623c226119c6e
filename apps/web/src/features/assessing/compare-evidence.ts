/** What others changed in an item while it was read, in sentences. One's own acts are no news. */
import type { Evidence, ExplainedDecision } from '@crosswalk/contracts'
import { formatInstant } from '../../lib/dates.ts'
import { OUTCOME_NAMES } from '../../lib/words.ts'

const WORDS = {
  title: 'The title',
  occurredOn: 'The date',
  description: 'The description',
  link: 'The link',
  text: 'The text',
  keptAt: 'Where it is kept',
} as const

const FIELDS = ['title', 'occurredOn', 'description', 'link', 'text', 'keptAt'] as const

export function listChanges(
  seen: Evidence,
  now: Evidence,
  readerId: string | null,
  targetOf: (tagId: string) => string,
): string[] {
  const before = new Map(seen.tags.map(tag => [tag.id, tag]))
  const after = new Set(now.tags.map(tag => tag.id))
  const files = new Set(seen.files.map(file => file.id))
  return [
    // Its words are its author's alone to change.
    ...(seen.author.id === readerId ? [] : FIELDS.filter(field => seen[field] !== now[field])).map(
      field => `${WORDS[field]} was changed.`,
    ),
    ...now.files.filter(file => !files.has(file.id)).map(file => `${file.name} was added by ${file.uploadedBy.name}.`),
    ...now.tags.flatMap(tag => {
      const was = before.get(tag.id)
      if (!was) return tag.addedBy.id === readerId ? [] : [`${tag.addedBy.name} added ${targetOf(tag.id)}.`]
      const latest = tag.decisions[0]
      const isNew = latest !== undefined && !was.decisions.some(decision => decision.id === latest.id)
      return isNew && latest.decidedBy.id !== readerId ? [`${targetOf(tag.id)}: ${decidedWords(latest)}`] : []
    }),
    ...seen.tags.filter(tag => !after.has(tag.id)).map(tag => `${targetOf(tag.id)} was removed.`),
  ]
}

/** "accepted by Tom Ashworth, 10:41." */
export function decidedWords({ outcome, decidedBy, decidedAt }: ExplainedDecision): string {
  return `${OUTCOME_NAMES[outcome].toLowerCase()} by ${decidedBy.name}, ${formatInstant(decidedAt)}.`
}
