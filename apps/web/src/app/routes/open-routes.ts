/** For anyone, signed in or not. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from './root-route.ts'
import { searchOf } from './search-of.ts'

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: searchOf('next'),
  component: lazyRouteComponent(() => import('../pages/sign-in-page.tsx'), 'SignInPage'),
})

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password/$token',
  component: lazyRouteComponent(() => import('../pages/set-password-page.tsx'), 'SetPasswordPage'),
})

const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('../pages/forgotten-password-page.tsx'), 'ForgottenPasswordPage'),
})

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('../pages/set-up-page.tsx'), 'SetUpPage'),
})

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared',
  component: lazyRouteComponent(() => import('../pages/shared-page.tsx'), 'SharedLinkPage'),
})

export const openRoutes = [signInRoute, passwordRoute, forgottenRoute, setupRoute, sharedRoute] as const
