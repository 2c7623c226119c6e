/** What centre managers keep: people and learners coming in, cohorts, employers, programmes, mappings, the audit trail. */

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { searchOf } from './search-of.ts'
import { signedInRoute } from './signed-in-route.ts'

const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people',
  validateSearch: searchOf('search', 'role'),
  component: lazyRouteComponent(() => import('../pages/people-page.tsx'), 'PeoplePage'),
})

const personRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../pages/person-page.tsx'), 'PersonPage'),
})

const handoverRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/handover',
  validateSearch: searchOf('person'),
  component: lazyRouteComponent(() => import('../pages/handover-page.tsx'), 'HandoverPage'),
})

const addLearnerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/learners/new',
  component: lazyRouteComponent(() => import('../pages/add-learner-page.tsx'), 'AddLearnerPage'),
})

const addSeveralRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/learners/several',
  component: lazyRouteComponent(() => import('../pages/add-several-page.tsx'), 'AddSeveralPage'),
})

const openingBalanceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/learners/opening-balance',
  component: lazyRouteComponent(() => import('../pages/opening-balance-page.tsx'), 'OpeningBalancePage'),
})

const unitPatternsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/unit-patterns',
  component: lazyRouteComponent(() => import('../pages/unit-patterns-page.tsx'), 'UnitPatternsPage'),
})

const cohortsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/cohorts',
  component: lazyRouteComponent(() => import('../pages/cohorts-page.tsx'), 'CohortsPage'),
})

const employersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/employers',
  validateSearch: searchOf('search'),
  component: lazyRouteComponent(() => import('../pages/employers-page.tsx'), 'EmployersPage'),
})

const employerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/employers/$employerId',
  validateSearch: searchOf('show'),
  component: lazyRouteComponent(() => import('../pages/employer-page.tsx'), 'EmployerPage'),
})

const programmesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/programmes',
  component: lazyRouteComponent(() => import('../pages/programmes-page.tsx'), 'ProgrammesPage'),
})

const mappingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/mappings',
  component: lazyRouteComponent(() => import('../pages/mappings-page.tsx'), 'MappingsPage'),
})

const mappingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/mappings/$mappingId',
  validateSearch: searchOf('ksb'),
  component: lazyRouteComponent(() => import('../pages/mapping-page.tsx'), 'MappingPage'),
})

const compareVersionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/mappings/$mappingId/comparison',
  validateSearch: searchOf('with'),
  component: lazyRouteComponent(() => import('../pages/compare-versions-page.tsx'), 'CompareVersionsPage'),
})

const loadCriteriaRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/qualifications/$qualificationId/criteria',
  validateSearch: searchOf('mapping'),
  component: lazyRouteComponent(() => import('../pages/load-criteria-page.tsx'), 'LoadCriteriaPage'),
})

const moveRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/programmes/$programmeId/moves',
  validateSearch: searchOf('mapping'),
  component: lazyRouteComponent(() => import('../pages/move-page.tsx'), 'MovePage'),
})

const auditTrailRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/audit-trail',
  validateSearch: searchOf('learner'),
  component: lazyRouteComponent(() => import('../pages/audit-trail-page.tsx'), 'AuditTrailPage'),
})

export const centreRoutes = [
  peopleRoute,
  personRoute,
  handoverRoute,
  addLearnerRoute,
  addSeveralRoute,
  openingBalanceRoute,
  unitPatternsRoute,
  cohortsRoute,
  employersRoute,
  employerRoute,
  programmesRoute,
  mappingsRoute,
  mappingRoute,
  compareVersionsRoute,
  loadCriteriaRoute,
  moveRoute,
  auditTrailRoute,
] as const
