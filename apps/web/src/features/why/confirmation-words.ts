import { criteriaCount, listWords, plural, ruleWords } from '../../lib/words.ts'
import type { KsbExplanation } from './api/get-ksb-explanation.ts'

export type Confirmation = KsbExplanation['confirmations'][number]

/** "Confirmed by Morag Sinclair", "Not yet met, says Ina Moss of the employer". */
export function saidWords({ outcome, kind, by }: Pick<Confirmation, 'outcome' | 'kind' | 'by'>): string {
  const who = kind === 'employer' ? `${by} of the employer` : by
  return outcome === 'confirmed' ? `Confirmed by ${who}` : `Not yet met, says ${who}`
}

/** "8 criteria, rule: all of them, 8 accepted decisions" */
export const basisWords = ({ criteria, supports, rule }: Confirmation['before']): string =>
  `${criteriaCount(criteria)}, rule: ${ruleWords(rule)}, ${plural(supports, 'accepted decision', 'accepted decisions')}`

/** What is no longer as it was when it was said, a sentence each. */
export function changeSentences(confirmation: Confirmation): string[] {
  return confirmation.changes.flatMap(change => toSentences(confirmation, change))
}

function toSentences(
  { before, now, scopeGained, scopeLost, supportLost }: Confirmation,
  change: Confirmation['changes'][number],
): string[] {
  switch (change) {
    case 'mapping':
      return [`The mapping was version ${before.mappingVersion} and is version ${now.mappingVersion}.`]
    case 'programme':
      return ['The programme’s settings changed.']
    case 'rule':
      return [`The rule was ${ruleWords(before.rule)} and is ${ruleWords(now.rule)}.`]
    case 'scope':
      return [
        ...(scopeGained.length > 0 ? [`Came into the units: ${listWords(scopeGained)}.`] : []),
        ...(scopeLost.length > 0 ? [`Left the units: ${listWords(scopeLost)}.`] : []),
      ]
    case 'support':
      return [`No longer ${supportLost.length === 1 ? 'stands' : 'stand'}: ${listWords(supportLost)}.`]
  }
}
