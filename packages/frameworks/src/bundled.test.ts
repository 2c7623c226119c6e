import { readdirSync, readFileSync } from 'node:fs'
import { compareCriterionNumbers } from '@crosswalk/progress'
import { describe, expect, it } from 'vitest'
import { bundledMappings, bundledQualifications, bundledStandards } from './bundled.ts'
import { buildBundle } from './commands/build-bundle.ts'
import { computeCriteriaKey } from './importer/build-qualification.ts'
import { importDocument } from './importer/importer.test-utils.ts'
import type { Mapping, QualificationVersion } from './model.ts'

const DATA = new URL('../data/', import.meta.url)

function getQualification(mapping: Mapping): QualificationVersion {
  const qualification = bundledQualifications.find(({ id }) => id === mapping.qualificationId)
  if (!qualification) throw new Error(`There is no ${mapping.qualificationId}`)
  return qualification
}

describe('the bundled files', () => {
  it('are what `npm run frameworks:build` makes of the documents, and nothing else is there', () => {
    const built = buildBundle()
    for (const { path, content } of built) expect(readFileSync(new URL(path, DATA), 'utf8')).toBe(content)
    const there = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.json'))
    expect(there.map(path => path.replaceAll('\\', '/')).sort()).toEqual(built.map(({ path }) => path).sort())
  })

  it('are the same however often they are made', () => {
    expect(buildBundle()).toEqual(buildBundle())
  })
})

describe('the standard', () => {
  const [standard] = bundledStandards
  const ksbs = standard?.ksbs ?? []

  it('is ST0072 v1.1 with 15 knowledge, 10 skills and 10 behaviours, in 18 areas', () => {
    expect(standard).toMatchObject({ reference: 'ST0072', version: '1.1', title: 'Customer Service Practitioner' })
    const codes = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)
    expect(ksbs.map(({ code }) => code)).toEqual([...codes('K', 15), ...codes('S', 10), ...codes('B', 10)])
    expect(new Set(ksbs.map(({ area }) => area)).size).toBe(18)
    expect(new Set(ksbs.map(({ id }) => id)).size).toBe(35)
  })

  it('has the wording and the areas of NCFE’s document, word for word', () => {
    const rows = importDocument('A').tokens.rows
    const withoutBullet = (words: string) => words.replace(/^• /, '')
    const shared = rows.filter(row => row.line === 70)
    const alternatives = ksbs.filter(ksb => ksb.alternativeGroup === 'communication')
    expect(rows.filter(row => row.line !== 70).map(row => [row.area.words, withoutBullet(row.ksb.words)])).toEqual(
      ksbs.filter(ksb => !ksb.alternativeGroup).map(ksb => [ksb.area, ksb.text]),
    )
    const [stem] = standard?.alternativeGroups ?? []
    expect(shared.map(row => row.ksb.words)).toEqual([
      `• ${stem?.stem} - ${alternatives[0]?.text}; ${stem?.joinedBy} - ${alternatives[1]?.text}`,
    ])
  })

  it('joins S2, face to face, and S3, not face to face, by “and/or”', () => {
    const alternatives = ksbs.filter(ksb => ksb.alternativeGroup !== undefined)
    expect(
      alternatives.map(({ code, alternativeGroup, alternative }) => [code, alternativeGroup, alternative]),
    ).toEqual([
      ['S2', 'communication', 'faceToFace'],
      ['S3', 'communication', 'notFaceToFace'],
    ])
  })

  it('calls gateway and end-point assessment what its version calls them', () => {
    expect(standard?.words).toMatchObject({ gateway: 'gateway', endPointAssessment: 'end-point assessment' })
  })
})

describe('the qualifications', () => {
  it('have every unit that is known, mapped or not, with how sure each is', () => {
    const [first, second] = bundledQualifications
    const numbers = first?.units.map(({ number }) => number)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 25, 31, 32])
    expect(first?.units.filter(({ criteria }) => criteria.length === 0).map(({ number }) => number)).toEqual([
      4, 9, 10, 11, 13, 14,
    ])
    expect(first?.units.filter(({ provenance }) => !provenance.confirmed).map(({ number }) => number)).toEqual([
      4, 9, 10, 11, 13, 14, 17, 25, 32,
    ])
    expect(second?.units.map(({ title, provenance }) => [title, provenance.confirmed])).toEqual(
      new Array(6).fill([null, false]),
    )
  })

  it('need 45 credits for 601/3973/0: 19 mandatory, at least 3, at least 16 and at most 7 from three groups', () => {
    const [first, second] = bundledQualifications
    expect(first?.combination).toMatchObject({
      totalCredits: 45,
      mandatoryUnitNumbers: [1, 2, 3, 4, 5],
      groups: [
        { group: 'Optional 1', minCredits: 3, maxCredits: null },
        { group: 'Optional 2', minCredits: 16, maxCredits: null },
        { group: 'Optional 3', minCredits: null, maxCredits: 7 },
      ],
    })
    const mandatory = first?.units.filter(({ group }) => group === 'Mandatory') ?? []
    expect(mandatory.map(({ number }) => number)).toEqual(first?.combination?.mandatoryUnitNumbers)
    expect(mandatory.reduce((sum, { credits }) => sum + (credits ?? 0), 0)).toBe(19)
    const groups = new Set(first?.units.map(({ group }) => group))
    expect(first?.combination?.groups.every(({ group }) => groups.has(group))).toBe(true)
    expect(second?.combination).toBeNull()
  })

  it('order their criteria by unit and then naturally, and name that order by a key', () => {
    const orders = bundledQualifications.map(({ units }) => units.flatMap(({ criteria }) => criteria))
    expect(orders.map(criteria => criteria.length)).toEqual([143, 48])
    for (const { units, criteriaKey } of bundledQualifications) {
      const criteria = units.flatMap(unit => unit.criteria)
      expect(criteria.map(({ index }) => index)).toEqual(criteria.map((_, i) => i))
      expect(units.map(({ number }) => number)).toEqual(units.map(({ number }) => number).sort((a, b) => a - b))
      for (const { criteria: own } of units) {
        const numbers = own.map(({ number }) => number)
        expect(numbers).toEqual([...numbers].sort(compareCriterionNumbers))
      }
      expect(criteriaKey).toBe(computeCriteriaKey(units))
      const [first, ...others] = units
      expect(computeCriteriaKey([...others, ...(first ? [first] : [])])).not.toBe(criteriaKey)
    }
  })
})

describe('the mappings', () => {
  it('are published, NCFE’s, and both to the one standard, so that they can be compared KSB by KSB', () => {
    expect(bundledMappings.map(({ owner, status, version }) => [owner, status, version])).toEqual([
      ['NCFE', 'published', 1],
      ['NCFE', 'published', 1],
    ])
    for (const mapping of bundledMappings) {
      expect(mapping.standardId).toBe(bundledStandards[0]?.id)
      expect(mapping.rows.map(({ ksbId }) => ksbId)).toEqual(bundledStandards[0]?.ksbs.map(({ id }) => id))
    }
  })

  it('name only criteria of their qualification, each once a row, and keep line and words of every link', () => {
    for (const mapping of bundledMappings) {
      const ids = new Set(getQualification(mapping).units.flatMap(unit => unit.criteria.map(({ id }) => id)))
      for (const row of mapping.rows) {
        expect(row.criterionIds.filter(id => !ids.has(id))).toEqual([])
        expect(new Set(row.criterionIds).size).toBe(row.criterionIds.length)
        expect(row.links.map(({ criterionId }) => criterionId)).toEqual(row.criterionIds)
        expect(row.links.every(({ sources }) => sources.length > 0)).toBe(true)
      }
    }
  })

  it('quote their document: each link’s words stand on the line that it names', () => {
    for (const mapping of bundledMappings) {
      const text = readFileSync(new URL(`../documents/${mapping.source.file}`, import.meta.url), 'utf8')
      const lines = text.split('\n').map(line =>
        line
          .replace(/<[^>]*>/g, ' ')
          .split(/\s+/)
          .join(' '),
      )
      const sources = mapping.rows.flatMap(row => [
        ...(row.source ? [row.source] : []),
        ...row.links.flatMap(l => l.sources),
      ])
      expect(sources.filter(({ line, words }) => !lines[line - 1]?.includes(words))).toEqual([])
    }
  })

  it('have discrepancies that are told apart, point at what is there, and do not block publishing', () => {
    for (const mapping of bundledMappings) {
      const { discrepancies } = mapping
      expect(new Set(discrepancies.map(({ id }) => id)).size).toBe(discrepancies.length)
      expect(discrepancies.filter(({ severity }) => severity === 'error')).toEqual([])
      const ksbIds = new Set(mapping.rows.map(({ ksbId }) => ksbId))
      const units = getQualification(mapping).units
      const criterionIds = new Set(units.flatMap(({ criteria }) => criteria.map(({ id }) => id)))
      const unitIds = new Set(units.map(({ id }) => id))
      for (const discrepancy of discrepancies) {
        expect(discrepancy.ksbIds?.every(id => ksbIds.has(id))).not.toBe(false)
        expect(discrepancy.criterionIds?.every(id => criterionIds.has(id))).not.toBe(false)
        expect(discrepancy.unitIds?.every(id => unitIds.has(id))).not.toBe(false)
        expect(discrepancy.ksbId).toBe(discrepancy.ksbIds?.[0])
        expect(discrepancy.criterionId).toBe(discrepancy.criterionIds?.[0])
      }
    }
  })

  it('have one open conflict each: 17/1.3 on K3 and K14, and the stem on S2 and S3', () => {
    const conflictsOf = (mapping: Mapping | undefined) =>
      mapping?.discrepancies
        .filter(({ severity }) => severity === 'conflict')
        .map(({ code, ksbIds }) => [code, mapping.rows.filter(row => ksbIds?.includes(row.ksbId)).map(row => row.code)])
    expect(bundledMappings.map(conflictsOf)).toEqual([
      [['criterion.twoTexts', ['K3', 'K14']]],
      [['ksb.stemHasCriteria', ['S2', 'S3']]],
    ])
  })
})
