import { describe, expect, it } from 'vitest'
import { computeNotApplying } from './alternatives.ts'
import { compileMapping } from './compile-mapping.ts'
import { explainKsb } from './explain-ksb.ts'
import { History } from './history.test-utils.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { aMapping, aProgramme, aRow } from './mapping.test-utils.ts'
import { computeProgressRowFacts } from './progress-row.ts'
import { computeCrossing, computeTotals, computeTotalsBy } from './totals.ts'
import type { JobRole, ProgressRowFacts } from './types.ts'

const mapping = aMapping({
  units: { 1: '1.1 1.2 1.3', 2: '1.1 1.2' },
  ksbs: {
    K1: { status: 'unmapped' },
    K2: { criteria: '1/1.1 1/1.2', area: 'Customers' },
    K3: { criteria: '1/1.2', area: 'Customers' },
    S1: { criteria: '1/1.3 2/1.1', group: 'speaking', alternative: 'faceToFace' },
    S2: { criteria: '1/1.2 2/1.1', group: 'speaking', alternative: 'notFaceToFace' },
    B1: { criteria: '2/1.1' },
  },
})
const compiled = compileMapping(mapping)
const totals = (row: Partial<ProgressRowFacts>, programme = aProgramme()) =>
  computeTotals(compiled, programme, aRow(mapping, row))
const crossing = (row: Partial<ProgressRowFacts>) => computeCrossing(compiled, aProgramme(), aRow(mapping, row))
const notApplying = (jobRole: JobRole | null) => computeNotApplying(mapping.standard.ksbs, jobRole)

describe('alternatives', () => {
  it.each([
    ['faceToFace', ['S2']],
    ['notFaceToFace', ['S1']],
  ] as const)('[KSB-9] the job role %s leaves out %j', (jobRole, expected) => {
    expect(notApplying(jobRole)).toEqual(expected)
  })

  it.each(['both', null] as const)('[KSB-9a] the job role %j leaves nothing out', jobRole => {
    expect(notApplying(jobRole)).toEqual([])
  })

  it('[KSB-9a] undecided shows both, with a prompt on each', () => {
    const flagsOf = (jobRole: JobRole | null) => {
      const row = computeProgressRowFacts(mapping, aProgramme(), new History({ units: [1, 2], jobRole }).facts())
      const ksbs = computeKsbProgress(compiled, aProgramme(), row)
      return [row.flags, ksbs.filter(ksb => ksb.flags.includes('jobRoleUndecided')).map(ksb => ksb.code)]
    }
    expect(flagsOf(null)).toEqual([['jobRoleUndecided'], ['S1', 'S2']])
    expect(flagsOf('both')).toEqual([[], []])
    expect(flagsOf('faceToFace')).toEqual([[], []])
  })

  it('[KSB-9b] at least one of a group applies: a job role that would leave none leaves all', () => {
    const lonely = [
      { id: 'S9', code: 'S9', kind: 'skill', area: 'A', alternativeGroup: 'x', alternative: 'faceToFace' },
    ] as const
    expect(computeNotApplying(lonely, 'notFaceToFace')).toEqual([])
  })

  it('[KSB-9c] what does not apply leaves the totals; its computed state is still given', () => {
    const row = { levels: '00440', notApplying: notApplying('notFaceToFace') }
    expect(computeKsbProgress(compiled, aProgramme(), aRow(mapping, row))[3]).toMatchObject({
      code: 'S1',
      applies: false,
      state: 'doesNotApply',
      computed: 'met',
    })
    expect(totals(row)).toMatchObject({
      criteria: { inScope: 3, accepted: 1 },
      ksbs: { applying: 5, withScope: 4, met: 1 },
    })
  })

  it('[KSB-9c] the explanation names the group and what of it applies', () => {
    const facts = new History({ units: [1, 2], jobRole: 'faceToFace' }).facts()
    expect(explainKsb(mapping, aProgramme(), facts, 'S2').alternatives).toEqual({
      jobRole: 'faceToFace',
      ksbs: [
        { ksbId: 'S1', code: 'S1', applies: true },
        { ksbId: 'S2', code: 'S2', applies: false },
      ],
    })
    expect(explainKsb(mapping, aProgramme(), facts, 'K2').alternatives).toBeNull()
  })
})

describe('headlines', () => {
  it('[KSB-10] count distinct criteria in the scope of at least one applying KSB', () => {
    // 2/1.2 is mapped to nothing; 1/1.2 feeds three KSBs and counts once.
    expect(totals({ levels: '54315' }).criteria).toEqual({ inScope: 4, submitted: 3, accepted: 2, signedOff: 1 })
    expect(totals({ levels: '54315', unitIds: ['unit 2'] }).criteria).toEqual({
      inScope: 1,
      submitted: 0,
      accepted: 0,
      signedOff: 0,
    })
  })

  it('[KSB-10a] then KSBs: of the applying ones with a scope, those met through the mapping', () => {
    expect(totals({ levels: '44000' }).ksbs).toMatchObject({ applying: 6, withScope: 5, met: 2 })
    const signedOff = aProgramme({ threshold: 'signedOff' })
    expect(totals({ levels: '44000' }, signedOff).ksbs.met).toBe(0)
    expect(totals({ levels: '44000', unitIds: ['unit 2'] }).ksbs).toMatchObject({ withScope: 3, met: 0 })
  })

  it('[KSB-10b] and apart those that need or have their own evidence', () => {
    const own = (level: 'submitted' | 'accepted', meets: boolean) => ({ ksbEvidence: [{ ksbId: 'K1', level, meets }] })
    expect(totals({}).ksbs).toMatchObject({ needOwnEvidence: 1, metByOwnEvidence: 0 })
    expect(totals(own('submitted', false)).ksbs).toMatchObject({ needOwnEvidence: 1, metByOwnEvidence: 0 })
    expect(totals(own('accepted', true)).ksbs).toMatchObject({ needOwnEvidence: 0, metByOwnEvidence: 1, met: 0 })
  })

  it('[KSB-10b] a KSB met both ways counts once, as met through the mapping', () => {
    const row = { levels: '44000', ksbEvidence: [{ ksbId: 'K3', level: 'accepted', meets: true }] } as const
    expect(totals(row).ksbs).toMatchObject({ met: 2, metByOwnEvidence: 0 })
  })

  it('[KSB-10c] the crossing counts the KSBs that would be met if that level were enough', () => {
    expect(crossing({ levels: '55300' })).toEqual({ of: 6, submitted: 2, accepted: 2, signedOff: 2 })
    expect(crossing({ levels: '34330' })).toEqual({ of: 6, submitted: 5, accepted: 1, signedOff: 0 })
  })

  it('[KSB-10c] KSB evidence counts where it meets, and while submitted where nothing else could', () => {
    const own = (ksbId: string, level: 'submitted' | 'accepted', meets: boolean) => ({
      ksbEvidence: [{ ksbId, level, meets }],
    })
    expect(crossing(own('K1', 'submitted', false))).toMatchObject({ submitted: 1, accepted: 0 })
    expect(crossing(own('K1', 'accepted', true))).toMatchObject({ submitted: 1, accepted: 1, signedOff: 0 })
    expect(crossing(own('K2', 'submitted', false))).toMatchObject({ submitted: 0 })
    expect(crossing({ ...own('K1', 'accepted', true), notApplying: ['K1'] })).toMatchObject({ of: 5, accepted: 0 })
  })

  it('[KSB-10d] a part is counted as if the other KSBs were not there, so parts do not add up to the whole', () => {
    const row = aRow(mapping, { levels: '44040', notApplying: ['S2'] })
    const byKind = computeTotalsBy(compiled, aProgramme(), row, 'kind')
    expect(byKind.map(part => [part.kind, part.area, part.totals.criteria.inScope, part.ksbIds])).toEqual([
      ['knowledge', null, 2, ['K1', 'K2', 'K3']],
      ['skill', null, 2, ['S1', 'S2']],
      ['behaviour', null, 1, ['B1']],
    ])
    expect(totals({}).criteria.inScope).toBe(4)
    expect(byKind[0]).toMatchObject({
      totals: { ksbs: { applying: 3, withScope: 2, met: 2, needOwnEvidence: 1 } },
      crossing: { of: 3, submitted: 2, accepted: 2, signedOff: 0 },
      states: { met: 2, inProgress: 0, needsOwnEvidence: 1, notStarted: 0 },
    })
    expect(byKind[1]).toMatchObject({ crossing: { of: 1 }, states: { met: 0, inProgress: 1 } })
  })

  it('[KSB-10d] areas keep the standard’s order', () => {
    const byArea = computeTotalsBy(compiled, aProgramme(), aRow(mapping), 'area')
    expect(byArea.map(part => part.area)).toEqual(['Area of K1', 'Customers', 'Area of S1', 'Area of S2', 'Area of B1'])
    expect(byArea[1]?.ksbIds).toEqual(['K2', 'K3'])
  })
})
