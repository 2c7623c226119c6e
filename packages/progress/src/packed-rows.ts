/**
 * Progress rows as bits. Packing reads the strings of a row once; after that the state of every cell is a matter of
 * ANDs and bit counts (compute-cells.ts), and nothing is allocated.
 */
import { BITS, type CompiledMapping } from './compile-mapping.ts'
import { ACCEPTED, DRAFTED, REFERRED, SUBMITTED } from './levels.ts'
import type { ProgressRowFacts } from './types.ts'

/**
 * The lanes of one word of criteria: which are in the units taken, and of those which stand at each level or above,
 * and which have a referral open. Criteria of units not taken are masked out here, once, so that a cell counts only
 * its scope (KSB-1).
 */
export const LANE = {
  taken: 0,
  drafted: 1,
  referred: 2,
  submitted: 3,
  accepted: 4,
  signedOff: 5,
  openReferral: 6,
} as const
export const LANES_PER_WORD = 7

/** What a row says of one KSB beside the criteria. Most cells have none of it. */
export const MARK = {
  doesNotApply: 1,
  /** KSB evidence that meets the KSB (KSB-4). */
  meets: 2,
  ownReferral: 4,
  confirmed: 8,
  notConfirmed: 16,
  checkAgain: 32,
  /** Confirmed, and not to be checked again. */
  confirmedStill: 64,
  jobRoleUndecided: 128,
} as const
/** The level of the KSB evidence, as a digit, stands above the marks. */
export const OWN_LEVEL_SHIFT = 8

export interface PackedRows {
  readonly rowCount: number
  /** By row, word, lane. */
  readonly lanes: Uint32Array
  /** By row and KSB. */
  readonly marks: Uint16Array
}

export function packRows(compiled: CompiledMapping, rows: readonly ProgressRowFacts[]): PackedRows {
  const packed: PackedRows = {
    rowCount: rows.length,
    lanes: new Uint32Array(rows.length * compiled.wordCount * LANES_PER_WORD),
    marks: new Uint16Array(rows.length * compiled.ksbs.length),
  }
  for (const [index, row] of rows.entries()) packRow(compiled, packed, index, row)
  return packed
}

/**
 * Overwrites one row. Throws where the row was made with another order of criteria: its digits would be read as those
 * of other criteria, so whoever lacks the mapping has to fetch it first.
 */
export function packRow(compiled: CompiledMapping, packed: PackedRows, index: number, row: ProgressRowFacts): void {
  if (row.criteriaKey !== compiled.mapping.criteriaKey || row.levels.length !== compiled.criteriaCount) {
    throw new Error(`A row with criteria ${row.criteriaKey} can't be read by ${compiled.mapping.criteriaKey}`)
  }
  packCriteria(compiled, packed.lanes, index * compiled.wordCount * LANES_PER_WORD, row)
  packMarks(compiled, packed.marks, index * compiled.ksbs.length, row)
}

function packCriteria(compiled: CompiledMapping, lanes: Uint32Array, base: number, row: ProgressRowFacts): void {
  const { wordCount, criteriaCount, unitCriteria } = compiled
  for (let word = 0; word < wordCount; word++) {
    lanes[base + word * LANES_PER_WORD + LANE.taken] = 0
    lanes[base + word * LANES_PER_WORD + LANE.openReferral] = 0
  }
  for (const unitId of row.unitIds) setBits(lanes, base + LANE.taken, unitCriteria.get(unitId) ?? [])
  setBits(lanes, base + LANE.openReferral, row.openReferrals)

  for (let word = 0; word < wordCount; word++) {
    const end = Math.min(criteriaCount, (word + 1) * BITS)
    let drafted = 0
    let referred = 0
    let submitted = 0
    let accepted = 0
    let signedOff = 0
    for (let criterion = word * BITS; criterion < end; criterion++) {
      const digit = row.levels.charCodeAt(criterion) - 48
      const bit = 1 << (criterion % BITS)
      if (digit >= DRAFTED) drafted |= bit
      if (digit >= REFERRED) referred |= bit
      if (digit >= SUBMITTED) submitted |= bit
      if (digit >= ACCEPTED) accepted |= bit
      if (digit > ACCEPTED) signedOff |= bit
    }
    const at = base + word * LANES_PER_WORD
    const taken = lanes[at + LANE.taken] ?? 0
    lanes[at + LANE.drafted] = drafted & taken
    lanes[at + LANE.referred] = referred & taken
    lanes[at + LANE.submitted] = submitted & taken
    lanes[at + LANE.accepted] = accepted & taken
    lanes[at + LANE.signedOff] = signedOff & taken
    lanes[at + LANE.openReferral] = (lanes[at + LANE.openReferral] ?? 0) & taken
  }
}

function setBits(lanes: Uint32Array, lane: number, criteria: readonly number[]): void {
  for (const criterion of criteria) {
    const at = lane + Math.floor(criterion / BITS) * LANES_PER_WORD
    lanes[at] = (lanes[at] ?? 0) | (1 << (criterion % BITS))
  }
}

const OWN_LEVEL_DIGITS = { drafted: DRAFTED, referred: REFERRED, submitted: SUBMITTED, accepted: ACCEPTED } as const

function packMarks(compiled: CompiledMapping, marks: Uint16Array, base: number, row: ProgressRowFacts): void {
  const add = (ksbId: string, mark: number) => {
    const index = compiled.ksbIndexes.get(ksbId)
    if (index !== undefined) marks[base + index] = (marks[base + index] ?? 0) | mark
  }
  marks.fill(0, base, base + compiled.ksbs.length)
  for (const ksbId of row.notApplying) add(ksbId, MARK.doesNotApply)
  for (const { ksbId, level, meets, referralOpen } of row.ksbEvidence) {
    add(ksbId, OWN_LEVEL_DIGITS[level] << OWN_LEVEL_SHIFT)
    if (meets) add(ksbId, MARK.meets)
    if (referralOpen ?? level === 'referred') add(ksbId, MARK.ownReferral)
  }
  for (const { ksbId, outcome, checkAgain } of row.confirmations) {
    add(ksbId, outcome === 'confirmed' ? MARK.confirmed : MARK.notConfirmed)
    if (checkAgain) add(ksbId, MARK.checkAgain)
    else if (outcome === 'confirmed') add(ksbId, MARK.confirmedStill)
  }
  if (!row.flags.includes('jobRoleUndecided')) return
  for (const ksb of compiled.ksbs) {
    if (ksb.alternativeGroup !== undefined) add(ksb.id, MARK.jobRoleUndecided)
  }
}
