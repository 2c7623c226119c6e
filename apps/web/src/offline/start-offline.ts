/** For assessors, once their first page stands: pages open without a signal, and finished notes go when there is one. */
import { prepareVisits } from '../features/visits/prepare-visits.ts'
import { sendNotes } from '../features/visits/send-notes.ts'
import { getSession } from '../lib/session.ts'

const AGAIN_MS = 60_000

let isStarted = false

export function startOffline(): void {
  if (isStarted) return
  isStarted = true
  const send = () => void sendNotes().catch(() => undefined)
  window.addEventListener('online', send)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send())
  setInterval(send, AGAIN_MS)
  send()
  const { status, user } = getSession()
  // Nothing hangs on it now: without a signal, or with no room, the next start tries again.
  if (status === 'signedIn') prepareVisits(user.id).catch(() => undefined)
  // Without a secure context, or where it is switched off, there is none; notes are kept all the same.
  if (import.meta.env.PROD) navigator.serviceWorker?.register('/service-worker.js').catch(() => undefined)
}
