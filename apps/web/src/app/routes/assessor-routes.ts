/** An assessor's work: the caseload, which tutors and managers open too, what waits, visits, and one item of evidence. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { caseloadSearch } from '../../features/caseload/caseload-search.ts'
import { searchOf } from './search-of.ts'
import { signedInRoute } from './signed-in-route.ts'

const caseloadRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/caseload',
  validateSearch: caseloadSearch,
  component: lazyRouteComponent(() => import('../pages/caseload-page.tsx'), 'CaseloadPage'),
})

const toAssessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/to-assess',
  validateSearch: searchOf('enrolment'),
  component: lazyRouteComponent(() => import('../pages/to-assess-page.tsx'), 'ToAssessPage'),
})

const toCountersignRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/to-countersign',
  component: lazyRouteComponent(() => import('../pages/to-countersign-page.tsx'), 'ToCountersignPage'),
})

const visitsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/visits',
  component: lazyRouteComponent(() => import('../pages/visits-page.tsx'), 'VisitsPage'),
})

const visitNoteRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/visits/$noteId',
  component: lazyRouteComponent(() => import('../pages/visit-note-page.tsx'), 'VisitNotePage'),
})

const assessRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/evidence/$evidenceId',
  component: lazyRouteComponent(() => import('../pages/assess-page.tsx'), 'AssessPage'),
})

const eraseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/evidence/$evidenceId/erase',
  component: lazyRouteComponent(() => import('../pages/erase-page.tsx'), 'ErasePage'),
})

export const assessorRoutes = [
  caseloadRoute,
  toAssessRoute,
  toCountersignRoute,
  visitsRoute,
  visitNoteRoute,
  assessRoute,
  eraseRoute,
] as const
