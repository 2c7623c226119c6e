/**
 * Criterion numbers are strings: "2.1" and "2.10" differ, and "2.10" follows "2.9". The order of `levels` rests on
 * this comparison, so it can't change once real records exist.
 */

const RUNS = /\d+|\D+/g

/**
 * Natural order, total and the same in every locale: runs of digits compare by value however long they are,
 * everything else by code unit. Numbers that differ only in leading zeros ("2.1", "02.1") are still told apart.
 */
export function compareCriterionNumbers(a: string, b: string): number {
  const runsA = a.match(RUNS) ?? []
  const runsB = b.match(RUNS) ?? []
  for (let i = 0; i < runsA.length && i < runsB.length; i++) {
    const order = compareRuns(runsA[i] ?? '', runsB[i] ?? '')
    if (order !== 0) return order
  }
  return runsA.length - runsB.length || compareText(a, b)
}

/** "2" of "2.10": the learning outcome is what stands before the first dot. */
export function toLearningOutcome(criterionNumber: string): string {
  const dot = criterionNumber.indexOf('.')
  return dot === -1 ? criterionNumber : criterionNumber.slice(0, dot)
}

function compareRuns(a: string, b: string): number {
  const isNumberA = isDigit(a)
  const isNumberB = isDigit(b)
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
  if (!isNumberA) return compareText(a, b)
  const valueA = a.replace(/^0+/, '')
  const valueB = b.replace(/^0+/, '')
  return valueA.length - valueB.length || compareText(valueA, valueB)
}

function isDigit(run: string): boolean {
  return run >= '0' && run < ':'
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
