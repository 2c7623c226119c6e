/** What the pump reads: everything of one centre after a sequence, as of one moment. */
import type { CommentAudience } from '@crosswalk/contracts'
import { type AnyColumn, and, asc, eq, gt, lte, max, or, sql } from 'drizzle-orm'
import type { EnrolmentRef } from '../access/visibility.ts'
import { isGiven, toGiven } from '../db/json-rows.ts'
import type { Db } from '../db/store.ts'
import type { Assessing, LoadedRow } from '../progress/wire-row.ts'
import { loadRows } from '../progress/wire-rows.repository.ts'
import type { ToldEntry } from './notices.ts'

export interface ChangedRow extends LoadedRow {
  enrolment: EnrolmentRef
}

export interface Changes {
  /** The centre’s newest sequence: all up to it is in here. */
  head: number
  rows: readonly ChangedRow[]
  entries: readonly ToldEntry[]
  /** Person → the newest sequence at which what they may see changed. */
  accessChanges: ReadonlyMap<string, number>
  /** More has changed than anybody would want told one by one: rows and entries are left out. */
  isFlood: boolean
}

interface Since {
  centreId: string
  after: number
  head: number
}

/** A programme’s new settings change every row of it at once. */
const MOST_ROWS = 1_000
const MOST_ENTRIES = 2_000

export async function readChanges(db: Db, since: Since, assessing: Assessing): Promise<Changes> {
  const { after, head } = since
  if (after >= head) return { head, rows: [], entries: [], accessChanges: new Map(), isFlood: false }
  const accessChanges = await listAccessChanges(db, since)
  const changed = head - after > MOST_ENTRIES ? null : await listChangedEnrolmentIds(db, since)
  if (changed === null || changed.length > MOST_ROWS) {
    return { head, rows: [], entries: [], accessChanges, isFlood: true }
  }
  return {
    head,
    rows: await listChangedRows(db, changed, assessing),
    entries: await listToldEntries(db, since),
    accessChanges,
    isFlood: false,
  }
}

async function listChangedEnrolmentIds(db: Db, { centreId, after, head }: Since): Promise<string[]> {
  const rows = await db.prepared('live.changedRows', prepareChangedRows).execute({ centreId, after, head })
  return rows.map(row => row.enrolmentId)
}

function prepareChangedRows(db: Db) {
  const { progressRows: t } = db.t
  return db
    .select({ enrolmentId: t.enrolmentId })
    .from(t)
    .where(isNew(t))
    .limit(MOST_ROWS + 1)
    .prepare()
}

/** What every question after a sequence asks: the centre's, and newer than one that was told, up to another. */
const isNew = (t: { centreId: AnyColumn; sequence: AnyColumn }) =>
  and(
    eq(t.centreId, sql.placeholder('centreId')),
    gt(t.sequence, sql.placeholder('after')),
    lte(t.sequence, sql.placeholder('head')),
  )

export async function listChangedRows(
  db: Db,
  enrolmentIds: readonly string[],
  assessing: Assessing,
): Promise<ChangedRow[]> {
  return (await loadRows(db, enrolmentIds, assessing)).map(row => {
    const { enrolmentId: id, programmeId, learnerId } = row.record
    return { ...row, enrolment: { id, programmeId, learnerId } }
  })
}

async function listAccessChanges(db: Db, { centreId, after, head }: Since): Promise<Map<string, number>> {
  const rows = await db.prepared('live.accessChanges', prepareAccessChanges).execute({ centreId, after, head })
  return new Map(rows.map(row => [row.personId, row.sequence ?? head]))
}

function prepareAccessChanges(db: Db) {
  const { accessChanges: t } = db.t
  return db
    .select({ personId: t.personId, sequence: max(t.sequence) })
    .from(t)
    .where(isNew(t))
    .groupBy(t.personId)
    .prepare()
}

async function listToldEntries(db: Db, { centreId, after, head }: Since): Promise<ToldEntry[]> {
  const entries = await db.prepared('live.entries', prepareEntries).execute({ centreId, after, head })
  const tagged = await listTaggedEnrolments(
    db,
    entries.flatMap(entry => entry.evidenceId ?? []),
  )
  const enrolments = await listEnrolmentRefs(db, {
    enrolmentIds: [...entries.flatMap(entry => entry.enrolmentId ?? []), ...[...tagged.values()].flat()],
    // Of entries about a learner as a whole.
    learnerIds: entries.flatMap(entry => (entry.enrolmentId === null ? (entry.learnerId ?? []) : [])),
  })
  const byId = new Map(enrolments.map(enrolment => [enrolment.id, enrolment]))
  return entries.map(({ entry, enrolmentId, ...told }) => ({
    ...told,
    personId: enrolmentId === null ? readPersonId(entry) : null,
    audience: /^(comment|texts)\./.test(told.kind) ? readAudience(entry) : null,
    enrolment: byId.get(enrolmentId ?? '') ?? null,
    enrolmentsOfEvidence: (tagged.get(told.evidenceId ?? '') ?? []).flatMap(id => byId.get(id) ?? []),
    enrolmentsOfLearner: enrolments.filter(enrolment => enrolment.learnerId === told.learnerId),
  }))
}

function prepareEntries(db: Db) {
  const { ledger: t } = db.t
  return db
    .select({
      sequence: t.sequence,
      kind: t.kind,
      learnerId: t.learnerId,
      enrolmentId: t.enrolmentId,
      evidenceId: t.evidenceId,
      entry: t.entry,
    })
    .from(t)
    .where(isNew(t))
    .orderBy(asc(t.sequence))
    .prepare()
}

function readPersonId(entry: string): string | null {
  const { data } = JSON.parse(entry) as { data: { personId?: string } }
  return data.personId ?? null
}

function readAudience(entry: string): CommentAudience | null {
  const { data } = JSON.parse(entry) as { data: { audience?: CommentAudience } }
  return data.audience ?? null
}

/** Removed tags included: whoever saw the item by one is told that it is gone. */
async function listTaggedEnrolments(db: Db, evidenceIds: readonly string[]): Promise<Map<string, string[]>> {
  const byEvidence = new Map<string, string[]>()
  if (evidenceIds.length === 0) return byEvidence
  const rows = await db
    .prepared('live.taggedEnrolments', prepareTaggedEnrolments)
    .execute({ evidenceIds: toGiven(evidenceIds) })
  for (const { evidenceId, enrolmentId } of rows) {
    byEvidence.set(evidenceId, [...(byEvidence.get(evidenceId) ?? []), enrolmentId])
  }
  return byEvidence
}

function prepareTaggedEnrolments(db: Db) {
  const { tags: t } = db.t
  return db
    .selectDistinct({ evidenceId: t.evidenceId, enrolmentId: t.enrolmentId })
    .from(t)
    .where(isGiven(t.evidenceId, 'evidenceIds'))
    .prepare()
}

async function listEnrolmentRefs(
  db: Db,
  wanted: { enrolmentIds: readonly string[]; learnerIds: readonly string[] },
): Promise<EnrolmentRef[]> {
  return db
    .prepared('live.enrolments', prepareEnrolments)
    .execute({ enrolmentIds: toGiven(wanted.enrolmentIds), learnerIds: toGiven(wanted.learnerIds) })
}

function prepareEnrolments(db: Db) {
  const { enrolments: t } = db.t
  return db
    .select({ id: t.id, programmeId: t.programmeId, learnerId: t.learnerId })
    .from(t)
    .where(or(isGiven(t.id, 'enrolmentIds'), isGiven(t.learnerId, 'learnerIds')))
    .prepare()
}

/** Every enrolment of the centre: what somebody gained or lost is the difference of two ways to look at these. */
export async function listCentreEnrolmentRefs(db: Db, centreId: string): Promise<EnrolmentRef[]> {
  const { enrolments: t } = db.t
  return db
    .select({ id: t.id, programmeId: t.programmeId, learnerId: t.learnerId })
    .from(t)
    .where(eq(t.centreId, centreId))
}

/** When an entry was made; null where there is none of that sequence. */
export async function findEntryTime(db: Db, centreId: string, sequence: number): Promise<Date | null> {
  const { ledger } = db.t
  const [row] = await db
    .select({ at: ledger.at })
    .from(ledger)
    .where(and(eq(ledger.centreId, centreId), eq(ledger.sequence, sequence)))
  return row?.at ?? null
}
