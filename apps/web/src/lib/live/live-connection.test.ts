import type { LiveEvent } from '@crosswalk/contracts'
import { describe, expect, it } from 'vitest'
import { LiveConnection, type LiveState } from './live-connection.ts'

const encoder = new TextEncoder()

/** A clock that stands still until it is moved on; who waits is woken in order of time. */
function testClock() {
  let now = 1_000_000
  let waiting: { at: number; wake: () => void }[] = []
  return {
    now: () => now,
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>(resolve => {
        if (signal.aborted) {
          resolve()
          return
        }
        const entry = { at: now + ms, wake: resolve }
        waiting.push(entry)
        signal.addEventListener('abort', () => {
          waiting = waiting.filter(other => other !== entry)
          resolve()
        })
      }),
    moveOn: async (ms: number) => {
      const until = now + ms
      for (;;) {
        await settle()
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        now = next.at
        waiting = waiting.filter(entry => entry !== next)
        next.wake()
      }
      now = until
      await settle()
    },
  }
}

/** Lets everything run that is ready to: several turns, since streams take more than one. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
}

interface Opened {
  after: number | null
  instance: string | null
  send: (text: string) => void
  end: () => void
}

function world(answers: ('open' | 'refuse')[] = []) {
  const clock = testClock()
  const opened: Opened[] = []
  const states: LiveState[] = []
  const events: { events: readonly LiveEvent[]; cursor: number | null }[] = []
  const opens: boolean[] = []
  const connection = new LiveConnection({
    clock,
    random: () => 0.5,
    open: async ({ sequence: after, instance }, signal) => {
      if ((answers[opened.length] ?? 'open') === 'refuse') {
        opened.push({ after, instance, send: () => undefined, end: () => undefined })
        throw new Error('no connection')
      }
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          signal.addEventListener('abort', () => controller.error(new Error('aborted')))
          opened.push({
            after,
            instance,
            send: text => controller.enqueue(encoder.encode(text)),
            end: () => controller.close(),
          })
        },
      })
      return new Response(body, { headers: { 'crosswalk-instance': 'run_1' } })
    },
    onEvents: (batch, place) => events.push({ events: batch, cursor: place.sequence }),
    onOpen: ({ isResumed }) => opens.push(isResumed),
    onState: state => states.push(state),
  })
  void connection.run()
  const stream = (index: number): Opened => {
    const found = opened[index]
    if (!found) throw new Error(`No stream ${index} was opened`)
    return found
  }
  return { clock, connection, opened, states, events, opens, stream }
}

const gone = (id: string) => `event: gone\ndata: {"enrolmentId":"${id}"}\n`

describe('the live connection', () => {
  it('hands over what belongs to one sequence together, and moves its cursor only then', async () => {
    const { clock, connection, events, stream } = world()
    await clock.moveOn(0)
    stream(0).send(`${gone('enr_a')}\n`)
    await clock.moveOn(0)
    expect(events).toEqual([])
    expect(connection.place.sequence).toBeNull()
    stream(0).send(`${gone('enr_b')}id: 12\n\n`)
    await clock.moveOn(0)
    expect(events.map(({ events: batch, cursor }) => [batch.length, cursor])).toEqual([[2, 12]])
    connection.stop()
  })

  it('goes on after the last sequence when a stream ends, without saying that anything is wrong', async () => {
    const { clock, connection, stream, opened, states, opens } = world()
    await clock.moveOn(0)
    stream(0).send(`${gone('enr_a')}id: 12\n\n`)
    await clock.moveOn(0)
    stream(0).end()
    await clock.moveOn(1_000)
    expect(opened.map(({ after, instance }) => [after, instance])).toEqual([
      [null, null],
      [12, 'run_1'],
    ])
    expect(opens).toEqual([false, true])
    expect(states.every(({ status }) => status === 'live')).toBe(true)
    connection.stop()
  })

  it('says since when nothing came while the network is away, and is live again when it is back', async () => {
    const { clock, connection, stream, states } = world(['open', 'refuse', 'refuse', 'open'])
    await clock.moveOn(0)
    const since = clock.now()
    stream(0).end()
    await clock.moveOn(10_000)
    expect(states).toContainEqual({ status: 'reconnecting', since })
    expect(states.at(-1)).toEqual({ status: 'live' })
    connection.stop()
  })

  it('waits longer each time that it is refused, and not at all once the network is back', async () => {
    const { clock, connection, opened } = world(Array.from({ length: 9 }, () => 'refuse' as const))
    await clock.moveOn(30_000)
    const tries = opened.length
    expect(tries).toBeGreaterThan(4)
    expect(tries).toBeLessThan(8)
    connection.hurry()
    await clock.moveOn(0)
    expect(opened.length).toBe(tries + 1)
    connection.stop()
  })

  it('takes a line as dead on which no sign of life came for a minute', async () => {
    const { clock, connection, opened, stream } = world()
    await clock.moveOn(0)
    await clock.moveOn(45_000)
    stream(0).send(': still here\n\n')
    await clock.moveOn(45_000)
    expect(opened).toHaveLength(1)
    await clock.moveOn(60_000)
    expect(opened.length).toBeGreaterThan(1)
    connection.stop()
  })

  it('follows from where a reset says', async () => {
    const { clock, connection, events, stream, opened } = world()
    await clock.moveOn(0)
    stream(0).send('event: reset\ndata: {"reason":"tooOld","sequence":80}\n\n')
    await clock.moveOn(0)
    expect(events.at(-1)?.cursor).toBe(80)
    stream(0).end()
    await clock.moveOn(1_000)
    expect(opened.at(-1)?.after).toBe(80)
    connection.stop()
  })

  it('leaves out events whose names it does not know', async () => {
    const { clock, connection, events, stream } = world()
    await clock.moveOn(0)
    stream(0).send(`event: weather\ndata: sunny\n\n${gone('enr_a')}id: 3\n\n`)
    await clock.moveOn(0)
    expect(events.flatMap(({ events: batch }) => batch.map(({ event }) => event))).toEqual(['gone'])
    connection.stop()
  })

  it('opens nothing more once it is stopped', async () => {
    const { clock, connection, opened, stream } = world()
    await clock.moveOn(0)
    connection.stop()
    stream(0)
    await clock.moveOn(60_000)
    expect(opened).toHaveLength(1)
  })
})
