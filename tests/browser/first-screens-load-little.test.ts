import { listCohorts } from '@crosswalk/contracts'
import type { Locator, Page, Response } from 'playwright-core'
import { expect, it } from 'vitest'
import { signIn } from './client.ts'
import { DESK, invitePeople, PHONE } from './people.ts'
import { serveDemonstration } from './server.ts'

/** Of JavaScript, compressed, as it comes over the wire. */
const LIMIT_BYTES = 220 * 1024

const LEARNER = 'chloe.okafor@swiftway.example'
const ASSESSOR = 'tom.ashworth@aldershaw.example'
const TUTOR = 'morag.sinclair@aldershaw.example'

const server = serveDemonstration()
const people = invitePeople()

interface FirstScreen {
  path: string
  /** What stands there once a person can read the screen. */
  shows: (page: Page) => Locator
  as?: string
  size?: typeof PHONE
}

/** Opens a screen with nothing cached, and counts what the browser loads until it can be read. */
async function measureScripts({ path, shows, as, size = DESK }: FirstScreen): Promise<number> {
  const { page } = await people.open({ server, size, ...(as !== undefined && { as }) })
  const scripts: Response[] = []
  page.on('response', response => {
    if (response.request().resourceType() === 'script') scripts.push(response)
  })
  await page.goto(path)
  await shows(page).waitFor()
  const sizes = await Promise.all(scripts.map(response => response.request().sizes()))
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0)
}

async function expectLittle(screen: FirstScreen): Promise<void> {
  const bytes = await measureScripts(screen)
  // Far less than that, and it was not the application that was measured.
  expect(bytes).toBeGreaterThan(80 * 1024)
  expect(bytes).toBeLessThan(LIMIT_BYTES)
}

it('the sign-in page loads less than 220 KB of JavaScript', async () => {
  await expectLittle({ path: '/sign-in', shows: page => page.getByRole('button', { name: 'Sign in' }) })
})

it('a learner’s home on a phone loads less than 220 KB of JavaScript', async () => {
  await expectLittle({
    path: '/my',
    shows: page => page.getByRole('heading', { name: 'Latest feedback' }),
    as: LEARNER,
    size: PHONE,
  })
})

it('a tutor’s grid of KSBs loads less than 220 KB of JavaScript', async () => {
  const tutor = await signIn(server, TUTOR)
  const { cohorts } = await tutor.call(listCohorts)
  const [cohort] = cohorts
  if (cohort === undefined) throw new Error('The tutor has no cohort')
  await expectLittle({ path: `/ksbs/${cohort.id}`, shows: page => page.getByRole('gridcell').first(), as: TUTOR })
})

it('an assessor’s queue loads less than 220 KB of JavaScript', async () => {
  await expectLittle({
    path: '/to-assess',
    shows: page => page.getByRole('table').getByRole('link').first(),
    as: ASSESSOR,
  })
})

it('the page where a learner adds evidence loads less than 220 KB of JavaScript', async () => {
  const shows = (page: Page) => page.getByRole('heading', { name: 'Which criteria does it show?' })
  await expectLittle({ path: '/my/evidence/new', shows, as: LEARNER })
})
