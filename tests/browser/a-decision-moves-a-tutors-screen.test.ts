import {
  decide,
  getEnrolmentProgress,
  getEvidence,
  listCohorts,
  listToAssess,
  type ReplyOf,
} from '@crosswalk/contracts'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, signIn } from './client.ts'
import { invitePeople } from './people.ts'
import { serveDemonstration } from './server.ts'
import { signInByHand } from './sign-in.ts'

const ASSESSOR = 'tom.ashworth@aldershaw.example'
const TUTOR = 'morag.sinclair@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()
/** In a browser of their own. */
const assessors = invitePeople()
let assessor: Client
let cohort: ReplyOf<typeof listCohorts>['cohorts'][number]

beforeAll(async () => {
  assessor = await signIn(server, ASSESSOR)
  const { cohorts } = await (await signIn(server, TUTOR)).call(listCohorts)
  const [first] = cohorts
  if (first === undefined) throw new Error('The tutor has no cohort')
  cohort = first
})

type QueueItem = ReplyOf<typeof listToAssess>['items'][number]
type KsbProgress = ReplyOf<typeof getEnrolmentProgress>['ksbs'][number]

async function getOldestItem(): Promise<QueueItem> {
  const { items } = await assessor.call(listToAssess)
  const [item] = items
  if (item === undefined) throw new Error('Nothing waits for the assessor')
  return item
}

async function listKsbs({ enrolmentId }: QueueItem): Promise<KsbProgress[]> {
  const { ksbs } = await assessor.call(getEnrolmentProgress, { params: { id: enrolmentId } })
  return ksbs
}

async function acceptAll(item: QueueItem): Promise<void> {
  const params = { id: item.evidenceId }
  const { revision, tags } = await assessor.call(getEvidence, { params })
  const waiting = tags.filter(tag => tag.status === 'submitted' && tag.enrolmentId === item.enrolmentId)
  await assessor.call(decide, {
    params,
    body: { revision, decisions: waiting.map(tag => ({ tagId: tag.id, outcome: 'accepted' as const })) },
  })
}

/** A KSB of which more is accepted now, with what its cell said and says. */
function findMoved(before: readonly KsbProgress[], after: readonly KsbProgress[]) {
  for (const now of after) {
    const then = before.find(({ ksbId }) => ksbId === now.ksbId)
    if (then && now.applies && now.counts.accepted > then.counts.accepted) {
      const words = ({ counts, inScope }: KsbProgress) => `${counts.accepted} of ${inScope} accepted`
      return { code: now.code, said: words(then), says: words(now) }
    }
  }
  throw new Error('No KSB moved')
}

const cell = (page: Page, learner: string, code: string, words = ''): Locator =>
  page.getByRole('gridcell', { name: new RegExp(`^${learner}, ${code}, .*${words}`) })

/** Presses Tab, as often as it takes, until focus stands where it is wanted. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate(element => element === document.activeElement)) return
  }
  throw new Error('Tab does not lead there')
}

describe('a tutor who looks at a cohort', () => {
  it('sees a cell change when an assessor decides in another browser, without reloading', async () => {
    const { page } = await people.open({ server })
    await signInByHand(page, TUTOR)
    await page.waitForURL(/\/ksbs/)
    await page.goto(`/ksbs/${cohort.id}`)
    await page.getByRole('grid', { name: `${cohort.name}, KSBs` }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    let loads = 0
    page.on('load', () => {
      loads += 1
    })

    const item = await getOldestItem()
    const before = await listKsbs(item)
    const { page: other } = await assessors.open({ server, as: ASSESSOR })
    await other.goto(`/evidence/${item.evidenceId}`)
    await other.getByRole('button', { name: 'Accept all but…' }).click()
    await other.getByRole('button', { name: `Accept all ${item.tags}` }).click()
    await other.getByRole('button', { name: 'Save', exact: true }).click()
    await other
      .getByRole('status')
      .filter({ hasText: `${item.tags} decisions saved` })
      .waitFor()

    const moved = findMoved(before, await listKsbs(item))
    await cell(page, item.learner.name, moved.code, moved.says).waitFor()
    expect(moved.says).not.toBe(moved.said)
    expect(loads).toBe(0)
  })

  it('is told while the server is away, and sees what was decided since when it is back', async () => {
    const { page, guard } = await people.open({ server, as: TUTOR })
    await page.goto(`/ksbs/${cohort.id}`)
    const live = page.getByText('Live', { exact: true })
    await live.waitFor()
    const item = await getOldestItem()
    const before = await listKsbs(item)

    guard.expect(/net::ERR_|Failed to load resource/)
    await server.stop()
    await page.getByText(/^Reconnecting\. Showing \d\d:\d\d$/).waitFor()
    await server.startAgain()
    await acceptAll(item)
    const moved = findMoved(before, await listKsbs(item))
    await live.waitFor()
    await cell(page, item.learner.name, moved.code, moved.says).waitFor()
  })

  it('opens a cell by keyboard, reads why, and comes back to it', async () => {
    const { page } = await people.open({ server, as: TUTOR })
    await page.goto(`/ksbs/${cohort.id}`)
    const grid = page.getByRole('grid', { name: `${cohort.name}, KSBs` })
    await grid.waitFor()
    const first = grid.locator('[role=gridcell][tabindex="0"]')
    await tabTo(page, first)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    const chosen = grid.locator('[role=gridcell]:focus')
    const [name = '', code = '', state = ''] = ((await chosen.getAttribute('aria-label')) ?? '').split(', ')
    await page.keyboard.press('Enter')

    const why = page.getByRole('complementary', { name: 'Why' })
    await why.getByRole('heading', { level: 2, name }).waitFor()
    expect(await why.getByRole('heading', { level: 2, name }).evaluate(node => node === document.activeElement)).toBe(
      true,
    )
    await why.getByText(code, { exact: true }).waitFor()
    await why.getByText(state, { exact: false }).first().waitFor()
    await why.getByRole('heading', { level: 3 }).first().waitFor()
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'detached' })
    await expect.poll(() => chosen.getAttribute('aria-label')).toContain(`${name}, ${code}`)
  })
})
