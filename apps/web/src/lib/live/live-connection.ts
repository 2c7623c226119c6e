/**
 * One stream of live events that comes back by itself. It knows nothing of tabs, of the query cache or of the session:
 * it is given a way to open a stream, and says what came and how it stands.
 */
import { LIVE_INSTANCE_HEADER, type LiveEvent } from '@crosswalk/contracts'
import { readEventStream } from './event-stream.ts'

export type LiveState =
  | { status: 'live' }
  /** `since`: what is shown is from then. Stale is a reconnecting that has lasted. */
  | { status: 'reconnecting' | 'stale'; since: number }

/** How far has been read, and in which run of history: after a restored backup the same sequence is another one. */
export interface LivePlace {
  sequence: number | null
  instance: string | null
}

export const FROM_NOW_ON: LivePlace = { sequence: null, instance: null }

export interface Clock {
  now: () => number
  /** Resolves after that time, or at once when the signal is given up. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface LiveConnectionOptions {
  /** Opens the stream after a place (without a sequence: from now on). Throws where it can't. */
  open: (place: LivePlace, signal: AbortSignal) => Promise<Response>
  onEvents: (events: readonly LiveEvent[], place: LivePlace) => void
  /** A stream is open. `isResumed`: it goes on where the last one ended, so no row was missed. */
  onOpen: (opened: { isResumed: boolean }) => void
  onState: (state: LiveState) => void
  clock: Clock
  /** 0 to 1; spreads the returns of many browsers after a restart of the server. */
  random: () => number
  place?: LivePlace
}

/** No sign of life for so long, though the server sends a comment every few seconds: the line is dead. */
const SILENCE_MS = 60_000
/** A new stream at the end of a token is no interruption to tell of. */
const GRACE_MS = 1_500
const STALE_AFTER_MS = 30_000
const BACKOFF_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000]
const EVENT_NAMES: ReadonlySet<string> = new Set<LiveEvent['event']>(['row', 'gone', 'reset', 'notice'])

export class LiveConnection {
  readonly #options: LiveConnectionOptions
  readonly #stopped = new AbortController()
  #attempt: AbortController | null = null
  #pause: AbortController | null = null
  #place: LivePlace
  #lastSignOfLife: number
  #isOpen = false

  constructor(options: LiveConnectionOptions) {
    this.#options = options
    this.#place = options.place ?? FROM_NOW_ON
    this.#lastSignOfLife = options.clock.now()
  }

  get place(): LivePlace {
    return this.#place
  }

  stop(): void {
    this.#stopped.abort()
    this.#attempt?.abort()
    this.#pause?.abort()
  }

  /** The network is back or the screen is looked at again: don't wait any longer. */
  hurry(): void {
    this.#pause?.abort()
    if (this.#isOpen && this.#options.clock.now() - this.#lastSignOfLife > SILENCE_MS) this.#attempt?.abort()
  }

  /** The machine has slept: whatever the stream looks like, its line is dead. */
  reopen(): void {
    this.#pause?.abort()
    this.#attempt?.abort()
  }

  async run(): Promise<void> {
    let failures = 0
    while (!this.#stopped.signal.aborted) {
      const attempt = new AbortController()
      this.#attempt = attempt
      const tell = this.#tellLater(attempt.signal)
      try {
        const response = await this.#options.open(this.#place, attempt.signal)
        if (!response.ok || !response.body) throw new Error(`The live stream answered ${response.status}`)
        tell.cancel()
        failures = 0
        await this.#follow(response, response.body, attempt)
      } catch {
        // Whatever broke it, the answer is the same: try again, later each time.
        failures += 1
      } finally {
        tell.cancel()
        this.#isOpen = false
        attempt.abort()
      }
      if (this.#stopped.signal.aborted) return
      if (failures > 0) this.#tellNow()
      await this.#rest(failures)
    }
  }

  async #follow(response: Response, body: ReadableStream<Uint8Array>, attempt: AbortController): Promise<void> {
    const { clock, onEvents, onOpen, onState } = this.#options
    this.#isOpen = true
    this.#lastSignOfLife = clock.now()
    onOpen({ isResumed: this.#place.sequence !== null })
    this.#place = { ...this.#place, instance: response.headers.get(LIVE_INSTANCE_HEADER) }
    onState({ status: 'live' })
    void this.#watchSilence(attempt)
    // Events of one sequence belong together; the last one carries the id, and only then is the place moved.
    let together: LiveEvent[] = []
    await readEventStream(body, {
      onBytes: () => {
        this.#lastSignOfLife = clock.now()
      },
      onEvent: message => {
        const event = toLiveEvent(message.event, message.data)
        if (event) together.push(event)
        if (event?.event === 'reset') this.#place = { ...this.#place, sequence: event.data.sequence }
        else if (message.id === undefined || message.id === '') return
        else this.#place = { ...this.#place, sequence: Number(message.id) }
        if (together.length > 0) onEvents(together, this.#place)
        together = []
      },
    })
  }

  async #watchSilence(attempt: AbortController): Promise<void> {
    const { clock } = this.#options
    while (!attempt.signal.aborted) {
      await clock.wait(SILENCE_MS / 4, attempt.signal)
      if (clock.now() - this.#lastSignOfLife > SILENCE_MS) attempt.abort()
    }
  }

  #tellLater(signal: AbortSignal): { cancel: () => void } {
    const cancelled = new AbortController()
    signal.addEventListener('abort', () => cancelled.abort(), { once: true })
    void this.#options.clock.wait(GRACE_MS, cancelled.signal).then(() => {
      if (!cancelled.signal.aborted) this.#tellNow()
    })
    return { cancel: () => cancelled.abort() }
  }

  #tellNow(): void {
    const since = this.#lastSignOfLife
    const isStale = this.#options.clock.now() - since > STALE_AFTER_MS
    this.#options.onState({ status: isStale ? 'stale' : 'reconnecting', since })
  }

  async #rest(failures: number): Promise<void> {
    const { clock, random } = this.#options
    const ms = failures === 0 ? 300 * random() : (BACKOFF_MS[failures - 1] ?? 15_000) * (0.7 + 0.6 * random())
    this.#pause = new AbortController()
    await clock.wait(ms, this.#pause.signal)
    this.#pause = null
  }
}

function toLiveEvent(name: string | undefined, text: string): LiveEvent | null {
  // A server newer than this page may send names that it does not know.
  if (name === undefined || !EVENT_NAMES.has(name)) return null
  return { event: name, data: JSON.parse(text) } as LiveEvent
}
