import type { ConfirmationBasis, ConfirmationKind, ConfirmationOutcome } from '@crosswalk/progress'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import { formatName } from '../people/person-name.ts'

export interface ConfirmationRow {
  id: string
  centreId: string
  enrolmentId: string
  ksbId: string
  kind: ConfirmationKind
  outcome: ConfirmationOutcome
  basis: ConfirmationBasis
  statement: string | null
  /** A name, whoever it was. */
  by: string
  at: Date
  ended: number | null
}

/** Standing and ended ones, newest first. */
export async function listConfirmationRows(
  db: Db,
  enrolmentId: string,
  ksbIds?: readonly string[],
): Promise<ConfirmationRow[]> {
  const { confirmations: t } = db.t
  return select(
    db,
    and(eq(t.enrolmentId, enrolmentId), ksbIds === undefined ? undefined : inArray(t.ksbId, [...ksbIds])),
  )
}

export async function findConfirmationRow(db: Db, confirmationId: string): Promise<ConfirmationRow | null> {
  const [row] = await select(db, eq(db.t.confirmations.id, confirmationId))
  return row ?? null
}

async function select(db: Db, which: ReturnType<typeof and>): Promise<ConfirmationRow[]> {
  const { confirmations: t, people } = db.t
  const rows = await db
    .select({ row: t, givenName: people.givenName, familyName: people.familyName })
    .from(t)
    .leftJoin(people, eq(people.id, t.confirmedBy))
    .where(which)
    .orderBy(desc(t.began), desc(t.id))
  return rows.map(({ row, givenName, familyName }) => ({
    id: row.id,
    centreId: row.centreId,
    enrolmentId: row.enrolmentId,
    ksbId: row.ksbId,
    kind: row.kind,
    outcome: row.outcome,
    basis: row.basis,
    statement: row.statement,
    by: row.confirmedByName ?? (familyName === null ? '' : formatName(givenName, familyName)),
    at: row.confirmedAt,
    ended: row.ended,
  }))
}

export interface SupportRecord {
  id: string
  reference: string
  criterionId: string | null
  ksbId: string | null
}

/** What decisions were about, for naming those that stand no longer. */
export async function listSupportRecords(db: Db, decisionIds: readonly string[]): Promise<SupportRecord[]> {
  if (decisionIds.length === 0) return []
  const { decisions, tags, evidence } = db.t
  return db
    .select({ id: decisions.id, reference: evidence.reference, criterionId: tags.criterionId, ksbId: tags.ksbId })
    .from(decisions)
    .innerJoin(tags, eq(tags.id, decisions.tagId))
    .innerJoin(evidence, eq(evidence.id, tags.evidenceId))
    .where(inArray(decisions.id, [...decisionIds]))
}
