// [UNIT-1] What another choice of units would do.
import { listCombinationWarnings, type MappingDocument } from '@crosswalk/frameworks'
import {
  type ChangeUnitsReason,
  checkChangeUnits,
  compareUnits,
  computeProgressRowFacts,
  type EnrolmentFacts,
  type KsbMove,
  type KsbProgress,
} from '@crosswalk/progress'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { LoadedEnrolment } from '../progress-rows/enrolment-facts.repository.ts'

export function computeUnitsEffect(
  mapping: MappingDocument,
  { facts, programme }: Pick<LoadedEnrolment, 'facts' | 'programme'>,
  unitIds: readonly string[],
) {
  const { signedOff, acceptedWork } = listHeldUnits(mapping, facts, unitIds)
  const row = computeProgressRowFacts(mapping, programme, facts)
  const comparison = compareUnits(indexMapping(mapping).compiled, programme, row, unitIds)
  return {
    added: [...comparison.addedUnitIds],
    removed: [...comparison.removedUnitIds],
    credits: {
      before: comparison.credits.before.known,
      after: comparison.credits.after.known,
      unknown: comparison.credits.after.unitsWithoutCredits,
    },
    warnings: listCombinationWarnings(mapping.qualification, unitIds),
    ksbs: comparison.moves.map(move => ({
      ksbId: move.ksbId,
      code: move.code,
      change: toChange(move),
      before: toNumbers(move.before),
      after: toNumbers(move.after),
    })),
    signedOff,
    acceptedWork,
    reasonNeeded: acceptedWork.length > 0,
  }
}

/** Of the units that would go: those that can't while they are signed off, and those that go with a reason alone. */
function listHeldUnits({ qualification }: MappingDocument, facts: EnrolmentFacts, unitIds: readonly string[]) {
  const list = (reason: ChangeUnitsReason, chosen: readonly string[]): string[] => {
    const check = checkChangeUnits(qualification, facts, chosen, '')
    return check.ok || check.reason !== reason ? [] : [...check.unitIds]
  }
  const signedOff = list('unitSignedOff', unitIds)
  return { signedOff, acceptedWork: list('reasonMissing', [...unitIds, ...signedOff]) }
}

function toChange({ move }: KsbMove) {
  return move === 'closer' || move === 'further' ? 'changed' : move
}

function toNumbers({ state, counts, inScope }: KsbProgress) {
  return { state, accepted: counts.accepted, inScope }
}
