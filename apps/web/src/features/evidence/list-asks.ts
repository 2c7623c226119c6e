import type { Evidence, EvidenceTag } from '@crosswalk/contracts'
import type { Quality } from '@crosswalk/progress'

/** What somebody asks for, once, with all the criteria that it was said of. */
export interface Ask {
  key: string
  by: string
  feedback: string | null
  dueOn: string | null
  fallsShortOn: readonly Quality[]
  decidedAt: string
  tags: readonly EvidenceTag[]
}

/** Referrals that ask for something, the soonest first. */
export function listAsks({ tags }: Pick<Evidence, 'tags'>): Ask[] {
  const asks = new Map<string, Ask & { tags: EvidenceTag[] }>()
  for (const tag of tags) {
    const { decision } = tag
    if (tag.status !== 'referred' || tag.referralClosed || decision === null) continue
    const { feedback, dueOn, fallsShortOn = [], decidedAt, decidedBy } = decision
    const key = JSON.stringify([decidedBy.id, decidedAt, feedback, dueOn, fallsShortOn])
    const ask = asks.get(key) ?? { key, by: decidedBy.name, feedback, dueOn, fallsShortOn, decidedAt, tags: [] }
    ask.tags.push(tag)
    asks.set(key, ask)
  }
  return [...asks.values()].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
