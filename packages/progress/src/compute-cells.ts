/**
 * KSB-1 to KSB-10 over packed rows: the one place where a state is decided. Whatever shows a state, for one enrolment
 * or for ten thousand, reads it from here. Written without branches where data would make them hard to predict: at
 * 350,000 cells that is most of the time.
 */
import type { CompiledMapping } from './compile-mapping.ts'
import { ACCEPTED, NONE, REFERRED, SIGNED_OFF, SUBMITTED } from './levels.ts'
import { IN_HEADLINE, MARK, NOT_TAKEN, OWN_LEVEL_SHIFT, type PackedRows } from './packed-rows.ts'
import { COMPUTED_STATES, KSB_FLAGS, type KsbFlag, LEVELS, type ProgrammeVersion, SHOWN_STATES } from './types.ts'

/** Results by row and KSB: cell = row × KSBs + KSB. Codes are positions in SHOWN_STATES and COMPUTED_STATES. */
export interface Cells {
  readonly states: Uint8Array
  readonly computed: Uint8Array
  /** One bit a flag, in the order of KSB_FLAGS. */
  readonly flags: Uint8Array
  readonly toGo: Uint16Array
  /**
   * Criteria in scope at each level or above; at `none` or above that is the scope itself. By row, level and KSB, with
   * `stride` counters a level: see `toCountIndex`.
   */
  readonly counts: Uint16Array
  readonly stride: number
  /** The same counters, two at a time. */
  readonly countWords: Int32Array
  /** TOTALS_PER_ROW a row. */
  readonly totals: Uint16Array
}

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

export function createCells(compiled: CompiledMapping, rowCount: number): Cells {
  const cellCount = rowCount * compiled.ksbs.length
  const counts = new Uint16Array(rowCount * LEVELS.length * compiled.wordCount * 2)
  return {
    states: new Uint8Array(cellCount),
    computed: new Uint8Array(cellCount),
    flags: new Uint8Array(cellCount),
    toGo: new Uint16Array(cellCount),
    counts,
    stride: compiled.wordCount * 2,
    countWords: new Int32Array(counts.buffer),
    totals: new Uint16Array(rowCount * TOTALS_PER_ROW),
  }
}

/** Where a cell's count at a level digit or above stands in `Cells.counts`. */
export function toCountIndex(cells: Cells, row: number, digit: number, ksb: number): number {
  return (row * LEVELS.length + digit) * cells.stride + ksb
}

/**
 * Decides the cells and totals of rows `from` to `to` (exclusive). Allocates nothing but six numbers a call, so
 * recomputing one row of a large table costs what that row costs.
 */
export function computeCells(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  packed: PackedRows,
  cells: Cells,
  from = 0,
  to = packed.rowCount,
): void {
  const threshold = programme.threshold === 'signedOff' ? SIGNED_OFF : ACCEPTED
  const headline = new Int32Array(LEVELS.length)
  for (let row = from; row < to; row++) {
    countRow(compiled, packed, cells, row, headline)
    decideRow(compiled, packed, cells, row, threshold)
  }
}

/**
 * [KSB-1] Adds every criterion of the units taken to the counters of the KSBs that it feeds, in the line of its own
 * level; then each line takes in the ones above it, so that it counts "at that level or above".
 */
function countRow(
  compiled: CompiledMapping,
  packed: PackedRows,
  cells: Cells,
  row: number,
  headline: Int32Array,
): void {
  const { criteriaCount, wordCount, feedStarts, feedWords, feedValues } = compiled
  const { codes } = packed
  const { countWords } = cells
  const firstWord = row * LEVELS.length * wordCount
  const lastWord = firstWord + LEVELS.length * wordCount
  countWords.fill(0, firstWord, lastWord)
  headline.fill(0)
  for (let criterion = 0; criterion < criteriaCount; criterion++) {
    const code = codes[row * criteriaCount + criterion] ?? NOT_TAKEN
    if (code === NOT_TAKEN) continue
    const digit = code & 7
    headline[digit] = (headline[digit] ?? 0) + (code & IN_HEADLINE)
    const line = firstWord + digit * wordCount
    const end = feedStarts[criterion + 1] ?? 0
    for (let feed = feedStarts[criterion] ?? 0; feed < end; feed++) {
      const word = line + (feedWords[feed] ?? 0)
      countWords[word] = (countWords[word] ?? 0) + (feedValues[feed] ?? 0)
    }
  }
  for (let word = lastWord - wordCount - 1; word >= firstWord; word--) {
    countWords[word] = (countWords[word] ?? 0) + (countWords[word + wordCount] ?? 0)
  }
  totalCriteria(cells.totals, row * TOTALS_PER_ROW, headline)
}

/** [KSB-10] Distinct criteria in the scope of at least one KSB that applies. */
function totalCriteria(totals: Uint16Array, at: number, headline: Int32Array): void {
  let atOrAbove = 0
  const add = (digit: number) => {
    atOrAbove += (headline[digit] ?? 0) / IN_HEADLINE
    return atOrAbove
  }
  totals[at + TOTAL.criteriaSignedOff] = add(SIGNED_OFF)
  totals[at + TOTAL.criteriaAccepted] = add(ACCEPTED)
  totals[at + TOTAL.criteriaSubmitted] = add(SUBMITTED)
  add(REFERRED)
  add(1)
  totals[at + TOTAL.criteriaInScope] = add(NONE)
}

const bitOf = (flag: KsbFlag) => KSB_FLAGS.indexOf(flag)
const REDUCED_BY_UNITS = bitOf('reducedByUnits')
const HAS_REFERRAL = bitOf('referred')
const CHECK_AGAIN = bitOf('checkAgain')
const IS_SIGNED_OFF = bitOf('signedOff')
const MET_BY_OWN_EVIDENCE = bitOf('metByOwnEvidence')
const NOW_MAPPED = bitOf('nowMapped')
const OWN_EVIDENCE_UNDER_WAY = bitOf('ownEvidenceUnderWay')
const JOB_ROLE_UNDECIDED = bitOf('jobRoleUndecided')

const DOES_NOT_APPLY = SHOWN_STATES.indexOf('doesNotApply')
const NOT_CONFIRMED = SHOWN_STATES.indexOf('notConfirmed')
const CONFIRMED = SHOWN_STATES.indexOf('confirmed')
const FIRST_COMPUTED = SHOWN_STATES.indexOf('met')

/** [KSB-6] The first that holds, by hasScope + 2 × isStarted + 4 × isMet. */
const COMPUTED_BY = Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7], holds => {
  const hasScope = (holds & 1) !== 0
  const isStarted = (holds & 2) !== 0
  const isMet = (holds & 4) !== 0
  if (isMet) return COMPUTED_STATES.indexOf('met')
  if (isStarted) return COMPUTED_STATES.indexOf('inProgress')
  return COMPUTED_STATES.indexOf(hasScope ? 'notStarted' : 'needsOwnEvidence')
})

/** 1 or 0 rather than true or false, for counting with; of whole numbers below 2³¹. */
const isPositive = (value: number) => -value >>> 31
const isAtLeast = (value: number, floor: number) => (floor - 1 - value) >>> 31
const has = (marks: number, mark: number) => isPositive(marks & mark)

function decideRow(compiled: CompiledMapping, packed: PackedRows, cells: Cells, row: number, threshold: number): void {
  const { mapped, asked } = compiled
  const { marks } = packed
  const { counts, states, computed, flags, toGo, totals, stride } = cells
  const ksbCount = mapped.length
  const lineOf = (digit: number) => toCountIndex(cells, row, digit, 0)
  const scopeLine = lineOf(NONE)
  const startedLine = lineOf(REFERRED)
  const thresholdLine = lineOf(threshold)
  const submittedLine = lineOf(SUBMITTED)
  const acceptedLine = submittedLine + stride
  const signedOffLine = acceptedLine + stride
  let applying = 0
  let withScope = 0
  let metThroughMapping = 0
  let metByOwnEvidence = 0
  let needOwnEvidence = 0
  let confirmed = 0
  let crossingSubmitted = 0
  let crossingAccepted = 0
  let crossingSignedOff = 0

  for (let ksb = 0; ksb < ksbCount; ksb++) {
    const cell = row * ksbCount + ksb
    const inScope = counts[scopeLine + ksb] ?? 0
    const reached = counts[thresholdLine + ksb] ?? 0
    const mark = marks[cell] ?? 0
    const meets = has(mark, MARK.meets)
    const ownLevel = mark >>> OWN_LEVEL_SHIFT

    // [KSB-2] The rule holds at a level when enough of the scope is there or above. [KSB-3] An empty scope never does.
    const needed = Math.min(asked[ksb] ?? 0, inScope)
    const hasScope = isPositive(inScope)
    const holds = hasScope & isAtLeast(reached, needed)
    const holdsSubmitted = hasScope & isAtLeast(counts[submittedLine + ksb] ?? 0, needed)
    const holdsAccepted = hasScope & isAtLeast(counts[acceptedLine + ksb] ?? 0, needed)
    const holdsSignedOff = hasScope & isAtLeast(counts[signedOffLine + ksb] ?? 0, needed)

    const isMet = holds | meets
    const isStarted = isPositive(counts[startedLine + ksb] ?? 0) | isAtLeast(ownLevel, REFERRED)
    const computedState = COMPUTED_BY[hasScope | (isStarted << 1) | (isMet << 2)] ?? 0
    computed[cell] = computedState
    states[cell] = toShownState(mark, computedState)
    toGo[cell] = (needed - reached) * (1 - isMet)
    flags[cell] =
      (isPositive((mapped[ksb] ?? 0) - inScope) << REDUCED_BY_UNITS) |
      (has(mark, MARK.openReferral) << HAS_REFERRAL) |
      (has(mark, MARK.checkAgain) << CHECK_AGAIN) |
      (holdsSignedOff << IS_SIGNED_OFF) |
      ((meets & (1 - holds)) << MET_BY_OWN_EVIDENCE) |
      ((meets & hasScope) << NOW_MAPPED) |
      ((isPositive(ownLevel) & (1 - isAtLeast(ownLevel, ACCEPTED))) << OWN_EVIDENCE_UNDER_WAY) |
      (has(mark, MARK.jobRoleUndecided) << JOB_ROLE_UNDECIDED)

    // [KSB-9] What does not apply leaves the totals.
    const applies = 1 - has(mark, MARK.doesNotApply)
    applying += applies
    withScope += applies & hasScope
    metThroughMapping += applies & holds
    metByOwnEvidence += applies & meets & (1 - holds)
    needOwnEvidence += applies & (1 - hasScope) & (1 - meets)
    confirmed += applies & has(mark, MARK.confirmedStill) & (1 - has(mark, MARK.notConfirmed))
    // [KSB-10] The crossing: KSBs that would be met if the level named were enough.
    crossingSubmitted += applies & (holdsSubmitted | meets | ((1 - hasScope) & isAtLeast(ownLevel, SUBMITTED)))
    crossingAccepted += applies & (holdsAccepted | meets)
    crossingSignedOff += applies & holdsSignedOff
  }

  const at = row * TOTALS_PER_ROW
  totals[at + TOTAL.applying] = applying
  totals[at + TOTAL.withScope] = withScope
  totals[at + TOTAL.met] = metThroughMapping
  totals[at + TOTAL.metByOwnEvidence] = metByOwnEvidence
  totals[at + TOTAL.needOwnEvidence] = needOwnEvidence
  totals[at + TOTAL.confirmed] = confirmed
  totals[at + TOTAL.crossingSubmitted] = crossingSubmitted
  totals[at + TOTAL.crossingAccepted] = crossingAccepted
  totals[at + TOTAL.crossingSignedOff] = crossingSignedOff
}

const SHOWN_MARKS = MARK.doesNotApply | MARK.notConfirmed | MARK.confirmed

/** [KSB-8] The first that holds. */
function toShownState(mark: number, computedState: number): number {
  if ((mark & SHOWN_MARKS) === 0) return FIRST_COMPUTED + computedState
  if ((mark & MARK.doesNotApply) !== 0) return DOES_NOT_APPLY
  return (mark & MARK.notConfirmed) !== 0 ? NOT_CONFIRMED : CONFIRMED
}
