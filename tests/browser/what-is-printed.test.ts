import { getEnrolment, listEvidence, listLearners } from '@crosswalk/contracts'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { signIn } from './client.ts'
import { invitePeople, PATIENCE_MS } from './people.ts'
import { serveDemonstration } from './server.ts'

const ASSESSOR = 'tom.ashworth@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()

let papers: Record<'matrix' | 'record' | 'index' | 'feedback' | 'ksbs' | 'gateway', string>

beforeAll(async () => {
  const assessor = await signIn(server, ASSESSOR)
  const { learners } = await assessor.call(listLearners, { query: { search: 'Okafor' } })
  const learnerId = learners[0]?.id ?? ''
  const enrolmentId = learners[0]?.enrolments[0]?.id ?? ''
  const { units } = await assessor.call(getEnrolment, { params: { id: enrolmentId } })
  const { evidence } = await assessor.call(listEvidence, { params: { id: learnerId } })
  const decided = evidence.find(item => item.tags.accepted > 3)?.id ?? ''
  const unit = `/enrolments/${enrolmentId}/units/${units[0]?.unitId}`
  papers = {
    matrix: unit,
    record: `${unit}/sign-off`,
    index: `/learners/${learnerId}`,
    feedback: `/evidence/${decided}`,
    ksbs: `/enrolments/${enrolmentId}/ksbs`,
    gateway: `/enrolments/${enrolmentId}/gateway`,
  }
})

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.getByText(/^Loading/).count(), { timeout: PATIENCE_MS }).toBe(0)
}

/** Of each page, in points. */
async function listSides(page: Page): Promise<[number, number][]> {
  const bytes = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...bytes.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ])
}

const PORTRAIT = [595, 842]
const LANDSCAPE = [842, 595]

describe('a page that is printed from the browser', () => {
  it('has the record alone on it: nothing to press, no way elsewhere, and no phone’s layout', async () => {
    const { page } = await people.open({ server, as: ASSESSOR })
    for (const path of Object.values(papers)) {
      await open(page, path)
      await page.emulateMedia({ media: 'print' })
      expect(await page.getByRole('navigation', { name: 'Pages' }).count(), path).toBe(0)
      expect(await page.getByText('Skip to the page').isVisible(), path).toBe(false)
      const pressed = page.locator('.mantine-Button-root, .mantine-ActionIcon-root')
      expect(await pressed.evaluateAll(all => all.filter(one => one.checkVisibility()).length), path).toBe(0)
      await page.emulateMedia({ media: null })
    }
    await open(page, papers.record)
    await page.setViewportSize({ width: 700, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    const heading = page.getByRole('columnheader', { name: 'Evidence and decision' })
    expect(await heading.evaluate(one => getComputedStyle(one.closest('thead') ?? one).position)).toBe('static')
  })

  it('is A4: the unit matrix on its long side, and what is printed after it upright again', async () => {
    const { page } = await people.open({ server, as: ASSESSOR })
    await open(page, papers.matrix)
    expect(await listSides(page)).toEqual([LANDSCAPE])
    await page.getByRole('link', { name: 'To sign-off' }).click()
    await page.getByRole('heading', { name: 'Signatures' }).waitFor()
    for (const sides of await listSides(page)) expect(sides).toEqual(PORTRAIT)
  })

  it('is in the light colours, also for somebody who works in the dark', async () => {
    const { page } = await people.open({ server, as: ASSESSOR })
    await page.emulateMedia({ colorScheme: 'dark' })
    await open(page, papers.gateway)
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme')
    expect(await scheme()).toBe('dark')
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await scheme()).toBe('light')
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await scheme()).toBe('dark')
  })
})
