/**
 * Criteria as staff type them: `6: 2.1-2.10; 8: 2.1-2.6, 3.1`. Reading is lenient about how it is typed and strict
 * about what exists. One pass over the text; ranges are found by bisection, so hostile input costs what it weighs.
 */
import { compareCriterionNumbers, toLearningOutcome } from './criterion-numbers.ts'
import type { RuleCriterion, RuleUnit } from './types.ts'

export const MAX_EXPRESSION_LENGTH = 5000
const MAX_PROBLEMS = 20
const MAX_QUOTED_LENGTH = 20

export interface ExpressionProblem {
  /** A sentence for whoever typed it: "Unit 6 has no 2.11". */
  message: string
  /** Where in the text, counted in UTF-16 units as a text field does. */
  at: number
  length: number
}

export interface ParsedCriteria {
  /** Each once, in the order of units and criteria. What has no problem is read even where something else has one. */
  criterionIds: readonly string[]
  /** The first 20, in the order of the text. */
  problems: readonly ExpressionProblem[]
}

/**
 * A unit ("6:", "u6", "Unit 6:") stands before its criteria, and holds until the next; commas, semicolons, spaces and
 * new lines all separate. A range runs in natural order, may span learning outcomes ("2.9-3.2"), and takes only
 * criteria that exist, so its ends need not; "2.1-6" reads as "2.1-2.6".
 */
export function parseCriteriaExpression(text: string, units: readonly RuleUnit[]): ParsedCriteria {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const message = 'This is too long to read. Type fewer criteria at once'
    return { criterionIds: [], problems: [{ message, at: 0, length: text.length }] }
  }
  const ticks = new Map(units.map(unit => [unit.number, new UnitTicks(unit)]))
  const problems: ExpressionProblem[] = []
  const report = (message: string, { at, length }: { at: number; length: number }) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ message, at, length })
  }

  let current: UnitTicks | null = null
  let isUnitKnown = true
  for (const item of readItems(text)) {
    switch (item.kind) {
      case 'unknown':
        report(`“${quote(item.text)}” is not a criterion. Type them as 6: 2.1-2.10; 8: 3.1`, item)
        break
      case 'unit':
        current = ticks.get(Number(item.number)) ?? null
        isUnitKnown = current !== null
        if (!isUnitKnown) report(`Unit ${quote(item.number)} is not among these units`, item)
        break
      case 'criteria': {
        if (current !== null) {
          const problem = current.tick(item.from, item.to)
          if (problem !== null) report(problem, item)
        } else if (isUnitKnown) {
          report(`Say which unit ${quote(item.from)} is in, as in 6: ${quote(item.from)}`, item)
        }
      }
    }
  }
  return { criterionIds: units.flatMap(unit => ticks.get(unit.number)?.listIds() ?? []), problems }
}

/** The shortest such expression: three or more neighbours of one learning outcome become a range. */
export function formatCriteriaExpression(criterionIds: readonly string[], units: readonly RuleUnit[]): string {
  const wanted = new Set(criterionIds)
  const parts: string[] = []
  for (const unit of units) {
    const runs = toRuns(unit.criteria, wanted)
    if (runs.length > 0) parts.push(`${unit.number}: ${runs.map(formatRun).join(', ')}`)
  }
  return parts.join('; ')
}

/** Neighbours are neighbours among the criteria held: a range takes only what exists. */
function toRuns(criteria: readonly RuleCriterion[], wanted: ReadonlySet<string>): string[][] {
  const runs: string[][] = []
  let run: string[] = []
  for (const { id, number } of sortCriteria(criteria)) {
    const last = run.at(-1)
    const continues = wanted.has(id) && last !== undefined && toLearningOutcome(last) === toLearningOutcome(number)
    if (!continues && run.length > 0) {
      runs.push(run)
      run = []
    }
    if (wanted.has(id)) run.push(number)
  }
  if (run.length > 0) runs.push(run)
  return runs
}

function formatRun(run: readonly string[]): string {
  return run.length < 3 ? run.join(', ') : `${run[0]}-${run.at(-1)}`
}

type Item = { at: number; length: number } & (
  | { kind: 'unit'; number: string }
  | { kind: 'criteria'; from: string; to: string | null }
  | { kind: 'unknown'; text: string }
)

const SEPARATORS = /[\s,;]+/y
const UNIT_BY_WORD = /u(?:nit)?\s{0,9}(\d{1,9})(?![\w.])\s{0,9}:?/iy
const UNIT_BY_COLON = /(\d{1,9})\s{0,9}:/y
const CRITERION = /\d[\w.]*/y
const RANGE_SIGN = /\s{0,9}(?:[-\u2010-\u2015\u2212]|to(?=\s))\s{0,9}/iy
const UNKNOWN = /[^\s,;]+/y

function* readItems(text: string): Generator<Item> {
  let at = 0
  const read = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) at = pattern.lastIndex
    return match
  }
  while (at < text.length) {
    if (read(SEPARATORS) !== null) continue
    const start = at
    const unit = read(UNIT_BY_WORD) ?? read(UNIT_BY_COLON)
    if (unit?.[1] !== undefined) {
      yield { kind: 'unit', number: unit[1], at: start, length: at - start }
      continue
    }
    const from = read(CRITERION)?.[0]
    if (from === undefined) {
      const unknown = read(UNKNOWN)?.[0] ?? ''
      yield { kind: 'unknown', text: unknown, at: start, length: at - start }
      continue
    }
    const afterFrom = at
    const to = read(RANGE_SIGN) === null ? undefined : read(CRITERION)?.[0]
    // A dash with nothing behind it is read again by itself, and reported.
    if (to === undefined) at = afterFrom
    yield {
      kind: 'criteria',
      from: toNumber(from),
      to: to === undefined ? null : toNumber(to),
      at: start,
      length: at - start,
    }
  }
}

/** A full stop at the end of a sentence is not part of a number. */
function toNumber(typed: string): string {
  return typed.replace(/\.{1,9}$/, '')
}

/** The criteria of one unit, and which of them are ticked: a range adds one at its start and takes it off at its end. */
class UnitTicks {
  readonly #unit: RuleUnit
  readonly #criteria: readonly RuleCriterion[]
  readonly #begins: Int32Array

  constructor(unit: RuleUnit) {
    this.#unit = unit
    this.#criteria = sortCriteria(unit.criteria)
    this.#begins = new Int32Array(this.#criteria.length + 1)
  }

  /** Null, or the sentence that says what is wrong. */
  tick(from: string, typedTo: string | null): string | null {
    const start = this.#findFirst(number => compareCriterionNumbers(number, from) >= 0)
    if (typedTo === null) {
      if (this.#criteria[start]?.number !== from) return `Unit ${this.#unit.number} has no ${quote(from)}`
      this.#add(start, start + 1)
      return null
    }
    const to = this.#completeEnd(from, typedTo)
    if (compareCriterionNumbers(from, to) > 0) return `${quote(from)} comes after ${quote(to)}`
    const end = this.#findFirst(number => compareCriterionNumbers(number, to) > 0)
    if (start === end) return `Unit ${this.#unit.number} has nothing from ${quote(from)} to ${quote(to)}`
    this.#add(start, end)
    return null
  }

  listIds(): string[] {
    let depth = 0
    return this.#criteria.flatMap(({ id }, index) => {
      depth += this.#begins[index] ?? 0
      return depth > 0 ? [id] : []
    })
  }

  #add(start: number, end: number): void {
    this.#begins[start] = (this.#begins[start] ?? 0) + 1
    this.#begins[end] = (this.#begins[end] ?? 0) - 1
  }

  #completeEnd(from: string, to: string): string {
    if (to.includes('.') || !from.includes('.')) return to
    const at = this.#findFirst(number => compareCriterionNumbers(number, to) >= 0)
    return this.#criteria[at]?.number === to ? to : `${toLearningOutcome(from)}.${to}`
  }

  /** Position of the first criterion that passes; the test must hold for all after the first for which it does. */
  #findFirst(passes: (number: string) => boolean): number {
    let low = 0
    let high = this.#criteria.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (passes(this.#criteria[middle]?.number ?? '')) high = middle
      else low = middle + 1
    }
    return low
  }
}

function sortCriteria(criteria: readonly RuleCriterion[]): RuleCriterion[] {
  return [...criteria].sort((a, b) => compareCriterionNumbers(a.number, b.number))
}

function quote(typed: string): string {
  return typed.length > MAX_QUOTED_LENGTH ? `${typed.slice(0, MAX_QUOTED_LENGTH)}…` : typed
}
