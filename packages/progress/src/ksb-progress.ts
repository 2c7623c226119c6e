/** The states of one enrolment as objects: what `GET /enrolments/:id/progress` answers with. */
import type { CompiledMapping } from './compile-mapping.ts'
import {
  type Cells,
  computeCells,
  computedAt,
  countAt,
  createCells,
  hasFlagAt,
  inScopeAt,
  shownAt,
  toGoAt,
} from './compute-cells.ts'
import { packRows } from './packed-rows.ts'
import { KSB_FLAGS, type KsbProgress, type ProgrammeVersion, type ProgressRowFacts, type Reach } from './types.ts'

/** One entry a KSB of the standard, in its order, whether it applies or not. */
export function computeKsbProgress(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
): KsbProgress[] {
  const cells = createCells(compiled, 1)
  computeCells(compiled, programme, packRows(compiled, [row]), cells)
  return compiled.ksbs.map(ksb => toKsbProgressAt(compiled, cells, 0, ksb.index, row))
}

export function toKsbProgressAt(
  compiled: CompiledMapping,
  cells: Cells,
  rowIndex: number,
  ksbIndex: number,
  row: ProgressRowFacts,
): KsbProgress {
  const ksb = compiled.ksbs[ksbIndex]
  if (ksb === undefined) throw new RangeError(`The standard has ${compiled.ksbs.length} KSBs, so no KSB ${ksbIndex}`)
  const state = shownAt(cells, rowIndex, ksbIndex)
  const inScope = inScopeAt(cells, rowIndex, ksbIndex)
  return {
    ksbId: ksb.id,
    code: ksb.code,
    applies: state !== 'doesNotApply',
    state,
    computed: computedAt(cells, rowIndex, ksbIndex),
    confirmations: row.confirmations
      .filter(confirmation => confirmation.ksbId === ksb.id)
      .map(({ kind, outcome, checkAgain }) => ({ kind, outcome, checkAgain })),
    reach: toReach(ksb.status, inScope),
    mapped: ksb.criteria.length,
    inScope,
    counts: {
      drafted: countAt(cells, rowIndex, ksbIndex, 'drafted'),
      referred: countAt(cells, rowIndex, ksbIndex, 'referred'),
      submitted: countAt(cells, rowIndex, ksbIndex, 'submitted'),
      accepted: countAt(cells, rowIndex, ksbIndex, 'accepted'),
      signedOff: countAt(cells, rowIndex, ksbIndex, 'signedOff'),
    },
    toGo: toGoAt(cells, rowIndex, ksbIndex),
    flags: KSB_FLAGS.filter(flag => hasFlagAt(cells, rowIndex, ksbIndex, flag)),
  }
}

/** [KSB-3] Why the mapping can't reach it, where it can't: three different facts. */
function toReach(status: Exclude<Reach, 'notInUnits'>, inScope: number): Reach {
  return status === 'mapped' && inScope === 0 ? 'notInUnits' : status
}
