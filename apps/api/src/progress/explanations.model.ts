/** Explanations of packages/progress, with the names, titles and words that people read. */
import type { discrepancy, explainedCriterion, explainedTag } from '@crosswalk/contracts'
import type { Criterion, Discrepancy } from '@crosswalk/frameworks'
import type { ExplainedCriterion, ExplainedTag } from '@crosswalk/progress'
import type { z } from 'zod'
import { toExplainedDecision } from '../decisions/explained-decision.ts'
import type { EvidenceTitle } from '../evidence/evidence-titles.repository.ts'
import type { DecisionRecord, TagRecord } from '../tags/tags.model.ts'
import type { Audience } from './wire-row.ts'

export interface ExplainedRecords {
  tags: ReadonlyMap<string, TagRecord>
  evidence: ReadonlyMap<string, EvidenceTitle>
  audience: Audience
}

/** [TAG-3] A learner is told that a decision waits for a countersignature, and not which. */
function isShownTo(audience: Audience, decision: DecisionRecord): boolean {
  return audience === 'staff' || decision.effective !== null
}

export function toExplainedCriterion(
  explained: ExplainedCriterion,
  { text }: Pick<Criterion, 'text'>,
): Omit<z.output<typeof explainedCriterion>, 'tags' | 'missing'> {
  const { criterionId, number, level, accepted, acceptedNeeded, achievements } = explained
  return {
    criterionId,
    number,
    text,
    level,
    acceptedTags: accepted,
    acceptedTagsNeeded: acceptedNeeded,
    achievement: achievements[0]?.kind ?? null,
  }
}

export function toExplainedTag(
  { tagId, status, isReferralClosed }: ExplainedTag,
  { tags, evidence, audience }: ExplainedRecords,
): z.output<typeof explainedTag> {
  const tag = tags.get(tagId)
  const item = evidence.get(tag?.evidenceId ?? '')
  if (tag === undefined || item === undefined) throw new Error(`Tag ${tagId} is explained and not held.`)
  return {
    tagId,
    evidenceId: item.id,
    reference: item.reference,
    title: item.title,
    method: item.method,
    occurredOn: item.occurredOn,
    locator: tag.locator,
    status,
    referralClosed: isReferralClosed,
    decisions: tag.decisions.filter(decision => isShownTo(audience, decision)).map(toExplainedDecision),
  }
}

export function toDiscrepancy({
  lines,
  ksbIds,
  criterionIds,
  unitIds,
  ...rest
}: Discrepancy): z.output<typeof discrepancy> {
  return {
    ...rest,
    ...(lines && { lines: [...lines] }),
    ...(ksbIds && { ksbIds: [...ksbIds] }),
    ...(criterionIds && { criterionIds: [...criterionIds] }),
    ...(unitIds && { unitIds: [...unitIds] }),
  }
}
