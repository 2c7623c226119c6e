import { describe, expect, it } from 'vitest'
import { assembleMapping, type MappingDocument } from '../assemble-mapping.ts'
import { bundledMappings, bundledQualifications, bundledStandards } from '../bundled.ts'
import { deriveMapping, listChoices, type Settlement } from './index.ts'

function documentOf(number: string): MappingDocument {
  const qualification = bundledQualifications.find(one => one.number === number)
  const mapping = bundledMappings.find(one => one.qualificationId === qualification?.id)
  const [standard] = bundledStandards
  if (!qualification || !mapping || !standard) throw new Error(`${number} is not bundled.`)
  return assembleMapping(mapping, qualification, standard)
}

const DIPLOMA = documentOf('601/3973/0')
const PRACTITIONERS = documentOf('603/5681/9')

function find(mapping: MappingDocument, code: string) {
  const discrepancy = mapping.discrepancies.find(one => one.code === code)
  if (!discrepancy) throw new Error(`No ${code}.`)
  return discrepancy
}

function settle(mapping: MappingDocument, code: string, key: string): Settlement {
  const discrepancy = find(mapping, code)
  const choice = listChoices(mapping, discrepancy).find(one => one.key === key)
  if (!choice) throw new Error(`No choice ${key} of ${listChoices(mapping, discrepancy).map(one => one.key)}.`)
  return {
    id: 'stl',
    discrepancyId: discrepancy.id,
    text: choice.sentence,
    effect: choice.effect,
    at: '2026-11-20T10:00:00.000Z',
  }
}

function derive(mapping: MappingDocument, settlements: Settlement[], rules: { code: string; rule: object }[] = []) {
  const qualification = bundledQualifications.find(one => one.id === mapping.qualification.id)
  if (!qualification) throw new Error('Not bundled.')
  const ksbIds = new Map(mapping.standard.ksbs.map(ksb => [ksb.code, ksb.id]))
  const derived = deriveMapping(mapping, qualification, {
    id: 'map_own',
    version: 2,
    status: 'published',
    settlements,
    rules: rules.map(({ code, rule }) => ({ ksbId: ksbIds.get(code) ?? '', rule: rule as { kind: 'any' } })),
  })
  const [standard] = bundledStandards
  if (!standard) throw new Error('Not bundled.')
  return assembleMapping(derived, qualification, standard)
}

const refsOf = (mapping: MappingDocument, code: string) =>
  mapping.rows.find(row => row.ksbId === mapping.standard.ksbs.find(ksb => ksb.code === code)?.id)?.links ?? []

const criterionOf = (mapping: MappingDocument, unit: number, number: string) =>
  mapping.qualification.units.find(one => one.number === unit)?.criteria.find(one => one.number === number)

describe('17/1.3, which has two texts', () => {
  it('can keep both, be read as 1.4 in K14, or have one of them everywhere', () => {
    expect(
      listChoices(DIPLOMA, find(DIPLOMA, 'criterion.twoTexts')).map(({ key, sentence }) => [key, sentence]),
    ).toEqual([
      ['asRead', 'Keep 1.3 with both texts.'],
      ['readAs:1.4:51', 'In K14, read line 51 as 1.4. 1.3 keeps the text of line 20.'],
      ['text:20', '1.3 is the text of line 20, in K3 and K14.'],
      ['text:51', '1.3 is the text of line 51, in K3 and K14.'],
    ])
  })

  it('read as 1.4 in K14 moves that link alone, and leaves the document’s line and words as they are', () => {
    const before = refsOf(DIPLOMA, 'K14')
    const settled = derive(DIPLOMA, [settle(DIPLOMA, 'criterion.twoTexts', 'readAs:1.4:51')])
    const after = refsOf(settled, 'K14')
    expect(after.map(link => link.ref)).toEqual(before.map(link => (link.ref === 'U17 1.3' ? 'U17 1.4' : link.ref)))
    const words = '1.3 Explain the use of customer feedback as a means of developing customer relationships'
    expect(after.find(link => link.ref === 'U17 1.4')?.sources).toMatchObject([{ line: 51, words }])
    expect(refsOf(settled, 'K3')).toEqual(refsOf(DIPLOMA, 'K3'))
    expect(criterionOf(settled, 17, '1.3')).toMatchObject({
      text: "Explain how customers' expectations may change over time",
    })
    expect(criterionOf(settled, 17, '1.3')?.texts).toBeUndefined()
    expect(settled.criteriaKey).toBe(DIPLOMA.criteriaKey)
    expect(find(settled, 'criterion.twoTexts').settlement?.text).toMatch(/^In K14, read line 51 as 1.4/)
  })

  it('kept with both texts changes nothing but that it is settled', () => {
    const settled = derive(DIPLOMA, [settle(DIPLOMA, 'criterion.twoTexts', 'asRead')])
    expect(settled.rows).toEqual(DIPLOMA.rows)
    expect(criterionOf(settled, 17, '1.3')?.texts).toHaveLength(2)
  })
})

describe('other discrepancies', () => {
  it('that doubt a criterion can leave it out, but never all that a KSB has', () => {
    const choices = DIPLOMA.discrepancies
      .filter(one => one.code === 'mapping.doubtful')
      .map(one => listChoices(DIPLOMA, one).map(choice => choice.sentence))
    expect(choices).toEqual([
      ['Keep it as the document has it.', 'Leave U12 1.4 out of K8.'],
      ['Keep it as the document has it.'],
    ])
  })

  it('of a stem with criteria can leave them out of the first alternative, and not of the second', () => {
    const stem = find(PRACTITIONERS, 'ksb.stemHasCriteria')
    expect(listChoices(PRACTITIONERS, stem).map(choice => choice.sentence)).toEqual([
      'Keep it as the document has it.',
      'Leave U3 1.8 and U3 1.9 out of S2.',
    ])
    const settled = derive(PRACTITIONERS, [settle(PRACTITIONERS, 'ksb.stemHasCriteria', 'leaveOut:S2')])
    expect([refsOf(settled, 'S2').length, refsOf(settled, 'S3').length]).toEqual([4, 6])
  })
})

it('a KSB’s rule is the centre’s, and the others keep theirs', () => {
  const derived = derive(DIPLOMA, [], [{ code: 'K6', rule: { kind: 'atLeast', count: 3 } }])
  const rules = derived.rows.filter(row => row.rule.kind !== 'all')
  expect(rules.map(row => row.rule)).toEqual([{ kind: 'atLeast', count: 3 }])
})
