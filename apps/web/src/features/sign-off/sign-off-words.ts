/** What is in the way of a sign-off and what the button says, in words. */
import type { UnitRecord } from '@crosswalk/contracts'
import { calledBy, criteriaCount, listWords } from '../../lib/words.ts'

type Obstacle = UnitRecord['obstacles'][number]

export interface InTheWay {
  key: string
  kind: Obstacle['obstacle']
  numbers: readonly string[]
  evidence: Obstacle['evidence']
  /** What follows the numbers. */
  words: string
  /** Its one action. */
  action: string
}

/** One line for each thing to do: criteria that want the same of the same item stand together. */
export function toThingsInTheWay({ obstacles, learner }: Pick<UnitRecord, 'obstacles' | 'learner'>): InTheWay[] {
  const groups = new Map<string, { first: Obstacle; numbers: string[] }>()
  for (const obstacle of obstacles) {
    const key = `${obstacle.obstacle} ${obstacle.evidence?.id ?? ''}`
    const group = groups.get(key) ?? { first: obstacle, numbers: [] }
    group.numbers.push(obstacle.number)
    groups.set(key, group)
  }
  return [...groups].map(([key, { first, numbers }]) => ({
    key,
    kind: first.obstacle,
    numbers,
    evidence: first.evidence,
    words: obstacleWords(first, numbers.length > 1, calledBy(learner.name)),
    action: actionWords(first),
  }))
}

function obstacleWords({ obstacle, evidence }: Obstacle, isSeveral: boolean, name: string): string {
  const be = isSeveral ? 'are' : 'is'
  const item = evidence?.reference ?? 'an item'
  switch (obstacle) {
    case 'nothingTagged':
      return `${isSeveral ? 'have' : 'has'} no evidence.`
    case 'drafted':
      return `${be} tagged in ${item}, a draft that ${name} has not submitted.`
    case 'referred':
      return `${be} referred in ${item}: more is needed from ${name}.`
    case 'waitsForDecision':
      return `${isSeveral ? 'wait' : 'waits'} for a decision on ${item}.`
    case 'waitsForCountersignature':
      return `${be} assessed in ${item}, waiting for countersignature.`
    case 'moreEvidenceNeeded':
      return `${isSeveral ? 'need' : 'needs'} accepted evidence from one more item.`
  }
}

function actionWords({ obstacle, evidence }: Obstacle): string {
  if (evidence === null || obstacle === 'nothingTagged' || obstacle === 'moreEvidenceNeeded') {
    return 'Write an observation'
  }
  return obstacle === 'waitsForDecision' ? `Decide on ${evidence.reference}` : `Open ${evidence.reference}`
}

/** "1 criterion is not held here." Null where the whole unit is. */
export function notHeldWords({ complete, notHeld }: Pick<UnitRecord['unit'], 'complete' | 'notHeld'>): string | null {
  if (complete) return null
  if (notHeld.length === 0)
    return 'The mapping names only the criteria that it uses: others of the unit are not held here.'
  return `At least ${criteriaCount(notHeld.length)} ${notHeld.length === 1 ? 'is' : 'are'} not held here: ${listWords(notHeld)}.`
}

export type Signing = 'first' | 'supplementary' | 'signed'

export const standingSignOffs = ({ signOffs }: Pick<UnitRecord, 'signOffs'>) =>
  signOffs.filter(signOff => signOff.reopenedAt === null)

export function toSigning(record: Pick<UnitRecord, 'signOffs' | 'needsSupplementary' | 'addedSinceSignOff'>): Signing {
  if (standingSignOffs(record).length === 0) return 'first'
  return record.needsSupplementary.length + record.addedSinceSignOff.length > 0 ? 'supplementary' : 'signed'
}

/** The criteria that came to the unit after it was signed off. Null where there are none. */
export function addedSinceWords(
  record: Pick<UnitRecord, 'signOffs' | 'addedSinceSignOff' | 'criteria'>,
): string | null {
  const [first] = standingSignOffs(record)
  const numbers = record.criteria
    .filter(one => record.addedSinceSignOff.includes(one.criterionId))
    .map(one => one.number)
  if (first === undefined || numbers.length === 0) return null
  const isOne = numbers.length === 1
  return `${listWords(numbers)} ${isOne ? 'was' : 'were'} loaded after ${first.declaredBy.name} signed off this unit, and ${isOne ? 'is' : 'are'} not in the signature. What was signed stays signed. Once ${isOne ? 'it is' : 'they are'} accepted, add a supplementary signature.`
}

export function buttonWords({ unit }: Pick<UnitRecord, 'unit'>, signing: Signing): string {
  if (signing === 'supplementary') return 'Add a supplementary signature'
  return unit.complete ? `Sign off Unit ${unit.number}` : 'Sign off the criteria listed here'
}

/** Why the button is closed, in one sentence; null where it is open. */
export function closedReason(record: UnitRecord, things: number, isDeclared: boolean): string | null {
  if (!record.can.signOff) return 'Only an assessor of this enrolment signs it off.'
  if (!record.taken) return 'This unit is not in the units of this enrolment.'
  if (record.criteria.length === 0) return 'No criterion of this unit is held here, so it can’t be signed off.'
  if (things > 0) return `Opens when ${things === 1 ? 'the thing above is' : `the ${things} things above are`} cleared.`
  if (!isDeclared) return 'Opens when you tick the declaration.'
  return null
}
