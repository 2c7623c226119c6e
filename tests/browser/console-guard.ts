// A page that complains, or that its own content security policy has to hold back, is broken for somebody.
import type { BrowserContext } from 'playwright-core'

export interface ConsoleGuard {
  /** From now on complaints like this are part of the story: the server is down. */
  expect(pattern: RegExp): void
  /** Throws where a page complained of anything else since it was last asked. */
  check(): void
}

export async function guardConsole(context: BrowserContext): Promise<ConsoleGuard> {
  const complaints: string[] = []
  const expected: RegExp[] = []
  const note = (text: string) => {
    if (!expected.some(pattern => pattern.test(text))) complaints.push(text)
  }
  context.on('console', message => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', error => note(error.error().stack ?? String(error.error())))
  // The browser says most of these on the console; a policy that only reports would pass in silence.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      // biome-ignore lint/suspicious/noConsole: this runs in the page, whose console is what is listened to
      console.error(`The policy ${event.effectiveDirective} held back ${event.blockedURI}`)
    })
  })
  return {
    expect(pattern) {
      expected.push(pattern)
    },
    check() {
      const heard = complaints.splice(0)
      if (heard.length > 0) throw new Error(`The browser complained:\n${heard.join('\n')}`)
    },
  }
}
