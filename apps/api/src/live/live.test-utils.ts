/** Only for tests: streams as a browser has them, over a server that listens. */

import type { AddressInfo } from 'node:net'
import { LIVE_PATH, type LiveEvent, liveEvent } from '@crosswalk/contracts'
import { onTestFinished } from 'vitest'
import type { TestApp, TestPerson } from '../app.test-utils.ts'

/** An event as it came, with the id if it carried one. */
export type Heard = LiveEvent & { id: number | undefined }

type Server = Pick<TestApp, 'app' | 'signedInAs'>

export interface FollowOptions {
  after?: number | null
  instance?: string | null
  /** Of a session that the test has; a new one otherwise. */
  headers?: Record<string, string>
}

export async function followLive(server: Server, person: TestPerson, options: FollowOptions = {}) {
  const { after = null, instance = null, headers = await server.signedInAs(person) } = options
  const origin = await listen(server)
  const stopped = new AbortController()
  const path = `${LIVE_PATH}?${new URLSearchParams({
    ...(after !== null && { after: String(after) }),
    ...(instance !== null && { instance }),
  })}`
  const reply = await fetch(`${origin}${path}`, { headers, signal: stopped.signal })
  const events: Heard[] = []
  const waiting = new Set<() => void>()
  let text = ''
  let isOver = false
  const tell = () => {
    for (const look of waiting) look()
  }

  const reading = (async () => {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const piece of reply.body ?? []) {
        const words = decoder.decode(piece as Uint8Array, { stream: true })
        text += words
        const blocks = (rest + words).split('\n\n')
        rest = blocks.pop() ?? ''
        events.push(...blocks.flatMap(block => toHeard(block) ?? []))
        tell()
      }
    } catch {
      // Given up, or cut off: over either way.
    }
    isOver = true
    tell()
  })()
  const close = async () => {
    stopped.abort()
    await reading
  }
  onTestFinished(close)

  /** Resolves once the stream has what is looked for; fails if it ends without. */
  async function until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = () => {
        const found = look()
        if (found !== undefined) resolve(found)
        else if (isOver) reject(new Error(`The stream ended. It said:\n${text}`))
        else return
        waiting.delete(check)
      }
      waiting.add(check)
      check()
    })
  }

  return {
    reply,
    events,
    /** All that came, as it came. */
    text: () => text,
    cursor: () => events.findLast(event => event.id !== undefined)?.id ?? null,
    hears: (isIt: (event: Heard) => boolean): Promise<Heard> => until(() => events.find(isIt)),
    says: (words: string): Promise<true> => until(() => (text.includes(words) ? true : undefined)),
    ended: reading,
    close,
  }
}

function toHeard(block: string): Heard | null {
  const fields = new Map(
    block
      .split('\n')
      .filter(line => line !== '' && !line.startsWith(':'))
      .map(line => {
        const at = line.indexOf(': ')
        return [line.slice(0, at), line.slice(at + 2)] as const
      }),
  )
  const data = fields.get('data')
  if (data === undefined) return null
  const event = liveEvent.parse({ event: fields.get('event'), data: JSON.parse(data) })
  const id = fields.get('id')
  return { ...event, id: id === undefined ? undefined : Number(id) }
}

async function listen({ app }: Pick<TestApp, 'app'>): Promise<string> {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}
