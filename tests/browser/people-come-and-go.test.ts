// Somebody leaves, somebody is away: learners change hands from a day on, a cover ends by itself, and who has left is
// out at once. What was decided keeps its name.
import { getCaseload, listPeople, listToAssess, type ReplyOf } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'
import { signInByHand } from './sign-in.ts'

const DAY_MS = 86_400_000
const SUCCESSOR = 'gillian.frost@aldershaw.example'
const SUNITA = 'sunita.rao@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()

const dayFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const listQueue = async (email: string) => (await (await signIn(server, email)).call(listToAssess)).items
const listCaseload = async (email: string) =>
  (await (await signIn(server, email)).call(getCaseload)).rows.map(({ learner }) => learner.name)

async function choosePeople(page: Page, from: string, to: string): Promise<void> {
  const { people: colleagues } = await (await signIn(server, CAST.centreManager)).call(listPeople, {
    query: { role: 'assessor', limit: 200 },
  })
  const idOf = (name: string) => colleagues.find(one => one.name === name)?.id ?? ''
  await page.getByLabel('From whom').selectOption(idOf(from))
  await page.getByLabel('To whom').selectOption(idOf(to))
}

type QueueItem = ReplyOf<typeof listToAssess>['items'][number]
const ofLearner = (items: readonly QueueItem[], name: string) => items.filter(({ learner }) => learner.name === name)

describe('a handover', () => {
  it('is seen first, happens on its day, takes the queue along, and leaves decided what was decided', async () => {
    const queue = await listQueue(CAST.assessor)
    const learners = [...new Set(queue.map(({ learner }) => learner.name))]
    const { page, guard } = await people.open({ server, as: CAST.centreManager, size: DESK })
    // Tokens end as the days go by, and are renewed.
    guard.expect(/401/)
    await page.goto('/people')
    await page.getByRole('link', { name: 'Hand over or cover' }).click()
    await page.getByText('Choose two people and the days').waitFor()
    await choosePeople(page, 'Tom Ashworth', 'Gillian Frost')
    await page.getByLabel('From', { exact: true }).fill(dayFromNow(1))
    const table = page.getByRole('table', { name: 'What would change hands' })
    await table.getByRole('checkbox', { name: 'Ben Cartwright' }).uncheck()
    const stays = ofLearner(queue, 'Ben Cartwright').length
    await page.getByText(`${queue.length - stays} items wait to be assessed, and go along.`).waitFor()
    await page.getByRole('button', { name: /^Hand over \d+ enrolments$/ }).click()
    await page
      .getByText(/Gillian Frost is assessor of \d+ enrolments from .* What was decided keeps its name\.$/)
      .waitFor()

    // Until that day nothing moves.
    expect(await listQueue(CAST.assessor)).toHaveLength(queue.length)
    const before = (await listQueue(SUCCESSOR)).length
    const successor = await people.open({ server, as: SUCCESSOR, size: DESK })
    successor.guard.expect(/401/)
    await successor.page.goto('/to-assess')
    await successor.page.getByRole('heading', { level: 1, name: 'To assess' }).waitFor()
    await server.moveClock(DAY_MS)
    const rows = successor.page.getByRole('table', { name: /^Evidence that waits/ }).getByRole('rowheader')
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(before + queue.length - stays)
    expect(new Set((await listQueue(CAST.assessor)).map(({ learner }) => learner.name))).toEqual(
      new Set(learners.filter(name => name === 'Ben Cartwright')),
    )

    await successor.page.goto('/learners?search=Chloe')
    await successor.page.getByRole('link', { name: 'Chloe Okafor' }).first().click()
    await successor.page.getByRole('link', { name: /PD1/ }).first().click()
    await successor.page
      .getByText(/^Accepted by Tom Ashworth/)
      .first()
      .waitFor()
  })
})

describe('a cover of two weeks', () => {
  it('stands beside whoever is away, says for whom, and ends by itself', async () => {
    const covered = await listCaseload(SUNITA)
    const own = await listCaseload(SUCCESSOR)
    const { page, guard } = await people.open({ server, as: CAST.centreManager, size: PHONE })
    guard.expect(/401/)
    await page.goto('/handover')
    // The days of the server, whose clock is a day ahead.
    await page.getByLabel('From', { exact: true }).fill(dayFromNow(1))
    await choosePeople(page, 'Sunita Rao', 'Gillian Frost')
    await page.getByRole('checkbox', { name: 'Only cover, for some days' }).check()
    await page.getByLabel('To, and then it ends by itself').fill(dayFromNow(14))
    await page.getByRole('button', { name: /^Cover \d+ enrolments$/ }).click()
    await page
      .getByText(/Gillian Frost is assessor of \d+ enrolments from .* to .*, covering for Sunita Rao\./)
      .waitFor()

    expect(new Set(await listCaseload(SUCCESSOR))).toEqual(new Set([...own, ...covered]))
    expect(await listCaseload(SUNITA)).toEqual(covered)
    await server.moveClock(14 * DAY_MS)
    expect(await listCaseload(SUCCESSOR)).toEqual(own)
  })
})

describe('somebody who leaves', () => {
  it('is signed out where they are, can’t come back, and their learners have an assessor', async () => {
    const learners = await listCaseload(SUNITA)
    const leaving = await people.open({ server, as: SUNITA, size: DESK })
    leaving.guard.expect(/401/)
    await leaving.page.goto('/caseload')
    await leaving.page.getByRole('rowheader').first().waitFor()

    const { page, guard } = await people.open({ server, as: CAST.centreManager, size: DESK })
    // That it is refused at first is said on the console as well.
    guard.expect(/403/)
    await page.goto('/people?search=Sunita')
    await page.getByRole('link', { name: 'Sunita Rao' }).click()
    await page.getByRole('button', { name: 'Close access' }).click()
    await page.getByLabel('Why does access close?').fill('Left at the end of the month.')
    // Not while a learner would be left without an assessor.
    await page.getByRole('button', { name: 'Close access' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Who assesses their learners from today?').selectOption({ label: 'Gillian Frost' })
    await page.getByRole('button', { name: 'Close access' }).click()
    await page.getByRole('button', { name: 'Open access again' }).waitFor()

    await leaving.page.getByText('This account is closed. Ask your centre manager.').waitFor()
    expect(await leaving.page.getByRole('rowheader').count()).toBe(0)
    await signInByHand(leaving.page, SUNITA)
    await leaving.page.getByRole('alert').waitFor()
    expect(await listCaseload(SUCCESSOR)).toEqual(expect.arrayContaining(learners))
  })
})
