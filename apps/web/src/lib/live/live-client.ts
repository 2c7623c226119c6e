/**
 * One live stream for each browser, however many tabs: the tab that holds the lock reads it and shares what comes.
 * When that tab goes, the next one takes over where it stopped.
 */
import { LIVE_PATH, type LiveEvent } from '@crosswalk/contracts'
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { toApiError } from '../api-error.ts'
import { getAccessToken, getSession, onSessionChange, renewAccessToken } from '../session.ts'
import { applyLiveEvents, refetchAfterOpen } from './apply-live-events.ts'
import { FROM_NOW_ON, LiveConnection, type LivePlace, type LiveState } from './live-connection.ts'

type Message =
  | { kind: 'events'; events: readonly LiveEvent[]; place: LivePlace }
  | { kind: 'opened'; isResumed: boolean }
  | { kind: 'state'; state: LiveState }
  /** A tab that has just come asks how things stand. */
  | { kind: 'asked' }

let state: LiveState = { status: 'live' }
const stateListeners = new Set<() => void>()

function setState(next: LiveState): void {
  state = next
  for (const listener of stateListeners) listener()
}

/** How live the screens are. Before the first stream is open nothing is said to be wrong. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    listener => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    () => state,
  )
}

/** Follows the session: a stream while someone is signed in. Called once, when the application starts. */
export function startLive(queryClient: QueryClient): void {
  let follower: { userId: string; stop: () => void } | null = null
  const follow = () => {
    const session = getSession()
    const userId = session.status === 'signedIn' ? session.user.id : null
    if (userId === (follower?.userId ?? null)) return
    follower?.stop()
    follower = userId === null ? null : { userId, stop: followAs(userId, queryClient) }
  }
  onSessionChange(follow)
  follow()
}

function followAs(userId: string, queryClient: QueryClient): () => void {
  const stopped = new AbortController()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`crosswalk-live:${userId}`)
  let place = FROM_NOW_ON
  let connection: LiveConnection | null = null
  const share = (message: Message) => channel?.postMessage(message)

  const takeEvents = (events: readonly LiveEvent[], at: LivePlace) => {
    place = at
    applyLiveEvents(queryClient, events)
  }

  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'asked') {
      if (connection) share({ kind: 'state', state })
    } else if (data.kind === 'state') setState(data.state)
    else if (data.kind === 'opened') refetchAfterOpen(queryClient, data)
    else takeEvents(data.events, data.place)
  })
  share({ kind: 'asked' })

  const lead = async () => {
    if (stopped.signal.aborted) return
    connection = new LiveConnection({
      open: openStream,
      place,
      clock: { now: Date.now, wait: waitFor },
      random: Math.random,
      onEvents: (events, at) => {
        takeEvents(events, at)
        share({ kind: 'events', events, place: at })
      },
      onOpen: opened => {
        refetchAfterOpen(queryClient, opened)
        share({ kind: 'opened', ...opened })
      },
      onState: next => {
        setState(next)
        share({ kind: 'state', state: next })
      },
    })
    const stop = () => connection?.stop()
    stopped.signal.addEventListener('abort', stop, { once: true })
    const unwatch = watchWakening(connection)
    await connection.run()
    unwatch()
    connection = null
  }

  if (navigator.locks) {
    navigator.locks
      .request(`crosswalk-live:${userId}`, { signal: stopped.signal }, lead)
      // Given up before our turn came: this tab was closed or signed out.
      .catch(() => undefined)
  } else {
    // Without a secure context there are no locks: each tab reads for itself.
    void lead()
  }

  return () => {
    stopped.abort()
    channel?.close()
    setState({ status: 'live' })
  }
}

async function openStream(place: LivePlace, signal: AbortSignal): Promise<Response> {
  const token = await getAccessToken()
  const response = await request(token, place, signal)
  if (response.status !== 401) return response
  return request(await renewAccessToken(token), place, signal)
}

async function request(token: string, place: LivePlace, signal: AbortSignal): Promise<Response> {
  const query = new URLSearchParams({
    ...(place.sequence !== null && { after: String(place.sequence) }),
    ...(place.instance !== null && { instance: place.instance }),
  })
  const response = await fetch(`${LIVE_PATH}?${query}`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    cache: 'no-store',
    signal,
  })
  if (!response.ok && response.status !== 401) throw await toApiError(response)
  return response
}

const TICK_MS = 5_000
const SLEPT_MS = 20_000

/** Online, looked at again, or awake again: each is a reason not to wait for the next try. */
function watchWakening(connection: LiveConnection): () => void {
  let lastTick = Date.now()
  const tick = () => {
    const now = Date.now()
    if (now - lastTick > SLEPT_MS + TICK_MS && document.visibilityState === 'visible') connection.reopen()
    lastTick = now
  }
  const onVisible = () => {
    if (document.visibilityState !== 'visible') return
    tick()
    connection.hurry()
  }
  // Offline too: the stream may look open long after its network has gone.
  const onNetwork = () => connection.reopen()
  const timer = setInterval(tick, TICK_MS)
  document.addEventListener('visibilitychange', onVisible)
  window.addEventListener('online', onNetwork)
  window.addEventListener('offline', onNetwork)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onVisible)
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onNetwork)
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve()
      return
    }
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
