import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { day, defineProjector, type Entry, id } from '../ledger/define-projector.ts'
import { personalText } from '../ledger/personal-text.ts'

const site = { name: z.string(), addressLines: z.array(z.string()), postcode: z.string().nullable() }
const lineManager = { name: personalText(), email: personalText().nullable(), phone: personalText().nullable() }
/** A closed one stays on the enrolments that have it, and is offered to no other. */
const closed = z.boolean().optional()

async function raiseRevision(db: WriteDb, employerId: string): Promise<void> {
  const { employers } = db.t
  await db
    .update(employers)
    .set({ revision: sql`${employers.revision} + 1` })
    .where(eq(employers.id, employerId))
}

const toEnded = (isClosed: boolean | undefined, { sequence }: Entry<unknown>) =>
  isClosed === undefined ? {} : { ended: isClosed ? sequence : null }

export const employerProjectors = {
  'employer.added': defineProjector(
    z.object({ employerId: id, name: z.string() }),
    async (db, { data, centreId, sequence }) => {
      await db
        .insert(db.t.employers)
        .values({ id: data.employerId, centreId, name: data.name, revision: 1, began: sequence })
    },
  ),

  /** What is absent stays as it is. */
  'employer.changed': defineProjector(
    z.object({ employerId: id, name: z.string().optional(), closed }),
    async (db, entry) => {
      const { employers } = db.t
      const { employerId, name, closed: isClosed } = entry.data
      await db
        .update(employers)
        .set({ name, ...toEnded(isClosed, entry), revision: sql`${employers.revision} + 1` })
        .where(eq(employers.id, employerId))
    },
  ),

  'employerSite.added': defineProjector(
    z.object({ siteId: id, employerId: id, ...site }),
    async (db, { data, centreId, sequence }) => {
      const { siteId, ...added } = data
      await db.insert(db.t.employerSites).values({ ...added, id: siteId, centreId, began: sequence })
      await raiseRevision(db, added.employerId)
    },
  ),

  'employerSite.changed': defineProjector(
    z
      .object({ siteId: id, employerId: id, ...site, closed })
      .partial({ name: true, addressLines: true, postcode: true }),
    async (db, entry) => {
      const { employerSites } = db.t
      const { siteId, employerId, closed: isClosed, ...changes } = entry.data
      await db
        .update(employerSites)
        .set({ ...changes, ...toEnded(isClosed, entry), employerId })
        .where(eq(employerSites.id, siteId))
      await raiseRevision(db, employerId)
    },
  ),

  'lineManager.added': defineProjector(
    z.object({ lineManagerId: id, employerId: id, ...lineManager }),
    async (db, { data, centreId, sequence }) => {
      const { lineManagerId, ...added } = data
      await db.insert(db.t.lineManagers).values({ ...added, id: lineManagerId, centreId, began: sequence })
      await raiseRevision(db, added.employerId)
    },
  ),

  'lineManager.changed': defineProjector(
    z.object({
      lineManagerId: id,
      employerId: id,
      name: personalText().optional(),
      email: personalText().nullable().optional(),
      phone: personalText().nullable().optional(),
      closed,
    }),
    async (db, entry) => {
      const { lineManagers } = db.t
      const { lineManagerId, employerId, closed: isClosed, ...changes } = entry.data
      await db
        .update(lineManagers)
        .set({ ...changes, ...toEnded(isClosed, entry), employerId })
        .where(eq(lineManagers.id, lineManagerId))
      await raiseRevision(db, employerId)
    },
  ),

  /** Null: the enrolment has no employer any more. */
  'enrolment.employerSet': defineProjector(
    z.object({
      enrolmentId: id,
      employer: z
        .object({ employerId: id, siteId: id.nullable(), lineManagerId: id.nullable(), fromOn: day })
        .nullable(),
    }),
    async (db, { data, centreId, sequence }) => {
      const { enrolmentEmployers, enrolments } = db.t
      const { enrolmentId, employer } = data
      await db
        .update(enrolmentEmployers)
        .set({ ended: sequence })
        .where(and(eq(enrolmentEmployers.enrolmentId, enrolmentId), isNull(enrolmentEmployers.ended)))
      if (employer !== null) {
        await db.insert(enrolmentEmployers).values({ ...employer, enrolmentId, centreId, began: sequence })
      }
      await db
        .update(enrolments)
        .set({ revision: sql`${enrolments.revision} + 1` })
        .where(eq(enrolments.id, enrolmentId))
    },
  ),
}
