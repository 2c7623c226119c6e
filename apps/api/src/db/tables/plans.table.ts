import { METHODS } from '@crosswalk/contracts'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { PeopleTables } from './people.table.ts'

/** What a learner and their assessor mean to do next: one plan an enrolment, saved whole, a version each time. */
export function definePlanTables(k: Kit, { people }: PeopleTables, { enrolments }: EnrolmentTables) {
  const plans = k.table(
    'plans',
    {
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      version: k.int('version').notNull(),
      centreId: k.text('centre_id').notNull(),
      savedBy: k.ref('saved_by', () => people.id).notNull(),
      savedAt: k.ts('saved_at').notNull(),
      visitOn: k.day('visit_on'),
      /** "10:30", in England. */
      visitAt: k.text('visit_at'),
      /** Where, or how: "On the desk at Wrenbrook", "By video". */
      visitPlace: k.text('visit_place'),
      agreedBy: k.ref('agreed_by', () => people.id),
      agreedAt: k.ts('agreed_at'),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.version] }),
      k.uniqueIndex('plans_live').on(t.enrolmentId).where(sql`ended is null`),
      k.check('plans_visit_whole', sql`visit_on is not null or (visit_at is null and visit_place is null)`),
      k.check('plans_agreed_whole', sql`(agreed_by is null) = (agreed_at is null)`),
      k.checkSpan('plans_span', t),
    ],
  )

  const planLines = k.table(
    'plan_lines',
    {
      enrolmentId: k.text('enrolment_id').notNull(),
      version: k.int('version').notNull(),
      /** The same over the versions, for as long as the line stays. */
      lineId: k.text('line_id').notNull(),
      position: k.int('position').notNull(),
      what: k.text('what').notNull(),
      method: k.oneOf('method', METHODS).notNull(),
      criterionIds: k.json<string[]>('criterion_ids').notNull(),
      dueOn: k.day('due_on').notNull(),
      /** When the day was given: breaks that began since then move it. */
      dueGivenAt: k.ts('due_given_at').notNull(),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.version, t.lineId] }),
      k.restrict('plan_lines_plan', [t.enrolmentId, t.version], [plans.enrolmentId, plans.version]),
      k.checkWords('plan_lines_method_known', t.method, METHODS),
    ],
  )

  return { plans, planLines }
}
