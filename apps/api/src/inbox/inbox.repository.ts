import type { InboxKind } from '@crosswalk/contracts'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import { getCentreLimits } from '../centres/centres.repository.ts'
import { toExcluded } from '../db/excluded.ts'
import type { Db, WriteDb } from '../db/store.ts'
import { readCursor } from '../http/cursor.ts'
import type { EntryFields } from '../ledger/ledger.model.ts'
import { listConcernedStaff } from './concerned-staff.repository.ts'
import type { InboxRecord } from './inbox.model.ts'
import type { Known, KnownEvidence, ToldEntry } from './tellings.ts'

/** Centres of which something has not been told yet. */
export async function listCentresBehind(db: Db): Promise<string[]> {
  const { ledgerHeads: heads, inboxCursors: cursors } = db.t
  const rows = await db
    .select({ centreId: heads.centreId })
    .from(heads)
    .leftJoin(cursors, eq(cursors.centreId, heads.centreId))
    .where(or(isNull(cursors.sequence), lt(cursors.sequence, heads.sequence)))
  return rows.map(row => row.centreId)
}

export async function getCursor(db: Db, centreId: string): Promise<number> {
  const { inboxCursors: t } = db.t
  const [row] = await db.select().from(t).where(eq(t.centreId, centreId))
  return row?.sequence ?? 0
}

export async function moveCursor(db: WriteDb, centreId: string, sequence: number): Promise<void> {
  const { inboxCursors: t } = db.t
  await db
    .insert(t)
    .values({ centreId, sequence })
    .onConflictDoUpdate({ target: t.centreId, set: toExcluded(['sequence']) })
}

export async function listEntriesAfter(
  db: Db,
  centreId: string,
  after: number,
  limit: number,
): Promise<readonly ToldEntry[]> {
  const { ledger } = db.t
  const rows = await db
    .select()
    .from(ledger)
    .where(and(eq(ledger.centreId, centreId), gt(ledger.sequence, after)))
    .orderBy(asc(ledger.sequence))
    .limit(limit)
  return rows.map(({ sequence, at, actorId, kind, enrolmentId, evidenceId, entry }) => {
    const { data } = JSON.parse(entry) as EntryFields
    return { sequence, at, actorId, kind, enrolmentId, evidenceId, data }
  })
}

/** What the entries name, as it is now. */
export async function loadKnown(db: Db, centreId: string, entries: readonly ToldEntry[], day: string): Promise<Known> {
  const { tags, decisions, evidence: items, recordAnswers: answers } = db.t
  const { recordDays } = await getCentreLimits(db, centreId)
  const staffOf = await listConcernedStaff(db, centreId, listNamed(entries), day)
  const ids = [...new Set(entries.flatMap(entry => entry.evidenceId ?? []))]
  if (ids.length === 0) return { waitingTags: new Map(), evidence: new Map(), staffOf, recordDays }
  const waiting = await db
    .select({ id: tags.id, enrolmentId: tags.enrolmentId })
    .from(tags)
    .leftJoin(decisions, and(eq(decisions.tagId, tags.id), isNull(decisions.ended)))
    .where(and(inArray(tags.evidenceId, ids), eq(tags.status, 'submitted'), isNull(decisions.id)))
  const rows = await db
    .select({
      id: items.id,
      authorKind: items.authorKind,
      method: items.method,
      authorId: items.authorId,
      submitted: items.submitted,
      ended: items.ended,
      answerId: answers.id,
    })
    .from(items)
    .leftJoin(
      answers,
      and(eq(answers.evidenceId, items.id), isNull(answers.ended), eq(answers.evidenceRevision, items.revision)),
    )
    .where(inArray(items.id, ids))
  return {
    recordDays,
    staffOf,
    waitingTags: new Map(waiting.map(tag => [tag.id, tag.enrolmentId])),
    evidence: new Map(
      rows.map(({ id, submitted, ended, answerId, ...item }): [string, KnownEvidence] => [
        id,
        { ...item, isSubmitted: submitted !== null && ended === null, isAnswered: answerId !== null },
      ]),
    ),
  }
}

/** Of entries that are of no enrolment. */
function listNamed(entries: readonly ToldEntry[]) {
  const of = (kind: string, field: string) =>
    entries.flatMap(entry => (entry.kind === kind ? String((entry.data as Record<string, unknown>)[field]) : []))
  return {
    placeIds: [...of('employerSite.changed', 'siteId'), ...of('lineManager.changed', 'lineManagerId')],
    rootIds: of('mapping.published', 'rootId'),
  }
}

export type PeopleOfEnrolments = Awaited<ReturnType<typeof loadPeople>>

/** The learner of each enrolment, who is related to it, and who manages the centre, with the days on which that counts. */
export async function loadPeople(db: Db, centreId: string, enrolmentIds: readonly string[]) {
  const { enrolments, learners, people, relationships, personRoles: roles } = db.t
  const managers = await db
    .select({ personId: roles.personId, fromOn: roles.fromOn, toOn: roles.toOn })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(
      and(eq(roles.centreId, centreId), eq(roles.role, 'centreManager'), isNull(roles.ended), isNull(people.ended)),
    )
  if (enrolmentIds.length === 0) return { learners: new Map<string, string>(), relationships: [], managers }
  const ids = [...new Set(enrolmentIds)]
  const ofLearners = await db
    .select({ enrolmentId: enrolments.id, personId: learners.personId })
    .from(enrolments)
    .innerJoin(learners, eq(learners.id, enrolments.learnerId))
    .where(inArray(enrolments.id, ids))
  const related = await db
    .select({
      enrolmentId: relationships.enrolmentId,
      personId: relationships.personId,
      kind: relationships.kind,
      fromOn: relationships.fromOn,
      toOn: relationships.toOn,
    })
    .from(relationships)
    .innerJoin(people, eq(people.id, relationships.personId))
    .where(and(inArray(relationships.enrolmentId, ids), isNull(relationships.ended), isNull(people.ended)))
  return { learners: new Map(ofLearners.map(row => [row.enrolmentId, row.personId])), relationships: related, managers }
}

/** Confirmations that are to be checked again, in rows that changed after a sequence. */
export async function listToCheckAgain(db: Db, centreId: string, after: number, upTo: number) {
  const { progressRows: rows, confirmations } = db.t
  const changed = await db
    .select({ enrolmentId: rows.enrolmentId, facts: rows.facts, sequence: rows.sequence })
    .from(rows)
    .where(
      and(
        eq(rows.centreId, centreId),
        gt(rows.sequence, after),
        lte(rows.sequence, upTo),
        sql`${rows.facts} like '%"checkAgain":true%'`,
      ),
    )
  if (changed.length === 0) return []
  const live = await db
    .select()
    .from(confirmations)
    .where(
      and(
        inArray(
          confirmations.enrolmentId,
          changed.map(row => row.enrolmentId),
        ),
        isNull(confirmations.ended),
      ),
    )
  return changed.flatMap(({ enrolmentId, facts, sequence }) =>
    facts.confirmations
      .filter(confirmation => confirmation.checkAgain)
      .flatMap(({ ksbId, kind }) => {
        const found = live.find(one => one.enrolmentId === enrolmentId && one.ksbId === ksbId && one.kind === kind)
        return found === undefined
          ? []
          : [{ enrolmentId, ksbId, confirmationId: found.id, confirmedBy: found.confirmedBy, sequence }]
      }),
  )
}

/** Unread items of these people about these subjects, and those of `everKinds` that were read as well. */
export async function listItemsAbout(
  db: Db,
  about: { personIds: readonly string[] | null; subjectIds: readonly string[] },
): Promise<InboxRecord[]> {
  const { inboxItems: t } = db.t
  if (about.subjectIds.length === 0 || about.personIds?.length === 0) return []
  return db
    .select()
    .from(t)
    .where(
      and(
        about.personIds === null ? undefined : inArray(t.personId, [...new Set(about.personIds)]),
        inArray(t.subjectId, [...new Set(about.subjectIds)]),
        or(isNull(t.readAt), eq(t.kind, 'checkAgain')),
      ),
    )
}

/** Of a kind, whoever is to be told and has not been. */
export async function listWaiting(db: Db, centreId: string, kinds: readonly InboxKind[]): Promise<InboxRecord[]> {
  const { inboxItems: t } = db.t
  if (kinds.length === 0) return []
  return db
    .select()
    .from(t)
    .where(and(eq(t.centreId, centreId), isNull(t.toldAt), inArray(t.kind, [...kinds])))
}

const KEPT = ['facts', 'actorIds', 'sequence', 'at', 'tellAt', 'toldAt', 'readAt', 'waitsForDigest'] as const
/** Rows in one statement: SQLite takes some 32,000 values. */
const MOST_ROWS = 500

export async function saveItems(db: WriteDb, items: readonly InboxRecord[]): Promise<void> {
  const { inboxItems: t } = db.t
  for (let from = 0; from < items.length; from += MOST_ROWS) {
    await db
      .insert(t)
      .values(items.slice(from, from + MOST_ROWS))
      .onConflictDoUpdate({ target: t.id, set: toExcluded(KEPT) })
  }
}

export async function removeItems(db: WriteDb, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.delete(db.t.inboxItems).where(inArray(db.t.inboxItems.id, [...ids]))
}

/** Not told yet, and due. */
export async function listDue(db: Db, at: Date): Promise<InboxRecord[]> {
  const { inboxItems: t } = db.t
  return db
    .select()
    .from(t)
    .where(and(isNull(t.toldAt), lte(t.tellAt, at)))
    .orderBy(asc(t.tellAt))
    .limit(MOST_ROWS)
}

export async function listForDigest(db: Db, personId: string): Promise<InboxRecord[]> {
  const { inboxItems: t } = db.t
  return db
    .select()
    .from(t)
    .where(and(eq(t.personId, personId), sql`${t.waitsForDigest}`, isNotNull(t.toldAt)))
    .orderBy(asc(t.tellAt))
}

export async function listPeopleForDigest(db: Db): Promise<string[]> {
  const { inboxItems: t } = db.t
  const rows = await db.selectDistinct({ personId: t.personId }).from(t).where(sql`${t.waitsForDigest}`)
  return rows.map(row => row.personId)
}

const DIGESTED_ON = 'inboxDigestedOn'

/** The day of the last digests. */
export async function findDigestDay(db: Db): Promise<string | null> {
  const { settings } = db.t
  const [row] = await db.select().from(settings).where(eq(settings.name, DIGESTED_ON))
  return row?.value ?? null
}

export async function keepDigestDay(db: WriteDb, day: string): Promise<void> {
  const { settings } = db.t
  await db
    .insert(settings)
    .values({ name: DIGESTED_ON, value: day })
    .onConflictDoUpdate({ target: settings.name, set: toExcluded(['value']) })
}

/** Written as columns alone: what was read meanwhile stays read. */
export async function markTold(db: WriteDb, ids: readonly string[], toldAt: Date): Promise<void> {
  const { inboxItems: t } = db.t
  await db
    .update(t)
    .set({ toldAt })
    .where(inArray(t.id, [...ids]))
}

export async function markForDigest(db: WriteDb, ids: readonly string[], waitsForDigest: boolean): Promise<void> {
  const { inboxItems: t } = db.t
  if (ids.length === 0) return
  await db
    .update(t)
    .set({ waitsForDigest })
    .where(inArray(t.id, [...ids]))
}

interface OfPerson {
  personId: string
  at: Date
}

/** Newest first; one more than `limit` where there are more. */
export async function listItems(
  db: Db,
  { personId, at }: OfPerson,
  page: { unread: boolean; cursor?: string | undefined; limit: number },
): Promise<InboxRecord[]> {
  const { inboxItems: t } = db.t
  const after = readCursor(page.cursor, ['number', 'string'])
  return db
    .select()
    .from(t)
    .where(
      and(
        eq(t.personId, personId),
        lte(t.tellAt, at),
        page.unread ? isNull(t.readAt) : undefined,
        after === null ? undefined : sql`(${t.tellAt}, ${t.id}) < (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(t.tellAt), desc(t.id))
    .limit(page.limit + 1)
}

export async function markItems(
  db: WriteDb,
  personId: string,
  which: { ids: readonly string[] } | { upTo: Date },
  readAt: Date | null,
): Promise<void> {
  const { inboxItems: t } = db.t
  const wanted = 'ids' in which ? inArray(t.id, [...which.ids]) : lte(t.tellAt, which.upTo)
  await db
    .update(t)
    .set({ readAt })
    .where(and(eq(t.personId, personId), wanted, readAt === null ? isNotNull(t.readAt) : isNull(t.readAt)))
}

/** As if each person had read at once what they were told before a moment. */
export async function markReadWhenTold(db: WriteDb, before: Date): Promise<void> {
  const { inboxItems: t } = db.t
  await db
    .update(t)
    .set({ readAt: sql`${t.tellAt}` })
    .where(and(isNull(t.readAt), lt(t.tellAt, before)))
}

export async function removeReadBefore(db: WriteDb, before: Date): Promise<void> {
  const { inboxItems: t } = db.t
  // One of each confirmation stays, so that it is told once.
  await db.delete(t).where(and(lt(t.readAt, before), ne(t.kind, 'checkAgain')))
}
