// WCAG 2.2 AA, as far as a program can look, on every screen: light and dark, at a desk and on a phone. There are many, so
// a file of tests for each audience looks at what its people see, side by side with the others.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAxeFindings } from './axe.ts'
import { launchBrowser } from './launch.ts'
import { DESK, openPage, PATIENCE_MS, type Person, PHONE } from './people.ts'
import { AUDIENCES, type Audience, CAST, findWorld, SCREENS, type Screen, type World } from './screens.ts'
import { serveDemonstration } from './server.ts'

/** Nothing else changes with the colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

export function lookAtScreens(audience: Audience): void {
  const server = serveDemonstration()
  const persons = new Map<Screen['as'], Promise<Person>>()
  let browser: Browser
  let world: World

  beforeAll(async () => {
    browser = await launchBrowser()
    world = await findWorld(server)
  })
  afterAll(() => browser?.close())

  /** One page for each person, which goes from screen to screen. */
  function getPerson(as: Screen['as']): Promise<Person> {
    const person = persons.get(as) ?? openPage(browser, { server, ...(as !== null && { as: CAST[as] }) })
    persons.set(as, person)
    return person
  }

  async function openScreen(page: Page, { path }: Screen): Promise<void> {
    await page.goto(path(world))
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await expect.poll(() => page.getByText(/^Loading/).count(), { timeout: PATIENCE_MS }).toBe(0)
  }

  const members: readonly Screen['as'][] = AUDIENCES[audience]
  const named = SCREENS.filter(({ as }) => members.includes(as)).map(
    screen => [`${screen.route}${screen.name ? ` (${screen.name})` : ''}`, screen] as const,
  )
  describe(`every screen of ${audience}`, () => {
    it.each(named)('%s gives axe nothing to find, and the console nothing to say', async (_, screen) => {
      const { page, guard } = await getPerson(screen.as)
      await openScreen(page, screen)
      expect(await listFaults(page)).toEqual([])
      guard.check()
    })
  })
}

const isWiderThanScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Everything that is wrong with a screen, each with where it is wrong. */
async function listFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  const look = async (where: string, rules?: readonly string[]) => {
    for (const finding of await listAxeFindings(page, rules)) faults.push(`${where}: ${finding}`)
    if (await isWiderThanScreen(page)) faults.push(`${where}: wider than the screen`)
  }
  await look('desk, light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await look('desk, dark', COLOUR_RULES)
  await page.setViewportSize(PHONE)
  await look('phone, dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await look('phone, light', COLOUR_RULES)
  await page.setViewportSize(DESK)
  return faults
}
