import { assembleMapping } from '@crosswalk/frameworks'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import { describe, expect, it } from 'vitest'
import { compileMapping } from './compile-mapping.ts'
import { formatCriteriaExpression, parseCriteriaExpression } from './criteria-expression.ts'
import { computeKsbProgress } from './ksb-progress.ts'
import { aProgramme, aRow } from './mapping.test-utils.ts'
import { computeTotals } from './totals.ts'
import type { MappingVersion, ProgressRowFacts } from './types.ts'

/** The mapping is handed over as the API sends it: that it fits is checked by the compiler. */
function findMapping(qualificationNumber: string): MappingVersion {
  const [standard] = bundledStandards
  const qualification = bundledQualifications.find(({ number }) => number === qualificationNumber)
  const mapping = bundledMappings.find(({ qualificationId }) => qualificationId === qualification?.id)
  if (standard === undefined || qualification === undefined || mapping === undefined) throw new Error('not bundled')
  return assembleMapping(mapping, qualification, standard)
}

const diploma = findMapping('601/3973/0')
const practitioners = findMapping('603/5681/9')

const unitIds = (mapping: MappingVersion, ...numbers: number[]) =>
  mapping.qualification.units.filter(unit => numbers.includes(unit.number)).map(unit => unit.id)
const levels = (mapping: MappingVersion, digit: number) =>
  String(digit).repeat(mapping.qualification.units.flatMap(unit => unit.criteria).length)
const ksbs = (mapping: MappingVersion, row: Partial<ProgressRowFacts>) =>
  computeKsbProgress(compileMapping(mapping), aProgramme(), aRow(mapping, row))
const codes = (mapping: MappingVersion, row: Partial<ProgressRowFacts>, reach: string) =>
  ksbs(mapping, row)
    .filter(ksb => ksb.reach === reach)
    .map(ksb => ksb.code)

describe('NCFE’s mappings', () => {
  it('[KSB-3] 601/3973/0 leaves K1 and K5 unmapped; 603/5681/9 does not list S9 and S10', () => {
    expect(codes(diploma, {}, 'unmapped')).toEqual(['K1', 'K5'])
    expect(codes(diploma, {}, 'absent')).toEqual([])
    expect(codes(practitioners, {}, 'absent')).toEqual(['S9', 'S10'])
    expect(codes(practitioners, {}, 'unmapped')).toEqual([])
  })

  it('[KSB-10] with every criterion accepted, every KSB with a scope is met and the others need their own evidence', () => {
    const all = (mapping: MappingVersion) =>
      computeTotals(compileMapping(mapping), aProgramme(), aRow(mapping, { levels: levels(mapping, 4) }))
    expect(all(diploma)).toMatchObject({
      criteria: { inScope: 143, accepted: 143 },
      ksbs: { applying: 35, withScope: 33, met: 33, needOwnEvidence: 2 },
    })
    expect(all(practitioners)).toMatchObject({
      criteria: { inScope: 48, accepted: 48 },
      ksbs: { applying: 35, withScope: 33, met: 33, needOwnEvidence: 2 },
    })
  })

  it('[KSB-10] pairs are never added up: 143 criteria feed KSBs 387 times', () => {
    const pairs = ksbs(diploma, {}).reduce((sum, ksb) => sum + ksb.mapped, 0)
    expect(pairs).toBe(387)
    expect(ksbs(practitioners, {}).reduce((sum, ksb) => sum + ksb.mapped, 0)).toBe(70)
  })

  it('[KSB-1] thirteen rows of 601/3973/0 rest on optional units alone, one of them for both communication skills', () => {
    const outOfReach = codes(diploma, { unitIds: unitIds(diploma, 1, 2, 3, 4, 5) }, 'notInUnits')
    expect(outOfReach).toEqual(expect.arrayContaining(['K6', 'K9', 'K10', 'S2', 'S3', 'S7']))
    expect(outOfReach).toHaveLength(14)
  })

  it('[KSB-3] a choice without Unit 15 leaves K9 out of its units', () => {
    const without15 = diploma.qualification.units.map(unit => unit.number).filter(number => number !== 15)
    expect(codes(diploma, { unitIds: unitIds(diploma, ...without15) }, 'notInUnits')).toEqual(['K9'])
  })

  it('reads what staff type for a morning’s observation', () => {
    const { units } = diploma.qualification
    const { criterionIds, problems } = parseCriteriaExpression('6: 2.1-2.10; 8: 2.1-2.6, 3.1', units)
    expect(problems).toEqual([])
    expect(criterionIds).toHaveLength(17)
    expect(formatCriteriaExpression(criterionIds, units)).toBe('6: 2.1-2.10; 8: 2.1-2.6, 3.1')
    expect(parseCriteriaExpression('6: 2.11', units).problems[0]?.message).toBe('Unit 6 has no 2.11')
  })
})
