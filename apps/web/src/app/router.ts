/** Every address of the application. Pages are loaded when they are opened; each composes features. */
import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { wantPageFocus } from '../lib/page-focus.ts'
import { assessorRoutes } from './routes/assessor-routes.ts'
import { centreRoutes } from './routes/centre-routes.ts'
import { developingRoutes } from './routes/developing-routes.ts'
import { learnerRoutes } from './routes/learner-routes.ts'
import { openRoutes } from './routes/open-routes.ts'
import { ownRoutes } from './routes/own-routes.ts'
import { recordRoutes } from './routes/record-routes.ts'
import { rootRoute } from './routes/root-route.ts'
import { signedInRoute } from './routes/signed-in-route.ts'
import { PageFailed } from './shell/page-failed.tsx'
import { PageLoading } from './shell/page-loading.tsx'

const routeTree = rootRoute.addChildren([
  ...openRoutes,
  ...developingRoutes,
  signedInRoute.addChildren([...ownRoutes, ...learnerRoutes, ...assessorRoutes, ...recordRoutes, ...centreRoutes]),
])

export function createAppRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailed,
  })
  let isFirst = true
  router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
    if (pathChanged && !isFirst) wantPageFocus()
    isFirst = false
  })
  return router
}

export type AppRouter = ReturnType<typeof createAppRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
