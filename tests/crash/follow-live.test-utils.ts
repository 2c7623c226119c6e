/** Only for tests: a live stream as a browser reads it, with the cursor that it would come back with. */
interface Heard {
  event: string
  id: number | null
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an event by looking.
  data: any
}

export async function followLive(url: string, token: string, after: number | null = null) {
  const stopped = new AbortController()
  const reply = await fetch(`${url}/api/v1/live${after === null ? '' : `?after=${after}`}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stopped.signal,
  })
  if (reply.status !== 200 || reply.body === null) throw new Error(`The stream answered ${reply.status}.`)
  const events: Heard[] = []
  const waiting = new Set<() => void>()
  let isOver = false
  const tell = () => {
    for (const look of waiting) look()
  }
  const reading = (async () => {
    const decoder = new TextDecoder()
    let rest = ''
    try {
      for await (const piece of reply.body ?? []) {
        const blocks = (rest + decoder.decode(piece, { stream: true })).split('\n\n')
        rest = blocks.pop() ?? ''
        events.push(...blocks.flatMap(toHeard))
        tell()
      }
    } catch {
      // Cut off, by whichever end.
    }
    isOver = true
    tell()
  })()

  return {
    events,
    cursor: () => events.findLast(({ id }) => id !== null)?.id ?? after,
    /** Resolves once it was heard; fails if the stream ends without. */
    hears: (isIt: (event: Heard) => boolean) =>
      new Promise<Heard>((resolve, reject) => {
        const look = () => {
          const found = events.find(isIt)
          if (found !== undefined) resolve(found)
          else if (isOver) reject(new Error(`The stream ended. It said:\n${JSON.stringify(events)}`))
          else return
          waiting.delete(look)
        }
        waiting.add(look)
        look()
      }),
    ended: reading,
    close: () => stopped.abort(),
  }
}

function toHeard(block: string): Heard[] {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1]
  const data = field('data')
  const id = field('id')
  if (data === undefined) return []
  return [{ event: field('event') ?? 'message', id: id === undefined ? null : Number(id), data: JSON.parse(data) }]
}
