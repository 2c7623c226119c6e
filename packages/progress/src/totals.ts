/** KSB-10: the headline, the crossing and their parts by kind and by area. Never an average. */
import type { CompiledMapping } from './compile-mapping.ts'
import { type Cells, TOTAL, TOTALS_PER_ROW } from './compute-cells.ts'
import { computeOneRow } from './ksb-progress.ts'
import {
  COMPUTED_STATES,
  type ComputedState,
  type Crossing,
  type KsbKind,
  type ProgrammeVersion,
  type ProgressRowFacts,
  type Totals,
} from './types.ts'

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

/** "86 of 97 criteria accepted · 18 of 33 KSBs met through the mapping · 1 needs its own evidence", as numbers. */
export interface Headline {
  criteria: { accepted: number; inScope: number }
  ksbs: { met: number; withScope: number }
  metByOwnEvidence: number
  needOwnEvidence: number
}

/** Over all KSBs of the standard, or only over those given. */
export function computeTotals(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  ksbs?: readonly { ksbId: string }[],
): Totals {
  return toTotals(computeOneRow(compiled, programme, onlyOf(compiled, row, ksbs)), 0)
}

export function computeCrossing(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  ksbs?: readonly { ksbId: string }[],
): Crossing {
  return toCrossing(computeOneRow(compiled, programme, onlyOf(compiled, row, ksbs)), 0)
}

/** In the standard's order. An area is one within its kind: two kinds may name an area alike. */
export function computeTotalsBy(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
  by: 'kind' | 'area',
): GroupTotals[] {
  const groups = new Map<string, { kind: KsbKind; area: string | null; ksbs: { ksbId: string; index: number }[] }>()
  for (const { id: ksbId, index, kind, area } of compiled.ksbs) {
    const key = by === 'kind' ? kind : `${kind} ${area}`
    const group = groups.get(key) ?? { kind, area: by === 'kind' ? null : area, ksbs: [] }
    group.ksbs.push({ ksbId, index })
    groups.set(key, group)
  }
  return [...groups.values()].map(({ kind, area, ksbs }) => {
    const cells = computeOneRow(compiled, programme, onlyOf(compiled, row, ksbs))
    return {
      kind,
      area,
      ksbIds: ksbs.map(ksb => ksb.ksbId),
      totals: toTotals(cells, 0),
      crossing: toCrossing(cells, 0),
      states: countStates(
        cells,
        ksbs.filter(ksb => !row.notApplying.includes(ksb.ksbId)).map(ksb => ksb.index),
      ),
    }
  })
}

export function toHeadline({ criteria, ksbs }: Totals): Headline {
  return {
    criteria: { accepted: criteria.accepted, inScope: criteria.inScope },
    ksbs: { met: ksbs.met, withScope: ksbs.withScope },
    metByOwnEvidence: ksbs.metByOwnEvidence,
    needOwnEvidence: ksbs.needOwnEvidence,
  }
}

export function toTotals(cells: Cells, rowIndex: number): Totals {
  const total = (at: number) => cells.totals[rowIndex * TOTALS_PER_ROW + at] ?? 0
  return {
    criteria: {
      inScope: total(TOTAL.criteriaInScope),
      submitted: total(TOTAL.criteriaSubmitted),
      accepted: total(TOTAL.criteriaAccepted),
      signedOff: total(TOTAL.criteriaSignedOff),
    },
    ksbs: {
      applying: total(TOTAL.applying),
      withScope: total(TOTAL.withScope),
      met: total(TOTAL.met),
      metByOwnEvidence: total(TOTAL.metByOwnEvidence),
      needOwnEvidence: total(TOTAL.needOwnEvidence),
      confirmed: total(TOTAL.confirmed),
    },
  }
}

export function toCrossing(cells: Cells, rowIndex: number): Crossing {
  const total = (at: number) => cells.totals[rowIndex * TOTALS_PER_ROW + at] ?? 0
  return {
    of: total(TOTAL.applying),
    submitted: total(TOTAL.crossingSubmitted),
    accepted: total(TOTAL.crossingAccepted),
    signedOff: total(TOTAL.crossingSignedOff),
  }
}

/** [KSB-9] What does not apply leaves the totals; so does, here, what is not asked about. */
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

function countStates(cells: Cells, ksbIndexes: readonly number[]): Record<ComputedState, number> {
  const states = { met: 0, inProgress: 0, needsOwnEvidence: 0, notStarted: 0 }
  for (const index of ksbIndexes) {
    const state = COMPUTED_STATES[cells.computed[index] ?? 0]
    if (state !== undefined) states[state] += 1
  }
  return states
}
