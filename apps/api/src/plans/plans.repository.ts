import type { Method } from '@crosswalk/contracts'
import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import type { Db } from '../db/store.ts'

export interface PlanLineRecord {
  lineId: string
  what: string
  method: Method
  criterionIds: readonly string[]
  dueOn: string
  dueGivenAt: Date
}

export interface PlanRecord {
  enrolmentId: string
  version: number
  savedBy: string
  savedAt: Date
  agreedAt: Date | null
  nextVisit: { on: string; at: string | null; place: string | null } | null
  lines: readonly PlanLineRecord[]
}

export interface AgreementRecord {
  version: number
  by: string
  at: Date
}

/** The standing plans of those enrolments that the condition on `enrolments` lets through. */
export async function listPlanRecords(db: Db, which: SQL | undefined): Promise<PlanRecord[]> {
  const { plans, planLines, enrolments } = db.t
  const standing = and(
    isNull(plans.ended),
    inArray(plans.enrolmentId, db.select({ id: enrolments.id }).from(enrolments).where(which)),
  )
  const rows = await db.select().from(plans).where(standing)
  if (rows.length === 0) return []
  const found = await db
    .select({ line: planLines })
    .from(planLines)
    .innerJoin(plans, and(eq(plans.enrolmentId, planLines.enrolmentId), eq(plans.version, planLines.version)))
    .where(standing)
    .orderBy(asc(planLines.enrolmentId), asc(planLines.position))
  const lines = new Map<string, PlanLineRecord[]>()
  for (const { line } of found) {
    const known = lines.get(line.enrolmentId)
    if (known === undefined) lines.set(line.enrolmentId, [line])
    else known.push(line)
  }
  return rows.map(({ visitOn, visitAt, visitPlace, ...plan }) => ({
    ...plan,
    nextVisit: visitOn === null ? null : { on: visitOn, at: visitAt, place: visitPlace },
    lines: lines.get(plan.enrolmentId) ?? [],
  }))
}

export async function findPlanRecord(db: Db, enrolmentId: string): Promise<PlanRecord | null> {
  const [plan] = await listPlanRecords(db, eq(db.t.enrolments.id, enrolmentId))
  return plan ?? null
}

/** The newest version that was agreed to, whether it still stands or not. */
export async function findAgreement(db: Db, enrolmentId: string): Promise<AgreementRecord | null> {
  const { plans: t } = db.t
  const [row] = await db
    .select({ version: t.version, by: t.agreedBy, at: t.agreedAt })
    .from(t)
    .where(and(eq(t.enrolmentId, enrolmentId), isNotNull(t.agreedAt)))
    .orderBy(desc(t.version))
    .limit(1)
  return row === undefined || row.by === null || row.at === null
    ? null
    : { version: row.version, by: row.by, at: row.at }
}
