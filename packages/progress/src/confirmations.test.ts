import { beforeEach, describe, expect, it } from 'vitest'
import { compileMapping } from './compile-mapping.ts'
import { computeConfirmationBasis } from './confirmations.ts'
import { explainKsb } from './explain-ksb.ts'
import { History } from './history.test-utils.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { aMapping, aProgramme } from './mapping.test-utils.ts'
import { computeProgressRowFacts } from './progress-row.ts'
import { computeTotals } from './totals.ts'
import type { DecisionFact, EnrolmentFacts, MappingVersion } from './types.ts'

const spec = { units: { 1: '1.1 1.2', 2: '1.1' }, ksbs: { K1: '1/1.1 1/1.2 2/1.1', K2: '1/1.1' } }
const mapping = aMapping(spec)

let history: History
let first: DecisionFact
beforeEach(() => {
  history = new History({ units: [1] })
  first = history.accepted('WP1', '1/1.1')
})

const basis = () => computeConfirmationBasis(mapping, history.facts(), 'K1')
const rowOf = (facts: EnrolmentFacts = history.facts(), of: MappingVersion = mapping) =>
  computeProgressRowFacts(of, aProgramme(), facts)
const checkAgain = (facts?: EnrolmentFacts, of?: MappingVersion) =>
  rowOf(facts, of).confirmations.map(confirmation => confirmation.checkAgain)
const changes = (facts: EnrolmentFacts = history.facts(), of: MappingVersion = mapping) =>
  explainKsb(of, aProgramme(), facts, 'K1').confirmations.flatMap(confirmation => confirmation.changes)

describe('a confirmation’s basis', () => {
  it('[KSB-7] records versions, rule, scope and the decisions that supported the KSB', () => {
    history.referred('WP2', '1/1.2')
    const own = history.accepted('WP3', 'K1')
    history.accepted('WP4', '2/1.1')
    history.accepted('WP5', 'K2')
    const achievement = history.achieve(1)
    expect(basis()).toEqual({
      mappingId: 'mapping 1',
      programmeVersion: 1,
      rule: { kind: 'all' },
      scopeCriterionIds: ['1/1.1', '1/1.2'],
      supportIds: [achievement.id, first.id, own.id].sort(),
    })
  })

  it('[KSB-7] is to be checked again once one of its decisions no longer stands', () => {
    history.confirm('K1', basis())
    expect(checkAgain()).toEqual([false])
    history.undo(first)
    expect(checkAgain()).toEqual([true])
    expect(explainKsb(mapping, aProgramme(), history.facts(), 'K1').confirmations).toMatchObject([
      { checkAgain: true, changes: ['support'], supportLost: [first.id] },
    ])
  })

  it('[KSB-7] the removal of a tag, and the end of a transfer, take support away too', () => {
    const achievement = history.achieve(1)
    history.confirm('K1', basis())
    history.endAchievement(achievement)
    expect(changes()).toEqual(['support'])
    history.confirm('K1', basis())
    expect(changes()).toEqual([])
    history.remove(history.tagOf(first))
    expect(changes()).toEqual(['support'])
  })

  it('[KSB-7] is to be checked again when scope, rule, mapping or programme version differ', () => {
    history.confirm('K1', basis())
    expect(changes(history.facts({ unitIds: ['unit 1', 'unit 2'] }))).toEqual(['scope'])
    expect(changes(history.facts({ unitIds: [] }))).toEqual(['scope', 'support'])
    expect(changes(history.facts({ programmeVersion: 2 }))).toEqual(['programme'])
    expect(changes(history.facts(), { ...mapping, id: 'mapping 2' })).toEqual(['mapping'])
    const any = aMapping({ ...spec, ksbs: { ...spec.ksbs, K1: { criteria: spec.ksbs.K1, rule: { kind: 'any' } } } })
    expect(changes(history.facts(), any)).toEqual(['rule'])
  })

  it('[KSB-7] at least 2 and at least 3 are different rules', () => {
    const atLeast = (count: number) =>
      aMapping({ ...spec, ksbs: { K1: { criteria: spec.ksbs.K1, rule: { kind: 'atLeast', count } } } })
    history.confirm('K1', computeConfirmationBasis(atLeast(2), history.facts(), 'K1'))
    expect(changes(history.facts(), atLeast(2))).toEqual([])
    expect(changes(history.facts(), atLeast(3))).toEqual(['rule'])
  })

  it('[KSB-7a] more support never asks for another check', () => {
    history.confirm('K1', basis())
    history.accepted('WP2', '1/1.1')
    history.accepted('WP2', '1/1.2')
    history.accepted('WP2', 'K1')
    history.achieve(1)
    expect(checkAgain()).toEqual([false])
  })

  it('[KSB-7a] scopes are compared as sets: the same criteria in another order are the same scope', () => {
    const recorded = basis()
    history.confirm('K1', { ...recorded, scopeCriterionIds: recorded.scopeCriterionIds.toReversed() })
    expect(checkAgain()).toEqual([false])
  })

  it('[KSB-7b] one stands for each KSB and kind, and a new one supersedes', () => {
    history.confirm('K1', basis())
    history.confirm('K1', basis(), { kind: 'employer' })
    history.confirm('K1', basis(), { outcome: 'notConfirmed' })
    expect(rowOf().confirmations).toEqual([
      { ksbId: 'K1', kind: 'employer', outcome: 'confirmed', checkAgain: false },
      { ksbId: 'K1', kind: 'staff', outcome: 'notConfirmed', checkAgain: false },
    ])
  })

  it('[KSB-7b] should a fault have left two standing, the later one counts', () => {
    history.confirm('K1', basis())
    history.confirm('K1', basis(), { outcome: 'notConfirmed' })
    const both = history.facts().confirmations.map(confirmation => ({ ...confirmation, ended: null }))
    for (const confirmations of [both, both.toReversed()]) {
      expect(rowOf(history.facts({ confirmations })).confirmations).toMatchObject([{ outcome: 'notConfirmed' }])
    }
  })

  it('[KSB-7c] rests on decisions, not on signatures: reopening a sign-off asks for no check', () => {
    const signOff = history.signOff(1, [first])
    history.confirm('K1', basis())
    history.reopen(signOff)
    expect(checkAgain()).toEqual([false])
  })

  it('[KSB-7d] to be checked again still shows, and does not count', () => {
    history.confirm('K1', basis())
    const compiled = compileMapping(mapping)
    expect(computeTotals(compiled, aProgramme(), rowOf()).ksbs.confirmed).toBe(1)
    history.undo(first)
    expect(computeKsbProgress(compiled, aProgramme(), rowOf())[0]).toMatchObject({
      state: 'confirmed',
      flags: ['reducedByUnits', 'checkAgain'],
    })
    expect(computeTotals(compiled, aProgramme(), rowOf()).ksbs.confirmed).toBe(0)
  })

  it('[KSB-7d] a KSB that one person confirms and another does not is not confirmed, and does not count', () => {
    history.confirm('K1', basis())
    history.confirm('K1', basis(), { kind: 'employer', outcome: 'notConfirmed' })
    expect(computeTotals(compileMapping(mapping), aProgramme(), rowOf()).ksbs.confirmed).toBe(0)
  })
})
