import { describe, expect, it } from 'vitest'
import { compileMapping } from './compile-mapping.ts'
import { explainKsb } from './explain-ksb.ts'
import { History } from './history.test-utils.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { aMapping, aProgramme, aRow, type KsbSpec } from './mapping.test-utils.ts'
import { computeProgressRowFacts } from './progress-row.ts'
import type { KsbProgress, MappingVersion, ProgressRowFacts } from './types.ts'

const FOUR = '1/1.1 1/1.2 2/1.1 2/1.2'
const oneKsb = (spec: string | KsbSpec, name = 'K1') =>
  aMapping({ units: { 1: '1.1 1.2', 2: '1.1 1.2' }, ksbs: { [name]: spec } })

function progressOf(
  mapping: MappingVersion,
  row: Partial<ProgressRowFacts>,
  programme = aProgramme(),
  code = 'K1',
): KsbProgress {
  const found = computeKsbProgress(compileMapping(mapping), programme, aRow(mapping, row)).find(
    ksb => ksb.code === code,
  )
  if (found === undefined) throw new Error(`no ${code}`)
  return found
}

const fromFacts = (mapping: MappingVersion, history: History, programme = aProgramme()) =>
  progressOf(mapping, computeProgressRowFacts(mapping, programme, history.facts()), programme)

const UNIT_1 = { unitIds: ['unit 1'] }

describe('scope', () => {
  it('[KSB-1] only the mapped criteria in the enrolment’s units count', () => {
    const all = oneKsb(FOUR)
    expect(progressOf(all, { levels: '4400' })).toMatchObject({
      mapped: 4,
      inScope: 4,
      computed: 'inProgress',
      toGo: 2,
    })
    expect(progressOf(all, { levels: '4400', ...UNIT_1 })).toMatchObject({ mapped: 4, inScope: 2, computed: 'met' })
  })

  it('[KSB-1] what is in units not taken is shown and never demanded', () => {
    const history = new History({ units: [1] })
    history.submitted('WP1', '2/1.2')
    const { notDemanded, missing } = explainKsb(oneKsb(FOUR), aProgramme(), history.facts(), 'K1')
    expect(notDemanded).toEqual([
      {
        unitId: 'unit 2',
        number: 2,
        criteria: [
          { criterionId: '2/1.1', number: '1.1', level: 'none' },
          { criterionId: '2/1.2', number: '1.2', level: 'submitted' },
        ],
      },
    ])
    expect(missing.map(leaf => 'criterionId' in leaf && leaf.criterionId)).toEqual(['1/1.1', '1/1.2'])
  })

  it('[KSB-1a] a unit taken again counts again, for what is there was kept', () => {
    const history = new History({ units: [1] })
    history.accepted('WP1', '2/1.1')
    const mapping = oneKsb('2/1.1')
    expect(fromFacts(mapping, history).computed).toBe('needsOwnEvidence')
    const row = computeProgressRowFacts(mapping, aProgramme(), history.facts({ unitIds: ['unit 2'] }))
    expect(progressOf(mapping, row).computed).toBe('met')
  })

  it('[KSB-1a] a row of another order of criteria is refused, not misread', () => {
    expect(() => progressOf(oneKsb(FOUR), { criteriaKey: 'criteria 2' })).toThrow('criteria 2')
    expect(() => progressOf(oneKsb(FOUR), { levels: '000' })).toThrow()
  })
})

describe('the rule', () => {
  const THREE_OF_FOUR = { criteria: FOUR, rule: { kind: 'atLeast', count: 3 } } as const
  const ANY = { criteria: FOUR, rule: { kind: 'any' } } as const

  it.each([
    ['all', FOUR, '4443', 'inProgress', 1],
    ['all', FOUR, '4444', 'met', 0],
    ['any', ANY, '3000', 'inProgress', 1],
    ['any', ANY, '0040', 'met', 0],
    ['at least 3', THREE_OF_FOUR, '4400', 'inProgress', 1],
    ['at least 3', THREE_OF_FOUR, '4404', 'met', 0],
    ['at least 3', THREE_OF_FOUR, '4444', 'met', 0],
  ])('[KSB-2] %s of %j at %s is %s, %i to go', (_, spec, levels, computed, toGo) => {
    expect(progressOf(oneKsb(spec), { levels })).toMatchObject({ computed, toGo })
  })

  it('[KSB-2] at least n over a smaller scope needs all of it', () => {
    expect(progressOf(oneKsb(THREE_OF_FOUR), { levels: '4000', ...UNIT_1 })).toMatchObject({ toGo: 1, inScope: 2 })
    expect(progressOf(oneKsb(THREE_OF_FOUR), { levels: '4400', ...UNIT_1 })).toMatchObject({ computed: 'met' })
  })

  it('[KSB-2a] whenever the scope is smaller than the mapped criteria, the KSB says so, also when it is empty', () => {
    expect(progressOf(oneKsb(FOUR), {}).flags).toEqual([])
    expect(progressOf(oneKsb(FOUR), { ...UNIT_1 })).toMatchObject({ flags: ['reducedByUnits'], mapped: 4, inScope: 2 })
    expect(progressOf(oneKsb(FOUR), { unitIds: [] }).flags).toEqual(['reducedByUnits'])
    expect(progressOf(oneKsb({ status: 'unmapped' }), { unitIds: [] }).flags).toEqual([])
  })

  it('[KSB-2b] to go counts criteria, at the threshold, and is 0 when met or without a scope', () => {
    expect(progressOf(oneKsb(FOUR), { levels: '5410' }).toGo).toBe(2)
    expect(progressOf(oneKsb(FOUR), { levels: '5410' }, aProgramme({ threshold: 'signedOff' })).toGo).toBe(3)
    expect(progressOf(oneKsb(FOUR), { unitIds: [] }).toGo).toBe(0)
    const own = { ksbEvidence: [{ ksbId: 'K1', level: 'accepted', meets: true }] } as const
    expect(progressOf(oneKsb(FOUR), own).toGo).toBe(0)
  })

  it('[KSB-2c] a mapping that contradicts itself is refused before any state is given', () => {
    const broken = (change: Partial<MappingVersion>) => () => compileMapping({ ...oneKsb('1/1.1'), ...change })
    const row = { ksbId: 'K1', status: 'mapped', rule: { kind: 'all' }, criterionIds: ['1/1.1'] } as const
    expect(broken({ rows: [{ ...row, criterionIds: ['1/9.9'] }] })).toThrow('K1 names 1/9.9, which no unit has')
    expect(broken({ rows: [{ ...row, ksbId: 'K9' }] })).toThrow('the standard has no KSB K9')
    expect(broken({ rows: [row, row] })).toThrow('a KSB has two rows')
    expect(broken({ rows: [{ ...row, criterionIds: [] }] })).toThrow('K1 is mapped and names 0 criteria')
    expect(broken({ rows: [{ ...row, status: 'unmapped' }] })).toThrow('K1 is unmapped and names 1 criteria')
    expect(broken({ rows: [{ ...row, rule: { kind: 'atLeast', count: 0 } }] })).toThrow('K1 asks for 0 criteria')
    const gap = [{ id: 'unit 1', number: 1, criteria: [{ id: '1/1.1', index: 1, number: '1.1' }] }]
    expect(broken({ qualification: { units: gap } })).toThrow('not 0 to n−1')
  })

  it('[KSB-2c] a criterion that a mapping names twice counts once', () => {
    expect(progressOf(oneKsb('1/1.1 1/1.1'), { levels: '4000' })).toMatchObject({ mapped: 1, computed: 'met' })
  })
})

describe('an empty scope', () => {
  it.each([
    ['unmapped', { status: 'unmapped' }, []],
    ['absent', { status: 'absent' }, []],
    ['notInUnits', FOUR, ['unit 9']],
    ['mapped', FOUR, ['unit 1']],
  ] as const)('[KSB-3] says which it is: %s', (reach, spec, unitIds) => {
    const { reach: found, computed } = progressOf(oneKsb(spec), { unitIds })
    expect(found).toBe(reach)
    expect(computed).toBe(reach === 'mapped' ? 'notStarted' : 'needsOwnEvidence')
  })

  it('[KSB-3] a KSB without a row in the mapping is absent', () => {
    expect(progressOf({ ...oneKsb(FOUR), rows: [] }, {}).reach).toBe('absent')
  })

  it.each([{ kind: 'all' }, { kind: 'any' }, { kind: 'atLeast', count: 2 }] as const)(
    '[KSB-3] is not met by having nothing left to ask, whatever the rule (%j)',
    rule => {
      const { computed, flags } = progressOf(oneKsb({ criteria: FOUR, rule }), { unitIds: [] })
      expect({ computed, flags }).toEqual({ computed: 'needsOwnEvidence', flags: ['reducedByUnits'] })
    },
  )
})

describe('KSB evidence', () => {
  const unmapped = oneKsb({ status: 'unmapped' })

  it('[KSB-4] one accepted item meets a KSB whose scope was empty that day, whatever threshold and number', () => {
    const history = new History()
    history.accepted('WP1', 'K1', { scopeWasEmpty: true })
    const strict = aProgramme({ threshold: 'signedOff', acceptedTagsNeeded: 2 })
    expect(fromFacts(unmapped, history, strict)).toMatchObject({ computed: 'met', flags: ['metByOwnEvidence'] })
  })

  it('[KSB-4] it goes on doing so should a scope appear later, and says that the mapping reaches it now', () => {
    const history = new History({ units: [1, 2] })
    history.accepted('WP1', 'K1', { scopeWasEmpty: true })
    expect(fromFacts(oneKsb(FOUR), history)).toMatchObject({
      computed: 'met',
      inScope: 4,
      toGo: 0,
      flags: ['metByOwnEvidence', 'nowMapped'],
    })
  })

  it('[KSB-4] once the rule holds too, the KSB is met through the mapping', () => {
    const row = { levels: '4444', ksbEvidence: [{ ksbId: 'K1', level: 'accepted', meets: true }] } as const
    expect(progressOf(oneKsb(FOUR), row)).toMatchObject({ computed: 'met', flags: ['nowMapped'] })
  })

  it('[KSB-4] it ends with its decision or its tag', () => {
    const history = new History()
    const decision = history.accepted('WP1', 'K1', { scopeWasEmpty: true })
    history.remove(history.tagOf(decision))
    expect(fromFacts(unmapped, history)).toMatchObject({ computed: 'needsOwnEvidence', flags: [] })
  })

  it('[KSB-4a] accepted while there was a scope, it never meets, not even once the scope has emptied', () => {
    const history = new History({ units: [1, 2] })
    const decision = history.accepted('WP1', 'K1')
    expect(fromFacts(oneKsb(FOUR), history)).toMatchObject({ computed: 'inProgress', toGo: 4, flags: [] })
    const emptied = computeProgressRowFacts(oneKsb(FOUR), aProgramme(), history.facts({ unitIds: [] }))
    expect(progressOf(oneKsb(FOUR), emptied)).toMatchObject({ computed: 'inProgress', flags: ['reducedByUnits'] })
    const { missing } = explainKsb(oneKsb(FOUR), aProgramme(), history.facts({ unitIds: [] }), 'K1')
    expect(missing).toMatchObject([{ ksbId: 'K1', missing: 'acceptedWhileMapped' }])

    history.decide(history.tagOf(decision), 'accepted', { scopeWasEmpty: true })
    const corrected = computeProgressRowFacts(oneKsb(FOUR), aProgramme(), history.facts({ unitIds: [] }))
    expect(progressOf(oneKsb(FOUR), corrected).computed).toBe('met')
  })

  it('[KSB-4b] is under way from draft to submitted, and asks for more where referred and nothing is accepted', () => {
    const history = new History()
    history.tag('WP1', 'K1')
    expect(fromFacts(unmapped, history).flags).toEqual(['ownEvidenceUnderWay'])
    history.referred('WP2', 'K1')
    expect(fromFacts(unmapped, history).flags).toEqual(['referred', 'ownEvidenceUnderWay'])
    history.submitted('WP3', 'K1')
    expect(fromFacts(unmapped, history).flags).toEqual(['referred', 'ownEvidenceUnderWay'])
    history.accepted('WP4', 'K1', { scopeWasEmpty: true })
    expect(fromFacts(unmapped, history).flags).toEqual(['metByOwnEvidence'])
  })
})

describe('states', () => {
  it('[KSB-5] met means met at the programme’s threshold, and signed off is said besides', () => {
    const signedOff = aProgramme({ threshold: 'signedOff' })
    expect(progressOf(oneKsb(FOUR), { levels: '4445' })).toMatchObject({ computed: 'met', flags: [] })
    expect(progressOf(oneKsb(FOUR), { levels: '4445' }, signedOff)).toMatchObject({ computed: 'inProgress', toGo: 3 })
    expect(progressOf(oneKsb(FOUR), { levels: '5555' }, signedOff)).toMatchObject({ computed: 'met' })
    expect(progressOf(oneKsb(FOUR), { levels: '5555' }).flags).toEqual(['signedOff'])
  })

  it('[KSB-6] is the first that holds: met, in progress, needs its own evidence, not started', () => {
    const own = (level: 'drafted' | 'referred' | 'submitted', unitIds: readonly string[] = []) => ({
      unitIds,
      ksbEvidence: [{ ksbId: 'K1', level, meets: false }],
    })
    expect(progressOf(oneKsb(FOUR), { levels: '4444' }).computed).toBe('met')
    expect(progressOf(oneKsb(FOUR), { levels: '2000' }).computed).toBe('inProgress')
    expect(progressOf(oneKsb(FOUR), own('referred')).computed).toBe('inProgress')
    expect(progressOf(oneKsb(FOUR), own('submitted', ['unit 1'])).computed).toBe('inProgress')
    expect(progressOf(oneKsb(FOUR), own('drafted')).computed).toBe('needsOwnEvidence')
    expect(progressOf(oneKsb(FOUR), { levels: '4444', unitIds: [] }).computed).toBe('needsOwnEvidence')
    expect(progressOf(oneKsb(FOUR), {}).computed).toBe('notStarted')
  })

  it('[KSB-6] a draft alone starts nothing', () => {
    expect(progressOf(oneKsb(FOUR), { levels: '1111' }).computed).toBe('notStarted')
  })

  it('[KSB-6a] comes with counts at every level, each of the criteria in scope at that level or above', () => {
    expect(progressOf(oneKsb(FOUR), { levels: '1235' }).counts).toEqual({
      drafted: 4,
      referred: 3,
      submitted: 2,
      accepted: 1,
      signedOff: 1,
    })
    expect(progressOf(oneKsb(FOUR), { levels: '1235', ...UNIT_1 }).counts).toEqual({
      drafted: 2,
      referred: 1,
      submitted: 0,
      accepted: 0,
      signedOff: 0,
    })
  })

  it('[KSB-6b] is referred while a referral is open in its scope, and not for one elsewhere', () => {
    expect(progressOf(oneKsb('2/1.1'), { openReferrals: [2] }).flags).toEqual(['referred'])
    expect(progressOf(oneKsb('1/1.1'), { openReferrals: [2] }).flags).toEqual([])
    expect(progressOf(oneKsb(FOUR), { openReferrals: [2], ...UNIT_1 }).flags).toEqual(['reducedByUnits'])
  })

  it('[KSB-8] shows the first that holds: does not apply, not confirmed, confirmed, the computed state', () => {
    const staff = { ksbId: 'K1', kind: 'staff', outcome: 'confirmed', checkAgain: false } as const
    const employer = { ksbId: 'K1', kind: 'employer', outcome: 'notConfirmed', checkAgain: false } as const
    const show = (row: Partial<ProgressRowFacts>) => {
      const { state, computed } = progressOf(oneKsb(FOUR), { levels: '4444', ...row })
      return `${state}, computed ${computed}`
    }
    expect(show({})).toBe('met, computed met')
    expect(show({ confirmations: [staff] })).toBe('confirmed, computed met')
    expect(show({ confirmations: [staff, employer] })).toBe('notConfirmed, computed met')
    expect(show({ confirmations: [staff], notApplying: ['K1'] })).toBe('doesNotApply, computed met')
  })

  it('[KSB-8] a confirmation never changes what is computed', () => {
    const confirmations = [{ ksbId: 'K1', kind: 'staff', outcome: 'confirmed', checkAgain: false }] as const
    expect(progressOf(oneKsb(FOUR), { confirmations })).toMatchObject({ state: 'confirmed', computed: 'notStarted' })
  })
})
