/** [TAG-5] What becomes of decisions when something that they rested on is erased. */
import type { Check } from './tag-checks.ts'

export const ERASURE_CHOICES = ['stands', 'falls'] as const
export type ErasureChoice = (typeof ERASURE_CHOICES)[number]

export type EraseReason = 'choiceMissing' | 'doesNotRest' | 'chosenTwice'

/** What a decision judged, and whether it has not ended. */
export interface RestingDecision {
  id: string
  ended: number | null
  fileIds: readonly string[]
}

/** Words are judged with every decision on the item; a file with those that name it. */
export function listResting<Decision extends RestingDecision>(
  decisions: readonly Decision[],
  erased: { words: readonly string[]; fileIds: readonly string[] },
): Decision[] {
  return decisions.filter(
    ({ ended, fileIds }) =>
      ended === null && (erased.words.length > 0 || fileIds.some(fileId => erased.fileIds.includes(fileId))),
  )
}

/** Every decision that rested on what goes has one choice, and no other has any. */
export function checkErase(
  restingIds: readonly string[],
  choices: readonly { decisionId: string; choice: ErasureChoice }[],
): Check<EraseReason, { decisionIds: readonly string[] }, { fallIds: readonly string[]; standIds: readonly string[] }> {
  const chosen = choices.map(({ decisionId }) => decisionId)
  const twice = chosen.filter((id, index) => chosen.indexOf(id) !== index)
  if (twice.length > 0) return { ok: false, reason: 'chosenTwice', decisionIds: twice }
  const strange = chosen.filter(id => !restingIds.includes(id))
  if (strange.length > 0) return { ok: false, reason: 'doesNotRest', decisionIds: strange }
  const missing = restingIds.filter(id => !chosen.includes(id))
  if (missing.length > 0) return { ok: false, reason: 'choiceMissing', decisionIds: missing }
  const of = (choice: ErasureChoice) => choices.filter(one => one.choice === choice).map(one => one.decisionId)
  return { ok: true, fallIds: of('falls'), standIds: of('stands') }
}
