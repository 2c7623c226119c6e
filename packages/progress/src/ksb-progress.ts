/** The states of one enrolment as objects: what `GET /enrolments/:id/progress` answers with. */
import type { CompiledMapping } from './compile-mapping.ts'
import { type Cells, computeCells, createCells, toCountIndex } from './compute-cells.ts'
import { ACCEPTED, DRAFTED, NONE, REFERRED, SIGNED_OFF, SUBMITTED } from './levels.ts'
import { packRows } from './packed-rows.ts'
import {
  COMPUTED_STATES,
  KSB_FLAGS,
  type KsbProgress,
  type LevelCounts,
  type ProgrammeVersion,
  type ProgressRowFacts,
  type Reach,
  SHOWN_STATES,
} from './types.ts'

/** One entry a KSB of the standard, in its order, whether it applies or not. */
export function computeKsbProgress(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  row: ProgressRowFacts,
): KsbProgress[] {
  const cells = computeOneRow(compiled, programme, row)
  return compiled.ksbs.map(ksb => toKsbProgressAt(compiled, cells, 0, ksb.index, row))
}

export function computeOneRow(compiled: CompiledMapping, programme: ProgrammeVersion, row: ProgressRowFacts): Cells {
  const cells = createCells(compiled, 1)
  computeCells(compiled, programme, packRows(compiled, [row]), cells)
  return cells
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
  const cell = rowIndex * compiled.ksbs.length + ksbIndex
  const state = SHOWN_STATES[cells.states[cell] ?? 0] ?? 'notStarted'
  const flags = cells.flags[cell] ?? 0
  const inScope = cells.counts[toCountIndex(cells, rowIndex, NONE, ksbIndex)] ?? 0
  return {
    ksbId: ksb.id,
    code: ksb.code,
    applies: state !== 'doesNotApply',
    state,
    computed: COMPUTED_STATES[cells.computed[cell] ?? 0] ?? 'notStarted',
    confirmations: row.confirmations
      .filter(confirmation => confirmation.ksbId === ksb.id)
      .map(({ kind, outcome, checkAgain }) => ({ kind, outcome, checkAgain })),
    reach: toReach(ksb.status, inScope),
    mapped: ksb.criteria.length,
    inScope,
    counts: toCounts(cells, rowIndex, ksbIndex),
    toGo: cells.toGo[cell] ?? 0,
    flags: KSB_FLAGS.filter((_, bit) => (flags & (1 << bit)) !== 0),
  }
}

/** [KSB-3] Why the mapping can't reach it, where it can't: three different facts. */
function toReach(status: Exclude<Reach, 'notInUnits'>, inScope: number): Reach {
  return status === 'mapped' && inScope === 0 ? 'notInUnits' : status
}

function toCounts(cells: Cells, rowIndex: number, ksbIndex: number): LevelCounts {
  const count = (digit: number) => cells.counts[toCountIndex(cells, rowIndex, digit, ksbIndex)] ?? 0
  return {
    drafted: count(DRAFTED),
    referred: count(REFERRED),
    submitted: count(SUBMITTED),
    accepted: count(ACCEPTED),
    signedOff: count(SIGNED_OFF),
  }
}
