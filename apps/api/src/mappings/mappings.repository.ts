import type { KsbRuleRecord, SettlementRecord } from '@crosswalk/contracts'
import type { Settlement } from '@crosswalk/frameworks/versions'
import { and, asc, eq, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { listPersonNames, namesOf } from '../people/person-names.repository.ts'

type SettlementRow = Db['t']['settlements']['$inferSelect']

/** The centre's, as they stand today. */
export async function listStandingSettlements(db: Db, centreId: string, rootId: string): Promise<SettlementRow[]> {
  const { settlements: t } = db.t
  return selectSettlements(db, and(eq(t.centreId, centreId), eq(t.rootId, rootId), isNull(t.ended)))
}

/** Ended ones too: a published version keeps what it was made with. */
export async function listSettlementsById(db: Db, centreId: string, ids: readonly string[]): Promise<SettlementRow[]> {
  const { settlements: t } = db.t
  return ids.length === 0 ? [] : selectSettlements(db, and(eq(t.centreId, centreId), inArray(t.id, [...ids])))
}

export async function findSettlement(db: Db, centreId: string, id: string): Promise<SettlementRow | null> {
  const { settlements: t } = db.t
  const [row] = await selectSettlements(db, and(eq(t.centreId, centreId), eq(t.id, id)))
  return row ?? null
}

function selectSettlements(db: Db, which: SQL | undefined): Promise<SettlementRow[]> {
  const { settlements: t } = db.t
  return db.select().from(t).where(which).orderBy(asc(t.began))
}

export type StandingRule = Db['t']['ksbRules']['$inferSelect']

export async function listStandingRules(db: Db, centreId: string, rootId: string): Promise<StandingRule[]> {
  const { ksbRules: t } = db.t
  return db
    .select()
    .from(t)
    .where(and(eq(t.centreId, centreId), eq(t.rootId, rootId), isNull(t.ended)))
    .orderBy(asc(t.began))
}

/** As they stood when a version was published: the last of each KSB that was set by then. */
export async function listRulesOfVersion(
  db: Db,
  centreId: string,
  { id, rootId }: { id: string; rootId: string },
): Promise<StandingRule[]> {
  const { ksbRules: t, frameworkDocuments: documents } = db.t
  const rows = await db
    .select({ rule: t })
    .from(t)
    .innerJoin(documents, and(eq(documents.id, id), lte(t.setAt, documents.addedAt)))
    .where(and(eq(t.centreId, centreId), eq(t.rootId, rootId)))
    .orderBy(asc(t.began))
  return [...new Map(rows.map(({ rule }) => [rule.ksbId, rule])).values()]
}

export function toSettlement({ id, discrepancyId, text, effect, settledAt }: SettlementRow): Settlement {
  return { id, discrepancyId, text, effect, at: settledAt.toISOString() }
}

export async function toSettlementRecords(db: Db, rows: readonly SettlementRow[]): Promise<SettlementRecord[]> {
  const names = await listPersonNames(
    db,
    rows.map(row => row.settledBy),
  )
  return rows.map(({ id, discrepancyId, choice, text, reason, asked, answer, answeredOn, settledBy, settledAt }) => ({
    id,
    discrepancyId,
    choice,
    text,
    reason,
    asked,
    answer,
    answeredOn,
    settledBy: namesOf(names, settledBy),
    settledAt: settledAt.toISOString(),
  }))
}

export async function toRuleRecords(db: Db, rows: readonly StandingRule[]): Promise<KsbRuleRecord[]> {
  const names = await listPersonNames(
    db,
    rows.map(row => row.setBy),
  )
  return rows.map(({ ksbId, rule, reason, setBy, setAt }) => ({
    ksbId,
    rule,
    reason,
    setBy: namesOf(names, setBy),
    setAt: setAt.toISOString(),
  }))
}
