/**
 * Criteria loaded into a qualification version make a new one. What was held keeps its id, so that tags, decisions and
 * sign-offs carry over; nothing that was held goes.
 */
import { compareCriterionNumbers, toLearningOutcome } from '@crosswalk/progress'
import { toCriterionId } from '../framework-ids.ts'
import { computeCriteriaKey, listNotHeld } from '../importer/build-qualification.ts'
import { toWordKey } from '../importer/wording.ts'
import { listWords } from '../list-words.ts'
import type { Criterion, QualificationVersion, Unit } from '../model.ts'
import { type CriterionLine, groupByUnit, type LineError } from './read-criterion-lines.ts'

export interface LoadOptions {
  id: string
  version: string
  at: string
  /** Units of which the table holds every criterion. */
  completeUnitNumbers: readonly number[]
}

export interface LoadedUnit {
  unitId: string
  number: number
  title: string | null
  complete: boolean
  /** Numbers that were not held. */
  added: string[]
  /** Held before with other words, which the table's take the place of. */
  reworded: { number: string; before: string | null; after: string }[]
  same: string[]
  /** Held, and not in the table: kept. */
  notInTable: string[]
  /** "Credits: 3, not known before" */
  facts: { field: 'title' | 'uan' | 'credits' | 'level' | 'group'; before: string | null; after: string }[]
}

export type LoadPlan =
  | { ok: true; qualification: QualificationVersion; units: LoadedUnit[] }
  | { ok: false; errors: LineError[] }

/** Nothing, or all of it: one line that can't be used stops the whole. */
export function loadCriteria(
  from: QualificationVersion,
  lines: readonly CriterionLine[],
  options: LoadOptions,
): LoadPlan {
  const byUnit = groupByUnit(lines)
  const errors = [...findUnknownUnits(from, byUnit), ...findIncomplete(from, byUnit, options)]
  if (errors.length > 0) return { ok: false, errors }
  const root = from.loaded ?? { rootId: from.id, rootVersion: from.version }
  const loadedUnits: LoadedUnit[] = []
  let index = 0
  const units = from.units.map((unit): Unit => {
    const own = byUnit.get(unit.number)
    const isToldComplete = options.completeUnitNumbers.includes(unit.number)
    const merged =
      own === undefined
        ? unit
        : mergeUnit(unit, own, isToldComplete, { number: from.number, version: root.rootVersion })
    if (own !== undefined) loadedUnits.push(describe(unit, merged, own))
    return { ...merged, criteria: merged.criteria.map(criterion => ({ ...criterion, index: index++ })) }
  })
  return {
    ok: true,
    units: loadedUnits,
    qualification: {
      ...from,
      id: options.id,
      version: options.version,
      units,
      criteriaKey: computeCriteriaKey(units),
      loaded: {
        rootId: root.rootId,
        rootVersion: root.rootVersion,
        fromId: from.id,
        at: options.at,
        unitNumbers: [...byUnit.keys()],
      },
    },
  }
}

function findUnknownUnits(
  { number, units }: QualificationVersion,
  byUnit: ReadonlyMap<number, CriterionLine[]>,
): LineError[] {
  const known = new Set(units.map(unit => unit.number))
  return [...byUnit].flatMap(([unitNumber, [first]]) =>
    known.has(unitNumber) || first === undefined
      ? []
      : [
          {
            line: first.line,
            column: 'unit',
            message: `${number} has no Unit ${unitNumber}. Its units are ${toRanges([...known])}.`,
          },
        ],
  )
}

/** A unit can't be complete without a criterion that is held: evidence may rest on it. */
function findIncomplete(
  { units }: QualificationVersion,
  byUnit: ReadonlyMap<number, CriterionLine[]>,
  { completeUnitNumbers }: LoadOptions,
): LineError[] {
  return units.flatMap(unit => {
    const own = byUnit.get(unit.number)
    const [first] = own ?? []
    if (own === undefined || first === undefined || !completeUnitNumbers.includes(unit.number)) return []
    const given = new Set(own.map(line => line.number))
    const lacking = unit.criteria.filter(criterion => !given.has(criterion.number)).map(criterion => criterion.number)
    if (lacking.length === 0) return []
    return [
      {
        line: first.line,
        column: null,
        message: `Unit ${unit.number} holds ${listWords(lacking)}, which the table lacks. Add ${lacking.length === 1 ? 'its line' : 'their lines'}, or don’t call the unit complete.`,
      },
    ]
  })
}

function mergeUnit(
  unit: Unit,
  lines: readonly CriterionLine[],
  isToldComplete: boolean,
  key: { number: string; version: string },
): Unit {
  const held = new Map(unit.criteria.map(criterion => [criterion.number, criterion]))
  const given = lines.map(({ number, text }): Criterion => {
    const known = held.get(number)
    held.delete(number)
    if (known === undefined) return { id: toCriterionId(key, unit.number, number), index: 0, number, text }
    // The table says what the text is: of several that documents gave, it is the one.
    const { texts: _, ...kept } = known
    return { ...kept, text: isSameText(known, text) ? known.text : text }
  })
  const criteria = [...given, ...held.values()].sort((a, b) => compareCriterionNumbers(a.number, b.number))
  const complete =
    isToldComplete || (unit.complete && given.every(({ number }) => unit.criteria.some(one => one.number === number)))
  const outcomes = mergeOutcomes(unit, lines)
  return {
    ...unit,
    ...pickFacts(unit, lines),
    complete,
    notHeld: complete ? [] : listNotHeld(criteria.map(criterion => criterion.number)),
    criteria,
    ...(outcomes.length > 0 && { learningOutcomes: outcomes }),
  }
}

/** What no line says stays as it was. */
function pickFacts(
  unit: Unit,
  lines: readonly CriterionLine[],
): Pick<Unit, 'title' | 'uan' | 'credits' | 'level' | 'group'> {
  const pick = <T>(read: (line: CriterionLine) => T | null): T | null => {
    for (const line of lines) {
      const value = read(line)
      if (value !== null) return value
    }
    return null
  }
  return {
    title: pick(line => line.title) ?? unit.title,
    uan: pick(line => line.uan) ?? unit.uan,
    credits: pick(line => line.credits) ?? unit.credits,
    level: pick(line => line.level) ?? unit.level,
    group: pick(line => line.group) ?? unit.group,
  }
}

function mergeOutcomes(unit: Unit, lines: readonly CriterionLine[]): { number: string; text: string }[] {
  const texts = new Map((unit.learningOutcomes ?? []).map(outcome => [outcome.number, outcome.text]))
  for (const { number, outcomeText } of lines) {
    if (outcomeText !== null) texts.set(toLearningOutcome(number), outcomeText)
  }
  return [...texts]
    .map(([number, text]) => ({ number, text }))
    .sort((a, b) => compareCriterionNumbers(a.number, b.number))
}

function describe(before: Unit, after: Unit, lines: readonly CriterionLine[]): LoadedUnit {
  const held = new Map(before.criteria.map(criterion => [criterion.number, criterion]))
  const given = new Set(lines.map(line => line.number))
  const known = lines.flatMap(line => {
    const criterion = held.get(line.number)
    return criterion === undefined ? [] : [{ line, criterion, isSame: isSameText(criterion, line.text) }]
  })
  return {
    unitId: before.id,
    number: before.number,
    title: after.title,
    complete: after.complete,
    added: lines.filter(line => !held.has(line.number)).map(line => line.number),
    reworded: known
      .filter(one => !one.isSame)
      .map(({ line, criterion }) => ({ number: line.number, before: toBefore(criterion), after: line.text })),
    same: known.filter(one => one.isSame).map(({ line }) => line.number),
    notInTable: before.criteria.filter(criterion => !given.has(criterion.number)).map(criterion => criterion.number),
    facts: (['title', 'uan', 'credits', 'level', 'group'] as const).flatMap(field =>
      before[field] === after[field] || after[field] === null
        ? []
        : [{ field, before: before[field] === null ? null : String(before[field]), after: String(after[field]) }],
    ),
  }
}

/** Quotes, capitals and stops make no other text; two texts are never the same as one. */
function isSameText({ text, texts }: Criterion, given: string): boolean {
  return texts === undefined && text !== null && toWordKey(text) === toWordKey(given)
}

const toBefore = ({ text, texts }: Criterion): string | null => (texts === undefined ? text : texts.join(' / '))

/** "1 to 17, 25, 31 and 32" */
function toRanges(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return listWords(
    runs.flatMap(([from, to]) => (to - from < 2 ? [...new Set([from, to])].map(String) : [`${from} to ${to}`])),
  )
}
