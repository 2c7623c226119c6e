// A visit: notes written on a phone without a signal, sent once when there is one, and finished at a desk.
import {
  endRelationship,
  getEvidence,
  listEvidence,
  listLearners,
  listRelationships,
  listVisits,
} from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { CAST } from './screens.ts'
import { serveDemonstration } from './server.ts'
import { signInByHand } from './sign-in.ts'

const server = serveDemonstration()
const people = invitePeople()

/** The smallest picture that is one. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** As after a day at work: the files of the pages are kept, and so is what a note needs. */
async function openVisits(page: Page): Promise<void> {
  await page.goto('/visits')
  await page.getByRole('button', { name: /^Chloe Okafor/ }).waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

const listObservations = async () => {
  const assessor = await signIn(server, CAST.assessor)
  const { learners } = await assessor.call(listLearners, { query: { search: 'Chloe' } })
  const { evidence } = await assessor.call(listEvidence, { params: { id: learners[0]?.id ?? '' } })
  return { assessor, drafts: evidence.filter(({ status, method }) => status === 'draft' && method === 'OB') }
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

describe('a visit without a signal', () => {
  it('loses no word, is sent once, and is decided at the desk', async () => {
    const phone = await people.open({ server, as: CAST.assessor, size: PHONE })
    const { page, context, guard } = phone
    await openVisits(page)

    // What can't be fetched is said on the console, whoever asks.
    guard.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch/)
    await context.setOffline(true)
    await page.reload()
    await page.getByText('No signal.').waitFor()
    await page.getByRole('button', { name: /^Chloe Okafor/ }).click()
    await page.getByLabel('What do you see?').fill('She opened the desk on time, and rang both callers of yesterday.')
    await page.getByRole('button', { name: 'Criteria' }).click()
    await page.getByLabel('Search words or numbers').fill('3.1')
    await page.getByRole('checkbox', { name: /3\.1/ }).first().check()
    await page.getByRole('button', { name: 'Keep 1 criterion' }).click()
    await page.getByRole('button', { name: 'Criteria 1' }).waitFor()
    await page.getByLabel('Photo').setInputFiles({ name: 'IMG_1.png', mimeType: 'image/png', buffer: PHOTO })
    await page.getByRole('img', { name: /^Photo 1/ }).waitFor()

    // The battery dies, and the phone is started again, still without a signal.
    await page.reload()
    await expect.poll(() => page.getByLabel('What do you see?').inputValue()).toContain('rang both callers')
    await page.getByRole('img', { name: /^Photo 1/ }).waitFor()
    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByText('Finished. It is sent when there is a signal.').waitFor()
    expect((await listObservations()).drafts).toEqual([])

    // Two tabs are open when the signal comes back.
    const other = await context.newPage()
    await context.setOffline(false)
    await other.goto('/visits')
    await page.getByText(/^Sent as OB/).waitFor()
    const { assessor, drafts } = await listObservations()
    expect(drafts).toHaveLength(1)
    const draft = await assessor.call(getEvidence, { params: { id: drafts[0]?.id ?? '' } })
    expect(draft.text).toContain('rang both callers')
    expect(draft.files.map(({ name }) => name)).toEqual([expect.stringMatching(/^Photo 1, .+\.png$/)])
    expect(draft.tags).toHaveLength(1)

    const desk = await people.open({ server, as: CAST.assessor, size: DESK })
    await desk.page.goto('/visits')
    await desk.page.getByRole('link', { name: /Chloe Okafor/ }).click()
    await expect.poll(() => desk.page.getByLabel('What did you see?').inputValue()).toContain('rang both callers')
    await desk.page.getByLabel('Title').fill('Opening the desk')
    await desk.page.getByRole('button', { name: 'Accept 1' }).click()
    await desk.page.waitForURL('**/evidence/evd_*')
    await desk.page.getByRole('heading', { level: 1, name: /Opening the desk/ }).waitFor()
    const { toFinish } = await assessor.call(listVisits)
    expect(toFinish.map(({ evidenceId }) => evidenceId)).not.toContain(draft.id)
  })

  it('loses nothing where the learner went to another assessor meanwhile, and says what to do', async () => {
    const { page, context, guard } = await people.open({ server, as: CAST.assessor, size: PHONE })
    await openVisits(page)
    guard.expect(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch|404/)
    await context.setOffline(true)
    await page.getByRole('button', { name: /^Leila Haddad/ }).click()
    await page.getByLabel('What do you see?').fill('Five calls in forty minutes.')
    await page.getByRole('button', { name: 'Voice note' }).click()
    await page.getByText(/microphone/i).waitFor()

    const manager = await signIn(server, CAST.centreManager)
    const { learners } = await manager.call(listLearners, { query: { search: 'Leila' } })
    const params = { id: learners[0]?.enrolments[0]?.id ?? '' }
    const { relationships } = await manager.call(listRelationships, { params })
    const own = relationships.find(({ kind, person }) => kind === 'assessor' && person.name === 'Tom Ashworth')
    await manager.call(endRelationship, { params: { id: own?.id ?? '' }, body: { to: yesterday() } })

    await page.getByRole('button', { name: 'Finish' }).click()
    await page.getByText('Finished. It is sent when there is a signal.').waitFor()
    await context.setOffline(false)
    await page.getByText(/not this learner’s assessor any more/).click()
    await expect.poll(() => page.getByLabel('What do you see?').inputValue()).toBe('Five calls in forty minutes.')
    await page.getByRole('button', { name: 'Copy the words' }).waitFor()
  })

  it('shows nobody else the notes that are on this phone', async () => {
    const phone = await people.open({ server, as: CAST.assessor, size: PHONE })
    const { page } = phone
    await openVisits(page)
    await page.getByRole('button', { name: /^Chloe Okafor/ }).click()
    await page.getByLabel('What do you see?').fill('Only mine.')
    const address = page.url()
    await page.getByRole('button', { name: /Tom Ashworth/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')

    await signInByHand(page, CAST.countersigner)
    await page.waitForURL(url => url.pathname !== '/sign-in')
    await page.goto('/visits')
    await page.getByRole('heading', { name: 'Start a visit' }).waitFor()
    expect(await page.getByRole('heading', { name: 'On this device' }).count()).toBe(0)
    await page.goto(address)
    await page.getByText('This note is not on this device').waitFor()

    await page.getByRole('button', { name: /Lorraine Peake/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await signInByHand(page, CAST.assessor)
    await page.waitForURL(url => url.pathname !== '/sign-in')
    await page.goto(address)
    await expect.poll(() => page.getByLabel('What do you see?').inputValue()).toBe('Only mine.')
  })
})
