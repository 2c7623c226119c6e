import type { ProgressRowFacts } from '@crosswalk/progress'
import type { Kit } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'

/** Derived from the facts, deletable at will: `rebuildProgressRows` makes them again. */
export function defineProgressRowTables(k: Kit, { enrolments }: EnrolmentTables) {
  const progressRows = k.table(
    'progress_rows',
    {
      enrolmentId: k
        .ref('enrolment_id', () => enrolments.id)
        .notNull()
        .primaryKey(),
      centreId: k.text('centre_id').notNull(),
      learnerId: k.text('learner_id').notNull(),
      cohortId: k.text('cohort_id'),
      programmeId: k.text('programme_id').notNull(),
      criteriaKey: k.text('criteria_key').notNull(),
      /** One digit a criterion of the qualification version. */
      levels: k.text('levels').notNull(),
      /** The rest of what the states are a function of. */
      facts: k.json<Omit<ProgressRowFacts, 'criteriaKey' | 'levels'>>('facts').notNull(),
      sequence: k.int('sequence').notNull(),
      changedAt: k.ts('changed_at').notNull(),
    },
    t => [k.index('progress_rows_sequence').on(t.centreId, t.sequence), k.index('progress_rows_cohort').on(t.cohortId)],
  )

  return { progressRows }
}
