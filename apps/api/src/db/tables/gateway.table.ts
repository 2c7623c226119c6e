import { GATEWAY_PARTIES } from '@crosswalk/contracts'
import type { GatewayBasis } from '@crosswalk/progress'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { EnrolmentTables } from './enrolments.table.ts'
import type { OutsideAccessTables } from './outside-accesses.table.ts'
import type { PeopleTables } from './people.table.ts'

/** What people tick and sign before an apprentice passes the gateway. */
export function defineGatewayTables(
  k: Kit,
  { people }: PeopleTables,
  { enrolments }: EnrolmentTables,
  { outsideAccesses }: OutsideAccessTables,
) {
  const gatewayTicks = k.table(
    'gateway_ticks',
    {
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      line: k.text('line').notNull(),
      note: k.text('note'),
      tickedBy: k.ref('ticked_by', () => people.id).notNull(),
      tickedAt: k.ts('ticked_at').notNull(),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.enrolmentId, t.line, t.began] }),
      k.uniqueIndex('gateway_ticks_live').on(t.enrolmentId, t.line).where(sql`ended is null`),
      k.checkSpan('gateway_ticks_span', t),
    ],
  )

  /** [GATE-3] */
  const gatewaySignatures = k.table(
    'gateway_signatures',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      enrolmentId: k.ref('enrolment_id', () => enrolments.id).notNull(),
      party: k.oneOf('party', GATEWAY_PARTIES).notNull(),
      declaration: k.text('declaration').notNull(),
      basis: k.json<GatewayBasis>('basis').notNull(),
      /** Null for the employer, who signs by a link. */
      signedBy: k.ref('signed_by', () => people.id),
      /** The employer’s name, as they wrote it. */
      name: k.text('name'),
      outsideAccessId: k.ref('outside_access_id', () => outsideAccesses.id),
      signedAt: k.ts('signed_at').notNull(),
      ...span(k),
    },
    t => [
      k.uniqueIndex('gateway_signatures_live').on(t.enrolmentId, t.party).where(sql`ended is null`),
      k.check('gateway_signatures_somebody', sql`(signed_by is null) = (name is not null)`),
      k.checkWords('gateway_signatures_party_known', t.party, GATEWAY_PARTIES),
      k.checkSpan('gateway_signatures_span', t),
    ],
  )

  return { gatewayTicks, gatewaySignatures }
}
