import type { EvidenceTag } from '@crosswalk/contracts'
import { statusWords } from './tag-words.ts'

/** Tags of which the same was said, in one act: shown once, with all that it was said of. */
export interface TagGroup {
  key: string
  words: string
  first: EvidenceTag
  tags: readonly EvidenceTag[]
}

const RANK = { referred: 0, draft: 1, submitted: 2, accepted: 3, notUsed: 4, removed: 5 } as const

/** What asks for something first, then what waits, then what was decided. */
export function groupTags(tags: readonly EvidenceTag[]): TagGroup[] {
  const groups = new Map<string, { key: string; words: string; first: EvidenceTag; tags: EvidenceTag[] }>()
  for (const tag of [...tags].sort((a, b) => RANK[a.status] - RANK[b.status])) {
    const words = statusWords(tag)
    const { decision } = tag
    const key = JSON.stringify([
      words,
      decision && [
        decision.decidedBy.id,
        decision.decidedAt,
        decision.feedback,
        decision.dueOn,
        decision.fallsShortOn,
        decision.reason,
      ],
    ])
    const group = groups.get(key) ?? { key, words, first: tag, tags: [] }
    group.tags.push(tag)
    groups.set(key, group)
  }
  return [...groups.values()]
}
