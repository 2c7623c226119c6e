import { describe, expect, it } from 'vitest'
import { createPortfolio, type Portfolio } from '../evidence/evidence.test-utils.ts'

const unitPath = (p: Portfolio, number: number) =>
  `/enrolments/${p.enrolmentId}/units/${p.mapping.qualification.units.find(unit => unit.number === number)?.id}/papers`
const papersPath = (p: Portfolio) => `/enrolments/${p.enrolmentId}/papers`
const get = (p: Portfolio, path: string, as = p.assessor) => p.request('GET', path, { as })

/** The bytes, for those who read them. */
async function getBytes(p: Portfolio, path: string) {
  const reply = await p.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: await p.signedInAs(p.assessor) })
  expect(reply.statusCode).toBe(200)
  return reply.rawPayload
}

async function createDecidedPortfolio() {
  const p = await createPortfolio()
  const item = await p.addSubmitted({
    criteria: ['6/2.1', '6/2.10', '7/1.1'],
    more: { title: '=HYPERLINK("x")', keptAt: 'Folder 3, Łódź office' },
  })
  await p.decide(item, ['accepted', 'referred', 'accepted'])
  await p.addDraft({ criteria: ['6/2.2'], more: { title: 'Pencil' } })
  return { ...p, item }
}

describe('a unit on paper', () => {
  it('lists each criterion with its evidence, who decided and when, and 2.10 stays 2.10', async () => {
    const p = await createDecidedPortfolio()
    const { text, headers } = await get(p, `${unitPath(p, 6)}/record?format=csv`)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toContain('attachment; filename="Ben Okafor Unit 6 record.csv"')
    const lines = text.split('\r\n')
    expect(lines.find(line => line.startsWith('U6 2.1,'))).toMatch(/Accepted,WP1,Ann Ashworth,\d{4}-/)
    expect(lines.find(line => line.startsWith('U6 2.10,'))).toMatch(/,Referred,,,$/)
    // A draft is the learner's pencil.
    expect(lines.find(line => line.startsWith('U6 2.2,'))).not.toContain('WP2')
  })

  it('shows criteria × evidence as letters', async () => {
    const p = await createDecidedPortfolio()
    const lines = (await get(p, `${unitPath(p, 6)}/matrix?format=csv`)).text.split('\r\n')
    expect(lines[0]).toMatch(/^\ufeffCriterion,What is asked,Level,WP1 Work product/)
    expect(lines[0]).not.toContain('WP2')
    expect(lines.find(line => line.startsWith('U6 2.1,'))).toMatch(/,A$/)
    expect(lines.find(line => line.startsWith('U6 2.10,'))).toMatch(/,R$/)
  })

  it('is a tagged PDF with its title and language', async () => {
    const p = await createDecidedPortfolio()
    const pdf = (await getBytes(p, `${unitPath(p, 6)}/record?format=pdf`)).toString('latin1')
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7')
    for (const sign of [
      '/StructTreeRoot',
      '/Marked true',
      '/Lang (en-GB)',
      '/S /Table',
      '/S /TH',
      '/DisplayDocTitle true',
    ]) {
      expect(pdf).toContain(sign)
    }
    expect(pdf).toMatch(/\/Type \/Catalog/)
  })
})

describe('an enrolment on paper', () => {
  it('has an evidence index with where each item is, and no cell becomes a formula', async () => {
    const p = await createDecidedPortfolio()
    const { text } = await get(p, `${papersPath(p)}/evidence-index?format=csv`)
    expect(text).toContain(`WP1,"'=HYPERLINK(""x"")",Work product,,U6 2.1,,Accepted,Ann Ashworth,`)
    expect(text).toContain('Kept at: Folder 3, Łódź office')
    expect(text).not.toContain('Pencil')
  })

  it('keeps text as text in a workbook', async () => {
    const p = await createDecidedPortfolio()
    const bytes = await getBytes(p, `${papersPath(p)}/evidence-index?format=xlsx`)
    const source = { fileName: 'index.xlsx', base64: bytes.toString('base64') }
    const table = await p.services.tabular.readTable(source)
    expect(table.rows.map(({ cells }) => cells[4])).toEqual(['U6 2.1', 'U6 2.10', 'U7 1.1'])
    expect(table.rows[0]?.cells[1]).toBe('=HYPERLINK("x")')
    expect(table.remarks.filter(({ kind }) => kind === 'formula')).toEqual([])
  })

  it('has feedback of all items or of one, and somebody else’s item is not found', async () => {
    const p = await createDecidedPortfolio()
    const { text } = await get(p, `${papersPath(p)}/feedback?format=csv&evidenceId=${p.item.id}`, p.learner)
    expect(text).toContain('U6 2.10,Referred,Say what you promised.,2026-12-04,Ann Ashworth')
    const other = await p.addDraft({ criteria: ['6/2.3'] })
    expect((await get(p, `${papersPath(p)}/feedback?format=csv&evidenceId=${other.id}`)).status).toBe(404)
  })

  it('tells a learner nothing of a decision that waits for a countersignature', async () => {
    const p = await createPortfolio()
    const item = await p.addSubmitted({ criteria: ['6/2.1'] })
    await p.decide(item, 'referred', p.trainee)
    const path = `${papersPath(p)}/feedback?format=csv`
    expect((await get(p, path, p.learner)).text).not.toContain('Say what you promised.')
    expect((await get(p, path)).text).toContain('waiting for countersignature')
  })

  it('has the KSBs with what each rests on and what is still to go', async () => {
    const p = await createDecidedPortfolio()
    const { text } = await get(p, `${papersPath(p)}/ksbs?format=csv`, p.learner)
    const lines = text.split('\r\n').filter(Boolean)
    expect(lines).toHaveLength(36)
    expect(lines.some(line => /,In progress,1 of \d+,6: 2\.1,/.test(line))).toBe(true)
    expect(lines.some(line => /,Needs its own evidence,no mapping,,/.test(line))).toBe(true)
  })

  it('has the gateway page, and a PDF of each paper', async () => {
    const p = await createDecidedPortfolio()
    expect((await get(p, `${papersPath(p)}/gateway?format=csv`)).text).toContain('K1,')
    for (const paper of ['evidence-index', 'feedback', 'ksbs', 'gateway']) {
      expect((await getBytes(p, `${papersPath(p)}/${paper}?format=pdf`)).subarray(0, 5).toString()).toBe('%PDF-')
    }
  })

  it('refuses what is no paper or no form of one', async () => {
    const p = await createDecidedPortfolio()
    expect((await get(p, `${papersPath(p)}/ksbs?format=docx`)).body.errors[0].message).toBe('Ask for pdf, csv or xlsx.')
    expect((await get(p, `${papersPath(p)}/everything?format=csv`)).status).toBe(400)
  })
})
