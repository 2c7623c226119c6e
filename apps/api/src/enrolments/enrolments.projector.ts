import { ENROLMENT_STATUSES, type EnrolmentStatus, hasEnded, NEXT_STATUSES } from '@crosswalk/contracts'
import { JOB_ROLES } from '@crosswalk/progress'
import { and, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { day, defineProjector, type Entry, id, ids } from '../ledger/define-projector.ts'
import { markProgress } from '../ledger/mark-changes.ts'
import { personalText, writtenText } from '../ledger/personal-text.ts'

const status = z.enum(ENROLMENT_STATUSES)
const jobRole = z.enum(JOB_ROLES).nullable()

async function insertUnits(
  db: WriteDb,
  sequence: number,
  enrolmentId: string,
  unitIds: readonly string[],
): Promise<void> {
  if (unitIds.length === 0) return
  await db.insert(db.t.enrolmentUnits).values(unitIds.map(unitId => ({ enrolmentId, unitId, began: sequence })))
}

async function insertJobRole(
  db: WriteDb,
  { sequence, actorId, at }: Entry<unknown>,
  enrolmentId: string,
  decided: z.output<typeof jobRole>,
): Promise<void> {
  await db
    .insert(db.t.enrolmentJobRoles)
    .values({ enrolmentId, jobRole: decided, decidedBy: actorId, decidedAt: at, began: sequence })
}

/** Edits made on an earlier revision are stale. */
async function raiseRevision(db: WriteDb, enrolmentId: string): Promise<void> {
  const { enrolments } = db.t
  await db
    .update(enrolments)
    .set({ revision: sql`${enrolments.revision} + 1` })
    .where(eq(enrolments.id, enrolmentId))
}

async function endAnnouncement(db: WriteDb, sequence: number, enrolmentId: string, which?: SQL): Promise<void> {
  const { announcedStatuses: t } = db.t
  await db
    .update(t)
    .set({ ended: sequence })
    .where(and(eq(t.enrolmentId, enrolmentId), isNull(t.ended), which))
}

/** What was announced is so now, or can't come any more: nobody withdraws twice. */
async function endOvertakenAnnouncement(
  db: WriteDb,
  sequence: number,
  { enrolmentId, status: now }: { enrolmentId: string; status: EnrolmentStatus },
): Promise<void> {
  const still = notInArray(db.t.announcedStatuses.status, [...NEXT_STATUSES[now]])
  await endAnnouncement(db, sequence, enrolmentId, hasEnded(now) ? undefined : still)
}

export const enrolmentProjectors = {
  'enrolment.added': defineProjector(
    z.object({
      enrolmentId: id,
      learnerId: id,
      programmeId: id,
      programmeVersion: z.int().min(1),
      cohortId: id.nullable(),
      startsOn: day,
      plannedEndOn: day.nullable(),
      unitIds: ids,
      jobRole,
      registration: personalText().nullable().optional(),
    }),
    async (db, entry) => {
      const { unitIds, enrolmentId, ...enrolment } = entry.data
      const { centreId, sequence } = entry
      await db.insert(db.t.enrolments).values({
        ...enrolment,
        id: enrolmentId,
        centreId,
        status: 'onProgramme',
        revision: 1,
        progressSequence: sequence,
        began: sequence,
      })
      await db.insert(db.t.enrolmentStatuses).values({
        enrolmentId,
        status: 'onProgramme',
        sinceOn: enrolment.startsOn,
        decidedBy: entry.actorId,
        began: sequence,
      })
      await insertUnits(db, sequence, enrolmentId, unitIds)
      if (enrolment.jobRole !== null) await insertJobRole(db, entry, enrolmentId, enrolment.jobRole)
      await markProgress(db, entry, [enrolmentId])
    },
  ),

  /** What is absent stays as it is. */
  'enrolment.changed': defineProjector(
    z.object({
      enrolmentId: id,
      cohortId: id.nullable().optional(),
      startsOn: day.optional(),
      plannedEndOn: day.nullable().optional(),
      registration: personalText().nullable().optional(),
    }),
    async (db, entry) => {
      const { enrolments } = db.t
      const { enrolmentId, ...changes } = entry.data
      await db
        .update(enrolments)
        .set({ ...changes, revision: sql`${enrolments.revision} + 1` })
        .where(eq(enrolments.id, enrolmentId))
      await markProgress(db, entry, [enrolmentId])
    },
  ),

  /** To a later version of its programme, and so to that version’s mapping. */
  'enrolment.moved': defineProjector(
    z.object({ enrolmentId: id, programmeId: id, programmeVersion: z.int().min(1), mappingVersion: z.int().min(1) }),
    async (db, entry) => {
      const { enrolments } = db.t
      const { enrolmentId, programmeVersion } = entry.data
      await db.update(enrolments).set({ programmeVersion }).where(eq(enrolments.id, enrolmentId))
      await raiseRevision(db, enrolmentId)
      await markProgress(db, entry, [enrolmentId])
    },
  ),

  'enrolment.statusChanged': defineProjector(
    z.object({
      enrolmentId: id,
      status,
      sinceOn: day,
      reason: writtenText('reason').nullable(),
      expectedReturnOn: day.nullable(),
    }),
    async (db, entry) => {
      const { enrolments, enrolmentStatuses } = db.t
      const { data, sequence } = entry
      await db
        .update(enrolmentStatuses)
        .set({ ended: sequence })
        .where(and(eq(enrolmentStatuses.enrolmentId, data.enrolmentId), isNull(enrolmentStatuses.ended)))
      await db.insert(enrolmentStatuses).values({ ...data, decidedBy: entry.actorId, began: sequence })
      await db.update(enrolments).set({ status: data.status }).where(eq(enrolments.id, data.enrolmentId))
      await endOvertakenAnnouncement(db, sequence, data)
      await raiseRevision(db, data.enrolmentId)
      await markProgress(db, entry, [data.enrolmentId])
    },
  ),

  /** A status of a day to come. Another one takes its place. */
  'enrolment.statusAnnounced': defineProjector(
    z.object({
      enrolmentId: id,
      status,
      from: day,
      reason: writtenText('reason').nullable(),
      expectedReturnOn: day.nullable(),
    }),
    async (db, { data, sequence, actorId }) => {
      const { from: fromOn, ...announced } = data
      await endAnnouncement(db, sequence, data.enrolmentId)
      await db.insert(db.t.announcedStatuses).values({ ...announced, fromOn, announcedBy: actorId, began: sequence })
      await raiseRevision(db, data.enrolmentId)
    },
  ),

  'enrolment.announcementTakenBack': defineProjector(z.object({ enrolmentId: id }), async (db, { data, sequence }) => {
    await endAnnouncement(db, sequence, data.enrolmentId)
    await raiseRevision(db, data.enrolmentId)
  }),

  /** [KSB-9] Null takes the decision back: undecided again. */
  'enrolment.jobRoleDecided': defineProjector(z.object({ enrolmentId: id, jobRole }), async (db, entry) => {
    const { enrolments, enrolmentJobRoles } = db.t
    const { data, sequence } = entry
    await db
      .update(enrolmentJobRoles)
      .set({ ended: sequence })
      .where(and(eq(enrolmentJobRoles.enrolmentId, data.enrolmentId), isNull(enrolmentJobRoles.ended)))
    await insertJobRole(db, entry, data.enrolmentId, data.jobRole)
    await db.update(enrolments).set({ jobRole: data.jobRole }).where(eq(enrolments.id, data.enrolmentId))
    await raiseRevision(db, data.enrolmentId)
    await markProgress(db, entry, [data.enrolmentId])
  }),

  /** [UNIT-1] */
  'units.changed': defineProjector(
    z.object({
      enrolmentId: id,
      added: ids,
      removed: ids,
      reason: writtenText('reason').nullable(),
      /** The KSBs that it moved on that day, and how. Nothing is computed from it. */
      ksbs: z.array(z.object({ ksbId: id, change: z.string() })).optional(),
    }),
    async (db, entry) => {
      const { enrolmentUnits } = db.t
      const { enrolmentId, added, removed } = entry.data
      if (removed.length > 0) {
        await db
          .update(enrolmentUnits)
          .set({ ended: entry.sequence })
          .where(
            and(
              eq(enrolmentUnits.enrolmentId, enrolmentId),
              inArray(enrolmentUnits.unitId, removed),
              isNull(enrolmentUnits.ended),
            ),
          )
      }
      await insertUnits(db, entry.sequence, enrolmentId, added)
      await raiseRevision(db, enrolmentId)
      await markProgress(db, entry, [enrolmentId])
    },
  ),
}
