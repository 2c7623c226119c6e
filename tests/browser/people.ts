// Browsers with people in front of them.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { signIn } from './client.ts'
import { type ConsoleGuard, guardConsole } from './console-guard.ts'
import { launchBrowser } from './launch.ts'

export const DESK = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** Longer than any person waits, since a busy machine is slower than theirs. */
export const PATIENCE_MS = 20_000

export interface OpenOptions {
  server: { url: string }
  /** Whose session it is; without, nobody is signed in. */
  as?: string
  password?: string
  size?: { width: number; height: number }
}

export interface Person {
  page: Page
  context: BrowserContext
  guard: ConsoleGuard
}

export interface People {
  /** Another person, with a browser profile that shares nothing with anybody else's. It is gone after the test. */
  open(options: OpenOptions): Promise<Person>
}

/** One browser for a file of tests. After each test every page that complained fails it. */
export function invitePeople(): People {
  let browser: Browser | null = null
  const persons: Person[] = []
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterEach(async () => {
    const leaving = persons.splice(0)
    await Promise.all(leaving.map(({ context }) => context.close()))
    for (const { guard } of leaving) guard.check()
  })
  afterAll(() => browser?.close())
  return {
    async open(options) {
      if (browser === null) throw new Error('The browser has not been started yet')
      const person = await openPage(browser, options)
      persons.push(person)
      return person
    },
  }
}

export async function openPage(browser: Browser, options: OpenOptions): Promise<Person> {
  const { server, as, password, size = DESK } = options
  const origin = server.url
  const session = as === undefined ? null : await signIn(server, as, password)
  const context = await browser.newContext({
    baseURL: origin,
    viewport: size,
    hasTouch: size === PHONE,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A colour half way through a transition is nobody's fault.
    reducedMotion: 'reduce',
    ...(session && {
      storageState: {
        cookies: [
          {
            ...session.cookie,
            domain: new URL(origin).hostname,
            path: '/api/v1/session',
            expires: -1,
            httpOnly: true,
            secure: false,
            sameSite: 'Strict',
          },
        ],
        // What the application leaves behind where somebody has signed in: lib/session.ts.
        origins: [{ origin, localStorage: [{ name: 'crosswalk-session', value: 'yes' }] }],
      },
    }),
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const guard = await guardConsole(context)
  return { page: await context.newPage(), context, guard }
}
