import type { SettlementEffect } from '@crosswalk/frameworks/versions'
import type { Rule } from '@crosswalk/progress'
import { sql } from 'drizzle-orm'
import { type Kit, span } from '../kit.ts'
import type { PeopleTables } from './people.table.ts'

/** What a centre decides about a mapping that came with its document. Each version that it publishes is made of these. */
export function defineMappingTables(k: Kit, { people }: PeopleTables) {
  const settlements = k.table(
    'settlements',
    {
      id: k.id(),
      centreId: k.text('centre_id').notNull(),
      /** The version that came with the document. */
      rootId: k.text('root_id').notNull(),
      discrepancyId: k.text('discrepancy_id').notNull(),
      choice: k.text('choice').notNull(),
      /** The choice in words, as it was read that day. */
      text: k.text('text').notNull(),
      effect: k.json<SettlementEffect>('effect').notNull(),
      reason: k.text('reason').notNull(),
      asked: k.text('asked'),
      answer: k.text('answer'),
      answeredOn: k.day('answered_on'),
      settledBy: k.text('settled_by').notNull(),
      settledAt: k.ts('settled_at').notNull(),
      ...span(k),
    },
    t => [
      k.restrict('settlements_settled_by', [t.settledBy, t.centreId], [people.id, people.centreId]),
      k.uniqueIndex('settlements_live').on(t.centreId, t.discrepancyId).where(sql`ended is null`),
      k.checkSpan('settlements_span', t),
    ],
  )

  const ksbRules = k.table(
    'ksb_rules',
    {
      centreId: k.text('centre_id').notNull(),
      rootId: k.text('root_id').notNull(),
      ksbId: k.text('ksb_id').notNull(),
      rule: k.json<Rule>('rule').notNull(),
      reason: k.text('reason').notNull(),
      setBy: k.text('set_by').notNull(),
      setAt: k.ts('set_at').notNull(),
      ...span(k),
    },
    t => [
      k.primaryKey({ columns: [t.centreId, t.rootId, t.ksbId, t.began] }),
      k.restrict('ksb_rules_set_by', [t.setBy, t.centreId], [people.id, people.centreId]),
      k.uniqueIndex('ksb_rules_live').on(t.centreId, t.rootId, t.ksbId).where(sql`ended is null`),
      k.checkSpan('ksb_rules_span', t),
    ],
  )

  return { settlements, ksbRules }
}
