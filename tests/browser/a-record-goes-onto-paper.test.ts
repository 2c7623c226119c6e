import { readFile } from 'node:fs/promises'
import { getEnrolment, getMe } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople, PHONE } from './people.ts'
import { serveDemonstration } from './server.ts'

const LEARNER = 'chloe.okafor@swiftway.example'
const ASSESSOR = 'tom.ashworth@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()

/** What the browser keeps when a paper is chosen. */
async function save(page: Page, paper: string) {
  await page.getByRole('button', { name: 'Save as' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: paper, exact: true }).click(),
  ])
  const name = download.suggestedFilename()
  await page
    .getByRole('status')
    .filter({ hasText: `is saved as “${name}”` })
    .waitFor()
  return { name, bytes: await readFile(await download.path()) }
}

async function findEnrolment() {
  const learner = await signIn(server, LEARNER)
  const { learner: record } = await learner.call(getMe)
  const id = record?.enrolments[0]?.id ?? ''
  const { units } = await learner.call(getEnrolment, { params: { id } })
  return { enrolmentId: id, unitId: units[0]?.unitId ?? '' }
}

describe('a record on paper', () => {
  it('is saved by an assessor: the unit as a PDF, its matrix as a workbook', async () => {
    const { enrolmentId, unitId } = await findEnrolment()
    const { page } = await people.open({ server, as: ASSESSOR })
    await page.goto(`/enrolments/${enrolmentId}/units/${unitId}`)
    const record = await save(page, 'Unit record, PDF')
    expect(record.name).toMatch(/^Chloe Okafor Unit \d+ record\.pdf$/)
    expect(record.bytes.subarray(0, 8).toString()).toBe('%PDF-1.7')
    const matrix = await save(page, 'Unit matrix, XLSX')
    expect(matrix.name).toMatch(/^Chloe Okafor Unit \d+ matrix\.xlsx$/)
    expect(matrix.bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('is saved by a learner, on a phone, as the index of their own evidence', async () => {
    const { page } = await people.open({ server, as: LEARNER, size: PHONE })
    await page.goto('/my/evidence')
    const index = await save(page, 'Evidence index, CSV')
    expect(index.name).toBe('Chloe Okafor evidence index.csv')
    expect(index.bytes.toString('utf8')).toMatch(/^\ufeffReference,Title,Method/)
  })
})
