/** What an assessor has chosen and not saved yet, and how it becomes a request and an effect. */
import { type LevelChange, OUTCOMES, type Outcome, type Quality } from '@crosswalk/progress'
import type { EffectOn } from '../../components/effect-preview/compute-effect.ts'
import { computeEffect, type Effect } from '../../components/effect-preview/compute-effect.ts'
import { defaultDueDay } from '../../lib/due-day.ts'
import type { DecideBody } from './api/save-decisions.ts'
import type { AssessedEnrolment, TagRow } from './tag-groups.ts'

export interface Verdict {
  outcome: Outcome
  /** For this tag alone; empty where the one for all is enough. */
  feedback: string
  dueOn: string
  /** Of a referral: what it is not yet. */
  fallsShortOn?: readonly Quality[]
}

export type VerdictWords = Partial<Pick<Verdict, 'feedback' | 'dueOn' | 'fallsShortOn'>>

export interface VerdictsDraft {
  byTag: Readonly<Record<string, Verdict>>
  /** Once, for all that have none of their own. */
  feedback: string
}

export const NO_VERDICTS: VerdictsDraft = { byTag: {}, feedback: '' }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isVerdict = (value: unknown): value is Verdict =>
  isRecord(value) &&
  OUTCOMES.some(outcome => outcome === value['outcome']) &&
  typeof value['feedback'] === 'string' &&
  typeof value['dueOn'] === 'string'

export const isVerdictsDraft = (value: unknown): value is VerdictsDraft =>
  isRecord(value) &&
  typeof value['feedback'] === 'string' &&
  isRecord(value['byTag']) &&
  Object.values(value['byTag']).every(isVerdict)

export function setOutcome(draft: VerdictsDraft, tagId: string, outcome: Outcome | null): VerdictsDraft {
  const { [tagId]: before, ...others } = draft.byTag
  if (outcome === null) return { ...draft, byTag: others }
  const verdict: Verdict = { feedback: '', dueOn: defaultDueDay(), ...before, outcome }
  return { ...draft, byTag: { ...draft.byTag, [tagId]: verdict } }
}

export function setWords(draft: VerdictsDraft, tagId: string, words: VerdictWords): VerdictsDraft {
  const verdict = draft.byTag[tagId]
  return verdict ? { ...draft, byTag: { ...draft.byTag, [tagId]: { ...verdict, ...words } } } : draft
}

/** Accepts all that wait, but these. */
export function acceptAllBut(
  draft: VerdictsDraft,
  tagIds: readonly string[],
  but: ReadonlySet<string>,
  outcome: Outcome,
): VerdictsDraft {
  return tagIds.reduce((next, tagId) => setOutcome(next, tagId, but.has(tagId) ? outcome : 'accepted'), draft)
}

/** Once saved: those are gone, and what was chosen besides stays. */
export function without(draft: VerdictsDraft, tagIds: readonly string[]): VerdictsDraft {
  const gone = new Set(tagIds)
  const byTag = Object.fromEntries(Object.entries(draft.byTag).filter(([tagId]) => !gone.has(tagId)))
  return { byTag, feedback: Object.keys(byTag).length === 0 ? '' : draft.feedback }
}

/** Chosen on tags that still wait for a decision, in the order of the screen. */
export function chosenOf(draft: VerdictsDraft, rows: readonly TagRow[]): { row: TagRow; verdict: Verdict }[] {
  return rows.flatMap(row => {
    const verdict = draft.byTag[row.tag.id]
    return verdict && row.tag.can.decide ? [{ row, verdict }] : []
  })
}

const feedbackOf = (verdict: Verdict, draft: VerdictsDraft): string => verdict.feedback.trim() || draft.feedback.trim()

export function toDecideBody(draft: VerdictsDraft, rows: readonly TagRow[], revision: number): DecideBody {
  return {
    revision,
    decisions: chosenOf(draft, rows).map(({ row, verdict }) => {
      const feedback = feedbackOf(verdict, draft)
      return {
        tagId: row.tag.id,
        outcome: verdict.outcome,
        ...(feedback === '' ? {} : { feedback }),
        ...(verdict.outcome === 'referred' && verdict.dueOn !== '' ? { dueOn: verdict.dueOn } : {}),
        ...(verdict.outcome === 'referred' && verdict.fallsShortOn?.length
          ? { fallsShortOn: [...verdict.fallsShortOn] }
          : {}),
      }
    }),
  }
}

/** What is still needed before these can be saved, each with the tag it is about. */
export function listNeeds(draft: VerdictsDraft, rows: readonly TagRow[]): { tagId: string | null; words: string }[] {
  const chosen = chosenOf(draft, rows)
  if (chosen.length === 0) return [{ tagId: null, words: 'Decide on at least one criterion.' }]
  return chosen.flatMap(({ row, verdict }) => {
    if (verdict.outcome !== 'referred') return []
    return [
      ...(feedbackOf(verdict, draft) === ''
        ? [{ tagId: row.tag.id, words: `Say what more is needed for ${row.target}.` }]
        : []),
      ...(verdict.dueOn === '' ? [{ tagId: row.tag.id, words: `Say by when for ${row.target}.` }] : []),
    ]
  })
}

/** What saving would move in one enrolment. Where several accepted items are asked for, one alone moves nothing yet. */
export function effectOfVerdicts(
  { enrolment, mapping, progress }: AssessedEnrolment,
  draft: VerdictsDraft,
  rows: readonly TagRow[],
): Effect {
  const on: EffectOn = { mapping, programme: enrolment.programme, row: progress.row }
  const scopes = new Map(progress.ksbs.map(ksb => [ksb.ksbId, ksb.inScope]))
  const changes = chosenOf(draft, rows).flatMap(({ row, verdict }): LevelChange[] => {
    if (row.tag.enrolmentId !== enrolment.id || verdict.outcome === 'notUsed') return []
    const isAccepted = verdict.outcome === 'accepted'
    if (row.tag.ksbId !== undefined) {
      const meets = isAccepted && scopes.get(row.tag.ksbId) === 0
      return [{ ksbId: row.tag.ksbId, level: isAccepted ? 'accepted' : 'referred', meets }]
    }
    if (row.index === null || (isAccepted && enrolment.programme.acceptedTagsNeeded > 1)) return []
    return [{ index: row.index, level: isAccepted ? 'accepted' : 'referred' }]
  })
  return computeEffect(on, changes)
}
