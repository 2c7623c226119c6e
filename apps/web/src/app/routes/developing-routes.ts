/** For looking at while developing: not in the built application. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { gridSearch } from '../../features/ksb-grid/grid-search.ts'
import { NotFoundPage } from '../pages/not-found-page.tsx'
import { rootRoute } from './root-route.ts'

const languageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/language',
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('../pages/language-page.tsx'), 'LanguagePage')
    : NotFoundPage,
})

const gridFixtureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fixtures/ksbs',
  validateSearch: gridSearch,
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('../pages/grid-fixture-page.tsx'), 'GridFixturePage')
    : NotFoundPage,
})

export const developingRoutes = [languageRoute, gridFixtureRoute] as const
