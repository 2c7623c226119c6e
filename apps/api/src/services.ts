// Every service, built once from what the process gives it. The server, the tests, the demonstration centre and the
// commands all build the same ones; a feature adds its own here.
import { createAccountsRepository } from './accounts/accounts.repository.ts'
import { createAccountsService } from './accounts/accounts.service.ts'
import type { Passwords } from './accounts/passwords.service.ts'
import { createSetupService } from './accounts/setup.service.ts'
import { createAchievementsService } from './achievements/achievements.service.ts'
import { createAuditTrailService } from './audit-trail/audit-trail.service.ts'
import { createCaseloadService } from './caseload/caseload.service.ts'
import { createCohortsService } from './cohorts/cohorts.service.ts'
import { createCommentsService } from './comments/comments.service.ts'
import type { Config } from './config.ts'
import { createConfirmationsService } from './confirmations/confirmations.service.ts'
import type { Clock } from './db/clock.ts'
import { toDataFolder } from './db/data-folder.ts'
import type { Store, StoreLogger } from './db/store.ts'
import { createDecisionsService } from './decisions/decisions.service.ts'
import { createEmployersService } from './employers/employers.service.ts'
import { createEnrolmentsService } from './enrolments/enrolments.service.ts'
import { createStatusesService } from './enrolments/statuses.service.ts'
import { createUnitsService } from './enrolments/units.service.ts'
import { createErasuresService } from './erasures/erasures.service.ts'
import { createWrittenTextsService } from './erasures/written-texts.service.ts'
import { createEvidenceService } from './evidence/evidence.service.ts'
import type { BlobStore } from './files/blob-store.ts'
import { createFilesService } from './files/files.service.ts'
import { createUploadsService } from './files/uploads.service.ts'
import type { MappingReader } from './frameworks/frameworks.repository.ts'
import { createGatewayService } from './gateway/gateway.service.ts'
import { createHandoversService } from './handovers/handovers.service.ts'
import { createIdempotencyRepository } from './http/idempotency.repository.ts'
import { createIdempotencyService } from './http/idempotency.service.ts'
import { deriveKey } from './http/signing-keys.ts'
import type { Ids } from './ids.ts'
import { createInboxService } from './inbox/inbox.service.ts'
import { createLearnerImportsService } from './learner-imports/learner-imports.service.ts'
import { createLearnersService } from './learners/learners.service.ts'
import { createLiveService } from './live/live.service.ts'
import { createOutboxRepository } from './mail/outbox.repository.ts'
import { createOutbox } from './mail/outbox.service.ts'
import type { MailTransport } from './mail/smtp.ts'
import { createMappingsService } from './mappings/mappings.service.ts'
import { createOpeningBalancesService } from './opening-balances/opening-balances.service.ts'
import { createOutsideService } from './outside/outside.service.ts'
import { createPapersService } from './papers/papers.service.ts'
import { createPeopleService } from './people/people.service.ts'
import { createPlansService } from './plans/plans.service.ts'
import { createMovesService } from './programmes/moves.service.ts'
import { createProgrammesService } from './programmes/programmes.service.ts'
import { createExplanationsService } from './progress/explanations.service.ts'
import { createProgressService } from './progress/progress.service.ts'
import { createWireRows } from './progress/wire-row.ts'
import type { ProgressRows } from './progress-rows/progress-rows.repository.ts'
import { createQualificationsService } from './qualifications/qualifications.service.ts'
import { createRecordsService } from './records/records.service.ts'
import { createRelationshipsService } from './relationships/relationships.service.ts'
import { createResubmissionsService } from './resubmissions/resubmissions.service.ts'
import { createSearchService } from './search/search.service.ts'
import { createSessionsRepository } from './sessions/sessions.repository.ts'
import { createSessionsService } from './sessions/sessions.service.ts'
import { createSignOffsService } from './sign-offs/sign-offs.service.ts'
import { createTabularService } from './tabular/tabular.service.ts'
import { createTagsService } from './tags/tags.service.ts'
import { createToAssessService } from './to-assess/to-assess.service.ts'
import { createUnitPatternsService } from './unit-patterns/unit-patterns.service.ts'
import { createUnitRecordsService } from './units/unit-records.service.ts'
import { createVisitsService } from './visits/visits.service.ts'

export interface ServiceDeps {
  config: Config
  /** What everything is signed with: set, or made once and kept. */
  secret: string
  store: Store
  /** Mappings read whole and compiled once. */
  mappings: MappingReader
  progressRows: ProgressRows
  /** The bytes of files. */
  blobs: BlobStore
  clock: Clock
  ids: Ids
  passwords: Passwords
  /** Null where no SMTP is configured. */
  mailTransport: MailTransport | null
  logger: StoreLogger
  /** Where browsers reach this server; asked when a link is made, since the port may be any free one. */
  publicUrl: () => string
}

export type Services = ReturnType<typeof createServices>

export function createServices(deps: ServiceDeps) {
  const { store, mappings, blobs, clock, ids, passwords, logger, secret, publicUrl } = deps

  const outbox = createOutbox({
    repository: createOutboxRepository(store),
    transport: deps.mailTransport,
    clock,
    ids,
    logger,
  })
  const sessions = createSessionsService({
    store,
    repository: createSessionsRepository(store),
    passwords,
    outbox,
    clock,
    ids,
    refreshKey: deriveKey(secret, 'refreshToken'),
  })
  const accountsRepository = createAccountsRepository(store)
  const accounts = createAccountsService({
    repository: accountsRepository,
    passwords,
    outbox,
    clock,
    ids,
    publicUrl,
  })

  const idempotency = createIdempotencyService(store, createIdempotencyRepository(store), clock)
  const setup = createSetupService({ store, repository: accountsRepository, passwords, clock, ids })

  const people = createPeopleService({ store, clock, ids })
  const programmes = createProgrammesService({ store, clock, ids, mappings })
  const moves = createMovesService({ store, mappings })
  const ownMappings = createMappingsService({ store, clock, ids, mappings })
  const unitPatterns = createUnitPatternsService({ store, ids, mappings })
  const cohorts = createCohortsService({ store, clock, ids })
  const employers = createEmployersService({ store, clock, ids })
  const learners = createLearnersService({ store, clock, ids, mappings })
  const enrolments = createEnrolmentsService({ store, clock, ids, mappings })
  const statuses = createStatusesService({ store, clock })
  const units = createUnitsService({ store, clock, mappings })
  const auditTrail = createAuditTrailService({ store, clock, mappings })
  const relationships = createRelationshipsService({ store, clock, ids })
  const wireRows = createWireRows()
  const progress = createProgressService({ store, clock, mappings, progressRows: deps.progressRows, wireRows })
  const live = createLiveService({ store, clock, ids, sessions, wireRows, logger })
  const inbox = createInboxService({ store, clock, ids, mappings, outbox, live, publicUrl, logger })
  const comments = createCommentsService({ store, clock, ids, mappings })
  const records = createRecordsService({ store, clock, ids, mappings })
  const resubmissions = createResubmissionsService({ store, clock })
  const explanations = createExplanationsService({ store, clock, mappings })
  const unitRecords = createUnitRecordsService({ store, clock, mappings })
  const achievements = createAchievementsService({ store, clock, ids, mappings })
  const signOffs = createSignOffsService({ store, clock, ids, mappings })
  const evidence = createEvidenceService({ store, clock, ids, mappings })
  const tags = createTagsService({ store, clock, ids, mappings })
  const decisions = createDecisionsService({ store, clock, ids, mappings })
  const toAssess = createToAssessService({ store, clock, mappings })
  const plans = createPlansService({ store, clock, ids, mappings })
  const search = createSearchService({ store, clock, mappings })
  const handovers = createHandoversService({ store, clock, ids })
  const caseload = createCaseloadService({ store, clock, mappings })
  const visits = createVisitsService({ store, clock, ids, mappings })
  const uploads = createUploadsService({ store, blobs, clock, ids, maxBytes: deps.config.uploadMaxBytes })
  const confirmations = createConfirmationsService({ store, clock, ids, mappings })
  const gateway = createGatewayService({ store, clock, ids, mappings })
  const outside = createOutsideService({ store, clock, ids, mappings, outbox, publicUrl })
  const linkKey = deriveKey(secret, 'fileLink')
  const tabular = createTabularService()
  const erasures = createErasuresService({
    store,
    blobs,
    mappings,
    clock,
    ids,
    logger,
    uploadsFolder: toDataFolder(deps.config.dataDir).uploads,
  })
  const writtenTexts = createWrittenTextsService({ store, clock, ids, removeBytes: erasures.removeBytes })
  const openingBalances = createOpeningBalancesService({ store, clock, ids, mappings, tabular })
  const learnerImports = createLearnerImportsService({ store, clock, ids, mappings, tabular })
  const qualifications = createQualificationsService({ store, clock, ids, tabular })
  const papers = createPapersService({ store, clock, mappings, tabular, gateway })
  const files = createFilesService({ store, blobs, clock, linkKey, findActor: sessions.findActor })

  return {
    outbox,
    idempotency,
    sessions,
    accounts,
    setup,
    people,
    programmes,
    moves,
    mappings: ownMappings,
    qualifications,
    cohorts,
    unitPatterns,
    employers,
    learners,
    enrolments,
    statuses,
    units,
    relationships,
    progress,
    explanations,
    live,
    inbox,
    comments,
    records,
    resubmissions,
    unitRecords,
    signOffs,
    achievements,
    auditTrail,
    evidence,
    tags,
    decisions,
    toAssess,
    plans,
    caseload,
    handovers,
    search,
    visits,
    confirmations,
    gateway,
    outside,
    uploads,
    erasures,
    writtenTexts,
    files,
    tabular,
    learnerImports,
    papers,
    openingBalances,
  }
}
