// Who is on programme and who has left, from which day, and who has whose learners: said ahead, seen, and taken back.
import { listLearners, listPeople } from '@crosswalk/contracts'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const DAY_MS = 86_400_000

const server = serveDemonstration()
const people = invitePeople()
let manager: Client
beforeAll(async () => {
  manager = await signIn(server, CAST.centreManager)
})

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const enrolmentOf = async (search: string) => {
  const { learners } = await manager.call(listLearners, { query: { search } })
  return learners[0]?.enrolments[0]?.id ?? ''
}

describe('somebody who covers', () => {
  it('reads for whom, and until when, above their caseload', async () => {
    const { page } = await people.open({ server, as: CAST.countersigner, size: PHONE })
    await page.goto('/caseload')
    await page.getByText(/^You are covering for Tom Ashworth until /).waitFor()
    await page.getByText(/3 learners\. It ends by itself\./).waitFor()
  })
})

describe('an assessor who leaves', () => {
  it('hands over what they are, kind by kind, seen before their access closes', async () => {
    const found = await manager.call(listPeople, { query: { search: 'Marek' } })
    const personId = found.people[0]?.id ?? ''
    const { page } = await people.open({ server, as: CAST.centreManager, size: DESK })
    await page.goto(`/people/${personId}`)
    await page.getByRole('button', { name: 'Close access' }).click()
    await page.getByLabel('Why does access close?').fill('Leaves for another centre.')
    await page
      .getByText(/Left with nobody:/)
      .first()
      .waitFor()
    await page.getByLabel('Who assesses their learners from today?').selectOption({ label: 'Sunita Rao' })
    await page.getByText(/go to Sunita Rao/).waitFor()
    await page.getByLabel('Who is the tutor from today?').selectOption({ label: 'Hannah Brody' })
    await page.getByText(/go to Hannah Brody/).waitFor()
    await page.getByRole('button', { name: 'Close access' }).click()
    await page.getByRole('button', { name: 'Open access again' }).waitFor()
    expect((await manager.call(listPeople, { query: { search: 'Marek' } })).people[0]?.account).toBe('closed')
  })
})

describe('a break', () => {
  it('that should be over is marked in the caseload, and the return is recorded from there', async () => {
    const { page } = await people.open({ server, as: CAST.centreManager, size: PHONE })
    await page.goto('/caseload')
    await page.getByRole('button', { name: /On a break or gone, \d+ expected back/ }).click()
    const row = page.getByRole('row').filter({ hasText: 'Megan Llewellyn' })
    await row.getByText(/^expected back /).waitFor()
    await row.getByRole('link', { name: /On a break since/ }).click()
    await page.getByText('The expected return has passed.').waitFor()
    await page.getByRole('button', { name: 'Back from the break' }).click()
    await page.getByRole('form').getByRole('button', { name: 'Back from the break' }).click()
    const now = page.getByRole('region', { name: 'Now' })
    await now.getByText('On programme', { exact: true }).waitFor()
  })
})

// Last: it moves the clock.
describe('a learner who leaves', () => {
  it('is seen to on a day to come, until then can stay, and on that day is out of the lists by itself', async () => {
    const enrolmentId = await enrolmentOf('Harpreet')
    const assessor = await people.open({ server, as: CAST.assessor, size: DESK })
    assessor.guard.expect(/401/)
    await assessor.page.goto('/caseload')
    const table = assessor.page.getByRole('table', { name: 'Caseload: who needs what' })
    const row = table.getByRole('row').filter({ hasText: 'Harpreet Gill' })
    await row.waitFor()

    const { page, guard } = await people.open({ server, as: CAST.centreManager, size: DESK })
    // Days go by, and leaving without a reason is refused.
    guard.expect(/401|400/)
    await page.goto(`/enrolments/${enrolmentId}`)
    await page.getByRole('link', { name: 'Change the status' }).click()
    await page.getByRole('heading', { level: 1, name: 'Harpreet Gill: status' }).waitFor()
    const withdraw = async () => {
      await page.getByRole('button', { name: 'Withdraw' }).click()
      const form = page.getByRole('form', { name: 'Withdraw' })
      await form.getByLabel('From').fill(inDays(2))
      await form.getByText(/^Withdraws on .*, by itself\./).waitFor()
      await form.getByRole('button', { name: 'Withdraw' }).click()
      return form
    }
    const form = await withdraw()
    await form.getByText('Say why the learner withdraws.').first().waitFor()
    await form.getByLabel('Why').fill('A new job in York.')
    await form.getByRole('button', { name: 'Withdraw' }).click()
    const now = page.getByRole('region', { name: 'Now' })
    await now.getByText(/^Withdraws on /).waitFor()
    await row.getByText(/Withdraws on /).waitFor()

    await now.getByRole('button', { name: 'Take it back' }).click()
    await now.getByText(/^Withdraws on /).waitFor({ state: 'detached' })
    await row.getByText(/Withdraws on /).waitFor({ state: 'detached' })

    const again = await withdraw()
    await again.getByLabel('Why').fill('A new job in York, after all.')
    await again.getByRole('button', { name: 'Withdraw' }).click()
    await now.getByText(/^Withdraws on /).waitFor()
    await server.moveClock(3 * DAY_MS)
    await row.waitFor({ state: 'detached', timeout: 45_000 })
    await page.reload()
    await now.getByText(/^Withdrawn$/).waitFor()
    const history = page.getByRole('list').filter({ hasText: 'A new job in York, after all.' })
    await history.getByText('Ruth Okonjo').first().waitFor()
    await now.getByRole('button', { name: 'Restart' }).waitFor()
  }, 120_000)
})
