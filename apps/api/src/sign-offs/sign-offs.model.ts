import type { PersonName, SignOff } from '@crosswalk/contracts'
import type { RuleUnit, SignOffFact } from '@crosswalk/progress'

export interface SignOffRecord {
  id: string
  centreId: string
  enrolmentId: string
  unitId: string
  declaredBy: PersonName
  declaredAt: Date
  criteriaNotHeld: number
  partOfUnit: boolean
  supplementaryTo: string | null
  began: number
  ended: number | null
  reopenedAt: Date | null
  reopenedBy: PersonName | null
  reopeningReason: string | null
  /** What the signature lists: each decision with the criterion that it is about. */
  decisions: readonly { decisionId: string; criterionId: string | null }[]
  achievementIds: readonly string[]
}

export function toSignOff(record: SignOffRecord, unit: RuleUnit): SignOff {
  const { id, declaredBy, partOfUnit, supplementaryTo, decisions, achievementIds } = record
  const covered = new Set(decisions.map(decision => decision.criterionId))
  return {
    id,
    declaredBy,
    declaredAt: record.declaredAt.toISOString(),
    // A transfer or an exemption stands for the whole unit.
    criterionIds: unit.criteria
      .map(criterion => criterion.id)
      .filter(criterionId => achievementIds.length > 0 || covered.has(criterionId)),
    decisionIds: decisions.map(decision => decision.decisionId),
    notHeld: record.criteriaNotHeld,
    partOfUnit,
    supplementaryTo,
    reopenedAt: record.reopenedAt?.toISOString() ?? null,
    reopenedBy: record.reopenedBy,
    reopenedReason: record.reopeningReason,
  }
}

export function toSignOffFact({ id, unitId, began, ended, decisions, achievementIds }: SignOffRecord): SignOffFact {
  return { id, unitId, began, ended, supportIds: [...decisions.map(({ decisionId }) => decisionId), ...achievementIds] }
}
