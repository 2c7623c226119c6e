/** UNIT-1: what another choice of units would do, and whether it may be made. */
import type { CompiledMapping } from './compile-mapping.ts'
import type { QualificationStructure } from './levels.ts'
import { standsAt } from './spans.ts'
import { findStandingFacts } from './standing-facts.ts'
import type { Check } from './tag-checks.ts'
import { computeTotals } from './totals.ts'
import type { EnrolmentFacts, ProgrammeVersion, ProgressRowFacts, RowConfirmation, Totals } from './types.ts'
import { computeMoves, type KsbMove } from './what-if.ts'

export interface UnitsComparison {
  addedUnitIds: readonly string[]
  removedUnitIds: readonly string[]
  /** Every KSB that the change moves; the lists below name them by what happens to them. */
  moves: readonly KsbMove[]
  met: readonly string[]
  noLongerMet: readonly string[]
  /** KSBs whose scope has criteria that it had not, and the reverse. A KSB may be in both. */
  gained: readonly string[]
  lost: readonly string[]
  /** KSBs whose confirmations would have to be checked again (KSB-7). */
  checkAgain: readonly string[]
  credits: { before: Credits; after: Credits }
  totals: { before: Totals; after: Totals }
}

/** Credits of the units chosen, and how many of those units have none on record. */
export interface Credits {
  known: number
  unitsWithoutCredits: number
}

/**
 * From the row alone: digits of units not taken are kept, so units taken again count again. A confirmation whose scope
 * differs is shown as to be checked again; should the new choice restore the very scope it rested on, the saved row
 * will say so where this can't.
 */
export function compareUnits(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  unitIds: readonly string[],
): UnitsComparison {
  const before = new Set(row.unitIds)
  const after = new Set(unitIds)
  const addedUnitIds = [...after].filter(id => !before.has(id))
  const removedUnitIds = [...before].filter(id => !after.has(id))
  const gained = listKsbsOf(compiled, addedUnitIds)
  const lost = listKsbsOf(compiled, removedUnitIds)
  const isRescoped = ({ ksbId }: RowConfirmation) => gained.includes(ksbId) || lost.includes(ksbId)
  const rowAfter: ProgressRowFacts = {
    ...row,
    unitIds: [...after].sort(),
    confirmations: row.confirmations.map(confirmation =>
      isRescoped(confirmation) ? { ...confirmation, checkAgain: true } : confirmation,
    ),
  }
  const moves = computeMoves(compiled, programme, row, rowAfter)
  const idsOf = (move: KsbMove['move']) => moves.filter(moved => moved.move === move).map(moved => moved.ksbId)
  const turned = row.confirmations.filter(confirmation => !confirmation.checkAgain && isRescoped(confirmation))
  return {
    addedUnitIds,
    removedUnitIds,
    moves,
    met: idsOf('met'),
    noLongerMet: idsOf('noLongerMet'),
    gained,
    lost,
    checkAgain: [...new Set(turned.map(confirmation => confirmation.ksbId))],
    credits: {
      before: computeCredits(compiled.mapping.qualification, before),
      after: computeCredits(compiled.mapping.qualification, after),
    },
    totals: {
      before: computeTotals(compiled, programme, row),
      after: computeTotals(compiled, programme, rowAfter),
    },
  }
}

export type ChangeUnitsReason = 'unitUnknown' | 'unitSignedOff' | 'reasonMissing'

/**
 * [UNIT-1] A unit with a standing sign-off stays: reopen the sign-off first. One with accepted work, or achieved
 * elsewhere, goes only with a reason. Facts are kept either way.
 */
export function checkChangeUnits(
  structure: QualificationStructure,
  facts: EnrolmentFacts,
  unitIds: readonly string[],
  reason: string,
): Check<ChangeUnitsReason, { unitIds: readonly string[] }> {
  const units = new Map(structure.units.map(unit => [unit.id, unit]))
  const unknown = unitIds.filter(id => !units.has(id))
  if (unknown.length > 0) return { ok: false, reason: 'unitUnknown', unitIds: unknown }

  const going = facts.unitIds.filter(id => !unitIds.includes(id))
  const signedOff = going.filter(id =>
    facts.signOffs.some(signOff => signOff.unitId === id && standsAt(signOff, undefined)),
  )
  if (signedOff.length > 0) return { ok: false, reason: 'unitSignedOff', unitIds: signedOff }

  const { tagsByTarget, achievementsByUnit } = findStandingFacts(facts, undefined)
  const hasAcceptedWork = (unitId: string) =>
    achievementsByUnit.has(unitId) ||
    units.get(unitId)?.criteria.some(({ id }) => tagsByTarget.get(id)?.some(tag => tag.status === 'accepted'))
  const withAcceptedWork = going.filter(hasAcceptedWork)
  if (withAcceptedWork.length > 0 && reason.trim() === '') {
    return { ok: false, reason: 'reasonMissing', unitIds: withAcceptedWork }
  }
  return { ok: true }
}

function listKsbsOf({ ksbs, unitCriteria }: CompiledMapping, unitIds: readonly string[]): string[] {
  const criteria = new Set(unitIds.flatMap(id => unitCriteria.get(id) ?? []))
  return ksbs.filter(ksb => ksb.criteria.some(criterion => criteria.has(criterion))).map(ksb => ksb.id)
}

function computeCredits({ units }: QualificationStructure, unitIds: ReadonlySet<string>): Credits {
  let known = 0
  let unitsWithoutCredits = 0
  for (const { id, credits } of units) {
    if (!unitIds.has(id)) continue
    if (credits === null || credits === undefined) unitsWithoutCredits += 1
    else known += credits
  }
  return { known, unitsWithoutCredits }
}
