import { beforeEach, describe, expect, it } from 'vitest'
import { History } from './history.test-utils.ts'
import { computeLevels, toLevel } from './levels.ts'
import { aMapping, aProgramme } from './mapping.test-utils.ts'
import { computeProgressRowFacts } from './progress-row.ts'
import { checkReopen, checkSignOff, computeUnitSigning } from './sign-off.ts'
import { checkRemoveTag } from './tag-checks.ts'
import { LEVELS, type ProgrammeVersion } from './types.ts'

const mapping = aMapping({
  units: { 1: '1.1 1.2', 2: '1.1', 3: '' },
  ksbs: { K1: '1/1.1 1/1.2', K2: { status: 'unmapped' } },
})
const structure = mapping.qualification
const two = aProgramme({ acceptedTagsNeeded: 2 })

let history: History
beforeEach(() => {
  history = new History({ units: [1, 2, 3] })
})

const levels = (programme: ProgrammeVersion = aProgramme()) => computeLevels(structure, programme, history.facts())
const level = (programme?: ProgrammeVersion) => toLevel(levels(programme), 0)
const rowFacts = () => computeProgressRowFacts(mapping, aProgramme(), history.facts())
const sign = (unit: number, programme = aProgramme()) =>
  checkSignOff(structure, programme, history.facts(), `unit ${unit}`)
/** Signs with what the check says must be listed. */
const signOff = (unit: number, programme = aProgramme()) => {
  const check = sign(unit, programme)
  if (!check.ok) throw new Error(check.reason)
  return history.signOff(
    unit,
    check.supportIds.map(id => ({ id })),
  )
}

describe('what tags support', () => {
  it('[LEVEL-1] a criterion’s level is the highest that its standing tags support', () => {
    expect(level()).toBe('none')
    history.tag('WP1', '1/1.1')
    expect(level()).toBe('drafted')
    const referral = history.referred('WP2', '1/1.1')
    expect(level()).toBe('referred')
    history.submitted('WP3', '1/1.1')
    expect(level()).toBe('submitted')
    const accepted = history.accepted('WP4', '1/1.1')
    expect(level()).toBe('accepted')
    history.remove(history.tagOf(accepted))
    expect(level()).toBe('submitted')
    history.remove(history.tagOf(referral))
    expect(level()).toBe('submitted')
    expect(levels()).toBe('300')
  })

  it('[LEVEL-1] removed and not used support nothing', () => {
    const tag = history.submitted('WP1', '1/1.1')
    history.decide(tag, 'notUsed')
    expect(level()).toBe('none')
    history.remove(history.submitted('WP2', '1/1.1'))
    expect(level()).toBe('none')
  })

  it('[LEVEL-1] a tag on one criterion, or on a KSB, supports no other', () => {
    history.accepted('WP1', '1/1.2')
    history.accepted('WP1', 'K1')
    expect(levels()).toBe('040')
  })

  it('[LEVEL-1] a tag on a criterion that the qualification version does not have supports nothing', () => {
    history.accepted('WP1', '9/9.9')
    expect(levels()).toBe('000')
  })

  it('[LEVEL-1a] a referral is closed while its criterion is accepted, and open again when that ends', () => {
    history.referred('WP1', '1/1.1')
    expect(rowFacts()).toMatchObject({ openReferrals: [0], flags: ['referred'] })
    const accepted = history.accepted('WP2', '1/1.1')
    expect(rowFacts()).toMatchObject({ openReferrals: [], flags: [] })
    history.undo(accepted)
    expect(rowFacts()).toMatchObject({ openReferrals: [0], flags: ['referred', 'waiting'] })
  })

  it('[LEVEL-1a] a referral stays open beside another tag that is only submitted', () => {
    history.referred('WP1', '1/1.1')
    history.submitted('WP2', '1/1.1')
    expect(level()).toBe('submitted')
    expect(rowFacts().openReferrals).toEqual([0])
  })

  it('[LEVEL-1b] a unit not taken raises no flag, and keeps its levels', () => {
    history = new History({ units: [2] })
    history.referred('WP1', '1/1.1')
    history.submitted('WP1', '1/1.2')
    expect(rowFacts()).toMatchObject({ levels: '230', openReferrals: [0], flags: [] })
  })

  it('[LEVEL-1b] waiting means that a submitted tag has no decision that takes effect', () => {
    const tag = history.submitted('WP1', '2/1.1')
    expect(rowFacts().flags).toEqual(['waiting'])
    const decision = history.decide(tag, 'accepted', { waits: true })
    expect(rowFacts().flags).toEqual(['waiting'])
    history.countersign(decision)
    expect(rowFacts().flags).toEqual([])
    history.submitted('WP2', 'K2')
    expect(rowFacts().flags).toEqual(['waiting'])
  })
})

describe('more than one accepted tag', () => {
  it('[LEVEL-2] a criterion is submitted until as many different evidence items are accepted as the programme asks', () => {
    history.accepted('WP1', '1/1.1')
    expect(level(two)).toBe('submitted')
    history.accepted('WP2', '1/1.1')
    expect(level(two)).toBe('accepted')
  })

  it('[LEVEL-2] one item accepted twice counts once', () => {
    history.accepted('WP1', '1/1.1')
    history.accepted('WP1', '1/1.1')
    expect(level(two)).toBe('submitted')
  })

  it('[LEVEL-2] a referral beside one of two accepted stays open', () => {
    history.accepted('WP1', '1/1.1')
    history.referred('WP2', '1/1.1')
    expect(computeProgressRowFacts(mapping, two, history.facts()).openReferrals).toEqual([0])
  })

  it('[LEVEL-2a] no setting makes a criterion accepted by nothing', () => {
    expect(level(aProgramme({ acceptedTagsNeeded: 0 }))).toBe('none')
  })
})

describe('achieved elsewhere', () => {
  it.each(['creditTransfer', 'exemption'] as const)(
    '[LEVEL-3] %s puts every criterion of the unit at accepted',
    kind => {
      const achievement = history.achieve(1, kind)
      expect(levels(two)).toBe('440')
      history.endAchievement(achievement)
      expect(levels(two)).toBe('000')
    },
  )

  it('[LEVEL-3] a referral in a unit achieved elsewhere asks nothing', () => {
    history.referred('WP1', '1/1.1')
    history.achieve(1)
    expect(rowFacts().openReferrals).toEqual([])
  })
})

describe('signing a unit off', () => {
  it('[LEVEL-4] an accepted criterion is signed off while a standing sign-off of its unit lists what carries it', () => {
    const decisions = [history.accepted('WP1', '1/1.1'), history.accepted('WP1', '1/1.2')]
    history.signOff(1, decisions)
    expect(levels()).toBe('550')
  })

  it('[LEVEL-4] a sign-off of another unit covers nothing here', () => {
    history.signOff(2, [history.accepted('WP1', '1/1.1')])
    expect(levels()).toBe('400')
  })

  it('[LEVEL-4] with credit transfer, the signature lists the transfer', () => {
    const achievement = history.achieve(1)
    signOff(1)
    expect(levels()).toBe('550')
    history.endAchievement(achievement)
    expect(levels()).toBe('000')
  })

  it('[LEVEL-4] of two that it lists, one lost spares the signature where one is enough', () => {
    const first = history.accepted('WP1', '2/1.1')
    const second = history.accepted('WP2', '2/1.1')
    signOff(2)
    history.undo(second)
    expect(levels()).toBe('005')
    history.undo(first)
    expect(levels()).toBe('003')
  })

  it('[LEVEL-4] where two are needed, what is listed and still stands must make two by itself', () => {
    const first = history.accepted('WP1', '2/1.1')
    history.accepted('WP2', '2/1.1')
    signOff(2, two)
    expect(levels(two)).toBe('005')
    history.accepted('WP3', '2/1.1')
    history.undo(first)
    // Accepted by WP2 and WP3, and the signature knows WP2 alone.
    expect(levels(two)).toBe('004')
    signOff(2, two)
    expect(levels(two)).toBe('005')
  })

  it('[LEVEL-4] the signatures of a unit count together', () => {
    const first = history.accepted('WP1', '2/1.1')
    const second = history.accepted('WP2', '2/1.1')
    history.signOff(2, [first])
    expect(levels(two)).toBe('004')
    history.signOff(2, [second])
    expect(levels(two)).toBe('005')
  })

  it('[LEVEL-4a] a unit can be signed off once each of its criteria is accepted', () => {
    history.accepted('WP1', '1/1.1')
    const draft = history.tag('WP1', '1/1.2')
    expect(sign(1)).toMatchObject({
      ok: false,
      reason: 'criteriaNotAccepted',
      missing: [{ criterionId: '1/1.2', missing: 'drafted', tagIds: [draft.id] }],
    })
    history.decide(history.submit(draft), 'accepted')
    expect(sign(1)).toMatchObject({ ok: true })
  })

  it('[LEVEL-4a] a unit with no criteria held, one not taken and one unknown can’t be signed off', () => {
    expect(sign(3)).toMatchObject({ ok: false, reason: 'noCriteria' })
    expect(sign(9)).toMatchObject({ ok: false, reason: 'unitUnknown' })
    history = new History({ units: [1] })
    expect(sign(2)).toMatchObject({ ok: false, reason: 'unitNotTaken' })
  })

  it('[LEVEL-4b] a sign-off lists every decision that carries what it covers, also beyond what is needed', () => {
    const decisions = [
      history.accepted('WP1', '1/1.1'),
      history.accepted('WP2', '1/1.1'),
      history.accepted('WP1', '1/1.2'),
    ]
    history.referred('WP3', '1/1.2')
    expect(sign(1)).toEqual({
      ok: true,
      criterionIds: ['1/1.1', '1/1.2'],
      supportIds: decisions.map(decision => decision.id),
      supplementaryTo: null,
    })
  })

  it('[LEVEL-4c] accepted again by another decision, a criterion waits for a supplementary signature; the rest keep theirs', () => {
    const first = history.accepted('WP1', '1/1.1')
    history.accepted('WP1', '1/1.2')
    const signature = signOff(1)
    expect(sign(1)).toMatchObject({ ok: false, reason: 'alreadySignedOff' })

    history.decide(history.tagOf(first), 'referred')
    expect(levels()).toBe('250')
    expect(sign(1)).toMatchObject({ ok: false, reason: 'criteriaNotAccepted' })

    const second = history.accepted('WP2', '1/1.1')
    expect(levels()).toBe('450')
    const unit = structure.units[0]
    if (unit === undefined) throw new Error('no unit')
    expect(computeUnitSigning(unit, aProgramme(), history.facts())).toEqual({
      missing: [],
      unsignedCriterionIds: ['1/1.1'],
      supportIds: [second.id],
      signOffIds: [signature.id],
      needsSupplementary: true,
    })
    expect(sign(1)).toMatchObject({ ok: true, criterionIds: ['1/1.1'], supplementaryTo: signature.id })
    signOff(1)
    expect(levels()).toBe('550')
  })

  it('[LEVEL-4c] a correction with the same outcome is another decision, which no signature lists yet', () => {
    const first = history.accepted('WP1', '2/1.1')
    signOff(2)
    history.decide(history.tagOf(first), 'accepted')
    expect(levels()).toBe('004')
  })

  it('[LEVEL-4d] a sign-off is reopened with a reason, once, and its criteria are accepted', () => {
    history.accepted('WP1', '2/1.1')
    const signature = signOff(2)
    expect(checkReopen(signature, '')).toEqual({ ok: false, reason: 'reasonMissing' })
    expect(checkReopen(signature, 'Signed by mistake')).toEqual({ ok: true })
    history.reopen(signature)
    expect(levels()).toBe('004')
    expect(checkReopen(history.signOffs[0] ?? signature, 'Again')).toEqual({ ok: false, reason: 'alreadyReopened' })
    expect(sign(2)).toMatchObject({ ok: true, supplementaryTo: null })
  })
})

describe('what an IQA agreed', () => {
  it('[LEVEL-5] is no level: it changes who may remove a tag, and nothing else', () => {
    expect(LEVELS).toEqual(['none', 'drafted', 'referred', 'submitted', 'accepted', 'signedOff'])
    const tag = history.tagOf(history.accepted('WP1', '1/1.1'))
    const removal = { actor: 'staff', addedByActor: false, reason: 'Wrong learner', isClaimed: false } as const
    expect(checkRemoveTag(tag, history.decisions, { ...removal, isAgreed: false })).toEqual({ ok: true })
    expect(checkRemoveTag(tag, history.decisions, { ...removal, isAgreed: true })).toMatchObject({ ok: false })
    expect(level()).toBe('accepted')
  })
})
