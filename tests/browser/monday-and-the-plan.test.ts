// Monday morning: who needs whom, down to the list behind a number and back. Then a plan: made at the desk, agreed on
// a phone, closed by a piece that is accepted.
import { addEvidence, getCaseload, getPlan, type ReplyOf } from '@crosswalk/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { serveDemonstration } from './server.ts'
import { signInByHand } from './sign-in.ts'

const ASSESSOR = 'tom.ashworth@aldershaw.example'
const LEARNER = 'chloe.okafor@swiftway.example'
const MANAGER = 'ruth.okonjo@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()
let assessor: Client
let rows: ReplyOf<typeof getCaseload>['rows']
beforeAll(async () => {
  assessor = await signIn(server, ASSESSOR)
  rows = (await assessor.call(getCaseload)).rows
})

const inTwoWeeks = () => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

describe('Monday', () => {
  it('begins with the caseload, and every number opens the list behind it', async () => {
    const { page } = await people.open({ server, size: DESK })
    await signInByHand(page, ASSESSOR)
    await page.getByRole('heading', { level: 1, name: 'Caseload' }).waitFor()
    const table = page.getByRole('table', { name: 'Caseload: who needs what' })
    await expect.poll(() => table.getByRole('rowheader').count()).toBe(rows.length)

    await table.getByRole('button', { name: 'Waiting for me' }).click()
    await expect.poll(() => page.url()).toContain('sort=toAssess')
    const oldest = rows.reduce((one, other) => (one.toAssess.workingDays >= other.toAssess.workingDays ? one : other))
    const first = table.getByRole('row').nth(1)
    await expect.poll(() => first.getByRole('rowheader').textContent()).toBe(oldest.learner.name)
    await first.getByRole('link', { name: /very late/ }).click()
    await page.getByText(`Only of ${oldest.learner.name}`).waitFor()
    const queue = page.getByRole('table', { name: /Evidence that waits for your decision/ })
    await expect.poll(() => queue.getByRole('rowheader').count()).toBe(oldest.toAssess.count)

    await page.goBack()
    await expect.poll(() => page.url()).toContain('sort=toAssess')
    const referred = rows.find(({ waiting }) => waiting.referred > 0)
    await table
      .getByRole('row')
      .filter({ hasText: referred?.learner.name ?? '' })
      .getByRole('link', { name: /referred/ })
      .click()
    await page.getByRole('button', { name: 'Referred', pressed: true }).waitFor()
    await expect.poll(() => page.getByRole('table').getByRole('rowheader').count()).toBe(referred?.waiting.referred)
  })

  it('is of all staff for a manager, by assessor, and filters stay in the address', async () => {
    const { page } = await people.open({ server, as: MANAGER })
    await page.goto('/caseload')
    const table = page.getByRole('table', { name: 'Caseload: who needs what' })
    await table.getByRole('link', { name: 'Tom Ashworth' }).click()
    await expect.poll(() => page.url()).toContain('assessor=')
    await page.getByRole('button', { name: /^Late/ }).click()
    await page.reload()
    const late = rows.filter(({ toAssess }) => toAssess.mark !== 'none')
    await expect.poll(() => table.locator('tbody td[data-column="toAssess"]').count()).toBe(late.length)
  })
})

describe('a plan', () => {
  it('is made at the desk, agreed on a phone, and closes itself when what it asked for is accepted', async () => {
    const row = rows.find(({ learner }) => learner.name === 'Chloe Okafor')
    const enrolmentId = row?.enrolmentId ?? ''
    const open = (await assessor.call(getPlan, { params: { id: enrolmentId } })).lines
      .flatMap(({ criteria }) => criteria)
      .find(({ accepted }) => !accepted)
    const { page } = await people.open({ server, as: ASSESSOR, size: DESK })
    await page.goto(`/enrolments/${enrolmentId}/plan`)
    await page.getByRole('button', { name: 'Add a line' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a line' })
    await dialog.getByLabel('What', { exact: true }).fill('Ten minutes on the phone')
    await dialog.getByLabel('Which criteria').fill(`${open?.unitNumber}: ${open?.number}`)
    await dialog.getByText('1 criterion.').waitFor()
    await dialog.getByLabel('By when').fill(inTwoWeeks())
    await dialog.getByRole('button', { name: 'Add the line' }).click()
    const lines = page.getByRole('list', { name: 'What is planned' })
    const line = lines.getByRole('listitem').filter({ hasText: 'Ten minutes on the phone' })
    await line.getByText('0 of 1 accepted').waitFor()
    await page.getByText(/Changed since Chloe Okafor agreed/).waitFor()
    const matrix = await people.open({ server, as: ASSESSOR, size: DESK })
    await matrix.page.goto(`/enrolments/${enrolmentId}/units/${open?.unitId}`)
    const planned = matrix.page.getByRole('gridcell', {
      name: `${open?.number}, planned: Ten minutes on the phone`,
      exact: true,
    })
    await planned.waitFor()

    const learner = await people.open({ server, as: LEARNER, size: PHONE })
    await learner.page.goto('/my')
    await learner.page.getByRole('link', { name: 'Read it and agree' }).click()
    await learner.page.getByText('Ten minutes on the phone').waitFor()
    await learner.page.getByRole('button', { name: 'I agree' }).click()
    await learner.page.getByText(/You agreed to it on/).waitFor()
    await page.getByText(/Agreed by Chloe Okafor/).waitFor()

    const criterionId = open?.criterionId ?? ''
    await assessor.call(addEvidence, {
      params: { id: row?.learner.id ?? '' },
      body: {
        title: 'A call about a parcel',
        method: 'OB',
        enrolmentId,
        text: 'She rang back within the hour.',
        tags: [{ criterionId }],
        decisions: [{ criterionId, outcome: 'accepted' }],
      },
    })
    await line.getByText('All accepted').waitFor()
    await planned.waitFor({ state: 'detached' })
  })
})
