import type { ExplainedDecision } from '@crosswalk/contracts'
import { formatDay } from './dates.ts'

/** "by Tom, 3 March"; or, where it was decided before Crosswalk: by whom and when, and who entered it. */
export function decidedWords({ decidedBy, elsewhere }: ExplainedDecision, when: string): string {
  if (elsewhere === undefined) return `by ${decidedBy.name}, ${when}`
  return `elsewhere by ${elsewhere.by} on ${formatDay(elsewhere.on)}, entered by ${decidedBy.name}, ${when}`
}
