/**
 * Who is signed in, and the access token, which lives in memory only. The refresh token is a cookie that no script can
 * read. All tabs share one session: one of them renews the token for all, and signing out ends it in all.
 */
import { createSession, endSession, refreshSession, type User } from '@crosswalk/contracts'
import { useSyncExternalStore } from 'react'
import { ApiError } from './api-error.ts'
import { send } from './send.ts'

export type SessionState =
  /** Not asked yet. */
  | { status: 'unknown'; user: null }
  | { status: 'signedOut'; user: null; isClosed?: boolean }
  | { status: 'signedIn'; user: User }
  /** Started without a signal: whoever signed in here last, as this device remembers. Nothing is asked of the API. */
  | { status: 'offline'; user: User }
  /** It ended while screens were open: they stay as they are, under a dialog to sign in again. */
  | { status: 'ended'; user: User; code: string }

interface Token {
  accessToken: string
  expiresAtMs: number
  user: User
}

type Message = { kind: 'token'; token: Token } | { kind: 'signedOut'; isClosed?: boolean }

const LOCK = 'crosswalk-session'
/** A token that ends sooner than this is renewed before it is used. */
const SPARE_MS = 20_000

let token: Token | null = null
let state: SessionState = { status: 'unknown', user: null }
let renewing: Promise<string> | null = null
const listeners = new Set<() => void>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('crosswalk-session')

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (data.kind === 'token') take(data.token)
  else forget({ status: 'signedOut', user: null, ...(data.isClosed && { isClosed: true }) })
})

// The refresh cookie can't be seen from here. This mark says that one may be there, so that nobody who has never signed
// in is met by a refused request.
const MARK = 'crosswalk-session'

const PERSON = 'crosswalk-person'

function mark(user: User | null): void {
  try {
    if (user) {
      localStorage.setItem(MARK, 'yes')
      localStorage.setItem(PERSON, JSON.stringify(user))
    } else {
      localStorage.removeItem(MARK)
      localStorage.removeItem(PERSON)
    }
  } catch {
    // Storage is closed to us: the cookie is asked for each time.
  }
}

function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(MARK) !== null
  } catch {
    return true
  }
}

/** Who signed in here last and has not signed out: for pages that open without a signal. */
function rememberedPerson(): User | null {
  try {
    const person: unknown = JSON.parse(localStorage.getItem(PERSON) ?? 'null')
    return isUser(person) ? person : null
  } catch {
    // Closed to us, or of another release.
    return null
  }
}

const isUser = (value: unknown): value is User =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'centreId' in value &&
  typeof value.centreId === 'string' &&
  'roles' in value &&
  Array.isArray(value.roles)

function setState(next: SessionState): void {
  state = next
  for (const listener of listeners) listener()
}

function take(next: Token): void {
  token = next
  mark(next.user)
  setState({ status: 'signedIn', user: next.user })
}

function forget(next: SessionState): void {
  token = null
  mark(null)
  setState(next)
}

const freshOf = (held: Token | null): Token | null =>
  held !== null && held.expiresAtMs - Date.now() > SPARE_MS ? held : null

function keep(reply: { accessToken: string; expiresIn: number; user: User }): string {
  const next = {
    accessToken: reply.accessToken,
    expiresAtMs: Date.now() + reply.expiresIn * 1000,
    user: reply.user,
  }
  take(next)
  channel?.postMessage({ kind: 'token', token: next } satisfies Message)
  return next.accessToken
}

export async function getAccessToken(): Promise<string> {
  return freshOf(token)?.accessToken ?? renewAccessToken(token?.accessToken ?? null)
}

/** A new token in place of `old`, fetched by one tab for all. Throws where the session has ended. */
export function renewAccessToken(old: string | null): Promise<string> {
  renewing ??= underLock(() => renew(old)).finally(() => {
    renewing = null
  })
  return renewing
}

async function renew(old: string | null): Promise<string> {
  // Another tab may have renewed it while we waited for the lock; its message is on the way or here.
  await new Promise(resolve => setTimeout(resolve, 0))
  const fresh = freshOf(token)
  if (fresh && fresh.accessToken !== old) return fresh.accessToken
  try {
    return keep(await send(refreshSession, {}))
  } catch (error) {
    // Without a connection nothing is known of the session: it stays as it was.
    if (error instanceof ApiError && error.status === 401) {
      const { user } = state
      if (error.code === 'account.closed') leave()
      else forget(user ? { status: 'ended', user, code: error.code } : { status: 'signedOut', user: null })
    }
    throw error
  }
}

/** Somebody has left: what was on their screens goes, in every tab. */
function leave(): void {
  channel?.postMessage({ kind: 'signedOut', isClosed: true } satisfies Message)
  forget({ status: 'signedOut', user: null, isClosed: true })
}

async function underLock<T>(work: () => Promise<T>): Promise<T> {
  // Web Locks want a secure context; without them each tab renews for itself, which the API bears for 30 seconds.
  if (typeof navigator === 'undefined' || !navigator.locks) return work()
  return (await navigator.locks.request(LOCK, work)) as T
}

/** There may be a signal again: who was remembered is asked for, and either signed in or asked to sign in again. */
export async function leaveOffline(): Promise<boolean> {
  if (state.status !== 'offline') return true
  return getAccessToken().then(
    () => true,
    () => false,
  )
}

/** Finds out at the start whether the cookie still opens a session. */
export async function restoreSession(): Promise<SessionState> {
  if (state.status === 'unknown' && !mayBeSignedIn()) forget({ status: 'signedOut', user: null })
  if (state.status === 'unknown') {
    try {
      await getAccessToken()
    } catch (error) {
      if (!(error instanceof ApiError)) {
        const user = rememberedPerson()
        if (!user) throw error
        setState({ status: 'offline', user })
        return state
      }
      if (getSession().status === 'unknown') forget({ status: 'signedOut', user: null })
    }
  }
  return state
}

export interface Membership {
  centreId: string
  name: string
}

/** Signs in, or answers with the centres to choose from. */
export async function signIn(credentials: {
  email: string
  password: string
  centreId?: string | undefined
}): Promise<{ memberships: readonly Membership[] } | { user: User }> {
  const reply = await send(createSession, { body: credentials })
  if ('memberships' in reply) return { memberships: reply.memberships }
  keep(reply)
  return { user: reply.user }
}

export async function signOut(): Promise<void> {
  const old = token
  try {
    if (old) await send(endSession, { token: old.accessToken })
  } finally {
    // Whatever the API said, nobody stays signed in on this screen.
    channel?.postMessage({ kind: 'signedOut' } satisfies Message)
    forget({ status: 'signedOut', user: null })
  }
}

export const getSession = (): SessionState => state

export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useSession = (): SessionState => useSyncExternalStore(onSessionChange, getSession)

/** Who is signed in, for screens that stand behind the sign-in page. */
export function useUser(): User {
  const { user } = useSession()
  if (!user) throw new Error('A screen that needs a person was drawn without one')
  return user
}
