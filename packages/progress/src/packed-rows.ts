/**
 * Progress rows as bytes. Packing reads the strings of a row once; after that the state of every cell is arithmetic
 * on numbers (compute-cells.ts), and nothing is allocated.
 */
import type { CompiledMapping } from './compile-mapping.ts'
import { ACCEPTED, DRAFTED, REFERRED, SUBMITTED } from './levels.ts'
import type { ProgressRowFacts } from './types.ts'

/** A criterion's code is its level digit, and a bit beside it where it counts in the headline (KSB-10). */
export const LEVEL_BITS = 7
export const IN_HEADLINE = 8
/** [KSB-1] Criteria of units not taken are masked out here, once, so that a cell counts only its scope. */
export const NOT_TAKEN = 255

/** What a row says of one KSB beside the levels. Most cells have none of it. */
export const MARK = {
  doesNotApply: 1,
  /** KSB evidence that meets the KSB (KSB-4). */
  meets: 2,
  /** On a criterion in scope, or on KSB evidence. */
  openReferral: 4,
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
  /** By row and criterion. */
  readonly codes: Uint8Array
  /** By row and KSB. */
  readonly marks: Uint16Array
}

export function packRows(compiled: CompiledMapping, rows: readonly ProgressRowFacts[]): PackedRows {
  const packed: PackedRows = {
    rowCount: rows.length,
    codes: new Uint8Array(rows.length * compiled.criteriaCount),
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
  const marks = packed.marks.subarray(index * compiled.ksbs.length, (index + 1) * compiled.ksbs.length)
  const codes = packed.codes.subarray(index * compiled.criteriaCount, (index + 1) * compiled.criteriaCount)
  packMarks(compiled, marks, row)
  packCodes(compiled, codes, marks, row)
}

function packCodes(compiled: CompiledMapping, codes: Uint8Array, marks: Uint16Array, row: ProgressRowFacts): void {
  const leavesSomeOut = row.notApplying.length > 0
  codes.fill(NOT_TAKEN)
  for (const unitId of row.unitIds) {
    // A unit of another qualification has no criteria here.
    for (const criterion of compiled.unitCriteria.get(unitId) ?? []) {
      const fed = compiled.fedKsbs[criterion] ?? []
      const isInHeadline = leavesSomeOut
        ? fed.some(ksb => ((marks[ksb] ?? 0) & MARK.doesNotApply) === 0)
        : fed.length > 0
      codes[criterion] = (row.levels.charCodeAt(criterion) - 48) | (isInHeadline ? IN_HEADLINE : 0)
    }
  }
  for (const criterion of row.openReferrals) {
    if (codes[criterion] === NOT_TAKEN) continue
    for (const ksb of compiled.fedKsbs[criterion] ?? []) marks[ksb] = (marks[ksb] ?? 0) | MARK.openReferral
  }
}

const OWN_LEVEL_DIGITS = { drafted: DRAFTED, referred: REFERRED, submitted: SUBMITTED, accepted: ACCEPTED } as const

function packMarks(compiled: CompiledMapping, marks: Uint16Array, row: ProgressRowFacts): void {
  const add = (ksbId: string, mark: number) => {
    const index = compiled.ksbIndexes.get(ksbId)
    if (index !== undefined) marks[index] = (marks[index] ?? 0) | mark
  }
  marks.fill(0)
  for (const ksbId of row.notApplying) add(ksbId, MARK.doesNotApply)
  for (const { ksbId, level, meets, referralOpen } of row.ksbEvidence) {
    add(ksbId, OWN_LEVEL_DIGITS[level] << OWN_LEVEL_SHIFT)
    if (meets) add(ksbId, MARK.meets)
    if (referralOpen ?? level === 'referred') add(ksbId, MARK.openReferral)
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
