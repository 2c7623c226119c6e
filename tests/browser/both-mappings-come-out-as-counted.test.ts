import { getMapping, listMappings, type ReplyOf } from '@crosswalk/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { serveDemonstration } from './server.ts'

type Mapping = ReplyOf<typeof getMapping>

const server = serveDemonstration()
let tutor: Client
beforeAll(async () => {
  tutor = await signIn(server, 'morag.sinclair@aldershaw.example')
})

async function getMappingOf(qualificationNumber: string): Promise<Mapping> {
  const { mappings } = await tutor.call(listMappings)
  const id = mappings.find(({ qualification }) => qualification.number === qualificationNumber)?.id
  if (id === undefined) throw new Error(`No mapping of ${qualificationNumber}`)
  return tutor.call(getMapping, { params: { id } })
}

function countMapping({ standard, qualification, rows }: Mapping) {
  const codeOf = new Map(standard.ksbs.map(ksb => [ksb.id, ksb.code]))
  const codes = (status: Mapping['rows'][number]['status']) =>
    rows.filter(row => row.status === status).map(row => codeOf.get(row.ksbId))
  return {
    ksbs: standard.ksbs.length,
    rows: rows.length,
    mapped: codes('mapped').length,
    unmapped: codes('unmapped'),
    absent: codes('absent'),
    pairs: rows.reduce((sum, row) => sum + row.criterionIds.length, 0),
    criteriaMapped: new Set(rows.flatMap(row => row.criterionIds)).size,
    criteriaHeld: qualification.units.reduce((sum, unit) => sum + unit.criteria.length, 0),
    unitsWithCriteria: qualification.units.filter(unit => unit.criteria.length > 0).length,
  }
}

describe('NCFE’s mapping of 601/3973/0', () => {
  it('has 35 KSBs, K1 and K5 unmapped, and 387 pairs over 143 criteria of 14 units', async () => {
    expect(countMapping(await getMappingOf('601/3973/0'))).toEqual({
      ksbs: 35,
      rows: 35,
      mapped: 33,
      unmapped: ['K1', 'K5'],
      absent: [],
      pairs: 387,
      criteriaMapped: 143,
      criteriaHeld: 143,
      unitsWithCriteria: 14,
    })
  })

  it('gives S2 and S3 the same 32 criteria, as alternatives', async () => {
    const { standard, rows } = await getMappingOf('601/3973/0')
    const alternatives = standard.ksbs.filter(
      ksb => ksb.alternativeGroup !== undefined && ksb.alternativeGroup !== null,
    )
    expect(alternatives.map(ksb => ksb.code)).toEqual(['S2', 'S3'])
    const [one, other] = alternatives.map(ksb => rows.find(row => row.ksbId === ksb.id)?.criterionIds ?? [])
    expect(one).toHaveLength(32)
    expect(other).toEqual(one)
  })

  it('keeps both texts of criterion 1.3 of Unit 17, and an open discrepancy on K3 and K14', async () => {
    const { standard, qualification, discrepancies } = await getMappingOf('601/3973/0')
    const criterion = qualification.units
      .find(unit => unit.number === 17)
      ?.criteria.find(({ number }) => number === '1.3')
    expect(criterion?.texts).toHaveLength(2)
    const conflict = discrepancies.find(({ severity, ...about }) => {
      const criterionIds = about.criterionIds ?? (about.criterionId === undefined ? [] : [about.criterionId])
      return severity === 'conflict' && criterion !== undefined && criterionIds.includes(criterion.id)
    })
    expect(conflict?.settlement).toBeUndefined()
    const ksbIds = new Set(conflict?.ksbIds ?? [conflict?.ksbId])
    expect(standard.ksbs.filter(ksb => ksbIds.has(ksb.id)).map(ksb => ksb.code)).toEqual(['K3', 'K14'])
  })
})

describe('NCFE’s mapping of 603/5681/9', () => {
  it('maps 33 KSBs, has no row for S9 and S10, and 70 pairs over 48 criteria of 6 units', async () => {
    expect(countMapping(await getMappingOf('603/5681/9'))).toEqual({
      ksbs: 35,
      rows: 35,
      mapped: 33,
      unmapped: [],
      absent: ['S9', 'S10'],
      pairs: 70,
      criteriaMapped: 48,
      criteriaHeld: 48,
      unitsWithCriteria: 6,
    })
  })

  it('is to the same standard version as the other', async () => {
    const [one, other] = await Promise.all(['601/3973/0', '603/5681/9'].map(getMappingOf))
    expect(other?.standard).toEqual(one?.standard)
  })
})
