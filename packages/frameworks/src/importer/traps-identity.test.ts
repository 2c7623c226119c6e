/** Section 4.2 of the list of traps: identity and numbering. */
import { describe, expect, it } from 'vitest'
import { isQualificationNumber } from '../qualification-number.ts'
import { importMapping } from './import-mapping.ts'
import {
  declarationOf,
  getCriterion,
  getDiscrepancy,
  getRow,
  getUnit,
  importChanged,
  importDocument,
  importText,
  listCodes,
  listDiscrepancies,
  listRefs,
  readDocument,
  toTabs,
} from './importer.test-utils.ts'

describe('identity and numbering', () => {
  it('[4.2-12] reads “Unit 07” and “Unit 7” as one unit, keeps the words, and says so', () => {
    const result = importDocument('A')
    expect(listRefs(result, 'K3')).toContain('U7 1.1')
    expect(getRow(result, 'K3').links.find(({ ref }) => ref === 'U7 1.1')?.sources[0]?.unit).toBe(
      'Unit 07 Communicate with customers in writing',
    )
    expect(getUnit(result, 7).label).toBe('Unit 7')
    const discrepancy = getDiscrepancy(result, 'unit.labelVariant')
    expect(discrepancy).toMatchObject({ line: 15, severity: 'information' })
    expect(discrepancy.message).toContain('12 times')
  })

  it('[4.2-13] reads “Unit 4” beside “Unit 03” in one cell as unit 4', () => {
    const result = importDocument('B')
    expect(listRefs(result, 'K3')).toEqual(['U3 1.3', 'U3 1.4', 'U3 1.5', 'U3 2.4', 'U4 2.4', 'U4 2.5', 'U4 2.6'])
    expect(getUnit(result, 4).label).toBe('Unit 04')
    expect(getDiscrepancy(result, 'unit.labelVariant')).toMatchObject({ line: 10, words: 'Unit 4' })
  })

  it('[4.2-14] numbers units by value whether or not they have leading zeros', () => {
    const result = importDocument('B')
    expect(result.qualification.units.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(result.qualification.units.map(({ label }) => label)).toEqual(
      ['01', '02', '03', '04', '05', '06'].map(digits => `Unit ${digits}`),
    )
    expect(listDiscrepancies(result, 'unit.zeroPadded')).toHaveLength(1)
    expect(listDiscrepancies(importDocument('A'), 'unit.zeroPadded')).toEqual([])
  })

  it('[4.2-15] keeps 2.1 and 2.10 apart, as text, with 2.10 after 2.9', () => {
    const result = importDocument('A')
    const numbers = getUnit(result, 6).criteria.map(({ number }) => number)
    expect(numbers.slice(-10)).toEqual(['2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '2.7', '2.8', '2.9', '2.10'])
    expect(getCriterion(result, 6, '2.1').text).toBe("Identify customers' wants and priorities")
    const with210 = result.mapping.rows.filter(row => row.links.some(({ ref }) => ref === 'U6 2.10'))
    expect(with210.map(({ code }) => code)).toEqual(['S4', 'S8', 'S9', 'B7'])
    expect(JSON.parse(JSON.stringify(getCriterion(result, 6, '2.10'))).number).toBe('2.10')
  })

  it('[4.2-16] keeps both texts of Unit 17, 1.3, and shows the open conflict on K3 and on K14', () => {
    const result = importDocument('A')
    const criterion = getCriterion(result, 17, '1.3')
    expect(criterion.texts).toEqual([
      "Explain how customers' expectations may change over time",
      'Explain the use of customer feedback as a means of developing customer relationships',
    ])
    const conflict = getDiscrepancy(result, 'criterion.twoTexts')
    expect(conflict).toMatchObject({ severity: 'conflict', criterionId: criterion.id, lines: [20, 51] })
    expect(listCodes(result, conflict)).toEqual(['K3', 'K14'])
    expect(listRefs(result, 'K3')).toContain('U17 1.3')
    expect(listRefs(result, 'K14')).toContain('U17 1.3')
  })

  it('[4.2-17] does not turn K14’s 1.3 into 1.4, though 1.4 has the same text', () => {
    const result = importDocument('A')
    expect(listRefs(result, 'K14')).not.toContain('U17 1.4')
    expect(listRefs(result, 'K10')).toContain('U17 1.4')
    expect(getRow(result, 'K14').links.find(({ ref }) => ref === 'U17 1.3')?.sources[0]).toMatchObject({
      line: 51,
      words: '1.3 Explain the use of customer feedback as a means of developing customer relationships',
    })
    const same = getDiscrepancy(result, 'criterion.sameText')
    expect(same.criterionIds).toEqual([getCriterion(result, 17, '1.3').id, getCriterion(result, 17, '1.4').id])
    expect(listCodes(result, same)).toEqual(['K10', 'K14'])
    expect(getDiscrepancy(result, 'criterion.twoTexts').message).toContain(
      '1.4 is the same as one of them (line 39, K10)',
    )
  })

  it('[4.2-18] gives the 20 numbers that both qualifications use to different criteria', () => {
    const [a, b] = [importDocument('A'), importDocument('B')]
    const refsOf = (result: typeof a) =>
      result.qualification.units.flatMap(unit => unit.criteria.map(({ number }) => `U${unit.number} ${number}`))
    const inA = new Set(refsOf(a))
    const shared = refsOf(b).filter(ref => inA.has(ref))
    expect(shared).toEqual(
      [
        'U1 2.1',
        'U1 2.2',
        'U1 2.3',
        'U1 2.4',
        'U2 1.1',
        'U2 1.2',
        'U2 2.4',
        'U3 2.1',
        'U3 2.3',
        'U3 2.4',
        'U3 2.5',
      ].concat(['U5 1.2', 'U5 2.2', 'U6 1.1', 'U6 1.3', 'U6 1.4', 'U6 1.5', 'U6 1.6', 'U6 2.2', 'U6 2.3']),
    )
    const idsOf = (result: typeof a) => result.qualification.units.flatMap(unit => unit.criteria.map(({ id }) => id))
    expect(new Set([...idsOf(a), ...idsOf(b)]).size).toBe(143 + 48)
  })

  it('[4.2-19] takes codes from the standard and references, credits and groups from the list of units, and says so', () => {
    const result = importDocument('A')
    expect(getUnit(result, 1)).toMatchObject({ uan: 'A/506/2130', credits: 5, group: 'Mandatory' })
    expect(getUnit(result, 1).provenance.confirmed).toBe(true)
    expect(getUnit(result, 4).provenance).toMatchObject({ confirmed: false })
    expect(getUnit(result, 17)).toMatchObject({ uan: null, provenance: { confirmed: false } })
    expect(listDiscrepancies(result, 'document.noKsbCodes')).toHaveLength(1)
    expect(listDiscrepancies(result, 'unit.factsNotConfirmed').map(({ message }) => message)).toEqual([
      'Units 4, 9, 10, 11, 13 and 14: published structure of the shared diploma (2014); number inferred.',
      'Units 17, 25 and 32: credits not confirmed.',
    ])
  })

  it('[4.2-20] says what the documents leave out, and keeps what was declared and the file’s hash', () => {
    const [a, b] = [importDocument('A'), importDocument('B')]
    expect(listDiscrepancies(a, 'document.noStandard')).toEqual([])
    expect(getDiscrepancy(b, 'document.noStandard').message).toContain('ST0072 v1.1 was given by hand')
    expect(listDiscrepancies(a, 'document.noVersion')).toHaveLength(1)
    expect(a.mapping).toMatchObject({ version: 1, owner: 'NCFE', effectiveFrom: null })
    expect(a.mapping.source.sha256).toBe('bc79853192107eda6ba464bb26ab43d64bd789ae11e04e91c4fff31739b815f2')
    expect(getDiscrepancy(b, 'document.note').words).toContain('intended only as a guide')
    const small = importText(toTabs([['Knowing your customers', 'understand who customers are', 'Unit 1 1.1']]))
    expect(small.mapping.effectiveFrom).toBe('2026-09-01')
    expect(listDiscrepancies(small, 'document.noQualification')).toHaveLength(1)
  })

  it('[4.2-20] gives another version of the mapping, and the same document read again, ids accordingly', () => {
    const again = importMapping(readDocument('A'), declarationOf('A'))
    const first = importDocument('A')
    const second = importMapping(readDocument('A'), { ...declarationOf('A'), mappingVersion: 2 })
    expect(first.mapping).toEqual(again.mapping)
    expect(second.mapping.id).not.toBe(first.mapping.id)
    expect(second.mapping.rows).toEqual(first.mapping.rows)
  })

  it('[4.2-21] takes X for the last character of a qualification number', () => {
    for (const number of ['601/3973/0', '603/5681/9', '601/6718/X', '603/6452/X']) {
      expect(isQualificationNumber(number)).toBe(true)
    }
    for (const number of ['601/3973/x', '6013973/0', '601/39730', '601/3973/00', ' 601/3973/0', '601/3973/0\n']) {
      expect(isQualificationNumber(number)).toBe(false)
    }
  })

  it('[4.2-21] does not let a document for one qualification be published for another', () => {
    const other = importChanged('A', text => text.replace('601/3973/0', '601/6718/X'))
    expect(getDiscrepancy(other, 'document.otherQualification')).toMatchObject({ severity: 'error', line: 5 })
    expect(listDiscrepancies(importDocument('A'), 'document.otherQualification')).toEqual([])
  })
})
