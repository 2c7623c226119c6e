// What the papers of a whole enrolment are composed of.
import type { MappingDocument } from '@crosswalk/frameworks'
import type { MappingIndex } from '../frameworks/mapping-index.ts'
import { type DecisionRecord, findStanding, findWaiting, type TagRecord } from '../tags/tags.model.ts'
import { toCriterionCode } from './papers.model.ts'
import type { IndexedItem } from './papers.repository.ts'

export interface EnrolmentPaperParts {
  mapping: MappingDocument
  index: MappingIndex
  /** Live, and submitted at least once: drafts are the learner's pencil. */
  tags: readonly TagRecord[]
  items: readonly IndexedItem[]
  /** Staff read of a decision that waits for a countersignature; a learner does not [TAG-3]. */
  audience: 'staff' | 'learner'
}

/** "U6 2.10" or "K7", in the order of units and criteria, KSBs after them. */
export function toTarget(
  { index }: Pick<EnrolmentPaperParts, 'index'>,
  tag: TagRecord,
): { code: string; order: number } {
  const found = tag.criterionId === null ? undefined : index.criteria.get(tag.criterionId)
  if (found !== undefined) {
    return { code: toCriterionCode(found.unit.number, found.criterion.number), order: found.criterion.index }
  }
  const ksbs = [...index.ksbs.values()]
  const place = ksbs.findIndex(({ id }) => id === tag.ksbId)
  return { code: ksbs[place]?.code ?? 'Not in this mapping', order: index.criteria.size + Math.max(place, 0) }
}

export function findShownDecision(tag: TagRecord, audience: EnrolmentPaperParts['audience']): DecisionRecord | null {
  return findStanding(tag) ?? (audience === 'staff' ? findWaiting(tag) : null)
}

/** Tags of each item in the order of their targets, items in theirs. */
export function groupByItem(parts: EnrolmentPaperParts): { item: IndexedItem; tags: TagRecord[] }[] {
  const byItem = new Map<string, TagRecord[]>()
  for (const tag of parts.tags) byItem.set(tag.evidenceId, [...(byItem.get(tag.evidenceId) ?? []), tag])
  return parts.items.map(item => ({
    item,
    tags: (byItem.get(item.id) ?? []).sort((a, b) => toTarget(parts, a).order - toTarget(parts, b).order),
  }))
}

export function toWhere({ fileNames, link, text, keptAt }: IndexedItem): string {
  return [
    ...fileNames,
    ...(link === null ? [] : [link]),
    ...(text === null ? [] : ['Text held in Crosswalk']),
    ...(keptAt === null ? [] : [`Kept at: ${keptAt}`]),
  ].join('; ')
}
