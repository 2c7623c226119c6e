// Being told: live, in the header of whatever is open, with a link to where it is; by e-mail as each chooses; and not
// before what was done can't be undone any more.
import { addEvidenceComment, listInbox, listToAssess } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { type LetterBox, openLetterBox } from './letter-box.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const PATIENCE = { timeout: 20_000 }

let letters: LetterBox
const server = serveDemonstration(async () => {
  letters = await openLetterBox()
  return { SMTP_URL: letters.url }
})
const people = invitePeople()
afterAll(() => letters.close())

/** The count in the header, as it is said. */
const unread = (page: Page, count: number) =>
  page.getByRole('link', { name: count === 0 ? 'Inbox' : `Inbox, ${count} unread`, exact: true })

async function readAll(page: Page): Promise<void> {
  await page.goto('/inbox')
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await unread(page, 0).waitFor()
}

/** An item of Chloe's that waits. */
async function findWaiting() {
  const { items } = await (await signIn(server, CAST.assessor)).call(listToAssess)
  const item = items.find(({ learner, tags }) => learner.name === 'Chloe Okafor' && tags > 1)
  if (item === undefined) throw new Error('Nothing of Chloe’s waits')
  return item
}

/** Signed in anew each time: the days go by. */
async function say(evidenceId: string, text: string): Promise<void> {
  const { call } = await signIn(server, CAST.assessor)
  await call(addEvidenceComment, { params: { id: evidenceId }, body: { text, audience: 'learnerAndStaff' } })
}

/** What the learner has been told of and not read. */
async function listTold(): Promise<string[]> {
  const { items } = await (await signIn(server, CAST.learner)).call(listInbox, { query: { unread: 'true' } })
  return items.map(({ sentence }) => sentence)
}

async function acceptAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accept all but…' }).click()
  await page.getByRole('button', { name: /^Accept all \d+$/ }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page
    .getByRole('status')
    .filter({ hasText: /decisions saved/ })
    .waitFor()
}

/** After the hour at which a day's letters go, whenever this is run. */
function untilNoonTomorrow(): number {
  const now = Date.now()
  return DAY_MS - (now % DAY_MS) + DAY_MS / 2
}

describe('the inbox', () => {
  it('tells a decision once it can’t be undone, moves the count on a screen that is open, and leads there', async () => {
    const { page, guard } = await people.open({ server, as: CAST.learner, size: PHONE })
    await readAll(page)
    await page.goto('/my')
    await unread(page, 0).waitFor()
    let loads = 0
    page.on('load', () => {
      loads += 1
    })

    const item = await findWaiting()
    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto(`/evidence/${item.evidenceId}`)
    await acceptAll(desk.page)
    // What is said is told at once; by then what was decided would have been told as well.
    await say(item.evidenceId, 'Read this one once more tonight.')
    await unread(page, 1).waitFor()
    expect(await listTold()).toEqual([`Tom Ashworth commented on ${item.reference}.`])
    await desk.page.getByRole('button', { name: 'Undo', exact: true }).click()
    await desk.page
      .getByRole('status')
      .filter({ hasText: /^Undone\.$/ })
      .waitFor()

    // A slip that was undone is never told; what was decided after it is.
    for (const { guard: one } of [desk, { guard }]) one.expect(/401|410/)
    await server.moveClock(11 * MINUTE_MS)
    await say(item.evidenceId, 'And look at the last page.')
    await expect.poll(listTold, PATIENCE).toEqual([`Tom Ashworth commented on ${item.reference}, 2 times.`])
    await acceptAll(desk.page)
    await server.moveClock(11 * MINUTE_MS)
    await say(item.evidenceId, 'That is all.')
    await unread(page, 2).waitFor()
    expect(loads).toBe(0)

    await unread(page, 2).click()
    const told = page.getByRole('link', {
      name: `Unread: Tom Ashworth decided on ${item.reference}: ${item.tags} accepted.`,
    })
    await told.click()
    await page.getByRole('heading', { level: 1, name: item.title }).waitFor()
    await page
      .getByText(/^Accepted by Tom Ashworth/)
      .first()
      .waitFor()
    await unread(page, 1).waitFor()
  })

  it('is walked by keyboard: arrows move, R marks, Enter opens', async () => {
    const { page } = await people.open({ server, as: CAST.assessor, size: DESK })
    await page.goto('/inbox')
    const list = page.getByRole('list', { name: 'Inbox, newest first' })
    const links = list.getByRole('link')
    await links.first().focus()
    await page.keyboard.press('ArrowDown')
    const second = (await links.nth(1).textContent()) ?? ''
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(second)
    const was = second.startsWith('Unread: ')
    await page.keyboard.press('r')
    await expect.poll(async () => (await links.nth(1).textContent())?.startsWith('Unread: ')).toBe(!was)
    const path = await links.nth(1).getAttribute('href')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${path}`)
  })
})

describe('e-mail', () => {
  it('comes at once with a link that leads there, once a day, or never, as each chooses', async () => {
    const item = await findWaiting()
    const { page, guard } = await people.open({ server, as: CAST.learner, size: PHONE })
    const heard = () => letters.list(CAST.learner)
    await page.goto('/account')
    const choose = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`) }).check()
    await choose('At once')
    await page.getByText('Your choice is kept.').waitFor({ state: 'attached' })
    const before = heard().length
    await say(item.evidenceId, 'Which depot was it, Featherstone?')
    await expect.poll(heard, PATIENCE).toHaveLength(before + 1)
    const letter = heard().at(-1)
    expect(letter?.subject).toBe(`Crosswalk: A comment: ${item.reference}`)
    expect(letter?.words).not.toContain('Featherstone')
    const link = letter?.words.match(/http\S+\/my\/evidence\S+/)?.[0] ?? ''
    await page.goto(link)
    await page.getByText('Which depot was it, Featherstone?').waitFor()

    await page.goto('/account')
    await choose('Never')
    await page.getByText('Your choice is kept.').waitFor({ state: 'attached' })
    await page.reload()
    await expect.poll(() => page.getByRole('radio', { name: /^Never/ }).isChecked()).toBe(true)
    await readAll(page)
    await say(item.evidenceId, 'And at what time?')
    await unread(page, 1).waitFor()
    expect(heard()).toHaveLength(before + 1)

    // The morning's first look gathers what was not read by then.
    await page.goto('/account')
    await choose('Once a day')
    await page.getByText('Your choice is kept.').waitFor({ state: 'attached' })
    guard.expect(/401|410/)
    await server.moveClock(untilNoonTomorrow())
    await readAll(page)
    await say(item.evidenceId, 'Bring the slip on Monday.')
    await unread(page, 1).waitFor()
    await page.reload()
    await unread(page, 1).waitFor()
    const evening = heard().length
    await server.moveClock(DAY_MS)
    await say(item.evidenceId, 'Good morning.')
    await expect.poll(heard, PATIENCE).toHaveLength(evening + 1)
    expect(heard().at(-1)?.words).toContain('You are told once a day.')
  })
})
