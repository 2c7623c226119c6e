/** Everybody's own: where their day begins, what they were told, their account. */

import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { getSession } from '../../lib/session.ts'
import { firstPage } from '../first-page.ts'
import { searchOf } from './search-of.ts'
import { signedInRoute } from './signed-in-route.ts'

const indexRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: firstPage(getSession().user?.roles ?? []), replace: true })
  },
})

const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/inbox',
  validateSearch: searchOf('show'),
  component: lazyRouteComponent(() => import('../pages/inbox-page.tsx'), 'InboxPage'),
})

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../pages/account-page.tsx'), 'AccountPage'),
})

export const ownRoutes = [indexRoute, inboxRoute, accountRoute] as const
