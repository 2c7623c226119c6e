/**
 * Every table, and what kind of thing stands in it. Only this folder and the repositories know of it: a row never
 * leaves its repository.
 */
import { type Kit, sqliteKit } from './kit.ts'
import { defineAssessmentTables } from './tables/assessment.table.ts'
import { defineEmployerTables } from './tables/employers.table.ts'
import { defineEnrolmentTables } from './tables/enrolments.table.ts'
import { defineEvidenceTables } from './tables/evidence.table.ts'
import { defineGatewayTables } from './tables/gateway.table.ts'
import { defineLedgerTables } from './tables/ledger.table.ts'
import { defineMappingTables } from './tables/mappings.table.ts'
import { defineOperationTables } from './tables/operations.table.ts'
import { defineOutsideAccessTables } from './tables/outside-accesses.table.ts'
import { definePeopleTables } from './tables/people.table.ts'
import { definePlanTables } from './tables/plans.table.ts'
import { defineProgrammeTables } from './tables/programmes.table.ts'
import { defineProgressRowTables } from './tables/progress-rows.table.ts'
import { defineInboxTables, defineTalkTables } from './tables/talk.table.ts'
import { defineVisitTables } from './tables/visits.table.ts'

function defineSchema(k: Kit) {
  const people = definePeopleTables(k)
  const programmes = defineProgrammeTables(k, people)
  const enrolments = defineEnrolmentTables(k, people, programmes)
  const employers = defineEmployerTables(k, people, enrolments)
  const outside = defineOutsideAccessTables(k, people, enrolments, employers)
  const evidence = defineEvidenceTables(k, people, enrolments)
  return {
    ...defineLedgerTables(k),
    ...people,
    ...programmes,
    ...defineMappingTables(k, people),
    ...enrolments,
    ...employers,
    ...outside,
    ...evidence,
    ...defineAssessmentTables(k, people, enrolments, evidence),
    ...definePlanTables(k, people, enrolments),
    ...defineGatewayTables(k, people, enrolments, outside),
    ...defineProgressRowTables(k, enrolments),
    ...defineTalkTables(k, people, enrolments, evidence),
    ...defineInboxTables(k, people),
    ...defineOperationTables(k, people, evidence),
    ...defineVisitTables(k, people, evidence),
  }
}

export const schema = defineSchema(sqliteKit)
export type Schema = typeof schema
export type TableName = keyof Schema

/** The ledger itself: the source. */
export const LEDGER_TABLES = ['ledger', 'ledgerTexts', 'ledgerHeads', 'learnerHeads'] as const satisfies TableName[]

/** Written by projectors alone: replaying the ledger makes them again, field by field. */
export const FACT_TABLES = [
  'accessChanges',
  'centres',
  'people',
  'personRoles',
  'trainingMarks',
  'erasurePowers',
  'learners',
  'programmes',
  'programmeVersions',
  'settlements',
  'ksbRules',
  'cohorts',
  'unitPatterns',
  'enrolments',
  'enrolmentStatuses',
  'announcedStatuses',
  'enrolmentUnits',
  'enrolmentJobRoles',
  'relationships',
  'employers',
  'employerSites',
  'lineManagers',
  'enrolmentEmployers',
  'outsideAccesses',
  'evidence',
  'evidenceFiles',
  'erasures',
  'tags',
  'decisions',
  'signOffs',
  'achievements',
  'signOffSupports',
  'samples',
  'sampledDecisions',
  'confirmations',
  'gatewayTicks',
  'gatewaySignatures',
  'certificateClaims',
  'comments',
  'recordAnswers',
  'plans',
  'planLines',
] as const satisfies TableName[]

/** Computed from the fact tables. */
export const DERIVED_TABLES = ['progressRows'] as const satisfies TableName[]

/** In no centre's ledger: what is bundled, what stands behind several centres, and what only keeps the service running. */
export const OPERATIONAL_TABLES = [
  'accounts',
  'frameworkDocuments',
  'settings',
  'sessionFamilies',
  'refreshTokens',
  'passwordLinks',
  'outsideLinks',
  'outbox',
  'idempotencyKeys',
  'uploads',
  'inboxItems',
  'inboxCursors',
  'emailChoices',
  'visitNotes',
] as const satisfies TableName[]
