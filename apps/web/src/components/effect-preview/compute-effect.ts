/** What tags or decisions would move, worked out in the browser from the row, before anything is saved. */
import {
  compareKsbs,
  computeKsbProgress,
  computeTotals,
  type KsbMove,
  type KsbProgress,
  LEVELS,
  type LevelChange,
  type ProgrammeVersion,
  type ProgressRowFacts,
  previewLevels,
  type Totals,
} from '@crosswalk/progress'
import { compiledOf } from '../../lib/compiled-mapping.ts'
import type { MappingReply } from '../../lib/queries/get-mapping.ts'

export interface EffectOn {
  mapping: MappingReply
  programme: ProgrammeVersion
  row: ProgressRowFacts
}

export interface Effect {
  moves: readonly KsbMove[]
  before: Totals
  after: Totals
}

/** Of any changes of levels: decisions that are about to be saved, a plan. */
export function computeEffect(on: EffectOn, changes: readonly LevelChange[]): Effect {
  return compareRows(on, previewLevels(on.row, changes))
}

/** Of any other row of the same enrolment. */
export function compareRows({ mapping, programme, row }: EffectOn, next: ProgressRowFacts): Effect {
  const compiled = compiledOf(mapping)
  const before = computeKsbProgress(compiled, programme, row)
  const after = computeKsbProgress(compiled, programme, next)
  return {
    // What doesn't apply is in no total, so nobody is shown that it moves.
    moves: compareKsbs(before, after).filter(move => move.before.applies || move.after.applies),
    before: computeTotals(compiled, programme, row),
    after: computeTotals(compiled, programme, next),
  }
}

/** Ids of criteria and KSBs as changes to this level. KSB evidence meets a KSB only where nothing is mapped (KSB-4). */
export function toChanges(
  { mapping, programme, row }: EffectOn,
  targetIds: readonly string[],
  level: 'submitted' | 'accepted',
): LevelChange[] {
  const wanted = new Set(targetIds)
  const criteria = mapping.qualification.units
    .flatMap(unit => unit.criteria)
    .filter(criterion => wanted.has(criterion.id))
    .map(({ index }) => ({ index, level }))
  const ksbs = computeKsbProgress(compiledOf(mapping), programme, row)
    .filter(ksb => wanted.has(ksb.ksbId))
    .map(({ ksbId, inScope }) => ({ ksbId, level, meets: inScope === 0 }))
  return [...criteria, ...ksbs]
}

export interface LeftCriterion {
  unitNumber: number
  number: string
}

/** One KSB that tags move: now, submitted, and were they all accepted. */
export interface TagEffect {
  ksbId: string
  code: string
  text: string
  now: KsbProgress
  submitted: KsbProgress
  accepted: KsbProgress
  /** In scope and, these tags counted in, still below submitted. */
  left: readonly LeftCriterion[]
  wouldBeMet: boolean
}

export interface TagEffects {
  ksbs: readonly TagEffect[]
  /** Of the targets, those that are accepted already: more evidence for them moves nothing. */
  acceptedAlready: number
  /** LEVEL-2: the programme asks for several accepted tags, so accepting these alone may not be enough. */
  asksForSeveral: boolean
}

/** What these tags would move: what would be met first, then what has least left. */
export function computeTagEffects(on: EffectOn, targetIds: readonly string[]): TagEffects {
  const { mapping, programme, row } = on
  const compiled = compiledOf(mapping)
  const asksForSeveral = programme.acceptedTagsNeeded > 1
  const progressAt = (level: 'submitted' | 'accepted') =>
    computeKsbProgress(compiled, programme, previewLevels(row, toChanges(on, targetIds, level)))
  const now = computeKsbProgress(compiled, programme, row)
  const submitted = progressAt('submitted')
  const accepted = asksForSeveral ? submitted : progressAt('accepted')
  const moved = new Set([...compareKsbs(now, submitted), ...compareKsbs(now, accepted)].map(move => move.ksbId))
  const submittedLevels = previewLevels(row, toChanges(on, targetIds, 'submitted')).levels

  const ksbs = mapping.standard.ksbs.flatMap(({ id, code, text }, index): TagEffect[] => {
    const [a, b, c] = [now[index], submitted[index], accepted[index]]
    if (!a || !b || !c || !a.applies || !moved.has(id)) return []
    const wouldBeMet = a.computed !== 'met' && c.computed === 'met'
    const left = listLeft(mapping, row.unitIds, submittedLevels, id)
    return [{ ksbId: id, code, text, now: a, submitted: b, accepted: c, left, wouldBeMet }]
  })
  return {
    ksbs: ksbs.sort((a, b) => Number(b.wouldBeMet) - Number(a.wouldBeMet) || a.left.length - b.left.length),
    acceptedAlready: countAccepted(mapping, row.levels, targetIds),
    asksForSeveral,
  }
}

const SUBMITTED = LEVELS.indexOf('submitted')
const ACCEPTED = LEVELS.indexOf('accepted')

function listLeft(mapping: MappingReply, unitIds: readonly string[], levels: string, ksbId: string): LeftCriterion[] {
  const wanted = new Set(mapping.rows.find(row => row.ksbId === ksbId)?.criterionIds)
  return mapping.qualification.units
    .filter(unit => unitIds.includes(unit.id))
    .flatMap(unit =>
      unit.criteria
        .filter(({ id, index }) => wanted.has(id) && Number(levels[index] ?? 0) < SUBMITTED)
        .map(({ number }) => ({ unitNumber: unit.number, number })),
    )
}

function countAccepted(mapping: MappingReply, levels: string, targetIds: readonly string[]): number {
  const wanted = new Set(targetIds)
  return mapping.qualification.units
    .flatMap(unit => unit.criteria)
    .filter(({ id, index }) => wanted.has(id) && Number(levels[index] ?? 0) >= ACCEPTED).length
}
