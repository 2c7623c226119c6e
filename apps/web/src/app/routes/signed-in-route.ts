import { createRoute, redirect } from '@tanstack/react-router'
import { restoreSession } from '../../lib/session.ts'
import { NotFoundPage } from '../pages/not-found-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { rootRoute } from './root-route.ts'

/** Around every page of those who are signed in; the others are asked to sign in, and come back here. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signedIn',
  beforeLoad: async ({ location }) => {
    const session = await restoreSession()
    if (session.status === 'signedOut') {
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { next: location.href } })
    }
  },
  component: Shell,
  notFoundComponent: NotFoundPage,
})
