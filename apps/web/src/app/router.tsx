/** Every address of the application. Pages are loaded when they are opened; each composes features. */
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { caseloadSearch } from '../features/caseload/caseload-search.ts'
import { gridSearch } from '../features/ksb-grid/grid-search.ts'
import { wantPageFocus } from '../lib/page-focus.ts'
import { getSession, restoreSession } from '../lib/session.ts'
import { firstPage } from './first-page.ts'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PageFailed } from './shell/page-failed.tsx'
import { PageLoading } from './shell/page-loading.tsx'
import { Shell } from './shell/shell.tsx'

/** Search parameters that are text or absent. What an address says besides is dropped. */
function searchOf<const Name extends string>(...names: readonly Name[]) {
  return (search: Record<string, unknown>): { [N in Name]?: string | undefined } => {
    const found: { [N in Name]?: string | undefined } = {}
    for (const name of names) {
      const value = search[name]
      if (typeof value === 'string' && value !== '') found[name] = value
    }
    return found
  }
}

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
})

// ── For anyone ───────────────────────────────────────────────────────────────────────────────────────────────────
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: searchOf('next'),
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
})
const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password/$token',
  component: lazyRouteComponent(() => import('./pages/set-password-page.tsx'), 'SetPasswordPage'),
})
const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('./pages/forgotten-password-page.tsx'), 'ForgottenPasswordPage'),
})
const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('./pages/set-up-page.tsx'), 'SetUpPage'),
})

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared',
  component: lazyRouteComponent(() => import('./pages/shared-page.tsx'), 'SharedLinkPage'),
})

// ── For those who are signed in ──────────────────────────────────────────────────────────────────────────────────
const signedIn = createRoute({
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

const indexRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: firstPage(getSession().user?.roles ?? []), replace: true })
  },
})

const inboxRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbox',
  validateSearch: searchOf('show'),
  component: lazyRouteComponent(() => import('./pages/inbox-page.tsx'), 'InboxPage'),
})
const accountRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/account-page.tsx'), 'AccountPage'),
})

// A learner's own pages. `enrolment` says which, where somebody has several.
const ofEnrolment = searchOf('enrolment')
const homeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my',
  validateSearch: ofEnrolment,
  component: lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
})
const myEvidenceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/evidence',
  validateSearch: searchOf('enrolment', 'show', 'search'),
  component: lazyRouteComponent(() => import('./pages/my-evidence-page.tsx'), 'MyEvidencePage'),
})
const addEvidenceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/evidence/new',
  validateSearch: searchOf('enrolment', 'step', 'criterion', 'ksb'),
  component: lazyRouteComponent(() => import('./pages/add-evidence-page.tsx'), 'AddEvidencePage'),
})
const oneOfMyEvidenceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/evidence/$evidenceId',
  validateSearch: searchOf('enrolment', 'step'),
  component: lazyRouteComponent(() => import('./pages/edit-evidence-page.tsx'), 'EditEvidencePage'),
})
const myKsbsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/ksbs',
  validateSearch: searchOf('enrolment', 'why'),
  component: lazyRouteComponent(() => import('./pages/my-ksbs-page.tsx'), 'MyKsbsPage'),
})
const myUnitsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/units',
  validateSearch: searchOf('enrolment', 'unit'),
  component: lazyRouteComponent(() => import('./pages/my-units-page.tsx'), 'MyUnitsPage'),
})

const myPlanRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/my/plan',
  validateSearch: ofEnrolment,
  component: lazyRouteComponent(() => import('./pages/my-plan-page.tsx'), 'MyPlanPage'),
})

// Assessors, tutors, and managers over all of them
const caseloadRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/caseload',
  validateSearch: caseloadSearch,
  component: lazyRouteComponent(() => import('./pages/caseload-page.tsx'), 'CaseloadPage'),
})

// Assessors
const toAssessRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/to-assess',
  validateSearch: searchOf('enrolment'),
  component: lazyRouteComponent(() => import('./pages/to-assess-page.tsx'), 'ToAssessPage'),
})
const toCountersignRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/to-countersign',
  component: lazyRouteComponent(() => import('./pages/to-countersign-page.tsx'), 'ToCountersignPage'),
})
const visitsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits',
  component: lazyRouteComponent(() => import('./pages/visits-page.tsx'), 'VisitsPage'),
})
const visitNoteRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/visits/$noteId',
  component: lazyRouteComponent(() => import('./pages/visit-note-page.tsx'), 'VisitNotePage'),
})
const assessRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/evidence/$evidenceId',
  component: lazyRouteComponent(() => import('./pages/assess-page.tsx'), 'AssessPage'),
})

const eraseRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/evidence/$evidenceId/erase',
  component: lazyRouteComponent(() => import('./pages/erase-page.tsx'), 'ErasePage'),
})

// All staff
const learnersRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/learners',
  validateSearch: searchOf('search', 'cohort', 'show'),
  component: lazyRouteComponent(() => import('./pages/learners-page.tsx'), 'LearnersPage'),
})
const learnerRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/learners/$learnerId',
  validateSearch: searchOf('show', 'enrolment'),
  component: lazyRouteComponent(() => import('./pages/learner-page.tsx'), 'LearnerPage'),
})
const enrolmentRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId',
  component: lazyRouteComponent(() => import('./pages/enrolment-page.tsx'), 'EnrolmentPage'),
})
const enrolmentKsbsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/ksbs',
  validateSearch: searchOf('why'),
  component: lazyRouteComponent(() => import('./pages/enrolment-ksbs-page.tsx'), 'EnrolmentKsbsPage'),
})
const gatewayRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/gateway',
  component: lazyRouteComponent(() => import('./pages/gateway-page.tsx'), 'GatewayPage'),
})
const statusRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/status',
  component: lazyRouteComponent(() => import('./pages/status-page.tsx'), 'StatusPage'),
})
const planRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/plan',
  validateSearch: searchOf('show'),
  component: lazyRouteComponent(() => import('./pages/plan-page.tsx'), 'PlanPage'),
})
const unitRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/units/$unitId',
  component: lazyRouteComponent(() => import('./pages/unit-matrix-page.tsx'), 'UnitMatrixPage'),
})
const signOffRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/units/$unitId/sign-off',
  component: lazyRouteComponent(() => import('./pages/sign-off-page.tsx'), 'SignOffPage'),
})
const observationRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/enrolments/$enrolmentId/observation',
  validateSearch: searchOf('method', 'unit', 'step', 'draft'),
  component: lazyRouteComponent(() => import('./pages/observation-page.tsx'), 'ObservationPage'),
})
const cohortChoiceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/ksbs',
  component: lazyRouteComponent(() => import('./pages/choose-cohort-page.tsx'), 'ChooseCohortPage'),
})
const ksbsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/ksbs/$cohortId',
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import('./pages/ksbs-page.tsx'), 'KsbsPage'),
})

// Centre managers
const peopleRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: searchOf('search', 'role'),
  component: lazyRouteComponent(() => import('./pages/people-page.tsx'), 'PeoplePage'),
})
const personRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('./pages/person-page.tsx'), 'PersonPage'),
})
const handoverRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/handover',
  validateSearch: searchOf('person'),
  component: lazyRouteComponent(() => import('./pages/handover-page.tsx'), 'HandoverPage'),
})
const addLearnerRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/learners/new',
  component: lazyRouteComponent(() => import('./pages/add-learner-page.tsx'), 'AddLearnerPage'),
})
const addSeveralRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/learners/several',
  component: lazyRouteComponent(() => import('./pages/add-several-page.tsx'), 'AddSeveralPage'),
})
const openingBalanceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/learners/opening-balance',
  component: lazyRouteComponent(() => import('./pages/opening-balance-page.tsx'), 'OpeningBalancePage'),
})
const unitPatternsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/unit-patterns',
  component: lazyRouteComponent(() => import('./pages/unit-patterns-page.tsx'), 'UnitPatternsPage'),
})
const cohortsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/cohorts',
  component: lazyRouteComponent(() => import('./pages/cohorts-page.tsx'), 'CohortsPage'),
})
const employersRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/employers',
  validateSearch: searchOf('search'),
  component: lazyRouteComponent(() => import('./pages/employers-page.tsx'), 'EmployersPage'),
})
const employerRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/employers/$employerId',
  validateSearch: searchOf('show'),
  component: lazyRouteComponent(() => import('./pages/employer-page.tsx'), 'EmployerPage'),
})
const programmesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/programmes',
  component: lazyRouteComponent(() => import('./pages/programmes-page.tsx'), 'ProgrammesPage'),
})
const mappingsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/mappings',
  component: lazyRouteComponent(() => import('./pages/mappings-page.tsx'), 'MappingsPage'),
})
const mappingRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/mappings/$mappingId',
  validateSearch: searchOf('ksb'),
  component: lazyRouteComponent(() => import('./pages/mapping-page.tsx'), 'MappingPage'),
})
const compareVersionsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/mappings/$mappingId/comparison',
  validateSearch: searchOf('with'),
  component: lazyRouteComponent(() => import('./pages/compare-versions-page.tsx'), 'CompareVersionsPage'),
})
const loadCriteriaRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/qualifications/$qualificationId/criteria',
  validateSearch: searchOf('mapping'),
  component: lazyRouteComponent(() => import('./pages/load-criteria-page.tsx'), 'LoadCriteriaPage'),
})
const moveRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/programmes/$programmeId/moves',
  validateSearch: searchOf('mapping'),
  component: lazyRouteComponent(() => import('./pages/move-page.tsx'), 'MovePage'),
})
const auditTrailRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit-trail',
  validateSearch: searchOf('learner'),
  component: lazyRouteComponent(() => import('./pages/audit-trail-page.tsx'), 'AuditTrailPage'),
})

// ── For looking at, while developing: not in the built application ───────────────────────────────────────────────
const languageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/language',
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('./pages/language-page.tsx'), 'LanguagePage')
    : NotFoundPage,
})
const gridFixtureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/fixtures/ksbs',
  validateSearch: gridSearch,
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('./pages/grid-fixture-page.tsx'), 'GridFixturePage')
    : NotFoundPage,
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  passwordRoute,
  forgottenRoute,
  setupRoute,
  sharedRoute,
  languageRoute,
  gridFixtureRoute,
  signedIn.addChildren([
    indexRoute,
    inboxRoute,
    accountRoute,
    homeRoute,
    myEvidenceRoute,
    addEvidenceRoute,
    oneOfMyEvidenceRoute,
    myKsbsRoute,
    myUnitsRoute,
    myPlanRoute,
    caseloadRoute,
    toAssessRoute,
    toCountersignRoute,
    visitsRoute,
    visitNoteRoute,
    assessRoute,
    eraseRoute,
    learnersRoute,
    addLearnerRoute,
    addSeveralRoute,
    openingBalanceRoute,
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
    peopleRoute,
    personRoute,
    handoverRoute,
    cohortsRoute,
    employersRoute,
    employerRoute,
    programmesRoute,
    unitPatternsRoute,
    mappingsRoute,
    mappingRoute,
    compareVersionsRoute,
    loadCriteriaRoute,
    moveRoute,
    auditTrailRoute,
  ]),
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
