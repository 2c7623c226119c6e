// WCAG 2.2 AA, as far as a program can look, on every screen: light and dark, at a desk and on a phone.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAxeFindings } from './axe.ts'
import { launchBrowser } from './launch.ts'
import { DESK, openPage, type Person, PHONE } from './people.ts'
import { CAST, findWorld, listRoutes, SCREENS, type Screen, type World } from './screens.ts'
import { serveDemonstration } from './server.ts'

/** Nothing else changes with the colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

const server = serveDemonstration()
const persons = new Map<Screen['as'], Promise<Person>>()
let browser: Browser
let world: World

beforeAll(async () => {
  browser = await launchBrowser()
  world = await findWorld(server)
})
afterAll(() => browser.close())

/** One page for each person, which goes from screen to screen. */
function getPerson(as: Screen['as']): Promise<Person> {
  const person = persons.get(as) ?? openPage(browser, { server, ...(as !== null && { as: CAST[as] }) })
  persons.set(as, person)
  return person
}

async function openScreen(page: Page, { path }: Screen): Promise<void> {
  await page.goto(path(world))
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.getByText(/^Loading/).count()).toBe(0)
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

describe('every screen of the router', () => {
  it('is looked at', () => {
    const routes = listRoutes()
    expect(routes.length).toBeGreaterThan(30)
    expect(new Set(SCREENS.map(({ route }) => route))).toEqual(new Set(routes))
  })

  const named = SCREENS.map(screen => [`${screen.route}${screen.name ? ` (${screen.name})` : ''}`, screen] as const)
  it.each(named)('%s gives axe nothing to find, and the console nothing to say', async (_, screen) => {
    const { page, guard } = await getPerson(screen.as)
    await openScreen(page, screen)
    expect(await listFaults(page)).toEqual([])
    guard.check()
  })
})
