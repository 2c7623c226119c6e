/**
 * TAG-1 to TAG-4 as questions: may this be done to this tag now, and if not, why not. Who may act at all (roles,
 * relationships, separation of duties) is the API's policy; these answer for the facts alone.
 */
import { computeTagStatus, findStandingDecision, findWaitingDecision, isEffective, isWaiting } from './tag-status.ts'
import type { DecisionFact, Outcome, TagFact, TagStatus } from './types.ts'

/** For how long whoever decided may undo a slip. */
export const UNDO_MINUTES = 10

export type Check<Reason extends string, Facts = object, Ok = object> =
  | ({ ok: true } & Ok)
  | ({ ok: false; reason: Reason } & Facts)

/** What is true of the tag, for the sentence that refuses. */
export interface TagFacts {
  status: TagStatus
  /** TAG-1: a second decision is refused with the standing one named. */
  standing: { decisionId: string; outcome: Outcome } | null
  waitingDecisionId: string | null
}

export type SubmitReason = 'removed' | 'alreadySubmitted' | 'alreadyDecided' | 'decisionWaiting'

/** [TAG-1] A draft may be submitted, and a referred tag again; `endsDecisionId` is the referral that this ends. */
export function checkSubmit(
  tag: TagFact,
  decisions: readonly DecisionFact[],
): Check<SubmitReason, TagFacts, { endsDecisionId: string | null }> {
  const facts = toTagFacts(tag, decisions)
  switch (facts.status) {
    case 'removed':
      return { ok: false, reason: 'removed', ...facts }
    case 'submitted':
      return { ok: false, reason: 'alreadySubmitted', ...facts }
    case 'accepted':
    case 'notUsed':
      return { ok: false, reason: 'alreadyDecided', ...facts }
    case 'draft':
      return { ok: true, endsDecisionId: null }
    case 'referred':
      // [TAG-3] The correction that waits judged what is there now; submitting again would change it underneath.
      if (facts.waitingDecisionId !== null) return { ok: false, reason: 'decisionWaiting', ...facts }
      return { ok: true, endsDecisionId: facts.standing?.decisionId ?? null }
  }
}

export type DecideReason = 'removed' | 'notSubmitted' | 'alreadyDecided' | 'decisionWaiting'

/** [TAG-1] A first decision, or one after a tag was submitted again. Changing one that stands is a correction. */
export function checkDecide(tag: TagFact, decisions: readonly DecisionFact[]): Check<DecideReason, TagFacts> {
  const facts = toTagFacts(tag, decisions)
  if (facts.status === 'removed') return { ok: false, reason: 'removed', ...facts }
  if (facts.status === 'draft') return { ok: false, reason: 'notSubmitted', ...facts }
  if (facts.standing !== null) return { ok: false, reason: 'alreadyDecided', ...facts }
  if (facts.waitingDecisionId !== null) return { ok: false, reason: 'decisionWaiting', ...facts }
  return { ok: true }
}

export type CorrectReason = 'removed' | 'ended' | 'waitsForCountersignature' | 'decisionWaiting' | 'reasonMissing'

/**
 * [TAG-1] Supersedes a decision that stands, with a reason. The same outcome is allowed: it records anew what was
 * known that day (KSB-4), and, being another decision, is not covered by a signature that lists the old one (LEVEL-4).
 */
export function checkCorrect(
  decision: DecisionFact,
  tag: TagFact,
  decisions: readonly DecisionFact[],
  { reason }: { reason: string },
): Check<CorrectReason, TagFacts> {
  const facts = toTagFacts(tag, decisions)
  if (facts.status === 'removed') return { ok: false, reason: 'removed', ...facts }
  if (isWaiting(decision, undefined)) return { ok: false, reason: 'waitsForCountersignature', ...facts }
  if (!isEffective(decision, undefined)) return { ok: false, reason: 'ended', ...facts }
  if (facts.waitingDecisionId !== null) return { ok: false, reason: 'decisionWaiting', ...facts }
  if (isBlank(reason)) return { ok: false, reason: 'reasonMissing', ...facts }
  return { ok: true }
}

export type UndoReason = 'ended' | 'notDecider' | 'tooLate' | 'signedOff' | 'countersigned' | 'sampled'

/** What may rest on a decision, and then keeps it from being undone. */
export interface RestingOn {
  /** Standing sign-offs that list it. */
  signOffIds: readonly string[]
  isCountersigned: boolean
  isSampled: boolean
}

/**
 * [TAG-1] The decision ends, and unless another stands the tag is submitted again. Undoing a correction does not
 * bring back what it superseded: that has ended, and is decided anew.
 */
export function checkUndo(
  decision: DecisionFact,
  on: { now: Date; decidedAt: Date; actorIsDecider: boolean; restingOn: RestingOn },
): Check<UndoReason, { signOffIds: readonly string[] }> {
  const { signOffIds, isCountersigned, isSampled } = on.restingOn
  const refuse = (reason: UndoReason) => ({ ok: false, reason, signOffIds }) as const
  if (decision.ended !== null) return refuse('ended')
  if (!on.actorIsDecider) return refuse('notDecider')
  if (signOffIds.length > 0) return refuse('signedOff')
  if (isCountersigned) return refuse('countersigned')
  if (isSampled) return refuse('sampled')
  if (on.now.getTime() - on.decidedAt.getTime() > UNDO_MINUTES * 60_000) return refuse('tooLate')
  return { ok: true }
}

export type CountersignReason = 'removed' | 'ended' | 'notWaiting' | 'ownDecision'

/** [TAG-3] The decision takes effect, and only now ends the one that it corrects. */
export function checkCountersign(
  decision: DecisionFact,
  tag: TagFact,
  decisions: readonly DecisionFact[],
  { actorIsDecider }: { actorIsDecider: boolean },
): Check<CountersignReason, TagFacts, { supersedesDecisionId: string | null }> {
  const facts = toTagFacts(tag, decisions)
  if (facts.status === 'removed') return { ok: false, reason: 'removed', ...facts }
  if (decision.ended !== null) return { ok: false, reason: 'ended', ...facts }
  if (!isWaiting(decision, undefined)) return { ok: false, reason: 'notWaiting', ...facts }
  if (actorIsDecider) return { ok: false, reason: 'ownDecision', ...facts }
  return { ok: true, supersedesDecisionId: facts.standing?.decisionId ?? null }
}

export type ChangeTagReason = 'removed' | 'alreadySubmitted'

/** [TAG-2] Target and locator may change while it was never submitted. */
export function checkChangeTag(tag: TagFact): Check<ChangeTagReason> {
  if (tag.ended !== null) return { ok: false, reason: 'removed' }
  return tag.submitted === null ? { ok: true } : { ok: false, reason: 'alreadySubmitted' }
}

/** [TAG-2] Evidence takes a new file version while nothing of it is submitted, or while a tag of it is referred. */
export function checkAddFileVersion(
  tags: readonly TagFact[],
  decisions: readonly DecisionFact[],
): Check<'nothingAsksForIt' | 'decisionWaiting'> {
  const standing = tags.filter(tag => tag.ended === null).map(tag => toTagFacts(tag, decisions))
  if (standing.some(tag => tag.waitingDecisionId !== null)) return { ok: false, reason: 'decisionWaiting' }
  const isOpen = standing.every(tag => tag.status === 'draft') || standing.some(tag => tag.status === 'referred')
  return isOpen ? { ok: true } : { ok: false, reason: 'nothingAsksForIt' }
}

export interface Removal {
  actor: 'learner' | 'staff' | 'leadIqa'
  /** The actor added what is to be removed. */
  addedByActor: boolean
  reason: string
  /** An IQA agreed a decision on it (LEVEL-5). */
  isAgreed: boolean
  /** The certificate that it counts towards has been claimed. */
  isClaimed: boolean
}

export type RemoveReason =
  | 'removed'
  | 'certificateClaimed'
  | 'agreedByIqa'
  | 'addedByOthers'
  | 'alreadyDecided'
  | 'decisionWaiting'
  | 'reasonMissing'

/** [TAG-4] Removing ends the tag, and with it whatever it supported. */
export function checkRemoveTag(
  tag: TagFact,
  decisions: readonly DecisionFact[],
  removal: Removal,
): Check<RemoveReason, TagFacts> {
  const facts = toTagFacts(tag, decisions)
  const refuse = (reason: RemoveReason) => ({ ok: false, reason, ...facts }) as const
  if (facts.status === 'removed') return refuse('removed')
  if (removal.isClaimed) return refuse('certificateClaimed')
  if (removal.isAgreed && removal.actor !== 'leadIqa') return refuse('agreedByIqa')
  if (removal.actor !== 'learner') return isBlank(removal.reason) ? refuse('reasonMissing') : { ok: true }
  if (!removal.addedByActor) return refuse('addedByOthers')
  if (facts.waitingDecisionId !== null) return refuse('decisionWaiting')
  if (facts.status === 'accepted' || facts.status === 'notUsed') return refuse('alreadyDecided')
  return { ok: true }
}

/**
 * [TAG-4] Evidence is removed with all its standing tags, in every enrolment, so each of them must be removable; the
 * first that is not gives the reason. `removals` says for each tag what `checkRemoveTag` asks.
 */
export function checkRemoveEvidence(
  evidence: { ended: number | null },
  tags: readonly { tag: TagFact; decisions: readonly DecisionFact[]; removal: Removal }[],
  removal: Removal,
): Check<RemoveReason, { tagId: string | null }> {
  if (evidence.ended !== null) return { ok: false, reason: 'removed', tagId: null }
  if (removal.isClaimed) return { ok: false, reason: 'certificateClaimed', tagId: null }
  if (removal.actor === 'learner' && !removal.addedByActor) return { ok: false, reason: 'addedByOthers', tagId: null }
  if (removal.actor !== 'learner' && isBlank(removal.reason)) return { ok: false, reason: 'reasonMissing', tagId: null }
  for (const { tag, decisions, removal: ofTag } of tags) {
    if (tag.ended !== null) continue
    const check = checkRemoveTag(tag, decisions, ofTag)
    if (!check.ok) return { ok: false, reason: check.reason, tagId: tag.id }
  }
  return { ok: true }
}

function toTagFacts(tag: TagFact, decisions: readonly DecisionFact[]): TagFacts {
  const standing = findStandingDecision(tag.id, decisions)
  return {
    status: computeTagStatus(tag, decisions),
    standing: standing && { decisionId: standing.id, outcome: standing.outcome },
    waitingDecisionId: findWaitingDecision(tag.id, decisions)?.id ?? null,
  }
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}
