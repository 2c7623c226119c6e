/** Section 4.3 of the list of traps: what the two documents' content differs in, and what is damaged. */
import { describe, expect, it } from 'vitest'
import { toStandardId } from '../framework-ids.ts'
import { computeCriteriaKey } from './build-qualification.ts'
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
  toTabs,
} from './importer.test-utils.ts'

describe('content and damage', () => {
  it('[4.3-22] tells “No mapping” from a missing row and from a row that says nothing', () => {
    const [a, b] = [importDocument('A'), importDocument('B')]
    const unmapped = a.mapping.rows.filter(({ status }) => status === 'unmapped')
    expect(unmapped.map(({ code, unmappedSource }) => [code, unmappedSource])).toEqual([
      ['K1', { line: 9, words: 'No mapping' }],
      ['K5', { line: 22, words: 'No mapping' }],
    ])
    expect(listDiscrepancies(a, 'ksb.unmapped').map(({ line }) => line)).toEqual([9, 22])
    expect([listRefs(b, 'K1'), listRefs(b, 'K5')]).toEqual([['U2 1.3'], ['U2 1.4', 'U2 1.5']])
    const silent = importText(toTabs([['Knowing your customers', 'understand who customers are', ' ']]))
    expect(getDiscrepancy(silent, 'row.empty').severity).toBe('error')
    const both = importText(
      toTabs([
        ['Knowing your customers', 'understand who customers are', 'No mapping'],
        ['', '', 'Unit 1 1.1'],
      ]),
    )
    expect(getDiscrepancy(both, 'row.contradiction').severity).toBe('error')
  })

  it('[4.3-23] matches KSBs by their wording under an area with another name, and names the area', () => {
    const result = importDocument('B')
    const renamed = getDiscrepancy(result, 'area.renamed')
    expect(renamed).toMatchObject({ line: 11, words: 'Understanding your customers' })
    expect(listCodes(result, renamed)).toEqual(['K4', 'K5', 'K6'])
    expect(getRow(result, 'K4')).toMatchObject({ status: 'mapped', source: { line: 11 } })
    expect(listDiscrepancies(importDocument('A'), 'area.renamed')).toEqual([])
  })

  it('[4.3-24] reports the 2 of 35 KSBs that the second document does not list, each by itself', () => {
    const result = importDocument('B')
    expect(result.mapping.rows.filter(({ status }) => status === 'absent').map(({ code }) => code)).toEqual([
      'S9',
      'S10',
    ])
    const missing = listDiscrepancies(result, 'ksb.notListed')
    expect(missing.map(discrepancy => listCodes(result, discrepancy))).toEqual([['S9'], ['S10']])
    expect(missing[0]?.message).toContain('33 of 35')
    expect(getRow(result, 'S9')).toMatchObject({ criterionIds: [], links: [] })
    expect(getRow(result, 'S9').source).toBeUndefined()
  })

  it('[4.3-25] matches wording and areas that are cut off, and says what is missing', () => {
    const result = importDocument('B')
    const truncated = listDiscrepancies(result, 'ksb.truncated')
    expect(truncated.map(discrepancy => [...listCodes(result, discrepancy), discrepancy.line])).toEqual([
      ['S5', 30],
      ['B5', 40],
    ])
    expect(truncated.map(({ message }) => message.match(/“(.+)” is missing/)?.[1])).toEqual([
      'organisation',
      'practice',
    ])
    expect(getRow(result, 'B5').source?.words.endsWith('to support good')).toBe(true)
    expect(getDiscrepancy(result, 'area.truncated')).toMatchObject({
      line: 43,
      words: 'Presentation – dress code, professional',
    })
  })

  it('[4.3-26] matches wording with a word that differs, and asks for a look', () => {
    const result = importDocument('B')
    const variants = listDiscrepancies(result, 'ksb.wordingVariant')
    expect(variants.map(discrepancy => [...listCodes(result, discrepancy), discrepancy.line])).toEqual([
      ['K13', 21],
      ['B7', 42],
    ])
    expect(variants[1]?.words).toBe("uphold the organisation's core values and service culture through your actions")
    expect(listDiscrepancies(importDocument('A'), 'ksb.wordingVariant')).toEqual([])
    const a = importDocument('A')
    expect(listCodes(a, getDiscrepancy(a, 'ksb.noFullStop'))).toEqual(['K14', 'K15'])
    expect(getDiscrepancy(result, 'ksb.lettersAndStops').ksbIds).toHaveLength(29)
  })

  it('[4.3-26] never makes a second KSB of wording that it does not know', () => {
    const rows = [
      ['Knowing your customers', 'understand who customers are', 'Unit 1 1.1'],
      ['', 'understand the weather', 'Unit 1 1.2'],
    ] as const
    const result = importText(toTabs(rows))
    expect(result.mapping.rows).toHaveLength(35)
    expect(getDiscrepancy(result, 'ksb.unmatched')).toMatchObject({ severity: 'error', line: 3 })
    const twice = importText(toTabs([rows[0], ['', 'Understand who customers are.', 'Unit 1 1.2']]))
    expect(getDiscrepancy(twice, 'ksb.twoRows').severity).toBe('error')
    const misplaced = importText(toTabs([rows[0], ['', 'demonstrate patience and calmness', 'Unit 1 1.2']]))
    expect(getDiscrepancy(misplaced, 'ksb.otherSection').severity).toBe('error')
  })

  it('[4.3-27] gives the one Communication row of the first document to both alternatives', () => {
    const result = importDocument('A')
    expect(listRefs(result, 'S2')).toHaveLength(32)
    expect(listRefs(result, 'S3')).toEqual(listRefs(result, 'S2'))
    expect(getRow(result, 'S3').source?.line).toBe(70)
    expect(listCodes(result, getDiscrepancy(result, 'ksb.sharedRow'))).toEqual(['S2', 'S3'])
  })

  it('[4.3-27] reads the stem’s criteria in the second document as the face-to-face KSB’s, and asks a person', () => {
    const result = importDocument('B')
    expect(listRefs(result, 'S2')).toEqual(['U3 1.8', 'U3 1.9', 'U4 1.5', 'U4 1.6', 'U4 1.7', 'U4 1.8'])
    expect(listRefs(result, 'S3')).toEqual(listRefs(result, 'S2'))
    const linesOf = (code: string) => getRow(result, code).links.map(link => link.sources[0]?.line)
    expect(linesOf('S2')).toEqual([26, 26, 27, 27, 27, 27])
    expect(linesOf('S3')).toEqual([28, 28, 28, 28, 28, 28])
    const conflict = getDiscrepancy(result, 'ksb.stemHasCriteria')
    expect(conflict).toMatchObject({ severity: 'conflict', line: 26 })
    expect(conflict.criterionIds).toEqual([getCriterion(result, 3, '1.8').id, getCriterion(result, 3, '1.9').id])
    expect(listCodes(result, conflict)).toEqual(['S2', 'S3'])
    expect(result.mapping.rows.some(({ source }) => source?.line === 26)).toBe(false)
  })

  it('[4.3-28] reads a criterion with two bullets as one criterion with two items, in both of its shapes', () => {
    const result = importDocument('A')
    expect(getCriterion(result, 25, '1.1')).toMatchObject({
      text: 'Define the main responsibilities for health and safety in the workplace of the following: employers employees',
      rangeItems: ['employers', 'employees'],
    })
    expect(getCriterion(result, 25, '1.1').texts).toBeUndefined()
    expect(getCriterion(result, 25, '1.2').text).toBe('Describe two health and safety laws affecting the workplace')
    expect(getCriterion(result, 25, '1.2').rangeItems).toBeUndefined()
    const discrepancy = getDiscrepancy(result, 'criterion.rangeItems')
    expect([discrepancy.lines, listCodes(result, discrepancy)]).toEqual([
      [23, 27],
      ['K6', 'K7'],
    ])
  })

  it('[4.3-29] points at a criterion that says how many are needed', () => {
    const result = importDocument('A')
    const discrepancy = getDiscrepancy(result, 'criterion.quantity')
    expect(discrepancy).toMatchObject({ criterionId: getCriterion(result, 25, '1.2').id, severity: 'warning' })
    expect(listCodes(result, discrepancy)).toEqual(['K6', 'K7'])
  })

  it('[4.3-30] counts a criterion once however often a row names it, and keeps each place', () => {
    const result = importText(
      toTabs([['Knowing your customers', 'understand who customers are', 'Unit 1 1.1, 1.2 Unit 1 1.1']]),
    )
    expect(listRefs(result, 'K1')).toEqual(['U1 1.1', 'U1 1.2'])
    expect(getRow(result, 'K1').links[0]?.sources).toHaveLength(2)
    expect(getDiscrepancy(result, 'criterion.repeated')).toMatchObject({ line: 2, severity: 'warning' })
    expect(listDiscrepancies(importDocument('A'), 'criterion.repeated')).toEqual([])
    expect(getDiscrepancy(importDocument('A'), 'document.sharedCriteria').message).toContain('355')
  })

  it('[4.3-31] shows which criteria the sequence says are missing, and that a unit is never complete', () => {
    const result = importDocument('A')
    const held = result.qualification.units.filter(({ criteria }) => criteria.length > 0)
    expect(Object.fromEntries(held.map(({ number, notHeld }) => [number, notHeld]))).toEqual({
      1: ['1.2', '1.5'],
      2: ['2.1', '2.2', '2.3'],
      3: ['1.1'],
      5: ['3.3'],
      6: ['1.2'],
      7: ['1.2', '1.3', '2.1', '2.2'],
      8: ['1.1', '3.3'],
      12: ['1.1', '1.3'],
      15: ['1.4'],
      16: ['1.3', '1.4', '1.5'],
      17: ['1.6'],
      25: [],
      31: ['1.2', '1.3', '3.3'],
      32: ['1.1'],
    })
    expect(result.counts.mapping.notHeld).toBe(25)
    expect(result.qualification.units.some(({ complete }) => complete)).toBe(false)
    expect(listDiscrepancies(result, 'unit.partHeld')).toHaveLength(13)
  })

  it('[4.3-31] keeps units that no row names, and warns of Unit 4, which is mandatory', () => {
    const result = importDocument('A')
    expect(getUnit(result, 4)).toMatchObject({ title: 'Understand employer organisations', criteria: [] })
    expect(getDiscrepancy(result, 'unit.mandatoryNotNamed')).toMatchObject({
      severity: 'warning',
      unitIds: [getUnit(result, 4).id],
    })
    const others = listDiscrepancies(result, 'unit.optionalNotNamed').flatMap(({ unitIds }) => unitIds)
    expect(others).toEqual([9, 10, 11, 13, 14].map(number => getUnit(result, number).id))
  })

  it('[4.3-31] does not let a unit that the qualification does not have be published', () => {
    const result = importChanged('A', text => text.replaceAll('Unit 12 ', 'Unit 99 '))
    expect(getDiscrepancy(result, 'unit.unknown').severity).toBe('error')
  })

  it('[4.3-32] points at mappings that hardly fit, and keeps them as given', () => {
    const result = importDocument('A')
    const mismatched = listDiscrepancies(result, 'mapping.kindMismatch')
    expect(mismatched.map(discrepancy => listCodes(result, discrepancy).join())).toEqual(['K11', 'K12', 'K15', 'B3'])
    expect(mismatched[1]?.criterionIds).toContain(getCriterion(result, 5, '1.1').id)
    expect(mismatched[3]?.criterionIds).toEqual([getCriterion(result, 5, '3.2').id])
    const doubtful = listDiscrepancies(result, 'mapping.doubtful')
    expect(doubtful.map(discrepancy => [...listCodes(result, discrepancy), discrepancy.line])).toEqual([
      ['K8', 33],
      ['K9', 34],
    ])
    expect(listRefs(result, 'K8')).toContain('U12 1.4')
    expect(listRefs(result, 'K9')).toEqual(['U15 1.1', 'U15 1.6'])
  })

  it('[4.3-32] refuses a doubt about what the document does not say', () => {
    const doubts = [{ ksb: 'K9', criteria: [{ unit: 1, number: '1.1' }], reason: 'Not there.' }]
    const text = toTabs([
      [
        'Systems',
        'know how to use systems, equipment and technology to meet the needs of your customers',
        'Unit 2 1.1',
      ],
    ])
    expect(() => importText(text, { ...declarationOf('B'), doubts })).toThrow('No row maps K9')
  })

  it('[4.3-33] says how unevenly criteria are spread over KSBs', () => {
    const result = importDocument('A')
    expect([listRefs(result, 'S1').length, listRefs(result, 'K2').length]).toEqual([37, 2])
    expect(getDiscrepancy(result, 'document.unevenCounts').message).toContain('S1 rests on 37 criteria, K2 on 2')
  })

  it('[4.3-34] shows a unit’s title as the qualification writes it, and keeps the document’s on its links', () => {
    const result = importDocument('A')
    expect(getUnit(result, 1).title).toBe('Deliver customer service')
    expect(getRow(result, 'K4').links[0]?.sources[0]?.unit).toBe('Unit 1 Deliver Customer Service')
    expect(listDiscrepancies(result, 'unit.titleCase').map(({ words }) => words)).toEqual([
      'Unit 2 Understand Customers',
      'Unit 1 Deliver Customer Service',
      'Unit 3 Principles of Customer Service',
    ])
    expect(importDocument('B').qualification.units.map(({ title }) => title)).toEqual(new Array(6).fill(null))
    const other = importChanged('A', text => text.replaceAll('Understand Customers', 'Understand Clients'))
    expect(getDiscrepancy(other, 'unit.titleDiffers').severity).toBe('warning')
  })

  it('[4.3-35] leaves “within own level” and “within their own level” as they are', () => {
    const result = importDocument('A')
    expect(getCriterion(result, 31, '3.2').text).toBe('Take ownership of problems within own level of authority')
    expect(getCriterion(result, 31, '3.4').text).toBe(
      'Resolve problems within their own level of authority and agreed contribution',
    )
  })

  it('[4.3-36] takes any number of mappings to one standard version', () => {
    const third = importText(toTabs([['Knowing your customers', 'understand who customers are', 'Unit 1 1.1']]))
    const all = [importDocument('A'), importDocument('B'), third]
    expect(new Set(all.map(({ mapping }) => mapping.id)).size).toBe(3)
    expect(new Set(all.map(({ mapping }) => mapping.standardId))).toEqual(
      new Set([toStandardId({ reference: 'ST0072', version: '1.1' })]),
    )
    const ksbs = all.map(({ mapping }) => mapping.rows.map(({ ksbId }) => ksbId))
    expect(ksbs[1]).toEqual(ksbs[0])
    expect(ksbs[2]).toEqual(ksbs[0])
  })

  it('[4.3-37] rests nothing on criterion wording: without it, ids, order and mapped criteria are the same', () => {
    const full = importDocument('A')
    const units = full.qualification.units.map(unit => ({
      ...unit,
      criteria: unit.criteria.map(({ id, index, number }) => ({ id, index, number, text: null })),
    }))
    expect(computeCriteriaKey(units)).toBe(full.qualification.criteriaKey)
    const ids = new Set(units.flatMap(unit => unit.criteria.map(({ id }) => id)))
    expect(full.mapping.rows.every(row => row.criterionIds.every(id => ids.has(id)))).toBe(true)
    expect(full.qualification.provenance.source).toContain('wording belongs to')
  })
})
