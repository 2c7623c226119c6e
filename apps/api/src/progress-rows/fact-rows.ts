/** Facts as `jsonRows` gives them, and as the rules take them. */
import type { AchievementFact, ConfirmationFact, DecisionFact, SignOffFact, TagFact } from '@crosswalk/progress'

export type TagRow = [string, string, string | null, string | null, number | null, number, number | null]

export function toTagFact([id, evidenceId, criterionId, ksbId, submitted, began, ended]: TagRow): TagFact {
  const target = criterionId === null ? { ksbId: ksbId ?? '' } : { criterionId }
  return { id, evidenceId, target, submitted, began, ended }
}

export type DecisionRow = [string, string, DecisionFact['outcome'], number | null, 0 | 1, number, number | null]

export function toDecisionFact([id, tagId, outcome, effective, empty, began, ended]: DecisionRow): DecisionFact {
  return { id, tagId, outcome, effective, scopeWasEmpty: empty === 1, began, ended }
}

export type SignOffRow = [string, string, number, number | null]
export type SupportRow = [string, string | null, string | null]

export function toSignOffFacts(rows: readonly SignOffRow[], supports: readonly SupportRow[]): SignOffFact[] {
  const supportIds = new Map<string, string[]>(rows.map(([id]) => [id, []]))
  for (const [signOffId, decisionId, achievementId] of supports) {
    supportIds.get(signOffId)?.push(decisionId ?? achievementId ?? '')
  }
  return rows.map(([id, unitId, began, ended]) => ({ id, unitId, supportIds: supportIds.get(id) ?? [], began, ended }))
}

export type AchievementRow = [string, string, AchievementFact['kind'], number, number | null]

export function toAchievementFact([id, unitId, kind, began, ended]: AchievementRow): AchievementFact {
  return { id, unitId, kind, began, ended }
}

export type ConfirmationRow = [
  string,
  string,
  ConfirmationFact['kind'],
  ConfirmationFact['outcome'],
  string,
  number,
  number | null,
]

export function toConfirmationFact([id, ksbId, kind, outcome, basis, began, ended]: ConfirmationRow): ConfirmationFact {
  return { id, ksbId, kind, outcome, basis: JSON.parse(basis) as ConfirmationFact['basis'], began, ended }
}
