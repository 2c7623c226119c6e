import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { PeopleTables } from './people.table.ts'

/** Whom apprentices work for, where, and who there answers for them. */
export function defineEmployerTables(k: Kit, { centres }: PeopleTables, { enrolments }: EnrolmentTables) {
  const employers = k.table(
    'employers',
    {
      id: k.id(),
      centreId: k.ref('centre_id', () => centres.id).notNull(),
      name: k.text('name').notNull(),
      /** Raised by sites and line managers as well: they are edited together. */
      revision: k.int('revision').notNull(),
      /** `ended` is set while it is closed: it is offered to nobody new. */
      ...span(k),
    },
    t => [
      k.unique('employers_id_centre').on(t.id, t.centreId),
      // Lists and files name employers by their name.
      k.uniqueIndex('employers_name').on(t.centreId, sql`lower(name)`),
      k.checkSpan('employers_span', t),
    ],
  )

  const employerSites = k.table(
    'employer_sites',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      employerId: k.text('employer_id').notNull(),
      name: k.text('name').notNull(),
      addressLines: k.json<string[]>('address_lines').notNull(),
      postcode: k.text('postcode'),
      ...span(k),
    },
    t => [
      k.unique('employer_sites_id_employer').on(t.id, t.employerId),
      k.restrict('employer_sites_employer', [t.employerId, t.centreId], [employers.id, employers.centreId]),
      k.uniqueIndex('employer_sites_name').on(t.employerId, sql`lower(name)`).where(sql`ended is null`),
      k.checkSpan('employer_sites_span', t),
    ],
  )

  const lineManagers = k.table(
    'line_managers',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      employerId: k.text('employer_id').notNull(),
      name: k.text('name').notNull(),
      email: k.text('email'),
      phone: k.text('phone'),
      ...span(k),
    },
    t => [
      k.unique('line_managers_id_employer').on(t.id, t.employerId),
      k.restrict('line_managers_employer', [t.employerId, t.centreId], [employers.id, employers.centreId]),
      k.index('line_managers_employer_index').on(t.employerId),
      k.checkSpan('line_managers_span', t),
    ],
  )

  const enrolmentEmployers = k.table(
    'enrolment_employers',
    {
      enrolmentId: k.text('enrolment_id').notNull(),
      centreId: k.text('centre_id').notNull(),
      employerId: k.text('employer_id').notNull(),
      siteId: k.text('site_id'),
      lineManagerId: k.text('line_manager_id'),
      fromOn: k.day('from_on').notNull(),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.began] }),
      k.restrict('enrolment_employers_enrolment', [t.enrolmentId, t.centreId], [enrolments.id, enrolments.centreId]),
      k.restrict('enrolment_employers_employer', [t.employerId, t.centreId], [employers.id, employers.centreId]),
      k.restrict('enrolment_employers_site', [t.siteId, t.employerId], [employerSites.id, employerSites.employerId]),
      k.restrict(
        'enrolment_employers_line_manager',
        [t.lineManagerId, t.employerId],
        [lineManagers.id, lineManagers.employerId],
      ),
      k.uniqueIndex('enrolment_employers_live').on(t.enrolmentId).where(sql`ended is null`),
      k.index('enrolment_employers_employer_index').on(t.employerId).where(sql`ended is null`),
      k.checkSpan('enrolment_employers_span', t),
    ],
  )

  return { employers, employerSites, lineManagers, enrolmentEmployers }
}

export type EmployerTables = ReturnType<typeof defineEmployerTables>
