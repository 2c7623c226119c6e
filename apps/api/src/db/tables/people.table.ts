import { ROLES } from '@crosswalk/contracts'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'

export function definePeopleTables(k: Kit) {
  const centres = k.table('centres', {
    id: k.id(),
    name: k.text('name').notNull(),
    timeZone: k.text('time_zone').notNull(),
    /** Working days from which what waits is marked, and marked more strongly. */
    lateDays: k.int('late_days').notNull().default(7),
    veryLateDays: k.int('very_late_days').notNull().default(10),
    /** Days after which a record that the learner has not answered is marked. */
    recordDays: k.int('record_days').notNull().default(7),
    revision: k.int('revision').notNull(),
    began: k.int('began').notNull(),
  })

  /** Stands behind people at any number of centres, and so outside every centre's ledger. */
  const accounts = k.table('accounts', {
    id: k.id(),
    /** Normalised: trimmed, lower case. */
    email: k.text('email').notNull().unique(),
    passwordHash: k.text('password_hash'),
    createdAt: k.ts('created_at').notNull(),
    lastSignedInAt: k.ts('last_signed_in_at'),
    closedAt: k.ts('closed_at'),
    /** Raised to end every session at once (a changed password). */
    epoch: k.int('epoch').notNull().default(0),
  })

  const people = k.table(
    'people',
    {
      id: k.id(),
      centreId: k.ref('centre_id', () => centres.id).notNull(),
      accountId: k.ref('account_id', () => accounts.id),
      /** Some people have one name only: it goes into familyName. */
      givenName: k.text('given_name'),
      familyName: k.text('family_name').notNull(),
      email: k.text('email'),
      revision: k.int('revision').notNull(),
      /** `ended` is set while their access to the centre is closed. */
      ...span(k),
    },
    t => [
      k.unique('people_id_centre').on(t.id, t.centreId),
      k.uniqueIndex('people_email').on(t.centreId, t.email).where(sql`email is not null and ended is null`),
      k.uniqueIndex('people_account').on(t.accountId, t.centreId).where(sql`account_id is not null`),
      k.index('people_name').on(t.centreId, t.familyName),
      k.checkSpan('people_span', t),
    ],
  )

  const personRoles = k.table(
    'person_roles',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      personId: k.text('person_id').notNull(),
      role: k.oneOf('role', ROLES).notNull(),
      fromOn: k.day('from_on').notNull(),
      toOn: k.day('to_on'),
      ...span(k),
    },
    t => [
      k.restrict('person_roles_person', [t.personId, t.centreId], [people.id, people.centreId]),
      k.uniqueIndex('person_roles_live').on(t.personId, t.role, t.fromOn).where(sql`ended is null`),
      k.index('person_roles_role').on(t.centreId, t.role).where(sql`ended is null`),
      k.checkWords('person_roles_role_known', t.role, ROLES),
      k.checkSpan('person_roles_span', t),
    ],
  )

  /** [TAG-3] While a mark stands and covers the day, decisions wait for a countersignature. */
  const trainingMarks = k.table(
    'training_marks',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      personId: k.text('person_id').notNull(),
      fromOn: k.day('from_on').notNull(),
      toOn: k.day('to_on'),
      ...span(k),
    },
    t => [
      k.restrict('training_marks_person', [t.personId, t.centreId], [people.id, people.centreId]),
      k.uniqueIndex('training_marks_live').on(t.personId, t.fromOn).where(sql`ended is null`),
      k.checkSpan('training_marks_span', t),
    ],
  )

  /** Who may erase, by name and dated: no role brings it. */
  const erasurePowers = k.table(
    'erasure_powers',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      personId: k.text('person_id').notNull(),
      fromOn: k.day('from_on').notNull(),
      toOn: k.day('to_on'),
      ...span(k),
    },
    t => [
      k.restrict('erasure_powers_person', [t.personId, t.centreId], [people.id, people.centreId]),
      k.uniqueIndex('erasure_powers_live').on(t.personId, t.fromOn).where(sql`ended is null`),
      k.checkSpan('erasure_powers_span', t),
    ],
  )

  const learners = k.table(
    'learners',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      personId: k.text('person_id').notNull().unique(),
      uln: k.text('uln'),
      /** What the centre calls them elsewhere. */
      ownReference: k.text('own_reference'),
      began: k.int('began').notNull(),
    },
    t => [
      k.restrict('learners_person', [t.personId, t.centreId], [people.id, people.centreId]),
      k.unique('learners_id_centre').on(t.id, t.centreId),
      // 9999999999 is a shared temporary value: allowed, never a key.
      k.uniqueIndex('learners_uln').on(t.centreId, t.uln).where(sql`uln is not null and uln <> '9999999999'`),
      k.uniqueIndex('learners_own_reference').on(t.centreId, t.ownReference).where(sql`own_reference is not null`),
      k.index('learners_centre').on(t.centreId),
    ],
  )

  return { centres, accounts, people, personRoles, trainingMarks, erasurePowers, learners }
}

export type PeopleTables = ReturnType<typeof definePeopleTables>
