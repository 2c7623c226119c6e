import type { EvidenceSummary, EvidenceTag } from '@crosswalk/contracts'
import type { Level } from '@crosswalk/progress'
import { TAG_STATUS_NAMES } from '../../lib/words.ts'

/** The stripes that stand for a tag: what it supports. */
export function levelOfTag({ status }: Pick<EvidenceTag, 'status'>): Level {
  switch (status) {
    case 'draft':
      return 'drafted'
    case 'referred':
      return 'referred'
    case 'submitted':
      return 'submitted'
    case 'accepted':
      return 'accepted'
    case 'notUsed':
    case 'removed':
      return 'none'
  }
}

/** "Submitted, nobody has decided yet" */
export function statusWords(tag: Pick<EvidenceTag, 'status' | 'referralClosed' | 'waitsForCountersignature'>): string {
  if (tag.waitsForCountersignature) return 'Assessed, waiting for countersignature'
  if (tag.status === 'referred' && tag.referralClosed) return 'Referred, closed: accepted from other evidence'
  if (tag.status === 'notUsed') return 'Not used. Nothing is asked of you'
  if (tag.status === 'submitted') return 'Submitted, waiting for a decision'
  return TAG_STATUS_NAMES[tag.status]
}

/** "3 accepted, 1 referred" · "Draft, 2 tags" */
export function itemWords({
  status,
  tags,
  referralsClosed,
}: Pick<EvidenceSummary, 'status' | 'tags' | 'referralsClosed'>): string {
  if (status === 'removed') return 'Removed'
  const parts = [
    [tags.referred - referralsClosed, 'referred'],
    [referralsClosed, 'referred, closed'],
    [tags.submitted, 'waiting for a decision'],
    [tags.accepted, 'accepted'],
    [tags.notUsed, 'not used'],
    [tags.draft, status === 'draft' ? 'tagged' : 'drafted'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)
  if (status === 'draft') return ['Draft', ...said].join(', ')
  return said.length > 0 ? said.join(', ') : 'No tags'
}

/** The stripes of a whole item: what asks first, else the least that its tags reached. */
export function levelOfItem({
  status,
  tags,
  referralsClosed,
}: Pick<EvidenceSummary, 'status' | 'tags' | 'referralsClosed'>): Level {
  if (status === 'removed') return 'none'
  if (status === 'draft') return 'drafted'
  // [LEVEL-1] What is closed asks nothing.
  if (tags.referred > referralsClosed) return 'referred'
  if (tags.submitted > 0) return 'submitted'
  return tags.accepted > 0 ? 'accepted' : 'none'
}
