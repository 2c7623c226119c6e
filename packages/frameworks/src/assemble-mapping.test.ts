import type { MappingVersion } from '@crosswalk/progress'
import { expect, it } from 'vitest'
import { assembleMapping } from './assemble-mapping.ts'
import { bundledMappings, bundledQualifications, bundledStandards } from './bundled.ts'

function getBundled() {
  const [mapping, secondMapping] = bundledMappings
  const [qualification, secondQualification] = bundledQualifications
  const [standard] = bundledStandards
  if (!mapping || !secondMapping || !qualification || !secondQualification || !standard) throw new Error('Not bundled')
  return { mapping, secondMapping, qualification, secondQualification, standard }
}

it('puts a mapping together with its qualification and standard, in the shape that the rules take', () => {
  const { mapping, qualification, standard } = getBundled()
  const assembled = assembleMapping(mapping, qualification, standard)
  const asRulesTakeIt: MappingVersion = assembled
  expect(asRulesTakeIt.criteriaKey).toBe(qualification.criteriaKey)
  expect(assembled).toMatchObject({
    id: mapping.id,
    version: 1,
    owner: 'NCFE',
    status: 'published',
    qualification: { id: qualification.id, number: '601/3973/0', version: '1', units: qualification.units },
    standard: { id: standard.id, reference: 'ST0072', version: '1.1', ksbs: standard.ksbs },
    rows: mapping.rows,
    discrepancies: mapping.discrepancies,
  })
  expect(assembled.qualification).not.toHaveProperty('criteriaKey')
})

it('does not put together what does not belong together', () => {
  const { mapping, secondMapping, qualification, secondQualification, standard } = getBundled()
  expect(() => assembleMapping(mapping, secondQualification, standard)).toThrow('is for qualification')
  expect(() => assembleMapping(secondMapping, qualification, standard)).toThrow('is for qualification')
  expect(() => assembleMapping(mapping, qualification, { ...standard, id: 'std_other' })).toThrow('is for standard')
})
