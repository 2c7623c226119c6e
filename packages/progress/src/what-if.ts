/** What a change would move, from the row alone: for the browser, before anything is saved. */
import type { CompiledMapping } from './compile-mapping.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { ACCEPTED } from './levels.ts'
import {
  type KsbEvidenceLevel,
  type KsbProgress,
  LEVELS,
  type Level,
  type ProgrammeVersion,
  type ProgressRowFacts,
} from './types.ts'

/** By criterion index, or for KSB evidence by KSB. */
export type LevelChange =
  | { index: number; level: Level }
  /** `meets`: its scope is empty, so that accepting it would meet the KSB (KSB-4). */
  | { ksbId: string; level: KsbEvidenceLevel['level']; meets: boolean }

/**
 * The row as it would be if these criteria were drafted, referred, submitted or accepted. A level is only ever
 * raised, since a row does not say what else supports it: a referral opens (unless the criterion is accepted) and
 * takes nothing away. Where a programme asks for more than one accepted tag, it is for the caller to know which
 * criteria would get there (LEVEL-2).
 */
export function previewLevels<Row extends ProgressRowFacts>(row: Row, changes: readonly LevelChange[]): Row {
  const digits = Array.from(row.levels, Number)
  const openReferrals = new Set(row.openReferrals)
  const ksbEvidence = new Map(row.ksbEvidence.map(evidence => [evidence.ksbId, evidence]))
  for (const change of changes) {
    if ('ksbId' in change) {
      ksbEvidence.set(change.ksbId, raiseKsbEvidence(ksbEvidence.get(change.ksbId), change))
      continue
    }
    const before = digits[change.index]
    if (before === undefined) continue
    digits[change.index] = Math.max(before, LEVELS.indexOf(change.level))
    if (change.level === 'referred') openReferrals.add(change.index)
  }
  return {
    ...row,
    levels: digits.join(''),
    openReferrals: [...openReferrals].filter(index => (digits[index] ?? 0) < ACCEPTED).sort((a, b) => a - b),
    ksbEvidence: [...ksbEvidence.values()],
  }
}

function raiseKsbEvidence(
  before: KsbEvidenceLevel | undefined,
  change: { ksbId: string; level: KsbEvidenceLevel['level']; meets: boolean },
): KsbEvidenceLevel {
  const isHigher = before === undefined || LEVELS.indexOf(change.level) > LEVELS.indexOf(before.level)
  const level = isHigher ? change.level : before.level
  const wasReferred = before?.referralOpen ?? before?.level === 'referred'
  return {
    ksbId: change.ksbId,
    level,
    meets: (before?.meets ?? false) || (change.level === 'accepted' && change.meets),
    referralOpen: level !== 'accepted' && (wasReferred || change.level === 'referred'),
  }
}

export const MOVES = ['met', 'noLongerMet', 'gained', 'lost', 'closer', 'further', 'changed'] as const
/**
 * How a KSB moved, the first that holds: met, no longer met, its scope gained or lost criteria, fewer or more criteria
 * to go, or anything else that shows.
 */
export type Move = (typeof MOVES)[number]

export interface KsbMove {
  ksbId: string
  code: string
  move: Move
  before: KsbProgress
  after: KsbProgress
}

/** The KSBs that differ in anything that shows, in the standard's order. Both lists must be of one standard. */
export function compareKsbs(before: readonly KsbProgress[], after: readonly KsbProgress[]): KsbMove[] {
  const byId = new Map(before.map(ksb => [ksb.ksbId, ksb]))
  return after.flatMap(ksb => {
    const was = byId.get(ksb.ksbId)
    const move = was === undefined ? null : findMove(was, ksb)
    return was === undefined || move === null
      ? []
      : [{ ksbId: ksb.ksbId, code: ksb.code, move, before: was, after: ksb }]
  })
}

function findMove(before: KsbProgress, after: KsbProgress): Move | null {
  const wasMet = before.applies && before.computed === 'met'
  const isMet = after.applies && after.computed === 'met'
  if (wasMet !== isMet) return isMet ? 'met' : 'noLongerMet'
  if (before.inScope !== after.inScope) return after.inScope > before.inScope ? 'gained' : 'lost'
  if (before.toGo !== after.toGo) return after.toGo < before.toGo ? 'closer' : 'further'
  return isSame(before, after) ? null : 'changed'
}

function isSame(a: KsbProgress, b: KsbProgress): boolean {
  return (
    a.state === b.state &&
    a.computed === b.computed &&
    a.applies === b.applies &&
    a.reach === b.reach &&
    a.counts.drafted === b.counts.drafted &&
    a.counts.referred === b.counts.referred &&
    a.counts.submitted === b.counts.submitted &&
    a.counts.accepted === b.counts.accepted &&
    a.counts.signedOff === b.counts.signedOff &&
    a.flags.join() === b.flags.join() &&
    a.confirmations.map(toText).join() === b.confirmations.map(toText).join()
  )
}

function toText({ kind, outcome, checkAgain }: KsbProgress['confirmations'][number]): string {
  return `${kind} ${outcome} ${checkAgain}`
}

/** `previewLevels` and `compareKsbs` in one: what saving would move. */
export function computeMoves(
  compiled: CompiledMapping,
  programme: ProgrammeVersion,
  before: ProgressRowFacts,
  after: ProgressRowFacts,
): KsbMove[] {
  return compareKsbs(computeKsbProgress(compiled, programme, before), computeKsbProgress(compiled, programme, after))
}
