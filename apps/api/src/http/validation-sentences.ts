// What a person reads where a contract gives no sentence of its own: zod's own messages are for programmers.
import { z } from 'zod'

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  date: 'a date',
}

const FORMATS: Record<string, string> = {
  email: 'This is not an e-mail address.',
  url: 'This is not a web address.',
  date: 'Give a date that exists, as year-month-day.',
  datetime: 'Give a time as 2026-11-21T10:41:00.000Z.',
}

const COUNTED: Record<string, string> = { string: ' characters', array: ' entries', set: ' entries', file: ' bytes' }

type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

function toSentence(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is needed.' : `This takes ${KINDS[issue.expected] ?? issue.expected}.`
    case 'too_small':
      return `At least ${issue.minimum}${COUNTED[issue.origin] ?? ''}.`
    case 'too_big':
      return `At most ${issue.maximum}${COUNTED[issue.origin] ?? ''}.`
    case 'invalid_value':
      if (issue.input === undefined) return 'This is needed.'
      return `This takes one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written as it should be.'
    case 'unrecognized_keys':
      return `Not known here: ${issue.keys.join(', ')}.`
    case 'not_multiple_of':
      return `This takes multiples of ${issue.divisor}.`
    default:
      return 'This can’t be used.'
  }
}

/** Once, where the app is built: zod keeps one set of default messages a process. */
export function useOwnSentences(): void {
  z.config({ localeError: toSentence })
}
