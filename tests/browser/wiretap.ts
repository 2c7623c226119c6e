// Everything that one page is told by the API, whatever it does with it: replies, and the live stream as it runs.
import type { BrowserContext } from 'playwright-core'

export interface Wiretap {
  /** How often these words came by so far. */
  count(words: string): number
}

/** From the next page that is opened in it. */
export async function tapWires(context: BrowserContext): Promise<Wiretap> {
  let text = ''
  await context.exposeBinding('crosswalkHeard', (_, part: string) => {
    text += part
  })
  await context.addInitScript(() => {
    const { fetch } = window
    const tell: unknown = Reflect.get(window, 'crosswalkHeard')
    window.fetch = async (...request) => {
      const reply = await fetch(...request)
      void (async () => {
        const reader = reply.clone().body?.pipeThrough(new TextDecoderStream()).getReader()
        for (;;) {
          const part = await reader?.read()
          if (part?.value !== undefined && typeof tell === 'function') tell(part.value)
          if (part === undefined || part.done) return
        }
      })().catch(() => {
        // The page went away, or stopped listening.
      })
      return reply
    }
  })
  return { count: words => text.split(words).length - 1 }
}
