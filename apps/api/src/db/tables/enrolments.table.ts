import { ENROLMENT_STATUSES, RELATIONSHIP_KINDS } from '@crosswalk/contracts'
import { JOB_ROLES } from '@crosswalk/progress'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { PeopleTables } from './people.table.ts'
import type { ProgrammeTables } from './programmes.table.ts'

export function defineEnrolmentTables(k: Kit, { people, learners }: PeopleTables, p: ProgrammeTables) {
  const enrolments = k.table(
    'enrolments',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      learnerId: k.text('learner_id').notNull(),
      programmeId: k.text('programme_id').notNull(),
      programmeVersion: k.int('programme_version').notNull(),
      cohortId: k.text('cohort_id'),
      startsOn: k.day('starts_on').notNull(),
      plannedEndOn: k.day('planned_end_on'),
      /** The awarding body's number for this learner on this qualification. */
      registration: k.text('registration'),
      /** The standing one of enrolment_statuses, for filters. */
      status: k.oneOf('status', ENROLMENT_STATUSES).notNull(),
      /** The standing one of enrolment_job_roles; null while undecided. */
      jobRole: k.oneOf('job_role', JOB_ROLES),
      /** Edits carry it: raised by units, job role, dates, cohort and status. */
      revision: k.int('revision').notNull(),
      /** The ledger sequence that last could have changed the progress row. */
      progressSequence: k.int('progress_sequence').notNull(),
      began: k.int('began').notNull(),
    },
    t => [
      k.unique('enrolments_id_centre').on(t.id, t.centreId),
      k.unique('enrolments_id_learner').on(t.id, t.learnerId),
      k.restrict('enrolments_learner', [t.learnerId, t.centreId], [learners.id, learners.centreId]),
      k.restrict('enrolments_programme', [t.programmeId, t.centreId], [p.programmes.id, p.programmes.centreId]),
      k.restrict(
        'enrolments_programme_version',
        [t.programmeId, t.programmeVersion],
        [p.programmeVersions.programmeId, p.programmeVersions.version],
      ),
      k.restrict('enrolments_cohort', [t.cohortId, t.centreId], [p.cohorts.id, p.cohorts.centreId]),
      k.index('enrolments_learner_index').on(t.learnerId),
      k.index('enrolments_programme_index').on(t.programmeId),
      k.index('enrolments_cohort_index').on(t.cohortId),
      k.checkWords('enrolments_status_known', t.status, ENROLMENT_STATUSES),
      k.checkWords('enrolments_job_role_known', t.jobRole, JOB_ROLES),
      k.check('enrolments_dates', sql`planned_end_on is null or planned_end_on >= starts_on`),
    ],
  )

  const enrolmentStatuses = k.table(
    'enrolment_statuses',
    {
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      status: k.oneOf('status', ENROLMENT_STATUSES).notNull(),
      sinceOn: k.day('since_on').notNull(),
      reason: k.text('reason'),
      expectedReturnOn: k.day('expected_return_on'),
      decidedBy: k.text('decided_by'),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.began] }),
      k.uniqueIndex('enrolment_statuses_live').on(t.enrolmentId).where(sql`ended is null`),
      k.checkWords('enrolment_statuses_status_known', t.status, ENROLMENT_STATUSES),
      k.checkSpan('enrolment_statuses_span', t),
    ],
  )

  /** A status of a day to come: it becomes one of enrolment_statuses on that day. */
  const announcedStatuses = k.table(
    'announced_statuses',
    {
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      status: k.oneOf('status', ENROLMENT_STATUSES).notNull(),
      fromOn: k.day('from_on').notNull(),
      reason: k.text('reason'),
      expectedReturnOn: k.day('expected_return_on'),
      announcedBy: k.text('announced_by'),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.began] }),
      k.uniqueIndex('announced_statuses_live').on(t.enrolmentId).where(sql`ended is null`),
      k.index('announced_statuses_due').on(t.fromOn).where(sql`ended is null`),
      k.checkWords('announced_statuses_status_known', t.status, ENROLMENT_STATUSES),
      k.checkSpan('announced_statuses_span', t),
    ],
  )

  const enrolmentUnits = k.table(
    'enrolment_units',
    {
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      unitId: k.text('unit_id').notNull(),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.unitId, t.began] }),
      k.uniqueIndex('enrolment_units_live').on(t.enrolmentId, t.unitId).where(sql`ended is null`),
      k.checkSpan('enrolment_units_span', t),
    ],
  )

  /** [KSB-9] */
  const enrolmentJobRoles = k.table(
    'enrolment_job_roles',
    {
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      jobRole: k.oneOf('job_role', JOB_ROLES),
      decidedBy: k.text('decided_by'),
      decidedAt: k.ts('decided_at').notNull(),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.began] }),
      k.uniqueIndex('enrolment_job_roles_live').on(t.enrolmentId).where(sql`ended is null`),
      k.checkWords('enrolment_job_roles_known', t.jobRole, JOB_ROLES),
      k.checkSpan('enrolment_job_roles_span', t),
    ],
  )

  /** Who may do what with an enrolment, and on which days. */
  const relationships = k.table(
    'relationships',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.text('enrolment_id').notNull(),
      personId: k.text('person_id').notNull(),
      kind: k.oneOf('kind', RELATIONSHIP_KINDS).notNull(),
      fromOn: k.day('from_on').notNull(),
      toOn: k.day('to_on'),
      /** Somebody whose place they take for these days. */
      coveringFor: k.ref('covering_for', () => people.id),
      ...span(k),
    },
    t => [
      k.restrict('relationships_enrolment', [t.enrolmentId, t.centreId], [enrolments.id, enrolments.centreId]),
      k.restrict('relationships_person', [t.personId, t.centreId], [people.id, people.centreId]),
      k.uniqueIndex('relationships_live').on(t.enrolmentId, t.personId, t.kind, t.fromOn).where(sql`ended is null`),
      k.index('relationships_person_index').on(t.personId, t.kind).where(sql`ended is null`),
      k.checkWords('relationships_kind_known', t.kind, RELATIONSHIP_KINDS),
      k.check('relationships_dates', sql`to_on is null or to_on >= from_on`),
      k.checkSpan('relationships_span', t),
    ],
  )

  return { enrolments, enrolmentStatuses, announcedStatuses, enrolmentUnits, enrolmentJobRoles, relationships }
}

export type EnrolmentTables = ReturnType<typeof defineEnrolmentTables>
