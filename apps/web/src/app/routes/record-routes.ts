/** What all staff read: learners, one enrolment from every side, and the KSBs of a cohort. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { gridSearch } from '../../features/ksb-grid/grid-search.ts'
import { searchOf } from './search-of.ts'
import { signedInRoute } from './signed-in-route.ts'

const learnersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/learners',
  validateSearch: searchOf('search', 'cohort', 'show'),
  component: lazyRouteComponent(() => import('../pages/learners-page.tsx'), 'LearnersPage'),
})

const learnerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/learners/$learnerId',
  validateSearch: searchOf('show', 'enrolment'),
  component: lazyRouteComponent(() => import('../pages/learner-page.tsx'), 'LearnerPage'),
})

const enrolmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId',
  component: lazyRouteComponent(() => import('../pages/enrolment-page.tsx'), 'EnrolmentPage'),
})

const enrolmentKsbsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/ksbs',
  validateSearch: searchOf('why'),
  component: lazyRouteComponent(() => import('../pages/enrolment-ksbs-page.tsx'), 'EnrolmentKsbsPage'),
})

const gatewayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/gateway',
  component: lazyRouteComponent(() => import('../pages/gateway-page.tsx'), 'GatewayPage'),
})

const statusRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/status',
  component: lazyRouteComponent(() => import('../pages/status-page.tsx'), 'StatusPage'),
})

const planRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/plan',
  validateSearch: searchOf('show'),
  component: lazyRouteComponent(() => import('../pages/plan-page.tsx'), 'PlanPage'),
})

const unitRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/units/$unitId',
  component: lazyRouteComponent(() => import('../pages/unit-matrix-page.tsx'), 'UnitMatrixPage'),
})

const signOffRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/units/$unitId/sign-off',
  component: lazyRouteComponent(() => import('../pages/sign-off-page.tsx'), 'SignOffPage'),
})

const observationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/enrolments/$enrolmentId/observation',
  validateSearch: searchOf('method', 'unit', 'step', 'draft'),
  component: lazyRouteComponent(() => import('../pages/observation-page.tsx'), 'ObservationPage'),
})

const cohortChoiceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/ksbs',
  component: lazyRouteComponent(() => import('../pages/choose-cohort-page.tsx'), 'ChooseCohortPage'),
})

const ksbsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/ksbs/$cohortId',
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import('../pages/ksbs-page.tsx'), 'KsbsPage'),
})

export const recordRoutes = [
  learnersRoute,
  learnerRoute,
  enrolmentRoute,
  enrolmentKsbsRoute,
  gatewayRoute,
  statusRoute,
  planRoute,
  unitRoute,
  signOffRoute,
  observationRoute,
  cohortChoiceRoute,
  ksbsRoute,
] as const
