import type { RelationshipKind } from '@crosswalk/contracts'
import { plural } from '../../lib/words.ts'
import type { LeavingOfKind } from './api/preview-closing.ts'

export const TAKER_LABELS: Record<RelationshipKind, string> = {
  assessor: 'Who assesses their learners from today?',
  countersigner: 'Who countersigns from today?',
  tutor: 'Who is the tutor from today?',
  iqa: 'Who is the IQA from today?',
}

/** "9 go to Lorraine Peake, 2 are hers already. 1 is left with nobody: Rosie Pemberton." */
export function leavingWords({ taker, enrolments }: LeavingOfKind): string {
  const count = (effect: (typeof enrolments)[number]['effect']) =>
    enrolments.filter(one => one.effect === effect).length
  const [moves, already, own, ends] = [count('moves'), count('isAlready'), count('isTheLearner'), count('ends')]
  const parts = [
    ...(moves > 0 && taker !== null ? [`${moves} ${moves === 1 ? 'goes' : 'go'} to ${taker.name}`] : []),
    ...(already > 0 ? [`${already} with ${taker?.name} already`] : []),
    ...(own > 0 ? [`${own} of ${taker?.name} themselves, which ends`] : []),
    ...(ends > 0 ? [`${ends} ${ends === 1 ? 'ends' : 'end'}`] : []),
  ]
  return `${plural(enrolments.length, 'enrolment', 'enrolments')}: ${parts.join(', ')}.`
}

/** Who would have nobody left, or null. */
export function leftAloneWords({ enrolments }: Pick<LeavingOfKind, 'enrolments'>): string | null {
  const alone = enrolments.filter(one => one.isLeftAlone)
  if (alone.length === 0) return null
  const names = alone.slice(0, 4).map(({ learner }) => learner.name)
  return `${names.join(', ')}${alone.length > names.length ? ` and ${alone.length - names.length} more` : ''}.`
}
