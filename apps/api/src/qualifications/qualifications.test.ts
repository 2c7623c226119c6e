import { previewCriteria } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const HEADER = ['unit', 'UAN', 'credits', 'level', 'group', 'learning outcome', 'its text', 'criterion', 'text']

const text = (...rows: (readonly string[])[]) => [HEADER, ...rows].map(row => row.join('\t')).join('\n')
const line = (unit: number, number: string, words = 'Explain it') => [`${unit}`, '', '', '', '', '', '', number, words]

/** Unit 17 whole: 1.6 and 3.1 besides what the mapping names. */
function unit17(p: Portfolio) {
  const held = p.mapping.qualification.units.find(unit => unit.number === 17)?.criteria ?? []
  const lines = held.map(criterion => line(17, criterion.number, criterion.texts?.[0] ?? criterion.text ?? ''))
  return [...lines, line(17, '1.6', 'Explain the limits'), line(17, '3.1', 'Review the relationship')]
}

const send = (p: Portfolio, what: string, rows: (readonly string[])[], complete: number[] = [], as = p.manager) =>
  p.request('POST', `/qualifications/${p.mapping.qualification.id}/${what}`, {
    as,
    body: { table: { text: text(...rows) }, completeUnitNumbers: complete },
  })
const preview = (p: Portfolio, rows: (readonly string[])[], complete: number[] = [], as = p.manager) =>
  send(p, 'criteria-preview', rows, complete, as)
const load = (p: Portfolio, rows: (readonly string[])[], complete: number[] = [], as = p.manager) =>
  send(p, 'versions', rows, complete, as)

async function publishAndMove(p: Portfolio) {
  const as = p.manager
  const draft = (await p.request('GET', `/mappings/${p.mapping.id}/draft`, { as })).body
  const published = (
    await p.request('POST', `/mappings/${p.mapping.id}/versions`, { as, body: { basis: draft.basis } })
  ).body
  const path = `/programmes/${p.programmeId}/moves`
  const told = (await p.request('GET', `${path}?mappingId=${published.id}`, { as })).body
  const moved = await p.request('POST', path, { as, body: { mappingId: published.id, version: 1 } })
  expect(moved.body.left).toBe(0)
  return { draft, told, mappingId: published.id }
}

describe('loading criteria', () => {
  it('shows first what is new, what has other words and what stays', async () => {
    const p = await createPortfolio()
    const { status, body } = await preview(
      p,
      [...unit17(p), ['4', 'A/506/1964', '4', '2', 'Mandatory', '1', 'Know it', '1.1', 'Explain it']],
      [17],
    )
    expect(status).toBe(200)
    expect(previewCriteria.reply.parse(body)).toEqual(body)
    expect(body.errors).toEqual([])
    expect(body.units).toMatchObject([
      { number: 4, added: ['1.1'], complete: false },
      { number: 17, added: ['1.6', '3.1'], complete: true, notInTable: [], reworded: [{ number: '1.3' }] },
    ])
    expect((await p.request('GET', `/mappings/${p.mapping.id}/draft`, { as: p.manager })).body.changes).toEqual([])
  })

  it('is read under a title and under headings merged over several columns', async () => {
    const p = await createPortfolio()
    const rest = '\t'.repeat(HEADER.length - 1)
    const merged = [`Unit 17${rest}`, `Unit${rest}`, text(...unit17(p))].join('\n')
    const path = `/qualifications/${p.mapping.qualification.id}/criteria-preview`
    const body = { table: { text: merged }, completeUnitNumbers: [17] }
    const reply = await p.request('POST', path, { as: p.manager, body })
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({ errors: [], units: [{ number: 17, added: ['1.6', '3.1'] }] })
  })

  it('comes from a file as spreadsheets save it: encoding, empty columns, a formula named by its line, 2.1 apart from 2.10', async () => {
    const p = await createPortfolio()
    const rows = ['unit;criterion;text;;', '4;2.1;Explain the café’s rules;;', '4;2.10;Explain them again;;'].join(
      '\r\n',
    )
    const windows = Buffer.from(rows.replace('’', '\u0092'), 'latin1')
    for (const bytes of [Buffer.from(`\ufeff${rows}`), windows]) {
      const table = { fileName: 'unit-4.csv', base64: bytes.toString('base64') }
      const { status, body } = await p.request(
        'POST',
        `/qualifications/${p.mapping.qualification.id}/criteria-preview`,
        { as: p.manager, body: { table, completeUnitNumbers: [] } },
      )
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body.errors).toEqual([])
      expect(body.units).toMatchObject([{ number: 4, added: ['2.1', '2.10'] }])
    }
    expect((await preview(p, [line(4, '2.11', '=1+1')])).body.errors).toMatchObject([{ line: 2, column: 'text' }])
  })

  it('names every line that can’t be used, and loads nothing of the rest', async () => {
    const p = await createPortfolio()
    const rows = [line(4, '1.1'), line(4, '02-Jan'), line(40, '1.1'), line(4, '1.3', '')]
    const { body } = await preview(p, rows)
    expect(body.errors.map((error: { line: number }) => error.line)).toEqual([3, 5])
    const refused = await load(p, rows)
    expect([refused.status, refused.body.code]).toEqual([400, 'criteria.notUsable'])
    expect(refused.body.errors).toMatchObject([{ path: 'line.3' }, { path: 'line.5' }])
    expect((await load(p, [line(40, '1.1')])).body.errors[0].message).toMatch(/has no Unit 40/)
    expect((await load(p, [line(17, '1.1')], [17])).body.errors[0].message).toMatch(/which the table lacks/)
  })

  it('makes a version of the centre’s own, which the next version of the mapping stands over', async () => {
    const p = await createPortfolio()
    const loaded = await load(p, [line(4, '1.1'), line(4, '1.2')], [4])
    expect(loaded.body).toMatchObject({ version: '2', units: [{ number: 4, added: ['1.1', '1.2'], complete: true }] })
    const { draft } = await publishAndMove(p)
    expect(draft.changes).toEqual(['Unit 4: 2 criteria more, held whole.'])
    expect((await load(p, [line(4, '1.1'), line(4, '1.2')], [4])).body.code).toBe('criteria.nothingNew')
    expect((await load(p, [line(4, '1.3')])).body.version).toBe('3')
    expect(await examineStore(p.store.file, p.deps.blobs)).toMatchObject({ faults: [] })
  })

  it('keeps every tag and decision of criteria that were held, in the new order', async () => {
    const p = await createPortfolio()
    await p.decide(await p.addSubmitted({ criteria: ['17/2.1', '8/2.1'] }), 'accepted')
    const before = (await p.request('GET', `/enrolments/${p.enrolmentId}/progress`, { as: p.manager })).body
    await load(p, [line(1, '1.2'), line(8, '1.1'), line(17, '1.6')])
    await publishAndMove(p)
    const after = (await p.request('GET', `/enrolments/${p.enrolmentId}/progress`, { as: p.manager })).body
    expect(after.row.criteriaKey).not.toBe(before.row.criteriaKey)
    expect(after.row.levels).toHaveLength(before.row.levels.length + 3)
    const acceptedOf = (row: { levels: string }) => [...row.levels].filter(digit => digit === '4').length
    expect(acceptedOf(after.row)).toBe(acceptedOf(before.row))
    expect(after.ksbs.map((ksb: { counts: object }) => ksb.counts)).toEqual(
      before.ksbs.map((ksb: { counts: object }) => ksb.counts),
    )
  })

  it('says before the move what is missing, unit by unit, and [LEVEL-4] where a signature does not reach', async () => {
    const p = await createPortfolio()
    const held = p.mapping.qualification.units.find(unit => unit.number === 17)?.criteria ?? []
    const labels = held.map(criterion => `17/${criterion.number}`)
    await p.decide(await p.addSubmitted({ criteria: labels }), 'accepted')
    const unitId = p.mapping.qualification.units.find(unit => unit.number === 17)?.id ?? ''
    const signOffs = `/enrolments/${p.enrolmentId}/units/${unitId}/sign-offs`
    await p.request('POST', signOffs, { as: p.assessor, body: { declaration: true } })
    await load(p, unit17(p), [17])
    const { told } = await publishAndMove(p)
    const missing = [{ unitId, number: 17, title: 'Develop customer relationships', criteria: ['1.6', '3.1'] }]
    expect(told.changes).toMatchObject([{ missing, supplementary: missing, met: [], noLongerMet: [] }])

    const record = () => p.request('GET', `/enrolments/${p.enrolmentId}/units/${unitId}`, { as: p.assessor })
    const unit = (await record()).body
    expect(unit.obstacles.map((one: { number: string }) => one.number)).toEqual(['1.6', '3.1'])
    expect(unit.addedSinceSignOff).toEqual(
      unit.unit.criteria
        .filter((one: { number: string }) => ['1.6', '3.1'].includes(one.number))
        .map((one: { id: string }) => one.id),
    )
    const refused = await p.request('POST', signOffs, { as: p.assessor, body: { declaration: true } })
    expect(refused.body.detail).toBe('1.6 and 3.1 of Unit 17 are not accepted yet.')

    const ids = unit.addedSinceSignOff.map((criterionId: string) => ({ criterionId }))
    const body = { title: 'Review', method: 'WP', enrolmentId: p.enrolmentId, text: 'What I did.', tags: ids }
    const added = await p.request('POST', `/learners/${p.learnerId}/evidence`, { as: p.learner, body })
    const submitted = await p.request('POST', `/evidence/${added.body.id}/submission`, {
      as: p.learner,
      body: { revision: added.body.revision, ownWork: true },
    })
    await p.decide(submitted.body, 'accepted')
    expect((await record()).body.needsSupplementary).toHaveLength(2)
    const signed = await p.request('POST', signOffs, { as: p.assessor, body: { declaration: true } })
    expect(signed.body).toMatchObject({ supplementaryTo: unit.signOffs[0].id, partOfUnit: false })
    expect((await record()).body).toMatchObject({ level: 'signedOff', addedSinceSignOff: [], needsSupplementary: [] })
    expect(await examineStore(p.store.file, p.deps.blobs)).toMatchObject({ faults: [] })
  })

  it('is the centre’s own: another centre sees neither version nor criteria', async () => {
    const p = await createPortfolio()
    const { id } = (await load(p, [line(4, '1.1', 'Our wording')])).body
    const { elsewhere } = p
    expect((await p.request('GET', `/qualifications/${id}`, { as: p.learner })).text).toContain('Our wording')
    for (const as of [elsewhere.manager, elsewhere.learner]) {
      expect((await p.request('GET', `/qualifications/${id}`, { as })).status).toBe(404)
    }
    const draft = await p.request('GET', `/mappings/${p.mapping.id}/draft`, { as: elsewhere.manager })
    expect(draft.text).not.toContain('Our wording')
    const theirs = await p.request('POST', `/qualifications/${id}/versions`, {
      as: elsewhere.manager,
      body: { table: { text: text(line(4, '1.2')) } },
    })
    expect(theirs.status).toBe(404)
    expect((await load(p, [line(4, '1.1')], [], p.assessor)).status).toBe(403)
  })
})
