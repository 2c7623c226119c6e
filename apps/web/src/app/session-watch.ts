import type { QueryClient } from '@tanstack/react-query'
import { getSession, onSessionChange } from '../lib/session.ts'
import type { AppRouter } from './router.ts'

/** What the whole application does when the session changes, in this tab or in another. */
export function followSession(router: AppRouter, queryClient: QueryClient): void {
  let before = getSession()
  onSessionChange(() => {
    const now = getSession()
    const was = before
    before = now
    if (now.status === 'signedOut' && was.user) {
      // Nothing of one person stays for the next.
      queryClient.clear()
      void router.navigate({ to: '/sign-in' })
    }
    if (now.status === 'signedOut' && was.user) {
      // What was kept to write notes without a signal names learners; the notes themselves wait for their writer.
      void import('../features/visits/visit-store.ts').then(({ removePack }) => removePack())
    }
    if (now.status === 'signedIn' && (was.status === 'ended' || was.status === 'offline')) {
      if (now.user.id === was.user.id) void queryClient.invalidateQueries()
      // Somebody else: their own first page, with nothing left of the one before.
      else window.location.assign('/')
    }
  })
}
