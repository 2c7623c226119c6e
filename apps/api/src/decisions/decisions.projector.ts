import { type DecisionEnding, OUTCOMES, QUALITIES } from '@crosswalk/progress'
import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db, WriteDb } from '../db/store.ts'
import { day, defineProjector, type Entry, id, ids, requireActor } from '../ledger/define-projector.ts'
import { isOneOf, markProgressOfTags, refreshTagStatuses } from '../ledger/mark-changes.ts'
import { writtenText } from '../ledger/personal-text.ts'

const decision = z.object({
  decisionId: id,
  tagId: id,
  outcome: z.enum(OUTCOMES),
  feedback: writtenText('feedback').nullable(),
  dueOn: day.nullable(),
  fallsShortOn: z.array(z.enum(QUALITIES)).default([]),
  /** [KSB-4] As it was on the day. */
  scopeWasEmpty: z.boolean(),
})

/** What every decision of one act shares. */
const circumstances = {
  enrolmentId: id,
  evidenceRevision: z.int(),
  fileIds: ids,
  /** [TAG-3] */
  countersignatureRequired: z.boolean(),
}

type NewDecision = z.output<typeof decision> & { supersedes: string | null; reason: string | null }

async function insertDecisions(
  db: WriteDb,
  entry: Entry<{
    enrolmentId: string
    evidenceRevision: number
    fileIds: string[]
    countersignatureRequired: boolean
    elsewhere?: { by: string; on: string } | null | undefined
  }>,
  decisions: readonly NewDecision[],
): Promise<void> {
  const { data, centreId, sequence, at } = entry
  const decidedBy = requireActor(entry)
  const { enrolmentId, evidenceRevision, fileIds, countersignatureRequired, elsewhere } = data
  const statement = db.prepared('insertDecision', prepareInsert)
  for (const { decisionId, ...made } of decisions) {
    await statement.execute({
      ...made,
      id: decisionId,
      centreId,
      enrolmentId,
      decidedBy,
      decidedAt: at,
      evidenceRevision,
      fileIds,
      countersignatureRequired,
      elsewhereBy: elsewhere?.by ?? null,
      elsewhereOn: elsewhere?.on ?? null,
      effective: countersignatureRequired ? null : sequence,
      began: sequence,
    })
  }
}

/** The busiest fact of all: an act may hold five hundred. */
function prepareInsert(db: Db) {
  const given = sql.placeholder
  return db
    .insert(db.t.decisions)
    .values({
      id: given('id'),
      centreId: given('centreId'),
      enrolmentId: given('enrolmentId'),
      tagId: given('tagId'),
      outcome: given('outcome'),
      feedback: given('feedback'),
      dueOn: given('dueOn'),
      fallsShortOn: given('fallsShortOn'),
      decidedBy: given('decidedBy'),
      decidedAt: given('decidedAt'),
      evidenceRevision: given('evidenceRevision'),
      fileIds: given('fileIds'),
      countersignatureRequired: given('countersignatureRequired'),
      elsewhereBy: given('elsewhereBy'),
      elsewhereOn: given('elsewhereOn'),
      effective: given('effective'),
      supersedes: given('supersedes'),
      reason: given('reason'),
      scopeWasEmpty: given('scopeWasEmpty'),
      began: given('began'),
    })
    .prepare()
}

/** Nearly always there is none, and this is asked for every tag that is decided. */
async function endWaiting(db: WriteDb, { sequence, at }: Entry<unknown>, tagId: string): Promise<void> {
  const statement = db.prepared('endWaiting', connection => {
    const { decisions } = connection.t
    return connection
      .update(decisions)
      .set({
        ended: sql`${sql.placeholder('sequence')}`,
        endedAt: sql`${sql.param(sql.placeholder('at'), decisions.endedAt)}`,
        endedKind: 'correction',
      })
      .where(and(eq(decisions.tagId, sql.placeholder('tagId')), isNull(decisions.ended), isNull(decisions.effective)))
      .prepare()
  })
  await statement.execute({ sequence, at, tagId })
}

async function endDecisions(
  db: WriteDb,
  { sequence, at }: Entry<unknown>,
  endedKind: DecisionEnding,
  ...which: (SQL | undefined)[]
): Promise<void> {
  const { decisions } = db.t
  await db
    .update(decisions)
    .set({ ended: sequence, endedAt: at, endedKind })
    .where(and(isNull(decisions.ended), ...which))
}

/** [TAG-3] From now on they stand, and what each supersedes is over. */
async function countersign(
  db: WriteDb,
  entry: Entry<{ enrolmentId: string }>,
  signed: readonly { decisionId: string; tagId: string }[],
): Promise<void> {
  const { decisions } = db.t
  const { sequence, at, data } = entry
  for (const { decisionId, tagId } of signed) {
    await endDecisions(db, entry, 'correction', eq(decisions.tagId, tagId), ne(decisions.id, decisionId))
    await db
      .update(decisions)
      .set({ countersigned: sequence, countersignedBy: requireActor(entry), countersignedAt: at, effective: sequence })
      .where(eq(decisions.id, decisionId))
  }
  const tagIds = signed.map(({ tagId }) => tagId)
  await refreshTagStatuses(db, tagIds)
  await markProgressOfTags(db, entry, toTags(tagIds, data.enrolmentId))
}

const toTags = (tagIds: readonly string[], enrolmentId: string) => tagIds.map(tagId => ({ id: tagId, enrolmentId }))

export const decisionProjectors = {
  /** First decisions, any number of one act. A tag whose decision stands already stops the whole act [TAG-1]. */
  'decisions.made': defineProjector(
    z.object({
      evidenceId: id,
      ...circumstances,
      /** Decided before Crosswalk: whoever acts entered it, and did not judge. */
      elsewhere: z
        .object({ by: writtenText('name'), on: day })
        .nullable()
        .optional(),
      decisions: z.array(decision).min(1),
    }),
    async (db, entry) => {
      const { data } = entry
      const tagIds = data.decisions.map(({ tagId }) => tagId)
      if (!data.countersignatureRequired) {
        // [TAG-3] What still waited for a countersignature never came to stand.
        for (const tagId of tagIds) await endWaiting(db, entry, tagId)
      }
      await insertDecisions(
        db,
        entry,
        data.decisions.map(made => ({ ...made, supersedes: null, reason: null })),
      )
      await refreshTagStatuses(db, tagIds)
      await markProgressOfTags(db, entry, toTags(tagIds, data.enrolmentId))
    },
  ),

  /** [TAG-3] A correction that waits changes nothing until it is countersigned. */
  'decision.corrected': defineProjector(
    decision.extend({ evidenceId: id, ...circumstances, supersedes: id, reason: writtenText('reason') }),
    async (db, entry) => {
      const { decisions } = db.t
      const { decisionId, tagId, outcome, feedback, dueOn, fallsShortOn, scopeWasEmpty, supersedes, reason } =
        entry.data
      if (!entry.data.countersignatureRequired) {
        await endDecisions(db, entry, 'correction', eq(decisions.tagId, tagId))
      }
      await insertDecisions(db, entry, [
        { decisionId, tagId, outcome, feedback, dueOn, fallsShortOn, scopeWasEmpty, supersedes, reason },
      ])
      await refreshTagStatuses(db, [tagId])
      await markProgressOfTags(db, entry, toTags([tagId], entry.data.enrolmentId))
    },
  ),

  /** [TAG-3] From now on it stands, and what it supersedes is over. */
  'decision.countersigned': defineProjector(z.object({ decisionId: id, tagId: id, enrolmentId: id }), (db, entry) =>
    countersign(db, entry, [entry.data]),
  ),

  /** Several of one item in one act. */
  'decisions.countersigned': defineProjector(
    z.object({ decisions: z.array(z.object({ decisionId: id, tagId: id })).min(1), enrolmentId: id }),
    (db, entry) => countersign(db, entry, entry.data.decisions),
  ),

  /** [TAG-1] Slips taken back: the tags are submitted again. */
  'decisions.undone': defineProjector(
    z.object({ decisionIds: ids.min(1), tagIds: ids.min(1), enrolmentId: id }),
    async (db, entry) => {
      const { decisions } = db.t
      await endDecisions(db, entry, 'undo', isOneOf(decisions.id, entry.data.decisionIds))
      await refreshTagStatuses(db, entry.data.tagIds)
      await markProgressOfTags(db, entry, toTags(entry.data.tagIds, entry.data.enrolmentId))
    },
  ),
}
