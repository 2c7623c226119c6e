/** What of a record its writer may mend, and what of it they did. */
import type { RecordChange } from './api/change-record.ts'

const FIELDS = ['title', 'occurredOn', 'description', 'text'] as const
export type RecordWords = Record<(typeof FIELDS)[number], string>

export const isRecordWords = (value: unknown): value is RecordWords =>
  typeof value === 'object' &&
  value !== null &&
  FIELDS.every(field => field in value && typeof Reflect.get(value, field) === 'string')

/** Only what differs is sent; a title and the text can't be taken away. */
export function listChanges(held: RecordWords, words: RecordWords): Omit<RecordChange, 'revision'> {
  const differs = (field: keyof RecordWords) => words[field].trim() !== held[field].trim()
  return {
    ...(differs('title') && { title: words.title.trim() }),
    ...(differs('occurredOn') && { occurredOn: words.occurredOn || null }),
    ...(differs('description') && { description: words.description.trim() || null }),
    ...(differs('text') && { text: words.text.trim() }),
  }
}
