import { THRESHOLDS } from '@crosswalk/progress'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { PeopleTables } from './people.table.ts'

const DOCUMENT_KINDS = ['standard', 'qualification', 'mapping'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export function defineProgrammeTables(k: Kit, { centres }: PeopleTables) {
  /**
   * Standards, qualifications and mappings, each at a version. Immutable: a change is another document. Those of a
   * centre come from its ledger, the others from the bundle.
   */
  const frameworkDocuments = k.table(
    'framework_documents',
    {
      id: k.id(),
      kind: k.oneOf('kind', DOCUMENT_KINDS).notNull(),
      /** Null for those bundled with Crosswalk. */
      centreId: k.ref('centre_id', () => centres.id),
      /** Of a centre’s own version: the bundled document that it grew from. */
      rootId: k.text('root_id'),
      /** SHA-256 of the body. */
      hash: k.text('hash').notNull(),
      body: k.text('body').notNull(),
      addedAt: k.ts('added_at').notNull(),
    },
    t => [
      k.index('framework_documents_kind').on(t.kind),
      k.checkWords('framework_documents_kind_known', t.kind, DOCUMENT_KINDS),
    ],
  )

  const programmes = k.table(
    'programmes',
    {
      id: k.id(),
      centreId: k.ref('centre_id', () => centres.id).notNull(),
      name: k.text('name').notNull(),
      /** The newest of its versions, which every enrolment follows. */
      version: k.int('version').notNull(),
      ...span(k),
    },
    t => [
      k.unique('programmes_id_centre').on(t.id, t.centreId),
      k.index('programmes_centre').on(t.centreId),
      k.checkSpan('programmes_span', t),
    ],
  )

  const programmeVersions = k.table(
    'programme_versions',
    {
      programmeId: k.ref('programme_id', () => programmes.id).notNull(),
      version: k.int('version').notNull(),
      mappingId: k.ref('mapping_id', () => frameworkDocuments.id).notNull(),
      threshold: k.oneOf('threshold', THRESHOLDS).notNull(),
      /** [LEVEL-2] */
      acceptedTagsNeeded: k.int('accepted_tags_needed').notNull(),
      currencyMonths: k.int('currency_months'),
      began: k.int('began').notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.programmeId, t.version] }),
      k.checkWords('programme_versions_threshold_known', t.threshold, THRESHOLDS),
      k.check('programme_versions_needed', sql`accepted_tags_needed >= 1`),
      k.check('programme_versions_currency', sql`currency_months is null or currency_months >= 1`),
    ],
  )

  const cohorts = k.table(
    'cohorts',
    {
      id: k.id(),
      centreId: k.ref('centre_id', () => centres.id).notNull(),
      name: k.text('name').notNull(),
      startsOn: k.day('starts_on'),
      revision: k.int('revision').notNull(),
      ...span(k),
    },
    t => [
      k.unique('cohorts_id_centre').on(t.id, t.centreId),
      k.index('cohorts_centre').on(t.centreId),
      k.checkSpan('cohorts_span', t),
    ],
  )

  /** A choice of units that a centre makes again and again: "Contact centre, 46 credits". */
  const unitPatterns = k.table(
    'unit_patterns',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      programmeId: k.text('programme_id').notNull(),
      name: k.text('name').notNull(),
      unitIds: k.json<string[]>('unit_ids').notNull(),
      revision: k.int('revision').notNull(),
      /** `ended` is set while it is retired: it is offered to nobody. */
      ...span(k),
    },
    t => [
      k.restrict('unit_patterns_programme', [t.programmeId, t.centreId], [programmes.id, programmes.centreId]),
      // Files name patterns by their name.
      k.uniqueIndex('unit_patterns_name').on(t.programmeId, sql`lower(name)`).where(sql`ended is null`),
      k.checkSpan('unit_patterns_span', t),
    ],
  )

  return { frameworkDocuments, programmes, programmeVersions, cohorts, unitPatterns }
}

export type ProgrammeTables = ReturnType<typeof defineProgrammeTables>
