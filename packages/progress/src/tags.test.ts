import { beforeEach, describe, expect, it } from 'vitest'
import { History } from './history.test-utils.ts'
import {
  checkAddFileVersion,
  checkChangeTag,
  checkCorrect,
  checkCountersign,
  checkDecide,
  checkRemoveEvidence,
  checkRemoveTag,
  checkSubmit,
  checkUndo,
  type Removal,
} from './tag-checks.ts'
import { computeTagStatus, findStandingDecision } from './tag-status.ts'
import type { DecisionFact, Outcome, TagFact } from './types.ts'

let history: History
beforeEach(() => {
  history = new History()
})

const statusOf = (tag: TagFact, asAt?: number) => {
  const { tags, decisions } = history.facts()
  return computeTagStatus(tags.find(({ id }) => id === tag.id) ?? tag, decisions, asAt)
}
/** The facts as they stand now: builders hand out what they added, and what they added goes on changing. */
const now = (tag: TagFact) => [history.tags.find(({ id }) => id === tag.id) ?? tag, history.decisions] as const

describe('what a tag is', () => {
  it('[TAG-1] a tag goes from draft to submitted to its decision, and is removed when it ends', () => {
    const tag = history.tag('WP1', '1/1.1')
    expect(statusOf(tag)).toBe('draft')
    history.submit(tag)
    expect(statusOf(tag)).toBe('submitted')
    history.decide(tag, 'accepted')
    expect(statusOf(tag)).toBe('accepted')
    history.remove(tag)
    expect(statusOf(tag)).toBe('removed')
  })

  it.each<Outcome>(['accepted', 'referred', 'notUsed'])('[TAG-1] a tag that was decided %s says so', outcome => {
    const tag = history.submitted('WP1', '1/1.1')
    history.decide(tag, outcome)
    expect(statusOf(tag)).toBe(outcome)
  })

  it('[TAG-1] a decision on one tag says nothing of another', () => {
    history.accepted('WP1', '1/1.1')
    expect(statusOf(history.submitted('WP2', '1/1.1'))).toBe('submitted')
  })
})

describe('deciding', () => {
  it('[TAG-1a] a second decision is refused with the standing one named', () => {
    const decision = history.accepted('WP1', '1/1.1')
    expect(checkDecide(...now(history.tagOf(decision)))).toEqual({
      ok: false,
      reason: 'alreadyDecided',
      status: 'accepted',
      standing: { decisionId: decision.id, outcome: 'accepted' },
      waitingDecisionId: null,
    })
  })

  it('[TAG-1a] should a fault have left two decisions standing, the later one counts, in whatever order they are read', () => {
    const tag = history.submitted('WP1', '1/1.1')
    const at = (id: string, effective: number, outcome: Outcome): DecisionFact => {
      return { id, tagId: tag.id, outcome, effective, began: effective, ended: null, scopeWasEmpty: false }
    }
    const two = [at('decision 1', 5, 'accepted'), at('decision 2', 7, 'referred')]
    expect(findStandingDecision(tag.id, two)?.id).toBe('decision 2')
    expect(findStandingDecision(tag.id, two.toReversed())?.id).toBe('decision 2')
    const atOnce = [at('decision 1', 5, 'accepted'), at('decision 2', 5, 'referred')]
    expect(findStandingDecision(tag.id, atOnce)?.id).toBe('decision 2')
    expect(findStandingDecision(tag.id, atOnce.toReversed())?.id).toBe('decision 2')
  })

  it('[TAG-1c] a submitted tag is decided; a draft and a removed one are not', () => {
    const draft = history.tag('WP1', '1/1.1')
    expect(checkDecide(...now(draft))).toMatchObject({ ok: false, reason: 'notSubmitted' })
    history.submit(draft)
    expect(checkDecide(...now(draft))).toEqual({ ok: true })
    history.remove(draft)
    expect(checkDecide(...now(draft))).toMatchObject({ ok: false, reason: 'removed' })
  })
})

describe('submitting', () => {
  it('[TAG-1b] submitting a referred tag again ends the referral, so that no decision stands', () => {
    const referral = history.referred('WP1', '1/1.1')
    const tag = history.tagOf(referral)
    expect(checkSubmit(...now(tag))).toEqual({ ok: true, endsDecisionId: referral.id })
    history.submit(tag)
    expect(statusOf(tag)).toBe('submitted')
    expect(findStandingDecision(tag.id, history.decisions)).toBeNull()
    expect(checkDecide(...now(tag))).toEqual({ ok: true })
  })

  it('[TAG-1b] a draft ends nothing when it is submitted', () => {
    expect(checkSubmit(...now(history.tag('WP1', '1/1.1')))).toEqual({ ok: true, endsDecisionId: null })
  })

  it('[TAG-1b] nothing else is submitted: what waits already, what is decided, what is removed', () => {
    expect(checkSubmit(...now(history.submitted('WP1', '1/1.1')))).toMatchObject({ reason: 'alreadySubmitted' })
    for (const outcome of ['accepted', 'notUsed'] as const) {
      const tag = history.submitted('WP2', '1/1.1')
      history.decide(tag, outcome)
      expect(checkSubmit(...now(tag))).toMatchObject({ ok: false, reason: 'alreadyDecided', status: outcome })
      history.remove(tag)
      expect(checkSubmit(...now(tag))).toMatchObject({ ok: false, reason: 'removed' })
    }
  })
})

describe('correcting', () => {
  const correct = (decision: DecisionFact, reason = 'The wrong page') =>
    checkCorrect(history.decisions.find(({ id }) => id === decision.id) ?? decision, ...now(history.tagOf(decision)), {
      reason,
    })

  it('[TAG-1d] a correction supersedes the decision that stands, and wants a reason', () => {
    const decision = history.accepted('WP1', '1/1.1')
    expect(correct(decision)).toEqual({ ok: true })
    expect(correct(decision, ' ')).toMatchObject({ ok: false, reason: 'reasonMissing' })

    history.decide(history.tagOf(decision), 'referred')
    expect(statusOf(history.tagOf(decision))).toBe('referred')
    expect(correct(decision)).toMatchObject({ ok: false, reason: 'ended' })
  })

  it('[TAG-1d] a decision on a tag that was removed is not corrected', () => {
    const decision = history.accepted('WP1', '1/1.1')
    history.remove(history.tagOf(decision))
    expect(correct(decision)).toMatchObject({ ok: false, reason: 'removed' })
  })

  it('[TAG-3b] a decision that waits is countersigned or undone, not corrected', () => {
    const waiting = history.decide(history.submitted('WP1', '1/1.1'), 'accepted', { waits: true })
    expect(correct(waiting)).toMatchObject({ ok: false, reason: 'waitsForCountersignature' })

    const standing = history.accepted('WP2', '1/1.1')
    history.decide(history.tagOf(standing), 'referred', { waits: true })
    expect(correct(standing)).toMatchObject({ ok: false, reason: 'decisionWaiting' })
  })
})

describe('undoing a slip', () => {
  const decidedAt = new Date('2026-01-12T10:00:00Z')
  const nothing = { signOffIds: [], isCountersigned: false, isSampled: false }
  const onTime = { now: new Date('2026-01-12T10:05:00Z'), decidedAt, actorIsDecider: true, restingOn: nothing }

  it('[TAG-1e] whoever decided may undo it for ten minutes: the decision ends, and the tag is submitted again', () => {
    const decision = history.accepted('WP1', '1/1.1')
    expect(checkUndo(decision, onTime)).toEqual({ ok: true })
    expect(checkUndo(decision, { ...onTime, now: new Date('2026-01-12T10:10:00.000Z') })).toEqual({ ok: true })
    expect(checkUndo(decision, { ...onTime, now: new Date('2026-01-12T10:10:00.001Z') })).toMatchObject({
      ok: false,
      reason: 'tooLate',
    })
    history.undo(decision)
    expect(statusOf(history.tagOf(decision))).toBe('submitted')
  })

  it.each([
    ['another than whoever decided', { actorIsDecider: false }, 'notDecider'],
    ['a sign-off rests on it', { restingOn: { ...nothing, signOffIds: ['sign-off 1'] } }, 'signedOff'],
    ['it was countersigned', { restingOn: { ...nothing, isCountersigned: true } }, 'countersigned'],
    ['it was sampled', { restingOn: { ...nothing, isSampled: true } }, 'sampled'],
  ])('[TAG-1e] not by or once %s', (_, change, reason) => {
    const decision = history.accepted('WP1', '1/1.1')
    expect(checkUndo(decision, { ...onTime, ...change })).toMatchObject({ ok: false, reason })
  })

  it('[TAG-1e] what has ended is not undone', () => {
    const decision = history.accepted('WP1', '1/1.1')
    history.undo(decision)
    expect(checkUndo(history.decisions[0] ?? decision, onTime)).toMatchObject({ ok: false, reason: 'ended' })
  })

  it('[TAG-1f] undoing a correction does not bring back what it superseded', () => {
    const first = history.accepted('WP1', '1/1.1')
    const tag = history.tagOf(first)
    history.undo(history.decide(tag, 'referred'))
    expect(statusOf(tag)).toBe('submitted')
  })

  it('[TAG-1f] undoing a correction that waits leaves what stands', () => {
    const first = history.accepted('WP1', '1/1.1')
    const tag = history.tagOf(first)
    history.undo(history.decide(tag, 'referred', { waits: true }))
    expect(statusOf(tag)).toBe('accepted')
  })
})

describe('target, locator and files', () => {
  it('[TAG-2] target and locator are fixed from the first submission, also once the tag is referred', () => {
    const tag = history.tag('WP1', '1/1.1')
    expect(checkChangeTag(now(tag)[0])).toEqual({ ok: true })
    history.submit(tag)
    expect(checkChangeTag(now(tag)[0])).toEqual({ ok: false, reason: 'alreadySubmitted' })
    history.decide(tag, 'referred')
    expect(checkChangeTag(now(tag)[0])).toEqual({ ok: false, reason: 'alreadySubmitted' })
    history.remove(tag)
    expect(checkChangeTag(now(tag)[0])).toEqual({ ok: false, reason: 'removed' })
  })

  it('[TAG-2a] evidence takes a new file version while all its tags are drafts, or while one is referred', () => {
    const check = () => checkAddFileVersion(history.tags, history.decisions)
    expect(check()).toEqual({ ok: true })
    const first = history.tag('WP1', '1/1.1')
    const second = history.tag('WP1', '1/1.2')
    expect(check()).toEqual({ ok: true })
    history.submit(first)
    expect(check()).toEqual({ ok: false, reason: 'nothingAsksForIt' })
    history.decide(first, 'accepted')
    history.submit(second)
    history.decide(second, 'referred')
    expect(check()).toEqual({ ok: true })
    history.decide(first, 'referred', { waits: true })
    expect(check()).toEqual({ ok: false, reason: 'decisionWaiting' })
    history.remove(first)
    history.remove(second)
    expect(check()).toEqual({ ok: true })
  })
})

describe('countersignature', () => {
  const countersign = (decision: DecisionFact, actorIsDecider = false) =>
    checkCountersign(
      history.decisions.find(({ id }) => id === decision.id) ?? decision,
      ...now(history.tagOf(decision)),
      { actorIsDecider },
    )

  it('[TAG-3] a first decision that waits leaves the tag at submitted', () => {
    const tag = history.submitted('WP1', '1/1.1')
    history.decide(tag, 'accepted', { waits: true })
    expect(statusOf(tag)).toBe('submitted')
  })

  it('[TAG-3] a correction that waits changes nothing', () => {
    const tag = history.tagOf(history.accepted('WP1', '1/1.1'))
    history.decide(tag, 'referred', { waits: true })
    expect(statusOf(tag)).toBe('accepted')
  })

  it('[TAG-3a] countersigned, it takes effect and only then ends what it corrects', () => {
    const first = history.accepted('WP1', '1/1.1')
    const tag = history.tagOf(first)
    const correction = history.decide(tag, 'referred', { waits: true })
    expect(countersign(correction)).toEqual({ ok: true, supersedesDecisionId: first.id })
    const before = history.sequence
    history.countersign(correction)
    expect(statusOf(tag)).toBe('referred')
    expect(statusOf(tag, before)).toBe('accepted')
    expect(history.decisions.filter(decision => decision.ended === null)).toHaveLength(1)
  })

  it('[TAG-3a] nobody countersigns their own decision, nor one that waits for nothing', () => {
    const tag = history.submitted('WP1', '1/1.1')
    const waiting = history.decide(tag, 'accepted', { waits: true })
    expect(countersign(waiting, true)).toMatchObject({ ok: false, reason: 'ownDecision' })
    expect(countersign(waiting)).toEqual({ ok: true, supersedesDecisionId: null })
    history.countersign(waiting)
    expect(countersign(waiting)).toMatchObject({ ok: false, reason: 'notWaiting' })
    history.undo(waiting)
    expect(countersign(waiting)).toMatchObject({ ok: false, reason: 'ended' })
    history.remove(tag)
    expect(countersign(waiting)).toMatchObject({ ok: false, reason: 'removed' })
  })

  it('[TAG-3b] while a decision waits, its tag takes no other and is not submitted again', () => {
    const tag = history.submitted('WP1', '1/1.1')
    const waiting = history.decide(tag, 'accepted', { waits: true })
    expect(checkDecide(...now(tag))).toMatchObject({ reason: 'decisionWaiting', waitingDecisionId: waiting.id })

    const referred = history.tagOf(history.referred('WP2', '1/1.1'))
    const correction = history.decide(referred, 'accepted', { waits: true })
    expect(checkSubmit(...now(referred))).toMatchObject({
      reason: 'decisionWaiting',
      waitingDecisionId: correction.id,
    })
  })
})

describe('removing', () => {
  const learner: Removal = { actor: 'learner', addedByActor: true, reason: '', isAgreed: false, isClaimed: false }
  const staff: Removal = { ...learner, actor: 'staff', addedByActor: false, reason: 'Shows a customer’s card' }
  const leadIqa: Removal = { ...staff, actor: 'leadIqa' }
  const remove = (tag: TagFact, removal: Removal) => checkRemoveTag(...now(tag), removal)

  it('[TAG-4] a learner removes a tag that they added while it is drafted, submitted or referred', () => {
    const tag = history.tag('WP1', '1/1.1')
    expect(remove(tag, learner)).toEqual({ ok: true })
    history.submit(tag)
    expect(remove(tag, learner)).toEqual({ ok: true })
    history.decide(tag, 'referred')
    expect(remove(tag, learner)).toEqual({ ok: true })
    history.remove(tag)
    expect(remove(tag, learner)).toMatchObject({ ok: false, reason: 'removed' })
  })

  it('[TAG-4] a learner does not remove what others added, what is decided, or what a decision waits on', () => {
    const accepted = history.tagOf(history.accepted('WP1', '1/1.1'))
    expect(remove(accepted, learner)).toMatchObject({ ok: false, reason: 'alreadyDecided' })
    const notUsed = history.submitted('WP1', '1/1.2')
    history.decide(notUsed, 'notUsed')
    expect(remove(notUsed, learner)).toMatchObject({ ok: false, reason: 'alreadyDecided' })
    const waiting = history.submitted('WP2', '1/1.1')
    expect(remove(waiting, { ...learner, addedByActor: false })).toMatchObject({ ok: false, reason: 'addedByOthers' })
    history.decide(waiting, 'referred', { waits: true })
    expect(remove(waiting, learner)).toMatchObject({ ok: false, reason: 'decisionWaiting' })
  })

  it('[TAG-4a] staff remove with a reason, whoever added it and whatever was decided', () => {
    const tag = history.tagOf(history.accepted('WP1', '1/1.1'))
    expect(remove(tag, staff)).toEqual({ ok: true })
    expect(remove(tag, { ...staff, reason: '' })).toMatchObject({ ok: false, reason: 'reasonMissing' })
  })

  it('[TAG-4a] once an IQA agreed, only a lead IQA removes; once the certificate is claimed, nobody', () => {
    const tag = history.tagOf(history.accepted('WP1', '1/1.1'))
    expect(remove(tag, { ...staff, isAgreed: true })).toMatchObject({ ok: false, reason: 'agreedByIqa' })
    expect(remove(tag, { ...learner, isAgreed: true })).toMatchObject({ ok: false, reason: 'agreedByIqa' })
    expect(remove(tag, { ...leadIqa, isAgreed: true })).toEqual({ ok: true })
    for (const who of [learner, staff, leadIqa]) {
      expect(remove(tag, { ...who, isClaimed: true })).toMatchObject({ ok: false, reason: 'certificateClaimed' })
    }
  })

  it('[TAG-4b] evidence goes with all its standing tags, so it goes only where each of them may go', () => {
    const evidence = { ended: null }
    const own = history.submitted('WP1', '1/1.1')
    const added = history.submitted('WP1', '1/1.2')
    const withTags = (addedByLearner: boolean) =>
      [own, added].map(tag => ({
        tag: now(tag)[0],
        decisions: history.decisions,
        removal: { ...learner, addedByActor: tag === own || addedByLearner },
      }))
    expect(checkRemoveEvidence(evidence, withTags(true), learner)).toEqual({ ok: true })
    expect(checkRemoveEvidence(evidence, withTags(false), learner)).toEqual({
      ok: false,
      reason: 'addedByOthers',
      tagId: added.id,
    })
    history.remove(added)
    expect(checkRemoveEvidence(evidence, withTags(false), learner)).toEqual({ ok: true })
    history.decide(own, 'accepted')
    expect(checkRemoveEvidence(evidence, withTags(true), learner)).toMatchObject({ reason: 'alreadyDecided' })
  })

  it.each([
    ['it has gone', { ended: 3 }, learner, 'removed'],
    ['the certificate is claimed', { ended: null }, { ...leadIqa, isClaimed: true }, 'certificateClaimed'],
    ['somebody else wrote it', { ended: null }, { ...learner, addedByActor: false }, 'addedByOthers'],
    ['staff give no reason', { ended: null }, { ...staff, reason: ' ' }, 'reasonMissing'],
  ])('[TAG-4b] evidence without a tag stays too where %s', (_, evidence, removal, reason) => {
    expect(checkRemoveEvidence(evidence, [], removal)).toEqual({ ok: false, reason, tagId: null })
  })
})
