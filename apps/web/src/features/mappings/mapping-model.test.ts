import { expect, it } from 'vitest'
import { bundledMapping } from '../../lib/bundled-mapping.test-utils.ts'
import { countMapping, toMappingKsbs } from './mapping-model.ts'

const DIPLOMA = '601/3973/0'
const PRACTITIONERS = '603/5681/9'

it('shows the open conflict on 17/1.3 at K3 and K14, and nowhere else', () => {
  const ksbs = toMappingKsbs(bundledMapping(DIPLOMA))
  expect(ksbs.filter(({ worst }) => worst === 'conflict').map(({ ksb }) => ksb.code)).toEqual(['K3', 'K14'])
  const marked = ksbs
    .find(({ ksb }) => ksb.code === 'K14')
    ?.units.flatMap(unit => unit.lines)
    .find(({ ref }) => ref === 'U17 1.3')
  expect(marked?.words).toBe('1.3 Explain the use of customer feedback as a means of developing customer relationships')
  expect(marked?.discrepancies.map(({ severity }) => severity)).toEqual(['conflict'])
})

it('counts what each document maps, leaves unmapped and does not list', () => {
  expect(countMapping(bundledMapping(DIPLOMA))).toMatchObject({
    mapped: 33,
    unmapped: 2,
    absent: 0,
    units: 14,
    criteria: 143,
  })
  expect(countMapping(bundledMapping(PRACTITIONERS))).toMatchObject({
    mapped: 33,
    unmapped: 0,
    absent: 2,
    criteria: 48,
  })
})
