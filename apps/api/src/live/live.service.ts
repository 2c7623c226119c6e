/**
 * The live streams of this process. One pump reads what was committed and writes to all of them; nothing else does. A
 * stream that can't keep up, or whose session ends, is closed: its browser comes back and goes on where it stopped.
 */
import { toCentreDay } from '../dates/centre-day.ts'
import type { Clock } from '../db/clock.ts'
import { getInstance } from '../db/instance.repository.ts'
import type { Store, StoreLogger } from '../db/store.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import type { WireRows } from '../progress/wire-row.ts'
import type { SessionsService } from '../sessions/sessions.service.ts'
import type { Follower, Newcomer } from './follower.ts'
import { HEARTBEAT } from './frames.ts'
import type { Line } from './line.ts'
import { tellFollowers } from './tell-followers.ts'

const MOST_STREAMS = 5_000
/** A browser holds one, however many tabs; one without locks holds one for each. */
const MOST_STREAMS_OF_A_SESSION = 12
const TICK_MS = 1_000
const HEARTBEAT_MS = 15_000

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  sessions: Pick<SessionsService, 'findActor' | 'onSessionEnded'>
  wireRows: WireRows
  logger: StoreLogger
}

interface Stream {
  familyId: string
  centreId: string
  endsAt: Date
  stopListening: () => void
}

interface Centre {
  followers: Follower[]
  /** Asked for since the last round. */
  newcomers: Newcomer[]
  /** Whose inboxes moved since the last round. */
  inboxesOf: Set<string>
  streams: number
}

export type LiveService = ReturnType<typeof createLiveService>

export function createLiveService({ store, clock, ids, sessions, wireRows, logger }: Dependencies) {
  const streams = new Map<Line, Stream>()
  const centres = new Map<string, Centre>()
  const centresToTell = new Set<string>()
  /** The round under way. */
  let pumping: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let lastBeat = 0
  let day = ''
  let instance: Promise<string> | null = null

  const stopWatching = store.onCommit(committed => {
    for (const centreId of committed.keys()) if (centres.has(centreId)) wake(centreId)
  })

  function wake(centreId: string): void {
    centresToTell.add(centreId)
    // After the reply to whoever made the change.
    pumping ??= new Promise(resolve => setImmediate(() => pump().then(resolve)))
  }

  async function pump(): Promise<void> {
    for (const centreId of centresToTell) {
      centresToTell.delete(centreId)
      const centre = centres.get(centreId)
      if (centre !== undefined) await tellCentre(centreId, centre)
    }
    pumping = null
  }

  async function tellCentre(centreId: string, centre: Centre): Promise<void> {
    const isOpen = ({ line }: { line: Line }) => streams.has(line)
    const present = centre.followers.filter(isOpen)
    const coming = centre.newcomers.filter(isOpen)
    centre.newcomers = []
    const { inboxesOf } = centre
    centre.inboxesOf = new Set()
    try {
      const round = { centreId, today: toCentreDay(clock.now()), wireRows, inboxesOf, findActor: sessions.findActor }
      const following = await store.readTx(db => tellFollowers({ ...round, db }, present, coming))
      centre.followers = following.filter(isOpen)
    } catch (error) {
      logger.error({ err: error, centreId }, 'Live streams could not be told, and were closed.')
      centre.followers = []
      for (const { line } of [...present, ...coming]) line.end()
    }
  }

  /** Once a second: tokens that have ended, signs of life, and the turn of the day. */
  function tick(): void {
    const now = clock.now()
    for (const [line, { endsAt }] of streams) if (endsAt <= now) line.end()
    if (now.getTime() - lastBeat >= HEARTBEAT_MS) {
      lastBeat = now.getTime()
      for (const line of streams.keys()) line.write(HEARTBEAT)
    }
    const today = toCentreDay(now)
    if (today === day) return
    day = today
    for (const centreId of centres.keys()) wake(centreId)
  }

  function startTicking(): void {
    if (timer !== undefined) return
    const now = clock.now()
    day = toCentreDay(now)
    lastBeat = now.getTime()
    timer = setInterval(tick, TICK_MS)
    timer.unref()
  }

  return {
    /** The run of history that cursors are of. */
    getInstance(): Promise<string> {
      instance ??= getInstance(store, ids)
      return instance
    },

    /** Throws `live.unavailable` where no more streams can be held. */
    requireRoom(): void {
      if (streams.size >= MOST_STREAMS) throw appError('live.unavailable')
    },

    follow(newcomer: Newcomer): void {
      const { line, familyId, centreId, endsAt } = newcomer
      const ofSession = [...streams].filter(([, stream]) => stream.familyId === familyId)
      if (ofSession.length >= MOST_STREAMS_OF_A_SESSION) ofSession[0]?.[0].end()
      streams.set(line, {
        familyId,
        centreId,
        endsAt,
        stopListening: sessions.onSessionEnded(familyId, () => line.end()),
      })
      const centre = centres.get(centreId) ?? { followers: [], newcomers: [], inboxesOf: new Set(), streams: 0 }
      centre.streams += 1
      centre.newcomers.push(newcomer)
      centres.set(centreId, centre)
      startTicking()
      wake(centreId)
    },

    /** The other end has gone, or the stream was ended here. */
    forget(line: Line): void {
      const stream = streams.get(line)
      if (stream === undefined) return
      stream.stopListening()
      streams.delete(line)
      const centre = centres.get(stream.centreId)
      if (centre !== undefined) {
        centre.streams -= 1
        centre.followers = centre.followers.filter(follower => follower.line !== line)
        if (centre.streams === 0) centres.delete(stream.centreId)
      }
      if (streams.size > 0) return
      clearInterval(timer)
      timer = undefined
    },

    /** Somebody was told something: their open screens fetch the inbox again. */
    tellInboxes(centreId: string, personIds: Iterable<string>): void {
      const centre = centres.get(centreId)
      if (centre === undefined) return
      for (const personId of personIds) centre.inboxesOf.add(personId)
      wake(centreId)
    },

    tick,
    countStreams: (): number => streams.size,

    async close(): Promise<void> {
      stopWatching()
      clearInterval(timer)
      await pumping
      for (const line of streams.keys()) line.end()
    },
  }
}
