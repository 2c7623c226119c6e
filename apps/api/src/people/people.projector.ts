import { ROLES } from '@crosswalk/contracts'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { day, defineProjector, id } from '../ledger/define-projector.ts'
import { markAccess } from '../ledger/mark-changes.ts'
import { personalText, writtenText } from '../ledger/personal-text.ts'

const role = z.enum(ROLES)

/** `account.linked` apart, nothing of an account stands in a centre's ledger. */
export const newPerson = z.object({
  givenName: personalText().nullable(),
  familyName: personalText(),
  /** Normalised: trimmed, lower case. */
  email: personalText().nullable(),
  accountId: id.nullable(),
})

/** What is absent stays as it is. */
export const changedPerson = z.object({
  givenName: personalText().nullable().optional(),
  familyName: personalText().optional(),
  email: personalText().nullable().optional(),
})

/** Edits made on an earlier revision are stale. */
async function raiseRevision(db: WriteDb, personId: string): Promise<void> {
  const { people } = db.t
  await db
    .update(people)
    .set({ revision: sql`${people.revision} + 1` })
    .where(eq(people.id, personId))
}

export const peopleProjectors = {
  'person.added': defineProjector(newPerson.extend({ personId: id }), async (db, { data, centreId, sequence }) => {
    const { personId, ...person } = data
    await db.insert(db.t.people).values({ id: personId, centreId, ...person, revision: 1, began: sequence })
  }),

  'person.changed': defineProjector(changedPerson.extend({ personId: id }), async (db, { data }) => {
    const { people } = db.t
    const { personId, ...changes } = data
    await db
      .update(people)
      .set({ ...changes, revision: sql`${people.revision} + 1` })
      .where(eq(people.id, personId))
  }),

  'person.accountLinked': defineProjector(z.object({ personId: id, accountId: id }), async (db, entry) => {
    const { people } = db.t
    const { personId, accountId } = entry.data
    await db.update(people).set({ accountId }).where(eq(people.id, personId))
    await markAccess(db, entry, personId)
  }),

  /** Their access to the centre is over; what they did keeps their name. */
  'person.closed': defineProjector(z.object({ personId: id, reason: writtenText('reason') }), async (db, entry) => {
    const { people } = db.t
    await db
      .update(people)
      .set({ ended: entry.sequence, revision: sql`${people.revision} + 1` })
      .where(eq(people.id, entry.data.personId))
    await markAccess(db, entry, entry.data.personId)
  }),

  'person.reopened': defineProjector(z.object({ personId: id, reason: writtenText('reason') }), async (db, entry) => {
    const { people } = db.t
    await db
      .update(people)
      .set({ ended: null, revision: sql`${people.revision} + 1` })
      .where(eq(people.id, entry.data.personId))
    await markAccess(db, entry, entry.data.personId)
  }),

  'role.added': defineProjector(
    z.object({ roleId: id, personId: id, role, from: day, to: day.nullable().optional() }),
    async (db, entry) => {
      const { data, centreId, sequence } = entry
      await db.insert(db.t.personRoles).values({
        id: data.roleId,
        centreId,
        personId: data.personId,
        role: data.role,
        fromOn: data.from,
        toOn: data.to ?? null,
        began: sequence,
      })
      await raiseRevision(db, data.personId)
      await markAccess(db, entry, data.personId)
    },
  ),

  /** Without `to` it never was; with it, it was theirs up to and on that day. */
  'role.ended': defineProjector(
    z.object({ roleId: id, personId: id, to: day.nullable().optional() }),
    async (db, entry) => {
      const { personRoles } = db.t
      const { roleId, to } = entry.data
      await db
        .update(personRoles)
        .set(to ? { toOn: to } : { ended: entry.sequence })
        .where(eq(personRoles.id, roleId))
      await raiseRevision(db, entry.data.personId)
      await markAccess(db, entry, entry.data.personId)
    },
  ),

  'trainingMark.added': defineProjector(
    z.object({ markId: id, personId: id, from: day, to: day.nullable().optional() }),
    async (db, { data, centreId, sequence }) => {
      await db.insert(db.t.trainingMarks).values({
        id: data.markId,
        centreId,
        personId: data.personId,
        fromOn: data.from,
        toOn: data.to ?? null,
        began: sequence,
      })
      await raiseRevision(db, data.personId)
    },
  ),

  /** As `role.ended`. */
  'trainingMark.ended': defineProjector(
    z.object({ markId: id, personId: id, to: day.nullable().optional() }),
    async (db, { data, sequence }) => {
      const { trainingMarks } = db.t
      await db
        .update(trainingMarks)
        .set(data.to ? { toOn: data.to } : { ended: sequence })
        .where(eq(trainingMarks.id, data.markId))
      await raiseRevision(db, data.personId)
    },
  ),
}
