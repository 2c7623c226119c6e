// The whole application, with everything handed in: the server, the tests and the benchmark build the same one. Reading
// it from top to bottom says which plugins are there and who may enter what.
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { managedAccountRoutes, openAccountRoutes, ownAccountRoutes } from './accounts/accounts.routes.ts'
import { achievementEndingRoutes, achievementRoutes } from './achievements/achievements.routes.ts'
import { auditTrailRoutes } from './audit-trail/audit-trail.routes.ts'
import { caseloadRoutes, centreLimitRoutes } from './caseload/caseload.routes.ts'
import { cohortRoutes, managedCohortRoutes } from './cohorts/cohorts.routes.ts'
import { commentRoutes } from './comments/comments.routes.ts'
import { confirmationRoutes } from './confirmations/confirmations.routes.ts'
import { decisionRoutes } from './decisions/decisions.routes.ts'
import { employerRoutes, managedEmployerRoutes } from './employers/employers.routes.ts'
import { enrolmentRoutes, managedEnrolmentRoutes } from './enrolments/enrolments.routes.ts'
import { erasureRoutes } from './erasures/erasures.routes.ts'
import { evidenceRoutes } from './evidence/evidence.routes.ts'
import { fileContentRoutes, fileRoutes } from './files/files.routes.ts'
import { uploadRoutes } from './files/uploads.routes.ts'
import { frameworkRoutes } from './frameworks/frameworks.routes.ts'
import { gatewayLineRoutes, gatewayRoutes } from './gateway/gateway.routes.ts'
import { handoverRoutes } from './handovers/handovers.routes.ts'
import { API_PREFIX } from './http/register-endpoint.ts'
import { deriveKey } from './http/signing-keys.ts'
import { useOwnSentences } from './http/validation-sentences.ts'
import { inboxRoutes } from './inbox/inbox.routes.ts'
import { managedLearnerImportRoutes } from './learner-imports/learner-imports.routes.ts'
import { learnerRoutes, managedLearnerRoutes } from './learners/learners.routes.ts'
import { liveRoutes } from './live/live.routes.ts'
import { managedMappingRoutes, settlementRoutes } from './mappings/mappings.routes.ts'
import { openingBalanceRoutes } from './opening-balances/opening-balances.routes.ts'
import { managedOutsideAccessRoutes, outsideAccessRoutes, sharedRoutes } from './outside/outside.routes.ts'
import { paperRoutes } from './papers/papers.routes.ts'
import { colleagueRoutes, managedPeopleRoutes } from './people/people.routes.ts'
import { planRoutes, planWritingRoutes } from './plans/plans.routes.ts'
import { apiDocs } from './plugins/api-docs.ts'
import { compression } from './plugins/compression.ts'
import { errors, sendError } from './plugins/errors.ts'
import { health } from './plugins/health.ts'
import { idempotency } from './plugins/idempotency.ts'
import { jsonBodies } from './plugins/json-bodies.ts'
import { DEFAULT_RATE_LIMITS, type RateLimits, rateLimits } from './plugins/rate-limits.ts'
import { createRequestId, requestLog, toLoggerOptions } from './plugins/request-log.ts'
import { routeList } from './plugins/route-list.ts'
import { securityHeaders } from './plugins/security-headers.ts'
import { admit, sessionAccess } from './plugins/session-access.ts'
import { managedProgrammeRoutes, programmeRoutes } from './programmes/programmes.routes.ts'
import { cohortProgressRoutes, progressRoutes } from './progress/progress.routes.ts'
import { managedQualificationRoutes } from './qualifications/qualifications.routes.ts'
import { recordRoutes } from './records/records.routes.ts'
import { managedRelationshipRoutes, relationshipRoutes } from './relationships/relationships.routes.ts'
import { resubmissionRoutes } from './resubmissions/resubmissions.routes.ts'
import { searchRoutes } from './search/search.routes.ts'
import type { ServiceDeps, Services } from './services.ts'
import { endSessionRoutes, openSessionRoutes, ownSessionRoutes } from './sessions/sessions.routes.ts'
import { reopeningRoutes, signOffRoutes } from './sign-offs/sign-offs.routes.ts'
import { toAssessRoutes, waitingRoutes } from './to-assess/to-assess.routes.ts'
import { managedUnitPatternRoutes } from './unit-patterns/unit-patterns.routes.ts'
import { unitRecordRoutes } from './units/units.routes.ts'
import { visitRoutes } from './visits/visits.routes.ts'
import { webApp } from './web-app/web-app.ts'

export interface AppOptions {
  deps: ServiceDeps
  services: Services
}

export interface BuildOptions extends AppOptions {
  version: string
  /** The folder of the built screens (apps/web/dist), or null for an API alone. */
  webDist: string | null
  rateLimits?: RateLimits
  /** 0 for tests, whose machine may be busy with other tests. */
  maxEventLoopDelayMs?: number
  /** Where the log goes; standard output by default. */
  logStream?: { write(line: string): void }
}

/** A cohort's exports may hold the loop for a moment. Three seconds of it is a server that helps nobody. */
const MAX_EVENT_LOOP_DELAY_MS = 3_000

/** Bytes of a JSON body. 500 decisions with feedback of 1,000 characters each fit. */
const BODY_LIMIT = 2 * 1024 ** 2

export async function buildApp(options: BuildOptions): Promise<FastifyInstance> {
  const { deps, services } = options
  const { config, clock } = deps
  useOwnSentences()

  const app = Fastify({
    logger: toLoggerOptions(config.logLevel, options.logStream) ?? false,
    genReqId: createRequestId,
    // One line a request, by requestLog.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustProxy ?? false,
    requestTimeout: 0,
    // Streams would hold the process up: they are ended by whoever opened them, in onClose.
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => sendError(error, request, reply),
  })
  app.setSerializerCompiler(serializerCompiler)

  // For every reply.
  await app.register(routeList)
  await app.register(errors)
  await app.register(jsonBodies)
  await app.register(requestLog)
  await app.register(securityHeaders, { isHttps: config.publicUrl?.startsWith('https:') ?? false })
  await app.register(compression)
  await app.register(cookie)
  await app.register(sessionAccess, {
    key: deriveKey(deps.secret, 'accessToken'),
    sessions: services.sessions,
    now: () => clock.now(),
  })
  await app.register(rateLimits, options.rateLimits ?? DEFAULT_RATE_LIMITS)
  await app.register(idempotency, { kept: services.idempotency })
  await app.register(health, {
    isStoreReady: () => services.sessions.isStoreReady(),
    maxEventLoopDelayMs: options.maxEventLoopDelayMs ?? MAX_EVENT_LOOP_DELAY_MS,
  })
  await app.register(apiDocs, { version: options.version })

  // Groups of routes stand in the context of who may enter: one for each would take longer to make than to fill. Only
  // uploads, which read their own bodies, have one.
  const routes: AppOptions = { deps, services }
  await app.register(
    async api => {
      // Anybody.
      await api.register(async open => {
        admit(open, 'public')
        await openSessionRoutes(open, routes)
        await openAccountRoutes(open, routes)
        await fileContentRoutes(open, routes)
        await sharedRoutes(open, routes)
      })

      // Whoever has a session to end.
      await api.register(async session => {
        admit(session, 'session')
        await endSessionRoutes(session, routes)
      })

      // Whoever is signed in. What they may see and touch inside is the policy of each feature.
      await api.register(async person => {
        admit(person, 'person')
        await ownSessionRoutes(person, routes)
        await ownAccountRoutes(person, routes)
        await inboxRoutes(person, routes)
        await commentRoutes(person, routes)
        await frameworkRoutes(person, routes)
        await auditTrailRoutes(person, routes)
        await programmeRoutes(person, routes)
        await learnerRoutes(person, routes)
        await enrolmentRoutes(person, routes)
        await relationshipRoutes(person, routes)
        await progressRoutes(person, routes)
        await liveRoutes(person, routes)
        await unitRecordRoutes(person, routes)
        await gatewayRoutes(person, routes)
        await paperRoutes(person, routes)
        await evidenceRoutes(person, routes)
        await recordRoutes(person, routes)
        await resubmissionRoutes(person, routes)
        await waitingRoutes(person, routes)
        await fileRoutes(person, routes)
        await person.register(uploadRoutes, routes)
        await planRoutes(person, routes)
        await searchRoutes(person, routes)

        // Any role but learner.
        await person.register(async staff => {
          admit(staff, 'staff')
          await colleagueRoutes(staff, routes)
          await erasureRoutes(staff, routes)
          await cohortRoutes(staff, routes)
          await employerRoutes(staff, routes)
          await cohortProgressRoutes(staff, routes)
          await reopeningRoutes(staff, routes)
          await achievementEndingRoutes(staff, routes)
          await caseloadRoutes(staff, routes)
          await planWritingRoutes(staff, routes)
          await settlementRoutes(staff, routes)
          await confirmationRoutes(staff, routes)
          await gatewayLineRoutes(staff, routes)
          await outsideAccessRoutes(staff, routes)
        })

        // Assessors.
        await person.register(async assessor => {
          admit(assessor, 'assessor')
          await signOffRoutes(assessor, routes)
          await achievementRoutes(assessor, routes)
          await openingBalanceRoutes(assessor, routes)
          await decisionRoutes(assessor, routes)
          await toAssessRoutes(assessor, routes)
          await visitRoutes(assessor, routes)
        })

        // Centre managers.
        await person.register(async manager => {
          admit(manager, 'centreManager')
          await managedAccountRoutes(manager, routes)
          await managedPeopleRoutes(manager, routes)
          await managedProgrammeRoutes(manager, routes)
          await managedMappingRoutes(manager, routes)
          await managedUnitPatternRoutes(manager, routes)
          await managedQualificationRoutes(manager, routes)
          await managedCohortRoutes(manager, routes)
          await managedEmployerRoutes(manager, routes)
          await managedOutsideAccessRoutes(manager, routes)
          await managedLearnerRoutes(manager, routes)
          await managedLearnerImportRoutes(manager, routes)
          await managedEnrolmentRoutes(manager, routes)
          await managedRelationshipRoutes(manager, routes)
          await centreLimitRoutes(manager, routes)
          await handoverRoutes(manager, routes)
        })
      })
    },
    { prefix: API_PREFIX },
  )

  app.addHook('onClose', async () => services.sessions.close())

  // Every other address: the screens.
  await app.register(webApp, { dist: options.webDist })
  return app
}
