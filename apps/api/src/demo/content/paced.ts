import type { PlanName } from './evidence-plans.ts'
import type { EvidenceStory } from './story.ts'

/** These, one after another and evenly over the days between: submitted, and accepted a few days later. */
export function paced(fromAgo: number, toAgo: number, plans: readonly PlanName[]): EvidenceStory[] {
  const step = plans.length > 1 ? (fromAgo - toAgo) / (plans.length - 1) : 0
  return plans.map((plan, index) => ({
    plan,
    when: { ago: Math.round(fromAgo - index * step) },
    judged: { after: 2 + (index % 4) },
  }))
}

/** Decided by somebody in training, and countersigned some days later. */
export function countersigned(stories: readonly EvidenceStory[]): EvidenceStory[] {
  return stories.map(story => ({ ...story, later: [...(story.later ?? []), { act: 'countersign' }] }))
}
