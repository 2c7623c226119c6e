/** KSB states with counts from packed rows, beside a loop that does nothing but read the same bytes. */
import { compileMapping, computeCells, createCells, type PackedRows, packRows } from '@crosswalk/progress'
import { mapping } from './bundled-mapping.ts'
import { best, type Figure, ms, timeRuns, us } from './figures.ts'

const ENROLMENTS = 10_000
const RUNS = 40

export function measureStates(): Figure[] {
  const compiled = compileMapping(mapping)
  const programme = { threshold: 'accepted', acceptedTagsNeeded: 1 } as const
  const unitIds = mapping.qualification.units.map(({ id }) => id)
  const rows = Array.from({ length: ENROLMENTS }, (_, at) => ({
    criteriaKey: mapping.criteriaKey,
    unitIds: unitIds.filter((_id, unit) => (unit + at) % 5 !== 0),
    notApplying: [],
    levels: toLevels(compiled.criteriaCount, at),
    openReferrals: [],
    ksbEvidence: [],
    confirmations: [],
    flags: [],
  }))
  const packing = best(timeRuns(3, () => void packRows(compiled, rows), 1))
  const packed = packRows(compiled, rows)
  const cells = createCells(compiled, ENROLMENTS)
  const all = best(timeRuns(RUNS, () => computeCells(compiled, programme, packed, cells)))
  const each = timeRuns(RUNS, () => {
    for (let row = 0; row < ENROLMENTS; row++) computeCells(compiled, programme, packed, cells, row, row + 1)
  })
  const one = best(each) / ENROLMENTS
  // Kept, so that nothing sees the sum as unused.
  const sums = new Set<number>()
  const bare = best(timeRuns(RUNS, () => void sums.add(readBytes(packed))))
  const bytes = packed.codes.byteLength + packed.marks.byteLength
  return [
    {
      name: `KSB states with counts of ${ENROLMENTS.toLocaleString('en-GB')} enrolments on 601/3973/0`,
      measured: ms(all),
      aim: '40 ms on one core',
      ceiling: `${ms(bare)} to read the same ${(bytes / 1e6).toFixed(1)} MB`,
      isMet: all <= 40,
      note: `Packing the rows, once, took ${ms(packing)}.`,
    },
    {
      name: 'KSB states with counts of one enrolment',
      measured: us(one),
      aim: '5 µs',
      ceiling: `${us(bare / ENROLMENTS)} to read its bytes`,
      isMet: one <= 0.005,
    },
  ]
}

/** Much of everything, the same in every run. */
function toLevels(criteria: number, seed: number): string {
  let state = seed * 2_654_435_761 + 1
  let levels = ''
  for (let at = 0; at < criteria; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    levels += String((state >>> 16) % 6)
  }
  return levels
}

function readBytes({ codes, marks }: PackedRows): number {
  let sum = 1
  for (let at = 0; at < codes.length; at++) sum = (sum + (codes[at] ?? 0)) | 0
  for (let at = 0; at < marks.length; at++) sum = (sum + (marks[at] ?? 0)) | 0
  return sum
}
