import { describe, expect, it } from 'vitest'
import { createTestApp } from '../app.test-utils.ts'
import { addCentreWithManager, addTestLearner, addTestProgramme } from '../people/people.test-utils.ts'

async function createWorld() {
  const world = await createTestApp()
  const manager = await addCentreWithManager(world)
  const { programmeId, mapping, unitIds } = await addTestProgramme(world, manager)
  const learner = await addTestLearner(world, manager, { programmeId, unitIds: unitIds(1) })
  return { ...world, manager, mapping, learner: learner.person }
}

describe('the mappings held here', () => {
  it('are listed with their owner and what they say of the 35 KSBs', async () => {
    const { request, learner } = await createWorld()
    const { body } = await request('GET', '/mappings', { as: learner })
    const byNumber = Object.fromEntries(
      body.mappings.map((one: { qualification: { number: string } }) => [one.qualification.number, one]),
    )
    expect(byNumber['601/3973/0']).toMatchObject({
      owner: 'NCFE',
      standard: { reference: 'ST0072' },
      counts: { mapped: 33, unmapped: 2, absent: 0 },
    })
    expect(byNumber['603/5681/9'].counts).toMatchObject({ mapped: 33, unmapped: 0, absent: 2 })
  })
})

describe('a framework document', () => {
  it('comes whole: a mapping with its units, KSBs, rows, sources and discrepancies', async () => {
    const { request, learner, mapping } = await createWorld()
    const { body } = await request('GET', `/mappings/${mapping.id}`, { as: learner })
    expect(body.criteriaKey).toBe(mapping.criteriaKey)
    expect(body.standard.ksbs).toHaveLength(35)
    const criteria = body.qualification.units.flatMap((unit: { criteria: object[] }) => unit.criteria)
    expect(criteria).toHaveLength(143)
    expect(body.rows.flatMap((row: { criterionIds: string[] }) => row.criterionIds)).toHaveLength(387)
    expect(body.rows.flatMap((row: { links: { sources: object[] }[] }) => row.links)[0].sources[0]).toMatchObject({
      line: expect.any(Number),
      words: expect.any(String),
    })
    const k14 = body.standard.ksbs.find((ksb: { code: string }) => ksb.code === 'K14').id
    expect(body.discrepancies).toContainEqual(
      expect.objectContaining({ severity: 'conflict', ksbIds: expect.arrayContaining([k14]) }),
    )
  })

  it('is a standard or a qualification by itself as well', async () => {
    const { request, learner, mapping } = await createWorld()
    const standard = await request('GET', `/standards/${mapping.standard.id}`, { as: learner })
    expect(standard.body).toMatchObject({ reference: 'ST0072', provenance: { confirmed: expect.any(Boolean) } })
    const qualification = await request('GET', `/qualifications/${mapping.qualification.id}`, { as: learner })
    expect(qualification.body).toMatchObject({ number: '601/3973/0', criteriaKey: mapping.criteriaKey })
    expect(qualification.body.units.map((unit: { number: number }) => unit.number)).toContain(4)
  })

  it('is asked for once: the same tag again is answered without the document', async () => {
    const { request, learner, mapping } = await createWorld()
    const url = `/mappings/${mapping.id}`
    const first = await request('GET', url, { as: learner })
    expect(first.headers['cache-control']).toBe('private, max-age=86400, immutable')
    const etag = String(first.headers['etag'])
    const second = await request('GET', url, { as: learner, headers: { 'if-none-match': etag } })
    expect([second.status, second.text, second.headers['etag']]).toEqual([304, '', etag])
    const other = await request('GET', url, { as: learner, headers: { 'if-none-match': 'W/"older"' } })
    expect([other.status, other.body]).toEqual([200, first.body])
    expect((await request('GET', url, { headers: { 'if-none-match': etag } })).status).toBe(401)
  })

  it('that is not held is not found', async () => {
    const { request, learner, ids } = await createWorld()
    for (const [kind, prefix] of Object.entries({ mappings: 'map', standards: 'std', qualifications: 'qua' })) {
      const reply = await request('GET', `/${kind}/${ids.create(prefix)}`, { as: learner })
      expect([reply.status, reply.body.code]).toEqual([404, 'record.notFound'])
    }
  })
})
