/**
 * KSB-2 to KSB-10 over packed rows: the one place where a state is decided. Everything that shows a state, for one
 * enrolment or for ten thousand, reads it from here.
 */
import type { CompiledMapping } from './compile-mapping.ts'
import { toNeeded } from './compile-mapping.ts'
import { REFERRED, SUBMITTED } from './levels.ts'
import { LANE, LANES_PER_WORD, MARK, OWN_LEVEL_SHIFT, type PackedRows } from './packed-rows.ts'
import { COMPUTED_STATES, KSB_FLAGS, type KsbFlag, type ProgrammeVersion, SHOWN_STATES } from './types.ts'

/** Results by row and KSB: cell = row × KSBs + KSB. Codes are positions in SHOWN_STATES and COMPUTED_STATES. */
export interface Cells {
  readonly states: Uint8Array
  readonly computed: Uint8Array
  /** One bit a flag, in the order of KSB_FLAGS. */
  readonly flags: Uint8Array
  readonly inScope: Uint16Array
  readonly toGo: Uint16Array
  /** Five a cell: drafted, referred, submitted, accepted, signed off; each at that level or above. */
  readonly counts: Uint16Array
  /** TOTALS_PER_ROW a row. */
  readonly totals: Uint16Array
}

/** Where each count stands among a cell's five. */
export const COUNT = { drafted: 0, referred: 1, submitted: 2, accepted: 3, signedOff: 4 } as const
export const COUNTS_PER_CELL = 5

/** Where each number stands among a row's totals. */
export const TOTAL = {
  criteriaInScope: 0,
  criteriaSubmitted: 1,
  criteriaAccepted: 2,
  criteriaSignedOff: 3,
  applying: 4,
  withScope: 5,
  met: 6,
  metByOwnEvidence: 7,
  needOwnEvidence: 8,
  confirmed: 9,
  crossingSubmitted: 10,
  crossingAccepted: 11,
  crossingSignedOff: 12,
} as const
export const TOTALS_PER_ROW = 13

const MET = COMPUTED_STATES.indexOf('met')
const IN_PROGRESS = COMPUTED_STATES.indexOf('inProgress')
const NEEDS_OWN_EVIDENCE = COMPUTED_STATES.indexOf('needsOwnEvidence')
const NOT_STARTED = COMPUTED_STATES.indexOf('notStarted')
const DOES_NOT_APPLY = SHOWN_STATES.indexOf('doesNotApply')
const NOT_CONFIRMED = SHOWN_STATES.indexOf('notConfirmed')
const CONFIRMED = SHOWN_STATES.indexOf('confirmed')
const FIRST_COMPUTED = SHOWN_STATES.indexOf('met')

const flagBit = (flag: KsbFlag) => 1 << KSB_FLAGS.indexOf(flag)
const REDUCED_BY_UNITS = flagBit('reducedByUnits')
const REFERRED_FLAG = flagBit('referred')
const CHECK_AGAIN = flagBit('checkAgain')
const SIGNED_OFF_FLAG = flagBit('signedOff')
const MET_BY_OWN_EVIDENCE = flagBit('metByOwnEvidence')
const NOW_MAPPED = flagBit('nowMapped')
const OWN_EVIDENCE_UNDER_WAY = flagBit('ownEvidenceUnderWay')
const JOB_ROLE_UNDECIDED = flagBit('jobRoleUndecided')

export function createCells(compiled: CompiledMapping, rowCount: number): Cells {
  const cellCount = rowCount * compiled.ksbs.length
  return {
    states: new Uint8Array(cellCount),
    computed: new Uint8Array(cellCount),
    flags: new Uint8Array(cellCount),
    inScope: new Uint16Array(cellCount),
    toGo: new Uint16Array(cellCount),
    counts: new Uint16Array(cellCount * COUNTS_PER_CELL),
    totals: new Uint16Array(rowCount * TOTALS_PER_ROW),
  }
}

/**
 * Decides the cells and totals of rows `from` to `to` (exclusive). Allocates one scratch set a call and nothing a
 * cell, so recomputing one row of a large table costs what that row costs.
 */
export function computeCells(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  packed: PackedRows,
  cells: Cells,
  from = 0,
  to = packed.rowCount,
): void {
  const inAnyScope = new Uint32Array(compiled.wordCount)
  const thresholdAt = COUNT[programme.threshold]
  const ksbCount = compiled.ksbs.length
  for (let row = from; row < to; row++) {
    inAnyScope.fill(0)
    cells.totals.fill(0, row * TOTALS_PER_ROW, (row + 1) * TOTALS_PER_ROW)
    for (let ksb = 0; ksb < ksbCount; ksb++) {
      countCell(compiled, packed, cells, row, ksb, inAnyScope)
      decideCell(compiled, packed, cells, row, ksb, thresholdAt)
    }
    countCriteria(compiled, packed, cells, row, inAnyScope)
  }
}

/** [KSB-1] Counts the criteria in scope at every level, and says in `flags` whether a referral is open among them. */
function countCell(
  compiled: CompiledMapping,
  packed: PackedRows,
  cells: Cells,
  row: number,
  ksb: number,
  inAnyScope: Uint32Array,
): void {
  const { maskStarts, maskWords, maskBits, wordCount } = compiled
  const { lanes } = packed
  const cell = row * compiled.ksbs.length + ksb
  const applies = ((packed.marks[cell] ?? 0) & MARK.doesNotApply) === 0
  let inScope = 0
  let drafted = 0
  let referred = 0
  let submitted = 0
  let accepted = 0
  let signedOff = 0
  let openReferrals = 0
  const end = maskStarts[ksb + 1] ?? 0
  for (let entry = maskStarts[ksb] ?? 0; entry < end; entry++) {
    const word = maskWords[entry] ?? 0
    const mask = maskBits[entry] ?? 0
    const at = (row * wordCount + word) * LANES_PER_WORD
    // [KSB-10] A criterion counts in the headline once it is in the scope of one KSB that applies.
    if (applies) inAnyScope[word] = (inAnyScope[word] ?? 0) | mask
    inScope += countBits(mask & (lanes[at + LANE.taken] ?? 0))
    const draftedBits = mask & (lanes[at + LANE.drafted] ?? 0)
    // Each level is a subset of the one below, so most of an unstarted row is skipped here.
    if (draftedBits === 0) continue
    drafted += countBits(draftedBits)
    referred += countBits(mask & (lanes[at + LANE.referred] ?? 0))
    submitted += countBits(mask & (lanes[at + LANE.submitted] ?? 0))
    accepted += countBits(mask & (lanes[at + LANE.accepted] ?? 0))
    signedOff += countBits(mask & (lanes[at + LANE.signedOff] ?? 0))
    openReferrals |= mask & (lanes[at + LANE.openReferral] ?? 0)
  }
  const first = cell * COUNTS_PER_CELL
  cells.counts[first + COUNT.drafted] = drafted
  cells.counts[first + COUNT.referred] = referred
  cells.counts[first + COUNT.submitted] = submitted
  cells.counts[first + COUNT.accepted] = accepted
  cells.counts[first + COUNT.signedOff] = signedOff
  cells.inScope[cell] = inScope
  cells.flags[cell] = openReferrals === 0 ? 0 : REFERRED_FLAG
}

function decideCell(
  compiled: CompiledMapping,
  packed: PackedRows,
  cells: Cells,
  row: number,
  ksb: number,
  thresholdAt: number,
): void {
  const cell = row * compiled.ksbs.length + ksb
  const column = compiled.ksbs[ksb]
  if (column === undefined) return
  const { counts } = cells
  const first = cell * COUNTS_PER_CELL
  const inScope = cells.inScope[cell] ?? 0
  const marks = packed.marks[cell] ?? 0
  const ownLevel = marks >>> OWN_LEVEL_SHIFT
  const meets = (marks & MARK.meets) !== 0

  // [KSB-2] The rule holds at a level when enough of the scope is there or above. [KSB-3] An empty scope never does.
  const needed = toNeeded(column.asked, inScope)
  const hasScope = inScope > 0
  const reached = counts[first + thresholdAt] ?? 0
  const isMetThroughMapping = hasScope && reached >= needed
  const isMet = isMetThroughMapping || meets
  const holdsSubmitted = hasScope && (counts[first + COUNT.submitted] ?? 0) >= needed
  const holdsAccepted = hasScope && (counts[first + COUNT.accepted] ?? 0) >= needed
  const holdsSignedOff = hasScope && (counts[first + COUNT.signedOff] ?? 0) >= needed

  // [KSB-6] The first that holds.
  let computed = NOT_STARTED
  if (isMet) computed = MET
  else if ((counts[first + COUNT.referred] ?? 0) > 0 || ownLevel >= REFERRED) computed = IN_PROGRESS
  else if (!hasScope) computed = NEEDS_OWN_EVIDENCE

  // [KSB-8] The first that holds.
  const applies = (marks & MARK.doesNotApply) === 0
  let state = FIRST_COMPUTED + computed
  if (!applies) state = DOES_NOT_APPLY
  else if ((marks & MARK.notConfirmed) !== 0) state = NOT_CONFIRMED
  else if ((marks & MARK.confirmed) !== 0) state = CONFIRMED

  let flags = cells.flags[cell] ?? 0
  if (inScope < column.criteria.length) flags |= REDUCED_BY_UNITS
  if ((marks & MARK.ownReferral) !== 0) flags |= REFERRED_FLAG
  if ((marks & MARK.checkAgain) !== 0) flags |= CHECK_AGAIN
  if (holdsSignedOff) flags |= SIGNED_OFF_FLAG
  if (meets && !isMetThroughMapping) flags |= MET_BY_OWN_EVIDENCE
  if (meets && hasScope) flags |= NOW_MAPPED
  if (ownLevel > 0 && ownLevel <= SUBMITTED) flags |= OWN_EVIDENCE_UNDER_WAY
  if ((marks & MARK.jobRoleUndecided) !== 0) flags |= JOB_ROLE_UNDECIDED

  cells.states[cell] = state
  cells.computed[cell] = computed
  cells.flags[cell] = flags
  cells.toGo[cell] = isMet || !hasScope ? 0 : needed - reached

  // [KSB-9] What does not apply leaves the totals.
  if (!applies) return
  const { totals } = cells
  const at = row * TOTALS_PER_ROW
  const isConfirmed = state === CONFIRMED && (marks & MARK.confirmedStill) !== 0
  add(totals, at + TOTAL.applying, true)
  add(totals, at + TOTAL.withScope, hasScope)
  add(totals, at + TOTAL.met, isMetThroughMapping)
  add(totals, at + TOTAL.metByOwnEvidence, meets && !isMetThroughMapping)
  add(totals, at + TOTAL.needOwnEvidence, !hasScope && !meets)
  add(totals, at + TOTAL.confirmed, isConfirmed)
  // [KSB-10] The crossing: KSBs that would be met if the level named were enough.
  add(totals, at + TOTAL.crossingSubmitted, holdsSubmitted || meets || (!hasScope && ownLevel >= SUBMITTED))
  add(totals, at + TOTAL.crossingAccepted, holdsAccepted || meets)
  add(totals, at + TOTAL.crossingSignedOff, holdsSignedOff)
}

/** [KSB-10] Distinct criteria in the scope of at least one applying KSB, at each level. */
function countCriteria(
  compiled: CompiledMapping,
  packed: PackedRows,
  cells: Cells,
  row: number,
  inAnyScope: Uint32Array,
): void {
  let inScope = 0
  let submitted = 0
  let accepted = 0
  let signedOff = 0
  for (let word = 0; word < compiled.wordCount; word++) {
    const at = (row * compiled.wordCount + word) * LANES_PER_WORD
    const mask = inAnyScope[word] ?? 0
    inScope += countBits(mask & (packed.lanes[at + LANE.taken] ?? 0))
    submitted += countBits(mask & (packed.lanes[at + LANE.submitted] ?? 0))
    accepted += countBits(mask & (packed.lanes[at + LANE.accepted] ?? 0))
    signedOff += countBits(mask & (packed.lanes[at + LANE.signedOff] ?? 0))
  }
  const at = row * TOTALS_PER_ROW
  cells.totals[at + TOTAL.criteriaInScope] = inScope
  cells.totals[at + TOTAL.criteriaSubmitted] = submitted
  cells.totals[at + TOTAL.criteriaAccepted] = accepted
  cells.totals[at + TOTAL.criteriaSignedOff] = signedOff
}

function add(totals: Uint16Array, at: number, holds: boolean): void {
  if (holds) totals[at] = (totals[at] ?? 0) + 1
}

/** https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
