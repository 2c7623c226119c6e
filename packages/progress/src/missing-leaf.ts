/** ALL-3: the leaf that is missing, by its name, at the end of every explanation of what is not yet reached. */
import { ACCEPTED, type CriterionStanding } from './levels.ts'
import type { StandingTag } from './standing-facts.ts'
import type { ProgrammeVersion } from './types.ts'

export const MISSING_LEAVES = [
  'nothingTagged',
  'drafted',
  'referred',
  'waitsForDecision',
  'waitsForCountersignature',
  /** LEVEL-2: accepted, and more accepted evidence is needed: "1 of 2". */
  'moreEvidenceNeeded',
  'notSignedOff',
  /** KSB-4: KSB evidence was accepted while a scope existed that is now empty; a correction records it anew. */
  'acceptedWhileMapped',
] as const
export type MissingKind = (typeof MISSING_LEAVES)[number]

export type MissingLeaf = ({ criterionId: string; unitId: string } | { ksbId: string }) & {
  missing: MissingKind
  /** The tags that are on their way, if any: whom to ask. */
  tagIds: readonly string[]
  /** LEVEL-2: accepted from different evidence, of those needed. */
  accepted: number
  acceptedNeeded: number
}

/** What has to happen next on a criterion that is not at its threshold. */
export function toMissingLeaf(
  target: { criterionId: string; unitId: string },
  { digit, accepted }: CriterionStanding,
  tags: readonly StandingTag[],
  { acceptedTagsNeeded }: ProgrammeVersion,
): MissingLeaf {
  const counted = { accepted, acceptedNeeded: Math.max(1, acceptedTagsNeeded) }
  if (digit >= ACCEPTED) return { ...target, ...counted, missing: 'notSignedOff', tagIds: idsOf(tags, 'accepted') }
  return { ...target, ...counted, ...toNextStep(tags) }
}

/** What has to happen next on KSB evidence, where no mapping reaches the KSB (KSB-3). */
export function toMissingOwnEvidence(ksbId: string, tags: readonly StandingTag[]): MissingLeaf {
  const accepted = idsOf(tags, 'accepted')
  if (accepted.length > 0) {
    return { ksbId, missing: 'acceptedWhileMapped', tagIds: accepted, accepted: 0, acceptedNeeded: 1 }
  }
  return { ksbId, accepted: 0, acceptedNeeded: 1, ...toNextStep(tags) }
}

/** The step nearest to acceptance comes first: what waits for staff, then what waits for the learner. */
function toNextStep(tags: readonly StandingTag[]): { missing: MissingKind; tagIds: readonly string[] } {
  const submitted = tags.filter(tag => tag.status === 'submitted')
  const undecided = submitted.filter(tag => tag.waiting === null).map(({ tag }) => tag.id)
  if (undecided.length > 0) return { missing: 'waitsForDecision', tagIds: undecided }
  if (submitted.length > 0) {
    return { missing: 'waitsForCountersignature', tagIds: submitted.map(({ tag }) => tag.id) }
  }
  const referred = idsOf(tags, 'referred')
  if (referred.length > 0) return { missing: 'referred', tagIds: referred }
  const drafts = idsOf(tags, 'draft')
  if (drafts.length > 0) return { missing: 'drafted', tagIds: drafts }
  const accepted = idsOf(tags, 'accepted')
  if (accepted.length > 0) return { missing: 'moreEvidenceNeeded', tagIds: accepted }
  return { missing: 'nothingTagged', tagIds: [] }
}

function idsOf(tags: readonly StandingTag[], status: StandingTag['status']): string[] {
  return tags.filter(tag => tag.status === status).map(({ tag }) => tag.id)
}
