/** KSB-10: the headline, the crossing and their parts by kind and by area. Never an average. */
import { type CompiledMapping, toNeeded } from './compile-mapping.ts'
import {
  type Cells,
  computeCells,
  computedAt,
  countAtDigit,
  createCells,
  hasFlagAt,
  inScopeAt,
  shownAt,
} from './compute-cells.ts'
import { ACCEPTED, SIGNED_OFF, SUBMITTED } from './levels.ts'
import { IN_HEADLINE, LEVEL_BITS, MARK, NOT_TAKEN, OWN_LEVEL_SHIFT, type PackedRows, packRows } from './packed-rows.ts'
import type { ComputedState, Crossing, KsbKind, ProgrammeVersion, ProgressRowFacts, Totals } from './types.ts'

/** The part of the headline that concerns some KSBs, as if the others were not there. */
export interface GroupTotals {
  kind: KsbKind
  /** Null where the group is a whole kind. */
  area: string | null
  ksbIds: readonly string[]
  totals: Totals
  crossing: Crossing
  /** KSBs that apply, by computed state: "8 of 15 met, 6 in progress". */
  states: Readonly<Record<ComputedState, number>>
}

/** All numbers of one row, by name. */
export interface RowTotals {
  criteriaInScope: number
  criteriaSubmitted: number
  criteriaAccepted: number
  criteriaSignedOff: number
  applying: number
  withScope: number
  met: number
  metByOwnEvidence: number
  needOwnEvidence: number
  confirmed: number
  crossingSubmitted: number
  crossingAccepted: number
  crossingSignedOff: number
}

/** Rows as computed, thousands or one. */
export interface ComputedRows {
  compiled: CompiledMapping
  packed: PackedRows
  cells: Cells
}

/** Over all KSBs of the standard, or only over those given. */
export function computeTotals(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  ksbs?: readonly { ksbId: string }[],
): Totals {
  return toTotals(countTotals(computeRow(compiled, programme, onlyOf(compiled, row, ksbs)), 0))
}

export function computeCrossing(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  ksbs?: readonly { ksbId: string }[],
): Crossing {
  return toCrossing(countTotals(computeRow(compiled, programme, onlyOf(compiled, row, ksbs)), 0))
}

/** In the standard's order. An area is one within its kind: two kinds may name an area alike. */
export function computeTotalsBy(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  by: 'kind' | 'area',
): GroupTotals[] {
  const groups = new Map<string, { kind: KsbKind; area: string | null; ksbs: { ksbId: string }[] }>()
  for (const { id: ksbId, kind, area } of compiled.ksbs) {
    const key = by === 'kind' ? kind : `${kind} ${area}`
    const group = groups.get(key) ?? { kind, area: by === 'kind' ? null : area, ksbs: [] }
    group.ksbs.push({ ksbId })
    groups.set(key, group)
  }
  return [...groups.values()].map(({ kind, area, ksbs }) => {
    const computed = computeRow(compiled, programme, onlyOf(compiled, row, ksbs))
    const numbers = countTotals(computed, 0)
    return {
      kind,
      area,
      ksbIds: ksbs.map(ksb => ksb.ksbId),
      totals: toTotals(numbers),
      crossing: toCrossing(numbers),
      states: countStates(computed, 0),
    }
  })
}

export function toTotals(row: RowTotals): Totals {
  const { applying, withScope, met, metByOwnEvidence, needOwnEvidence, confirmed } = row
  return {
    criteria: {
      inScope: row.criteriaInScope,
      submitted: row.criteriaSubmitted,
      accepted: row.criteriaAccepted,
      signedOff: row.criteriaSignedOff,
    },
    ksbs: { applying, withScope, met, metByOwnEvidence, needOwnEvidence, confirmed },
  }
}

export function toCrossing(row: RowTotals): Crossing {
  return {
    of: row.applying,
    submitted: row.crossingSubmitted,
    accepted: row.crossingAccepted,
    signedOff: row.crossingSignedOff,
  }
}

export function countTotals({ compiled, packed, cells }: ComputedRows, row: number): RowTotals {
  const totals: RowTotals = {
    criteriaInScope: 0,
    criteriaSubmitted: 0,
    criteriaAccepted: 0,
    criteriaSignedOff: 0,
    applying: 0,
    withScope: 0,
    met: 0,
    metByOwnEvidence: 0,
    needOwnEvidence: 0,
    confirmed: 0,
    crossingSubmitted: 0,
    crossingAccepted: 0,
    crossingSignedOff: 0,
  }
  addCriteria(totals, compiled, packed, row)
  for (const { index: ksb, rule } of compiled.ksbs) {
    const mark = packed.marks[row * compiled.ksbs.length + ksb] ?? 0
    // [KSB-9] What does not apply leaves the totals.
    if ((mark & MARK.doesNotApply) !== 0) continue
    const inScope = inScopeAt(cells, row, ksb)
    const isMet = computedAt(cells, row, ksb) === 'met'
    const isMetByOwnEvidence = hasFlagAt(cells, row, ksb, 'metByOwnEvidence')
    totals.applying += 1
    if (inScope > 0) totals.withScope += 1
    if (isMet && !isMetByOwnEvidence) totals.met += 1
    if (isMetByOwnEvidence) totals.metByOwnEvidence += 1
    if (inScope === 0 && !isMet) totals.needOwnEvidence += 1
    // [KSB-7d] To be checked again still shows, and does not count.
    if ((mark & MARK.confirmedStill) !== 0 && (mark & MARK.notConfirmed) === 0) totals.confirmed += 1

    // [KSB-10c] The crossing: KSBs that would be met if the level named were enough.
    const needed = toNeeded(rule, inScope)
    const hasScope = inScope > 0
    const meets = (mark & MARK.meets) !== 0
    const isOwnSubmitted = !hasScope && mark >>> OWN_LEVEL_SHIFT >= SUBMITTED
    const isSubmitted = hasScope && countAtDigit(cells, row, ksb, SUBMITTED) >= needed
    const isAccepted = hasScope && countAtDigit(cells, row, ksb, ACCEPTED) >= needed
    if (isSubmitted || meets || isOwnSubmitted) totals.crossingSubmitted += 1
    if (isAccepted || meets) totals.crossingAccepted += 1
    if (hasScope && countAtDigit(cells, row, ksb, SIGNED_OFF) >= needed) totals.crossingSignedOff += 1
  }
  return totals
}

/** [KSB-10] Distinct criteria in the scope of at least one KSB that applies. */
function addCriteria(totals: RowTotals, { criteriaCount }: CompiledMapping, { codes }: PackedRows, row: number): void {
  for (let at = row * criteriaCount; at < (row + 1) * criteriaCount; at++) {
    const code = codes[at] ?? NOT_TAKEN
    if (code === NOT_TAKEN || (code & IN_HEADLINE) === 0) continue
    const digit = code & LEVEL_BITS
    totals.criteriaInScope += 1
    if (digit >= SUBMITTED) totals.criteriaSubmitted += 1
    if (digit >= ACCEPTED) totals.criteriaAccepted += 1
    if (digit >= SIGNED_OFF) totals.criteriaSignedOff += 1
  }
}

function countStates({ compiled, cells }: ComputedRows, row: number): Record<ComputedState, number> {
  const states = { met: 0, inProgress: 0, needsOwnEvidence: 0, notStarted: 0 }
  for (const { index } of compiled.ksbs) {
    if (shownAt(cells, row, index) !== 'doesNotApply') states[computedAt(cells, row, index)] += 1
  }
  return states
}

function computeRow(compiled: CompiledMapping, programme: ProgrammeVersion, row: ProgressRowFacts): ComputedRows {
  const packed = packRows(compiled, [row])
  const cells = createCells(compiled, 1)
  computeCells(compiled, programme, packed, cells)
  return { compiled, packed, cells }
}

/** What is not asked about is left out as what does not apply is. */
function onlyOf(
  compiled: CompiledMapping,
  row: ProgressRowFacts,
  ksbs: readonly { ksbId: string }[] | undefined,
): ProgressRowFacts {
  if (ksbs === undefined) return row
  const asked = new Set(ksbs.map(ksb => ksb.ksbId))
  const others = compiled.ksbs.filter(ksb => !asked.has(ksb.id)).map(ksb => ksb.id)
  return { ...row, notApplying: [...row.notApplying, ...others] }
}
