import type { Outcome } from '@crosswalk/progress'
import { formatLondonTime } from '../dates/format-date.ts'
import type { DecisionRecord } from '../tags/tags.model.ts'

const VERBS: Record<Outcome, string> = {
  accepted: 'accepted this',
  referred: 'referred this',
  notUsed: 'marked this as not used',
}

/** "Tom Ashworth accepted this on 14 November 2026 at 10:41." */
export function describeDecision({ decidedBy, outcome, decidedAt }: DecisionRecord): string {
  return `${decidedBy.name} ${VERBS[outcome]} on ${formatLondonTime(decidedAt)}.`
}
