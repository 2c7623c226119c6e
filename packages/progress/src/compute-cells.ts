/**
 * KSB-1 to KSB-9 over packed rows: the one place where a state is decided. Whatever shows a state, for one enrolment
 * or for ten thousand, reads it from here.
 */
import type { CompiledMapping } from './compile-mapping.ts'
import { ACCEPTED, DRAFTED, NONE, REFERRED, SIGNED_OFF, SUBMITTED } from './levels.ts'
import { LEVEL_BITS, MARK, NOT_TAKEN, OWN_LEVEL_SHIFT, type PackedRows } from './packed-rows.ts'
import {
  COMPUTED_STATES,
  type ComputedState,
  KSB_FLAGS,
  type KsbFlag,
  LEVELS,
  type LevelCounts,
  type ProgrammeVersion,
  SHOWN_STATES,
  type ShownState,
} from './types.ts'

/** Read a cell through the functions below; the layout is theirs. */
export interface Cells {
  readonly ksbCount: number
  /** Shown state, computed state and flags, by row and KSB. */
  readonly outcomes: Uint16Array
  readonly toGo: Uint16Array
  /**
   * Criteria in scope at each level or above; at `none` or above that is the scope itself. By row, level and KSB, with
   * `stride` counters a level.
   */
  readonly counts: Uint16Array
  readonly stride: number
  /** The same counters, two at a time. */
  readonly countWords: Int32Array
}

export function createCells(compiled: CompiledMapping, rowCount: number): Cells {
  const ksbCount = compiled.ksbs.length
  const counts = new Uint16Array(rowCount * LEVELS.length * compiled.wordCount * 2)
  return {
    ksbCount,
    outcomes: new Uint16Array(rowCount * ksbCount),
    toGo: new Uint16Array(rowCount * ksbCount),
    counts,
    stride: compiled.wordCount * 2,
    countWords: new Int32Array(counts.buffer),
  }
}

/** Decides the cells of rows `from` to `to` (exclusive). Allocates nothing. */
export function computeCells(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  packed: PackedRows,
  cells: Cells,
  from = 0,
  to = packed.rowCount,
): void {
  const threshold = programme.threshold === 'signedOff' ? SIGNED_OFF : ACCEPTED
  for (let row = from; row < to; row++) {
    countRow(compiled, packed, cells, row)
    decideRow(compiled, packed, cells, row, threshold)
  }
}

/**
 * [KSB-1] Adds every criterion of the units taken to the counters of the KSBs that it feeds, in the line of its own
 * level; then each line takes in the one above it, so that it counts "at that level or above".
 */
function countRow(compiled: CompiledMapping, packed: PackedRows, cells: Cells, row: number): void {
  const { criteriaCount, wordCount, feedStarts, feedWords, feedValues } = compiled
  const { codes } = packed
  const { countWords } = cells
  const firstCode = row * criteriaCount
  const firstWord = row * LEVELS.length * wordCount
  const lastWord = firstWord + LEVELS.length * wordCount
  countWords.fill(0, firstWord, lastWord)
  let end = 0
  for (let criterion = 0; criterion < criteriaCount; criterion++) {
    const start = end
    end = feedStarts[criterion + 1] ?? 0
    const code = codes[firstCode + criterion] ?? NOT_TAKEN
    if (code === NOT_TAKEN) continue
    const line = firstWord + (code & LEVEL_BITS) * wordCount
    for (let feed = start; feed < end; feed++) {
      const word = line + (feedWords[feed] ?? 0)
      countWords[word] = (countWords[word] ?? 0) + (feedValues[feed] ?? 0)
    }
  }
  // Place by place, so that each sum stays in a register on its way down the lines.
  for (let place = lastWord - wordCount; place < lastWord; place++) {
    let sum = 0
    for (let word = place; word >= firstWord; word -= wordCount) {
      sum = (sum + (countWords[word] ?? 0)) | 0
      countWords[word] = sum
    }
  }
}

/** What holds of a cell, as bits, before anything that the row says of the KSB itself. */
const HAS_SCOPE = 1
const IS_REDUCED = 2
const IS_STARTED = 4
const HOLDS = 8
const HOLDS_SIGNED_OFF = 16

function decideRow(compiled: CompiledMapping, packed: PackedRows, cells: Cells, row: number, threshold: number): void {
  const { mapped, asked } = compiled
  const { marks } = packed
  const { counts, outcomes, toGo, stride, ksbCount } = cells
  const scope = row * LEVELS.length * stride
  // Where each line of the row begins, so that a cell is an addition away from its counters.
  const referredLine = scope + REFERRED * stride
  const thresholdLine = scope + threshold * stride
  const signedOffLine = scope + SIGNED_OFF * stride
  const firstCell = row * ksbCount
  for (let ksb = 0; ksb < ksbCount; ksb++) {
    const cell = firstCell + ksb
    const inScope = counts[scope + ksb] ?? 0
    const reached = counts[thresholdLine + ksb] ?? 0
    // [KSB-2] Of a smaller scope, `at least n` needs all.
    const needed = Math.min(asked[ksb] ?? 0, inScope)
    let holds = inScope < (mapped[ksb] ?? 0) ? IS_REDUCED : 0
    // [KSB-3] Of an empty scope nothing holds.
    if (inScope > 0) {
      holds |= HAS_SCOPE
      if ((counts[referredLine + ksb] ?? 0) > 0) holds |= IS_STARTED
      if (reached >= needed) holds |= HOLDS
      if ((counts[signedOffLine + ksb] ?? 0) >= needed) holds |= HOLDS_SIGNED_OFF
    }
    const mark = marks[cell] ?? 0
    const outcome = mark === 0 ? (UNMARKED[holds] ?? 0) : decide(holds, mark)
    outcomes[cell] = outcome
    toGo[cell] = (outcome & COMPUTED_BITS) === MET ? 0 : needed - reached
  }
}

/** An outcome: two bits of computed state, three of shown state, then a bit for each flag. */
const COMPUTED_BITS = 3
const SHOWN_SHIFT = 2
const SHOWN_BITS = 7
const FLAG_BITS: Record<KsbFlag, number> = {
  reducedByUnits: 1 << 5,
  referred: 1 << 6,
  checkAgain: 1 << 7,
  signedOff: 1 << 8,
  metByOwnEvidence: 1 << 9,
  nowMapped: 1 << 10,
  ownEvidenceUnderWay: 1 << 11,
  jobRoleUndecided: 1 << 12,
}
const MET = COMPUTED_STATES.indexOf('met')

function decide(holds: number, mark: number): number {
  const hasScope = (holds & HAS_SCOPE) !== 0
  const isMetThroughMapping = (holds & HOLDS) !== 0
  const meets = (mark & MARK.meets) !== 0
  const ownLevel = mark >>> OWN_LEVEL_SHIFT

  // [KSB-6] The first that holds.
  let computed: ComputedState = 'notStarted'
  if (isMetThroughMapping || meets) computed = 'met'
  else if ((holds & IS_STARTED) !== 0 || ownLevel >= REFERRED) computed = 'inProgress'
  else if (!hasScope) computed = 'needsOwnEvidence'

  // [KSB-8] The first that holds.
  let shown: ShownState = computed
  if ((mark & MARK.doesNotApply) !== 0) shown = 'doesNotApply'
  else if ((mark & MARK.notConfirmed) !== 0) shown = 'notConfirmed'
  else if ((mark & MARK.confirmed) !== 0) shown = 'confirmed'

  const flags: Record<KsbFlag, boolean> = {
    reducedByUnits: (holds & IS_REDUCED) !== 0,
    referred: (mark & MARK.openReferral) !== 0,
    checkAgain: (mark & MARK.checkAgain) !== 0,
    signedOff: (holds & HOLDS_SIGNED_OFF) !== 0,
    metByOwnEvidence: meets && !isMetThroughMapping,
    nowMapped: meets && hasScope,
    ownEvidenceUnderWay: ownLevel > NONE && ownLevel < ACCEPTED,
    jobRoleUndecided: (mark & MARK.jobRoleUndecided) !== 0,
  }
  let outcome = COMPUTED_STATES.indexOf(computed) | (SHOWN_STATES.indexOf(shown) << SHOWN_SHIFT)
  for (const flag of KSB_FLAGS) if (flags[flag]) outcome |= FLAG_BITS[flag]
  return outcome
}

/** Most cells have no mark, and then there are only so many outcomes. */
const UNMARKED = Uint16Array.from({ length: 32 }, (_, holds) => decide(holds, 0))

export function shownAt({ outcomes, ksbCount }: Cells, row: number, ksb: number): ShownState {
  return SHOWN_STATES[((outcomes[row * ksbCount + ksb] ?? 0) >>> SHOWN_SHIFT) & SHOWN_BITS] ?? 'notStarted'
}

export function computedAt({ outcomes, ksbCount }: Cells, row: number, ksb: number): ComputedState {
  return COMPUTED_STATES[(outcomes[row * ksbCount + ksb] ?? 0) & COMPUTED_BITS] ?? 'notStarted'
}

export function hasFlagAt({ outcomes, ksbCount }: Cells, row: number, ksb: number, flag: KsbFlag): boolean {
  return ((outcomes[row * ksbCount + ksb] ?? 0) & FLAG_BITS[flag]) !== 0
}

export function toGoAt({ toGo, ksbCount }: Cells, row: number, ksb: number): number {
  return toGo[row * ksbCount + ksb] ?? 0
}

export function inScopeAt(cells: Cells, row: number, ksb: number): number {
  return countAtDigit(cells, row, ksb, NONE)
}

const LEVEL_DIGITS = {
  drafted: DRAFTED,
  referred: REFERRED,
  submitted: SUBMITTED,
  accepted: ACCEPTED,
  signedOff: SIGNED_OFF,
} as const

/** Criteria in scope at that level or above. */
export function countAt(cells: Cells, row: number, ksb: number, level: keyof LevelCounts): number {
  return countAtDigit(cells, row, ksb, LEVEL_DIGITS[level])
}

export function countAtDigit({ counts, stride }: Cells, row: number, ksb: number, digit: number): number {
  return counts[(row * LEVELS.length + digit) * stride + ksb] ?? 0
}
