import { OUTSIDE_PURPOSES } from '@crosswalk/contracts'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { EmployerTables } from './employers.table.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { PeopleTables } from './people.table.ts'

/** What somebody without an account was let in to, by a link: whom, to what, by whom, until when. */
export function defineOutsideAccessTables(
  k: Kit,
  { people }: PeopleTables,
  { enrolments }: EnrolmentTables,
  { lineManagers }: EmployerTables,
) {
  const outsideAccesses = k.table(
    'outside_accesses',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      purpose: k.oneOf('purpose', OUTSIDE_PURPOSES).notNull(),
      lineManagerId: k.ref('line_manager_id', () => lineManagers.id).notNull(),
      /** Null where it is for all apprentices of the line manager. */
      enrolmentId: k.ref('enrolment_id', () => enrolments.id),
      grantedBy: k.ref('granted_by', () => people.id).notNull(),
      grantedAt: k.ts('granted_at').notNull(),
      expiresAt: k.ts('expires_at').notNull(),
      /** The last day on which it was opened, once a day. */
      openedAt: k.ts('opened_at'),
      /** When what it was for was done. */
      usedAt: k.ts('used_at'),
      /** `ended` is set once it is revoked. */
      ...span(k),
    },
    t => [
      k.index('outside_accesses_enrolment').on(t.enrolmentId),
      k.index('outside_accesses_line_manager').on(t.lineManagerId),
      k.checkWords('outside_accesses_purpose_known', t.purpose, OUTSIDE_PURPOSES),
      k.check('outside_accesses_of_one', sql`(purpose = 'apprentices') = (enrolment_id is null)`),
      k.checkSpan('outside_accesses_span', t),
    ],
  )

  /** In no ledger: the hash of each link’s token, and never the token. */
  const outsideLinks = k.table('outside_links', {
    hash: k.id('hash'),
    accessId: k.ref('access_id', () => outsideAccesses.id).notNull(),
    createdAt: k.ts('created_at').notNull(),
  })

  return { outsideAccesses, outsideLinks }
}

export type OutsideAccessTables = ReturnType<typeof defineOutsideAccessTables>
