import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'
import { examineStore } from '../upkeep/examine-store.ts'

const HEADING = 'Learner\tCriteria\tMethod\tWhere it is kept\tDecided by\tDecided on'
const FILE = 'Old system, folder 7'

async function createWorld() {
  const p = await createPortfolio()
  const { body } = await p.request('GET', `/enrolments/${p.enrolmentId}`, { as: p.assessor })
  const name: string = body.learner.name
  const table = (...lines: string[]) => [HEADING, ...lines].join('\n')
  const balance = table(
    `${name}\t7: 1.1, 1.4\tOB\t${FILE}\tJo Marsh\t01/03/2026`,
    `${name}\t7: 2.3\tOB\t${FILE}\tJo Marsh\t01/03/2026`,
  )
  const preview = (text: string, as: Portfolio['assessor'] = p.assessor) =>
    p.request('POST', '/opening-balances/preview', { as, body: { source: { text } } })
  const save = async (text: string, as = p.assessor) => {
    const { key } = (await preview(text, as)).body
    return p.request('POST', '/opening-balances', { as, body: { source: { text }, key } })
  }
  return { p, name, table, balance, preview, save }
}

describe('an opening balance', () => {
  it('becomes evidence with decisions made elsewhere, and the same table twice changes nothing', async () => {
    const { p, balance, preview, save } = await createWorld()
    const seen = await preview(balance)
    expect(seen.status, JSON.stringify(seen.body)).toBe(200)
    expect(seen.body.lines).toMatchObject([
      { state: 'new', criteria: '7: 1.1, 1.4', errors: [] },
      { state: 'new', criteria: '7: 2.3', errors: [] },
    ])
    const { status, body } = await save(balance)
    expect(status, JSON.stringify(body)).toBe(201)
    // One place, one day, one item, however many lines.
    expect(body).toMatchObject({ criteria: 3, evidence: [{ criteria: '7: 1.1, 1.4, 2.3' }] })
    expect(await p.getLevel('7/2.3')).toBe('4')
    const item = await p.request('GET', `/evidence/${body.evidence[0].id}`, { as: p.learner })
    expect(item.body).toMatchObject({ keptAt: FILE, method: 'OB', occurredOn: '2026-03-01' })
    expect(item.body.tags[0].decision).toMatchObject({
      decidedBy: { id: p.assessor.personId },
      elsewhere: { by: 'Jo Marsh', on: '2026-03-01' },
    })

    const entries = await p.store.read.$count(p.store.t.ledger)
    expect((await preview(balance)).body.lines.map((one: { state: string }) => one.state)).toEqual(['same', 'same'])
    expect((await save(balance)).body).toMatchObject({ criteria: 0, evidence: [] })
    expect(await p.store.read.$count(p.store.t.ledger)).toBe(entries)
    expect((await examineStore(p.store.file, p.deps.blobs)).faults).toEqual([])
  })

  it('is read under a title and under headings merged over several columns', async () => {
    const { balance, preview } = await createWorld()
    const merged = ['What was done before\t\t\t\t\t', 'Evidence\t\t\tKept\t\t', balance].join('\n')
    const { body } = await preview(merged)
    expect(body.lines).toMatchObject([
      { line: 4, state: 'new', errors: [] },
      { line: 5, state: 'new', errors: [] },
    ])
  })

  it('is refused whole where a line is wrong, and says what is', async () => {
    const { p, name, table, balance, preview, save } = await createWorld()
    const text = table(
      `${name}\t7: 9.9\tXX\t\tJo Marsh\t31/02/2026`,
      `Nobody Atall\t7: 1.1\t\t${FILE}\tJo Marsh\t01/03/2026`,
      ...balance.split('\n').slice(1),
    )
    const { body } = await preview(text)
    const said = body.lines.map((one: { errors: { column: string }[] }) => one.errors.map(({ column }) => column))
    expect(said).toEqual([['keptAt', 'decidedOn', 'criteria', 'method'], ['learner'], [], []])
    expect((await save(text)).body.code).toBe('import.linesWrong')
    expect(await p.getLevel('7/1.1')).toBe('0')
  })

  it('comes from a file as spreadsheets save it: encoding, numbers for days, empty columns, formulas, 2.10', async () => {
    const { p, name } = await createWorld()
    const previewFile = async (bytes: Buffer) => {
      const source = { fileName: 'balance.csv', base64: bytes.toString('base64') }
      return (await p.request('POST', '/opening-balances/preview', { as: p.assessor, body: { source } })).body
    }
    // The first of March 2026 is 46082 in a spreadsheet; columns that were emptied are still saved.
    const text = [
      'Learner;Criteria;Method;Where it is kept;Decided by;Decided on;;',
      `${name};6: 2.10;OB;Old café, folder 7;Ren\u00e9e O’Neill;46082;;`,
      `${name};6: 2.1;OB;=HYPERLINK("x");Jo Marsh;01/03/2026;;`,
    ].join('\r\n')
    const windows = Buffer.from(text.replace('’', '\u0092'), 'latin1')
    for (const [bytes, encoding] of [
      [Buffer.from(`\ufeff${text}`), 'UTF-8'],
      [windows, 'Windows-1252'],
    ] as const) {
      const body = await previewFile(bytes)
      expect(body.table).toMatchObject({ encoding, rows: 2 })
      expect(body.lines).toMatchObject([
        { state: 'new', criteria: '6: 2.10', errors: [] },
        { state: 'new', criteria: '6: 2.1', errors: [] },
      ])
    }
    const source = { fileName: 'balance.csv', base64: windows.toString('base64') }
    const { key } = await previewFile(windows)
    const saved = await p.request('POST', '/opening-balances', { as: p.assessor, body: { source, key } })
    expect(saved.status, saved.text).toBe(201)
    expect([await p.getLevel('6/2.10'), await p.getLevel('6/2.1')]).toEqual(['4', '4'])
    const [first, second] = await Promise.all(
      saved.body.evidence.map((item: { id: string }) => p.request('GET', `/evidence/${item.id}`, { as: p.learner })),
    )
    expect(first.body).toMatchObject({ keptAt: 'Old café, folder 7', occurredOn: '2026-03-01' })
    expect(first.body.tags[0].decision.elsewhere.by).toBe('Renée O’Neill')
    // Kept as words, and never worked out.
    expect(second.body.keptAt).toBe('=HYPERLINK("x")')
  })

  it('is entered by assessors of the enrolment alone: to others it names nobody', async () => {
    const { p, balance, preview } = await createWorld()
    expect((await preview(balance, p.learner)).status).toBe(403)
    expect((await preview(balance, p.manager)).status).toBe(403)
    const { body } = await preview(balance, p.elsewhere.assessor)
    expect(body.lines.map((one: { enrolmentId: string | null }) => one.enrolmentId)).not.toContain(p.enrolmentId)
  })
})
