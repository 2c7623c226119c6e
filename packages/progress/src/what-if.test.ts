import { describe, expect, it } from 'vitest'
import { compileMapping } from './compile-mapping.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { aMapping, aProgramme, aRow } from './mapping.test-utils.ts'
import type { ProgressRowFacts } from './types.ts'
import { compareKsbs, computeMoves, type LevelChange, previewLevels } from './what-if.ts'

const mapping = aMapping({
  units: { 1: '1.1 1.2 1.3' },
  ksbs: { K1: '1/1.1', K2: '1/1.1 1/1.2', K3: '1/1.3', K4: { status: 'unmapped' } },
})
const compiled = compileMapping(mapping)

const moves = (before: Partial<ProgressRowFacts>, ...changes: LevelChange[]) => {
  const row = aRow(mapping, before)
  return computeMoves(compiled, aProgramme(), row, previewLevels(row, changes)).map(
    ({ code, move, after }) => `${code} ${move}, ${after.toGo} to go`,
  )
}

describe('what these tags would move', () => {
  it('names the KSBs that acceptance would meet or bring closer, and no other', () => {
    expect(moves({}, { index: 0, level: 'accepted' })).toEqual(['K1 met, 0 to go', 'K2 closer, 1 to go'])
  })

  it('says of submitting that something shows, and that nothing is met', () => {
    expect(moves({ levels: '400' }, { index: 1, level: 'submitted' })).toEqual(['K2 changed, 1 to go'])
  })

  it('moves nothing where the criterion is there already', () => {
    expect(moves({ levels: '500' }, { index: 0, level: 'accepted' })).toEqual([])
  })

  it('opens a referral without taking away what else may support the criterion', () => {
    const row = previewLevels(aRow(mapping, { levels: '340' }), [
      { index: 0, level: 'referred' },
      { index: 1, level: 'referred' },
      { index: 2, level: 'referred' },
    ])
    expect(row).toMatchObject({ levels: '342', openReferrals: [0, 2] })
  })

  it('closes a referral whose criterion would be accepted', () => {
    const row = aRow(mapping, { levels: '220', openReferrals: [0, 1] })
    expect(previewLevels(row, [{ index: 0, level: 'accepted' }])).toMatchObject({ levels: '420', openReferrals: [1] })
  })

  it('shows what KSB evidence would do, by whether it would meet', () => {
    expect(moves({}, { ksbId: 'K4', level: 'submitted', meets: true })).toEqual(['K4 changed, 0 to go'])
    expect(moves({}, { ksbId: 'K4', level: 'accepted', meets: true })).toEqual(['K4 met, 0 to go'])
    expect(moves({}, { ksbId: 'K3', level: 'accepted', meets: false })).toEqual(['K3 changed, 1 to go'])
  })

  it('never lowers KSB evidence, and closes its referral once it is accepted', () => {
    const row = aRow(mapping, { ksbEvidence: [{ ksbId: 'K4', level: 'submitted', meets: false, referralOpen: true }] })
    expect(previewLevels(row, [{ ksbId: 'K4', level: 'drafted', meets: false }]).ksbEvidence).toEqual([
      { ksbId: 'K4', level: 'submitted', meets: false, referralOpen: true },
    ])
    expect(previewLevels(row, [{ ksbId: 'K4', level: 'accepted', meets: true }]).ksbEvidence).toEqual([
      { ksbId: 'K4', level: 'accepted', meets: true, referralOpen: false },
    ])
    expect(previewLevels(aRow(mapping), [{ ksbId: 'K4', level: 'referred', meets: false }]).ksbEvidence).toEqual([
      { ksbId: 'K4', level: 'referred', meets: false, referralOpen: true },
    ])
  })

  it('leaves the row that it was given as it was, and keeps whose row it is', () => {
    const row = { ...aRow(mapping), name: 'Harpreet Gill' }
    const preview = previewLevels(row, [
      { index: 0, level: 'accepted' },
      { index: 99, level: 'accepted' },
    ])
    expect(row.levels).toBe('000')
    expect(preview).toMatchObject({ levels: '400', name: 'Harpreet Gill' })
  })
})

describe('KSBs before and after', () => {
  const compare = (before: Partial<ProgressRowFacts>, after: Partial<ProgressRowFacts>) =>
    compareKsbs(
      computeKsbProgress(compiled, aProgramme(), aRow(mapping, before)),
      computeKsbProgress(compiled, aProgramme(), aRow(mapping, after)),
    ).map(({ code, move }) => `${code} ${move}`)

  it.each([
    ['met', {}, { levels: '400' }, ['K1 met', 'K2 closer']],
    ['no longer met', { levels: '400' }, {}, ['K1 noLongerMet', 'K2 further']],
    ['not met by what ceases to apply', { levels: '004' }, { levels: '004', notApplying: ['K3'] }, ['K3 noLongerMet']],
    ['scope gained', { unitIds: [] }, {}, ['K1 gained', 'K2 gained', 'K3 gained']],
    ['scope lost', {}, { unitIds: [] }, ['K1 lost', 'K2 lost', 'K3 lost']],
    ['a referral', { levels: '002' }, { levels: '002', openReferrals: [2] }, ['K3 changed']],
    ['nothing', { levels: '123' }, { levels: '123' }, []],
  ])('tells %s', (_, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected)
  })

  it('tells a confirmation that has to be checked again', () => {
    const confirmation = { ksbId: 'K1', kind: 'staff', outcome: 'confirmed', checkAgain: false } as const
    const again = { ...confirmation, checkAgain: true }
    expect(compare({ confirmations: [confirmation] }, { confirmations: [again] })).toEqual(['K1 changed'])
  })
})
