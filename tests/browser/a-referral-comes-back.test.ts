// More was asked for. The learner answers on the train, the assessor reads what is different, side by side; or the
// criterion is accepted from elsewhere, and the referral asks nothing more.
import { addEvidence, getEvidence, listEvidence, listLearners, submitEvidence } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const BEN = 'ben.cartwright@swiftway.example'

const server = serveDemonstration()
const people = invitePeople()
let assessor: Client
beforeAll(async () => {
  assessor = await signIn(server, CAST.assessor)
})

/** An item of the learner's own that was referred. */
async function findReferred(search: string) {
  const { learners } = await assessor.call(listLearners, { query: { search } })
  const id = learners[0]?.id ?? ''
  const { evidence } = await assessor.call(listEvidence, { params: { id } })
  const found = evidence.find(({ tags, author }) => tags.referred > 0 && author.kind === 'learner')
  return assessor.call(getEvidence, { params: { id: found?.id ?? '' } })
}

/** Two pages, says its list, and the second is not there. */
const TORN_PDF = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R 9 0 R] /Count 2>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
trailer <</Root 1 0 R /Size 4>>
%%EOF
`

async function openTornPage(page: Page): Promise<void> {
  await page
    .getByRole('tab', { name: /torn\.pdf/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Next page' }).click()
  await page.getByText('Page 2 can’t be drawn. Save the file to read it.').waitFor()
}

const changed = (page: Page) => page.getByRole('region', { name: 'What changed after the referral' })

describe('a referral', () => {
  it('is answered on a phone, and the assessor sees what changed before accepting it', async () => {
    const { id, reference, title } = await findReferred('Chloe')
    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto('/inbox')
    await desk.page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor()

    const { page } = await people.open({ server, as: CAST.learner, size: PHONE })
    await page.goto('/my')
    await page.getByRole('heading', { name: `Answer Tom: ${reference} ${title}` }).waitFor()
    await page.getByRole('link', { name: 'Read it and answer' }).click()
    await page.getByText(/^Tom asks for more/).waitFor()
    const description = page.getByLabel('Description')
    const before = await description.inputValue()
    await description.fill(`${before} The date stands on the second page.`.trim())
    await page.getByLabel('Choose files').setInputFiles([
      { name: 'the second page.txt', mimeType: 'text/plain', buffer: Buffer.from('Wednesday, 14 October\n') },
      { name: 'torn.pdf', mimeType: 'application/pdf', buffer: Buffer.from(TORN_PDF) },
    ])
    const again = page.getByRole('button', { name: /^Submit again/ })
    expect(await again.isDisabled()).toBe(true)
    await page.getByLabel('This is my own work').check()
    await again.click()
    await page
      .getByRole('status')
      .filter({ hasText: `${reference} is submitted again.` })
      .waitFor()

    await desk.page
      .getByRole('link', { name: `Chloe Okafor submitted ${reference} again, after a referral: 1 decision waits.` })
      .click()
    await changed(desk.page)
      .getByText(/^Submitted again .*: 3 changes\./)
      .waitFor()
    await changed(desk.page).getByText('Added the second page.txt').waitFor()
    await openTornPage(desk.page)
    const words = changed(desk.page).getByRole('region', { name: 'Description' })
    await words.getByRole('heading', { name: 'Then' }).waitFor()
    expect(await words.locator('ins').allTextContents()).toEqual([
      expect.stringContaining('The date stands on the second page.'),
    ])
    // What was there before is not shown as new.
    expect(await words.locator('del').count()).toBe(0)

    await desk.page.getByRole('button', { name: 'Accept all but…' }).click()
    await desk.page.getByRole('button', { name: /^Accept all \d+$/ }).click()
    await desk.page.getByRole('button', { name: 'Save', exact: true }).click()
    await desk.page
      .getByRole('status')
      .filter({ hasText: /decisions? saved/ })
      .waitFor()
    await page
      .getByText(/^Accepted by Tom Ashworth/)
      .first()
      .waitFor()
    await page.getByText(/asks for more/).waitFor({ state: 'detached' })
    expect((await assessor.call(getEvidence, { params: { id } })).tags.map(({ status }) => status)).not.toContain(
      'referred',
    )
  })

  it('says so where nothing was changed but the word given again', async () => {
    const { id, reference } = await findReferred('Harpreet')
    const learner = await signIn(server, 'harpreet.gill@harlowfinch.example')
    await learner.call(submitEvidence, { params: { id }, body: { ownWork: true } })
    const { page } = await people.open({ server, as: CAST.assessor, size: PHONE })
    await page.goto(`/evidence/${id}`)
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${reference} `) }).waitFor()
    await changed(page)
      .getByText(/: nothing was changed\./)
      .waitFor()
  })

  it('closes by itself, and says so, when its criteria are accepted from other evidence', async () => {
    const referred = await findReferred('Ben')
    const criteria = referred.tags.flatMap(tag => (tag.status === 'referred' ? (tag.criterionId ?? []) : []))
    const enrolmentId = referred.enrolmentId
    const { page } = await people.open({ server, as: BEN, size: PHONE })
    await page.goto(`/my/evidence/${referred.id}`)
    await page.getByRole('heading', { name: 'Your answer' }).waitFor()
    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto(`/evidence/${referred.id}`)
    await desk.page
      .getByText(/^Referred by /)
      .first()
      .waitFor()

    await assessor.call(addEvidence, {
      params: { id: referred.learner.id },
      body: {
        title: 'Told at the counter',
        method: 'PD',
        enrolmentId,
        text: 'Ben told me what he had not written down.',
        tags: criteria.map(criterionId => ({ criterionId })),
        decisions: criteria.map(criterionId => ({ criterionId, outcome: 'accepted' as const })),
      },
    })
    await page.getByText('Referred, closed: accepted from other evidence').waitFor()
    await page.getByRole('heading', { name: 'Your answer' }).waitFor({ state: 'detached' })
    await desk.page.getByText('Closed: the criterion is accepted from other evidence.').first().waitFor()
    await page.goto('/my')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByRole('heading', { name: new RegExp(`^Answer Tom: ${referred.reference}`) }).count()).toBe(0)
  })
})
