/** What stands at a moment, found once, for all who ask about the same facts. */
import { compareFacts, type Moment, standsAt } from './spans.ts'
import { isEffective, toLater, toTagStatus } from './tag-status.ts'
import type { AchievementFact, DecisionFact, EnrolmentFacts, TagFact, TagStatus } from './types.ts'

export interface StandingTag {
  tag: TagFact
  /** Never 'removed': such a tag does not stand. */
  status: TagStatus
  decision: DecisionFact | null
  waiting: DecisionFact | null
}

export interface StandingFacts {
  /** By criterion id and by KSB id; ids of the two never meet, since they carry their prefix. */
  tagsByTarget: ReadonlyMap<string, readonly StandingTag[]>
  achievementsByUnit: ReadonlyMap<string, readonly AchievementFact[]>
  /** [LEVEL-4] Everything that the standing sign-offs of a unit list, taken together. */
  signedByUnit: ReadonlyMap<string, ReadonlySet<string>>
}

export function findStandingFacts(facts: EnrolmentFacts, asAt: Moment): StandingFacts {
  const decisionByTag = new Map<string, DecisionFact>()
  const waitingByTag = new Map<string, DecisionFact>()
  for (const decision of facts.decisions) {
    if (!standsAt(decision, asAt)) continue
    const byTag = isEffective(decision, asAt) ? decisionByTag : waitingByTag
    byTag.set(decision.tagId, toLater(byTag.get(decision.tagId) ?? null, decision))
  }
  const tagsByTarget = new Map<string, StandingTag[]>()
  for (const tag of facts.tags) {
    if (!standsAt(tag, asAt)) continue
    const decision = decisionByTag.get(tag.id) ?? null
    const waiting = waitingByTag.get(tag.id) ?? null
    append(tagsByTarget, toTargetId(tag), { tag, status: toTagStatus(tag, decision, asAt), decision, waiting })
  }

  const achievementsByUnit = new Map<string, AchievementFact[]>()
  for (const achievement of facts.achievements) {
    if (standsAt(achievement, asAt)) append(achievementsByUnit, achievement.unitId, achievement)
  }

  // [ALL-1] Whatever is listed from here on, ids of tags to ask about included, comes in one order.
  for (const tags of tagsByTarget.values()) tags.sort((a, b) => compareFacts(a.tag, b.tag))
  for (const achievements of achievementsByUnit.values()) achievements.sort(compareFacts)

  const signedByUnit = new Map<string, Set<string>>()
  for (const signOff of facts.signOffs) {
    if (!standsAt(signOff, asAt)) continue
    const signed = signedByUnit.get(signOff.unitId) ?? new Set()
    for (const id of signOff.supportIds) signed.add(id)
    signedByUnit.set(signOff.unitId, signed)
  }
  return { tagsByTarget, achievementsByUnit, signedByUnit }
}

export function groupDecisions(facts: EnrolmentFacts): ReadonlyMap<string, readonly DecisionFact[]> {
  const byTag = new Map<string, DecisionFact[]>()
  for (const decision of facts.decisions) append(byTag, decision.tagId, decision)
  return byTag
}

export function toTargetId(tag: TagFact): string {
  return 'criterionId' in tag.target ? tag.target.criterionId : tag.target.ksbId
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}
