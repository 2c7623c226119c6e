/** The words of the Why panel: worked out from an explanation, so that they can be read in a test. */
import type { KsbProgress } from '@crosswalk/progress'
import { criteriaCount, LEVEL_NAMES, plural, ruleWords } from '../../lib/words.ts'
import type { ExplainedCriterion, ExplainedDecision, ExplainedTag, KsbExplanation } from './api/get-ksb-explanation.ts'

/** "6 of 8 accepted. Rule: all of them." Or why the mapping can't reach it. */
export function stateDetail({ progress, rule, threshold, mapping }: KsbExplanation): string {
  if (progress.inScope === 0) return reachWords(progress, mapping.owner)
  const reached = threshold === 'signedOff' ? progress.counts.signedOff : progress.counts.accepted
  const word = threshold === 'signedOff' ? 'signed off' : 'accepted'
  return `${reached} of ${progress.inScope} ${word}. Rule: ${ruleWords(rule)}.`
}

/** KSB-3: three different facts. */
export function reachWords(progress: Pick<KsbProgress, 'reach' | 'mapped'>, owner: string): string {
  switch (progress.reach) {
    case 'unmapped':
      return `${owner}: no mapping.`
    case 'absent':
      return `${owner}’s mapping does not list this.`
    case 'notInUnits':
      return `Its ${criteriaCount(progress.mapped)} ${progress.mapped === 1 ? 'is' : 'are'} not in these units.`
    case 'mapped':
      return ''
  }
}

const MISSING_WORDS: Record<NonNullable<ExplainedCriterion['missing']>, string> = {
  nothingTagged: 'Nothing is tagged here yet',
  drafted: 'A draft, not submitted yet',
  referred: 'More was asked for',
  waitsForDecision: 'Waits for a decision',
  waitsForCountersignature: 'Assessed, waiting for countersignature',
  moreEvidenceNeeded: 'One more accepted tag is needed',
  notSignedOff: 'Accepted, and not signed off yet',
}

export const missingWords = (missing: NonNullable<ExplainedCriterion['missing']>): string => MISSING_WORDS[missing]

/** "1 of 2" where a programme asks for more than one accepted tag and not all are there. */
export function levelWord(criterion: ExplainedCriterion): string {
  const { acceptedTags, acceptedTagsNeeded, level } = criterion
  if (acceptedTagsNeeded > 1 && acceptedTags > 0 && acceptedTags < acceptedTagsNeeded) {
    return `${acceptedTags} of ${acceptedTagsNeeded}`
  }
  return LEVEL_NAMES[level]
}

export const standingDecision = (tag: ExplainedTag): ExplainedDecision | null =>
  tag.decisions.find(decision => decision.endedAt === null && !decision.waitsForCountersignature) ?? null

export const waitingDecision = (tag: ExplainedTag): ExplainedDecision | null =>
  tag.decisions.find(decision => decision.endedAt === null && decision.waitsForCountersignature) ?? null

/** Tags that say why a criterion stands where it does: those that ask or support first, ended ones last. */
export function orderTags(tags: readonly ExplainedTag[]): ExplainedTag[] {
  const rank = { referred: 0, accepted: 1, submitted: 2, draft: 3, notUsed: 4, removed: 5 } as const
  return [...tags].sort((a, b) => rank[a.status] - rank[b.status])
}

/** Missing ones first: they are what the reader came for. */
export function orderCriteria(criteria: readonly ExplainedCriterion[]): ExplainedCriterion[] {
  return [...criteria].sort((a, b) => Number(a.missing === null) - Number(b.missing === null))
}

/** "5 of 13 are in units not taken" */
export function notDemandedWords({ notDemanded, progress }: KsbExplanation): string {
  const count = notDemanded.reduce((sum, unit) => sum + unit.criterionNumbers.length, 0)
  return `${count} of ${progress.mapped} ${count === 1 ? 'is' : 'are'} in ${plural(notDemanded.length, 'unit', 'units').replace(/^\d+ /, '')} not taken`
}
