import { beforeEach, describe, expect, it } from 'vitest'
import { explainUnit } from './explain-criteria.ts'
import { explainKsb } from './explain-ksb.ts'
import { History } from './history.test-utils.ts'
import { aMapping, aProgramme } from './mapping.test-utils.ts'
import type { ProgrammeVersion } from './types.ts'

const mapping = aMapping({
  units: { 1: '1.1 1.2', 2: '2.1 2.10' },
  ksbs: { K1: '1/1.1 2/2.10', K2: { status: 'unmapped' } },
})
const two = aProgramme({ acceptedTagsNeeded: 2 })

let history: History
beforeEach(() => {
  history = new History({ units: [1, 2] })
})

const explain = (ksbId = 'K1', programme: ProgrammeVersion = aProgramme(), asAt?: number) =>
  explainKsb(mapping, programme, history.facts(), ksbId, asAt)
/** "criterion missing [tags] accepted/needed" */
const missing = (ksbId?: string, programme?: ProgrammeVersion) =>
  explain(ksbId, programme).missing.map(leaf => {
    const where = 'criterionId' in leaf ? leaf.criterionId : leaf.ksbId
    return [where, leaf.missing, ...leaf.tagIds].join(' ')
  })

describe('why a KSB is or is not met', () => {
  it('[ALL-3] goes from the rule through criteria and tags to decisions', () => {
    const accepted = history.accepted('WP1', '1/1.1')
    const signOff = history.signOff(1, [accepted])
    const { progress, rule, needed, threshold, units } = explain()
    expect({ rule, needed, threshold }).toEqual({ rule: { kind: 'all' }, needed: 2, threshold: 'accepted' })
    expect(progress).toMatchObject({ ksbId: 'K1', computed: 'inProgress', toGo: 1 })
    expect(units).toMatchObject([
      {
        unitId: 'unit 1',
        accepted: 1,
        criteria: [
          {
            criterionId: '1/1.1',
            level: 'signedOff',
            isReached: true,
            missing: null,
            tags: [
              {
                tagId: accepted.tagId,
                evidenceId: 'WP1',
                status: 'accepted',
                decisions: [
                  { decisionId: accepted.id, outcome: 'accepted', standing: 'stands', signOffIds: [signOff.id] },
                ],
              },
            ],
          },
        ],
      },
      { unitId: 'unit 2', accepted: 0, criteria: [{ criterionId: '2/2.10', level: 'none', isReached: false }] },
    ])
  })

  it('[ALL-3] names transfer and exemption where they give the level', () => {
    const achievement = history.achieve(2, 'exemption')
    const [, second] = explain().units
    expect(second?.criteria[0]).toMatchObject({
      level: 'accepted',
      achievements: [{ achievementId: achievement.id, kind: 'exemption' }],
      tags: [],
    })
  })

  it('[ALL-3a] names the missing leaf of every criterion that is not there yet', () => {
    expect(missing()).toEqual(['1/1.1 nothingTagged', '2/2.10 nothingTagged'])
    const tag = history.tag('WP1', '1/1.1')
    expect(missing()[0]).toBe(`1/1.1 drafted ${tag.id}`)
    history.submit(tag)
    expect(missing()[0]).toBe(`1/1.1 waitsForDecision ${tag.id}`)
    const waiting = history.decide(tag, 'accepted', { waits: true })
    expect(missing()[0]).toBe(`1/1.1 waitsForCountersignature ${tag.id}`)
    history.undo(waiting)
    history.decide(tag, 'referred')
    expect(missing()[0]).toBe(`1/1.1 referred ${tag.id}`)
    history.decide(tag, 'notUsed')
    expect(missing()[0]).toBe('1/1.1 nothingTagged')
    history.decide(tag, 'accepted')
    expect(missing()).toEqual(['2/2.10 nothingTagged'])
    expect(missing('K1', two)).toEqual([`1/1.1 moreEvidenceNeeded ${tag.id}`, '2/2.10 nothingTagged'])
    const signedOff = aProgramme({ threshold: 'signedOff' })
    expect(missing('K1', signedOff)).toEqual([`1/1.1 notSignedOff ${tag.id}`, '2/2.10 nothingTagged'])
  })

  it('[ALL-3a] says of the nearest step first: what waits for staff before what waits for the learner', () => {
    const draft = history.tag('WP1', '1/1.1')
    const referred = history.tagOf(history.referred('WP2', '1/1.1'))
    expect(missing()[0]).toBe(`1/1.1 referred ${referred.id}`)
    const submitted = history.submitted('WP3', '1/1.1')
    expect(missing()[0]).toBe(`1/1.1 waitsForDecision ${submitted.id}`)
    history.remove(submitted)
    history.remove(referred)
    expect(missing()[0]).toBe(`1/1.1 drafted ${draft.id}`)
  })

  it('[LEVEL-2b] says one of two where the programme asks for two', () => {
    history.accepted('WP1', '1/1.1')
    const criterion = explain('K1', two).units[0]?.criteria[0]
    expect(criterion).toMatchObject({ level: 'submitted', accepted: 1, acceptedNeeded: 2 })
    expect(explain('K1', two).missing[0]).toMatchObject({ accepted: 1, acceptedNeeded: 2 })
  })

  it('[ALL-3a] without a scope, the missing leaf is KSB evidence', () => {
    expect(missing('K2')).toEqual(['K2 nothingTagged'])
    const tag = history.tag('WP1', 'K2')
    expect(missing('K2')).toEqual([`K2 drafted ${tag.id}`])
    history.decide(history.submit(tag), 'accepted', { scopeWasEmpty: true })
    expect(missing('K2')).toEqual([])
    expect(explain('K2').ksbEvidence).toMatchObject({
      level: { level: 'accepted', meets: true },
      tags: [{ tagId: tag.id }],
    })
  })

  it('[ALL-3] shows a referral as closed where its target is accepted from other evidence', () => {
    history.referred('WP1', '1/1.1')
    expect(explain().units[0]?.criteria[0]).toMatchObject({
      hasOpenReferral: true,
      tags: [{ isReferralClosed: false }],
    })
    history.accepted('WP2', '1/1.1')
    expect(explain().units[0]?.criteria[0]).toMatchObject({
      hasOpenReferral: false,
      tags: [
        { status: 'referred', isReferralClosed: true },
        { status: 'accepted', isReferralClosed: false },
      ],
    })
  })

  it('[ALL-3b] tells how each decision ended, newest first', () => {
    const tag = history.submitted('WP1', '1/1.1')
    history.decide(tag, 'referred')
    history.submit(tag)
    history.undo(history.decide(tag, 'notUsed'))
    history.decide(tag, 'accepted')
    history.countersign(history.decide(tag, 'referred', { waits: true }))
    history.decide(tag, 'accepted', { waits: true })
    const decisions = () =>
      explain().units[0]?.criteria[0]?.tags[0]?.decisions.map(
        ({ outcome, standing, endedBy }) => `${outcome} ${standing}${endedBy === null ? '' : ` by ${endedBy}`}`,
      )
    expect(decisions()).toEqual([
      'accepted waits',
      'referred stands',
      'accepted ended by correction',
      'notUsed ended by undo',
      'referred ended by resubmission',
    ])
    history.remove(tag)
    expect(decisions()?.slice(0, 2)).toEqual(['accepted ended by removal', 'referred ended by removal'])
  })

  it('[ALL-3b] takes the caller’s word for an ending where the caller knows', () => {
    const referral = history.referred('WP1', '1/1.1')
    history.undo(referral)
    const facts = history.facts()
    const decisions = facts.decisions.map(decision => ({ ...decision, endedBy: 'undo' as const }))
    const explanation = explainKsb(mapping, aProgramme(), { ...facts, decisions }, 'K1')
    expect(explanation.units[0]?.criteria[0]?.tags[0]?.decisions[0]?.endedBy).toBe('undo')
  })

  it('[ALL-3b] leaves out a draft that came and went, and puts other removed tags last', () => {
    history.remove(history.tag('WP1', '1/1.1'))
    const gone = history.submitted('WP2', '1/1.1')
    const here = history.tag('WP3', '1/1.1')
    history.remove(gone)
    expect(explain().units[0]?.criteria[0]?.tags.map(tag => tag.tagId)).toEqual([here.id, gone.id])
  })

  it('[ALL-4] explains a past moment with what was known then', () => {
    const tag = history.submitted('WP1', '1/1.1')
    const then = history.sequence
    history.decide(tag, 'accepted')
    history.remove(tag)
    const [criterion] = explain('K1', aProgramme(), then).units[0]?.criteria ?? []
    expect(criterion).toMatchObject({
      level: 'submitted',
      tags: [{ tagId: tag.id, status: 'submitted', decisions: [] }],
    })
  })

  it('explains a whole unit, mapped or not', () => {
    history.accepted('WP1', '2/2.1')
    expect(explainUnit(mapping.qualification, aProgramme(), history.facts(), 'unit 2')).toMatchObject({
      number: 2,
      accepted: 1,
      criteria: [
        { number: '2.1', level: 'accepted' },
        { number: '2.10', missing: { missing: 'nothingTagged' } },
      ],
    })
  })

  it('has nothing to say of a KSB or a unit that is not there', () => {
    expect(() => explain('K9')).toThrow('The standard has no KSB K9')
    expect(() => explainUnit(mapping.qualification, aProgramme(), history.facts(), 'unit 9')).toThrow('no unit unit 9')
  })
})
