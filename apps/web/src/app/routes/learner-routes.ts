/** A learner's own pages. `enrolment` says which, where somebody has several. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { searchOf } from './search-of.ts'
import { signedInRoute } from './signed-in-route.ts'

const ofEnrolment = searchOf('enrolment')

const homeRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my',
  validateSearch: ofEnrolment,
  component: lazyRouteComponent(() => import('../pages/home-page.tsx'), 'HomePage'),
})

const myEvidenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/evidence',
  validateSearch: searchOf('enrolment', 'show', 'search'),
  component: lazyRouteComponent(() => import('../pages/my-evidence-page.tsx'), 'MyEvidencePage'),
})

const addEvidenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/evidence/new',
  validateSearch: searchOf('enrolment', 'step', 'criterion', 'ksb'),
  component: lazyRouteComponent(() => import('../pages/add-evidence-page.tsx'), 'AddEvidencePage'),
})

const oneOfMyEvidenceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/evidence/$evidenceId',
  validateSearch: searchOf('enrolment', 'step'),
  component: lazyRouteComponent(() => import('../pages/edit-evidence-page.tsx'), 'EditEvidencePage'),
})

const myKsbsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/ksbs',
  validateSearch: searchOf('enrolment', 'why'),
  component: lazyRouteComponent(() => import('../pages/my-ksbs-page.tsx'), 'MyKsbsPage'),
})

const myUnitsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/units',
  validateSearch: searchOf('enrolment', 'unit'),
  component: lazyRouteComponent(() => import('../pages/my-units-page.tsx'), 'MyUnitsPage'),
})

const myPlanRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my/plan',
  validateSearch: ofEnrolment,
  component: lazyRouteComponent(() => import('../pages/my-plan-page.tsx'), 'MyPlanPage'),
})

export const learnerRoutes = [
  homeRoute,
  myEvidenceRoute,
  addEvidenceRoute,
  oneOfMyEvidenceRoute,
  myKsbsRoute,
  myUnitsRoute,
  myPlanRoute,
] as const
