import type { WrittenText, WrittenTextName } from '@crosswalk/contracts'
import { plural } from '../../lib/words.ts'

const NAMES: Record<WrittenTextName, string> = {
  feedback: 'feedback',
  reason: 'reason',
  note: 'note',
  action: 'action asked for',
  statement: 'statement',
  comment: 'comment',
  planLine: 'line of the plan',
  place: 'place of the visit',
  answer: 'answer',
  locator: 'page or time',
  name: 'name',
  certificate: 'certificate',
  awardingBody: 'awarding body',
}

/** "Feedback by Tom Ashworth" */
export function textLabel({ name, writtenBy }: Pick<WrittenText, 'name' | 'writtenBy'>): string {
  const [first = '', ...rest] = NAMES[name]
  return `${first.toUpperCase()}${rest.join('')}${writtenBy === null ? '' : ` by ${writtenBy.name}`}`
}

/** "Erase the feedback", "Erase 3 texts" */
export function buttonWords(chosen: readonly Pick<WrittenText, 'name'>[]): string {
  const [only] = chosen
  if (only === undefined) return 'Erase'
  return chosen.length === 1 ? `Erase the ${NAMES[only.name]}` : `Erase ${plural(chosen.length, 'text', 'texts')}`
}

/** What is still to be chosen before it can be erased. */
export function listChoices(chosen: readonly WrittenText[]): string[] {
  return chosen.length === 0 ? ['Choose what is to be erased.'] : []
}
