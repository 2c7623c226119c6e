// Towards the gateway: a tutor confirms an area and the learner sees it; a line manager says on a phone, by a link
// alone, which behaviours are shown at work; the page is signed.
import {
  getEnrolment,
  getGateway,
  grantEnrolmentAccess,
  listLearners,
  signGateway,
  tickGatewayLine,
} from '@crosswalk/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { serveDemonstration } from './server.ts'

const TUTOR = 'morag.sinclair@aldershaw.example'
const MANAGER = 'ruth.okonjo@aldershaw.example'
const LEARNER = 'chloe.okafor@swiftway.example'
const READY = 'ellie-mae.thornton@thecrescent.example'

const server = serveDemonstration()
const people = invitePeople()
let tutor: Client
const findEnrolment = async (search: string) => {
  const { learners } = await tutor.call(listLearners, { query: { search } })
  return learners[0]?.enrolments[0]?.id ?? ''
}
beforeAll(async () => {
  tutor = await signIn(server, TUTOR)
})

describe('a tutor', () => {
  it('confirms an area in one act by keyboard, with a reason, and the learner’s screen shows it', async () => {
    const enrolmentId = await findEnrolment('Chloe')
    const learner = await people.open({ server, as: LEARNER, size: PHONE })
    await learner.page.goto('/my/ksbs')
    const b4 = learner.page.getByRole('button', { name: /^B4 / })
    await b4.waitFor()

    const { cohortId } = await tutor.call(getEnrolment, { params: { id: enrolmentId } })
    const { page } = await people.open({ server, as: TUTOR, size: DESK })
    await page.goto(`/ksbs/${cohortId}`)
    const cell = page.getByRole('gridcell', { name: /^Chloe Okafor, B4/ })
    await cell.focus()
    await page.keyboard.press('c')
    const why = page.getByRole('complementary', { name: 'Why' })
    const confirm = why.getByRole('button', { name: 'Confirm B4', exact: true })
    await expect.poll(() => confirm.evaluate(button => button === document.activeElement)).toBe(true)
    await why.getByRole('checkbox', { name: /The whole area: B4 and B5/ }).check()
    await why.getByRole('button', { name: 'Confirm B4 and B5' }).click()
    await why.getByLabel('Why do you confirm it?').fill('Seen in the team all week.')
    await why.getByRole('button', { name: 'Confirm B4 and B5' }).click()
    await why.getByText('Confirmed by Morag Sinclair').waitFor()
    await learner.page.getByRole('button', { name: /^B4 .*Confirmed/ }).waitFor()
    await learner.page.getByRole('button', { name: /^B5 .*Confirmed/ }).click()
    await learner.page.getByText('Seen in the team all week.').waitFor()
  })
})

describe('a line manager', () => {
  it('says on a phone, by a link and without an account, which behaviours are shown at work', async () => {
    const enrolmentId = await findEnrolment('Chloe')
    const staff = await people.open({ server, as: TUTOR, size: DESK })
    await staff.page.goto(`/enrolments/${enrolmentId}/gateway`)
    await staff.page.getByRole('checkbox', { name: /Show the link/ }).check()
    await staff.page.getByRole('button', { name: 'Ask for the behaviours' }).click()
    const link = (await staff.page.getByText(/\/shared#/).textContent()) ?? ''

    const { page } = await people.open({ server, size: PHONE })
    await page.goto(`/shared${link.slice(link.indexOf('#')).trim()}`)
    await page.getByRole('heading', { name: 'Which behaviours does Chloe show at work?' }).waitFor()
    const area = page.getByRole('group', { name: 'Team working' })
    await area.getByRole('button', { name: 'Yes to all 2' }).click()
    await page.getByRole('group', { name: 'B3', exact: true }).getByRole('button', { name: 'Not yet' }).click()
    await page.getByLabel('What is missing?').fill('Waits to be told.')
    await page.getByRole('button', { name: 'Send 3 of 10' }).click()
    await page.getByText('Sent. Thank you.').waitFor()
    await page.reload()
    await page.getByText('Sent. Thank you.').waitFor()
    await page.getByText(/Not yet: .*Waits to be told/).waitFor()

    await staff.page.getByText(/^Not yet met: Norman Achterberg/).waitFor()
  })

  it('loses a link at once that the centre manager takes back on the employer’s page', async () => {
    const enrolmentId = await findEnrolment('Chloe')
    const { employer } = await tutor.call(getEnrolment, { params: { id: enrolmentId } })
    const staff = await people.open({ server, as: MANAGER, size: DESK })
    await staff.page.goto(`/employers/${employer?.id}`)
    const links = staff.page.getByRole('list', { name: 'Links given to this employer' })
    const share = staff.page.getByRole('button', { name: 'Share their apprentices by a link' })
    await share.first().click()
    const link = (await staff.page.getByText(/\/shared#/).textContent()) ?? ''

    const { page, guard } = await people.open({ server, size: PHONE })
    await page.goto(`/shared${link.slice(link.indexOf('#')).trim()}`)
    await page.getByRole('heading', { name: 'How your apprentices are doing' }).waitFor()
    // What is opened is seen at the desk without a reload.
    await links
      .getByText(/Works\. Given by Ruth Okonjo, .*last opened/)
      .first()
      .waitFor()
    await links
      .getByRole('button', { name: /^Take back the link of/ })
      .first()
      .click()
    await links
      .getByText(/Ended\. Given by Ruth Okonjo, .* by Ruth Okonjo/)
      .first()
      .waitFor()
    guard.expect(/link\.expired|status of 410/)
    await page.reload()
    await page.getByText(/This link has run out/).waitFor()
  })

  it('shows a line manager what was handed in by its name, and not what its learner marks as confidential', async () => {
    const enrolmentId = await findEnrolment('Chloe')
    const { employer } = await tutor.call(getEnrolment, { params: { id: enrolmentId } })
    const staff = await people.open({ server, as: MANAGER, size: DESK })
    await staff.page.goto(`/employers/${employer?.id}`)
    await staff.page.getByRole('button', { name: 'Share their apprentices by a link' }).first().click()
    const link = (await staff.page.getByText(/\/shared#/).textContent()) ?? ''
    const { page } = await people.open({ server, size: PHONE })
    const chloe = page.getByRole('article').filter({ hasText: 'Chloe Okafor' })
    const openEvidence = async () => {
      await page.goto(`/shared${link.slice(link.indexOf('#')).trim()}`)
      await chloe.getByText(/^Evidence, the latest/).click()
      await chloe.getByText('Complaints procedure, with my notes').waitFor()
    }
    // As the demonstration has it.
    const marked = chloe.getByText('A challenging customer, and what I learnt')
    await openEvidence()
    expect(await marked.count()).toBe(0)

    const learner = await people.open({ server, as: LEARNER, size: PHONE })
    const mark = async (isConfidential: boolean) => {
      await learner.page.goto('/my/evidence')
      await learner.page.getByRole('link', { name: /A challenging customer, and what I learnt/ }).click()
      await learner.page.getByRole('checkbox', { name: /^Confidential/ }).setChecked(isConfidential)
      await learner.page.getByRole('link', { name: 'Evidence', exact: true }).first().click()
      const line = learner.page.getByText(/Reflective account, 12 Nov/)
      await line.filter({ [isConfidential ? 'hasText' : 'hasNotText']: 'confidential' }).waitFor()
      await page.goto('about:blank')
      await openEvidence()
    }
    await mark(false)
    await marked.waitFor()
    await mark(true)
    expect(await marked.count()).toBe(0)
  })

  it('is told kindly where a link has run out or is not whole', async () => {
    const { page } = await people.open({ server, size: PHONE })
    await page.goto('/shared')
    await page.getByText(/This link is not whole/).waitFor()
  })
})

describe('the gateway page', () => {
  it('is ticked, signed by the centre and the learner, and by the employer through a link', async () => {
    const enrolmentId = await findEnrolment('Ellie-Mae')
    const params = { id: enrolmentId }
    await tutor.call(tickGatewayLine, { params: { ...params, line: 'portfolioAgreed' }, body: { done: false } })
    const { page } = await people.open({ server, as: TUTOR, size: DESK })
    await page.goto(`/enrolments/${enrolmentId}/gateway`)
    await page.getByText('Not ticked yet: The portfolio of evidence is complete and agreed').waitFor()
    await page.getByRole('checkbox', { name: 'The portfolio of evidence is complete and agreed' }).check()
    const centre = page.getByRole('region', { name: 'The centre' })
    await centre.getByRole('checkbox', { name: 'I declare this.' }).check()
    await centre.getByRole('button', { name: 'Sign' }).click()
    await page.getByRole('status').filter({ hasText: 'Signed at the gateway.' }).waitFor()
    await centre.getByText('Morag Sinclair').waitFor()

    const learner = await signIn(server, READY)
    const { basis } = await learner.call(getGateway, { params })
    await learner.call(signGateway, { params, body: { declaration: true, basis } })
    await page.getByRole('region', { name: 'The learner' }).getByText('Ellie-Mae Thornton').waitFor()

    const granted = await tutor.call(grantEnrolmentAccess, { params, body: { purpose: 'gateway', show: true } })
    const employer = await people.open({ server, size: PHONE })
    await employer.page.goto(`/shared${granted.link?.slice(granted.link.indexOf('#'))}`)
    await employer.page.getByRole('checkbox', { name: /I agree that the apprentice/ }).check()
    await employer.page.getByRole('button', { name: 'Sign' }).click()
    await employer.page.getByText('Signed by Beatrice Lowe,').waitFor()
    await page.getByRole('region', { name: 'The employer' }).getByText('Beatrice Lowe').waitFor()

    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.getByRole('heading', { name: 'Ask the employer' }).isVisible()).toBe(false)
  })
})
