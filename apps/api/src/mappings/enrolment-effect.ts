/** What another version of the mapping does to one enrolment, worked out from its facts by the rules themselves. */
import type { EnrolmentEffect } from '@crosswalk/contracts'
import type { MappingDocument } from '@crosswalk/frameworks'
import {
  compareKsbs,
  computeKsbProgress,
  computeProgressRowFacts,
  isAtLeast,
  type ProgressRowFacts,
  toLevel,
} from '@crosswalk/progress'
import { indexMapping } from '../frameworks/mapping-index.ts'
import type { LoadedEnrolment } from '../progress-rows/enrolment-facts.repository.ts'

export type EffectOnEnrolment = Pick<
  EnrolmentEffect,
  'met' | 'noLongerMet' | 'changed' | 'checkAgain' | 'missing' | 'supplementary'
>

export interface Step {
  mapping: MappingDocument
  programmeVersion: number
}

export function computeEffectOnEnrolment(
  { facts, programme }: Pick<LoadedEnrolment, 'facts' | 'programme'>,
  before: Step,
  after: Step,
): EffectOnEnrolment {
  const [then, now] = [before, after].map(({ mapping, programmeVersion }) => {
    const row = computeProgressRowFacts(mapping, programme, { ...facts, programmeVersion })
    return { row, ksbs: computeKsbProgress(indexMapping(mapping).compiled, programme, row) }
  })
  if (then === undefined || now === undefined) throw new Error('Nothing to compare.')
  const moves = compareKsbs(then.ksbs, now.ksbs)
  const codesOf = (kinds: readonly string[]) => moves.filter(({ move }) => kinds.includes(move)).map(({ code }) => code)
  const signedUnits = new Set(facts.signOffs.filter(({ ended }) => ended === null).map(({ unitId }) => unitId))
  return {
    met: codesOf(['met']),
    noLongerMet: codesOf(['noLongerMet']),
    changed: codesOf(['gained', 'lost', 'closer', 'further']),
    checkAgain: listCheckAgain(after.mapping, then.row, now.row),
    ...listNewCriteria(before.mapping, after.mapping, now.row, signedUnits),
  }
}

export function hasEffect(effect: EffectOnEnrolment): boolean {
  return Object.values(effect).some(list => list.length > 0)
}

/** [KSB-7] Confirmed, and not to be checked again until now. */
function listCheckAgain({ standard }: MappingDocument, before: ProgressRowFacts, after: ProgressRowFacts): string[] {
  const toKey = ({ ksbId, kind }: ProgressRowFacts['confirmations'][number]) => `${ksbId} ${kind}`
  const stood = new Set(before.confirmations.filter(one => !one.checkAgain).map(toKey))
  const turned = new Set(
    after.confirmations.filter(one => one.checkAgain && stood.has(toKey(one))).map(({ ksbId }) => ksbId),
  )
  return standard.ksbs.filter(ksb => turned.has(ksb.id)).map(ksb => ksb.code)
}

function listNewCriteria(
  before: MappingDocument,
  after: MappingDocument,
  row: ProgressRowFacts,
  signedUnits: ReadonlySet<string>,
): Pick<EffectOnEnrolment, 'missing' | 'supplementary'> {
  const held = indexMapping(before).criteria
  const taken = after.qualification.units.filter(unit => row.unitIds.includes(unit.id))
  const added = taken.flatMap(unit => {
    const criteria = unit.criteria.filter(criterion => !held.has(criterion.id))
    return criteria.length === 0 ? [] : [{ unit, criteria }]
  })
  const toUnit = ({ unit, criteria }: (typeof added)[number]) => ({
    unitId: unit.id,
    number: unit.number,
    title: unit.title,
    criteria: criteria.map(criterion => criterion.number),
  })
  const below = (level: 'drafted' | 'signedOff') =>
    added.flatMap(({ unit, criteria }) => {
      const own = criteria.filter(criterion => !isAtLeast(toLevel(row.levels, criterion.index), level))
      return own.length === 0 ? [] : [{ unit, criteria: own }]
    })
  return {
    missing: below('drafted').map(toUnit),
    // [LEVEL-4] The signature lists what was held that day.
    supplementary: below('signedOff')
      .filter(({ unit }) => signedUnits.has(unit.id))
      .map(toUnit),
  }
}
