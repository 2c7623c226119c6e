import { THRESHOLDS } from '@crosswalk/progress'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { defineProjector, type Entry, id } from '../ledger/define-projector.ts'

const programmeVersion = z.object({
  programmeId: id,
  name: z.string(),
  version: z.int().min(1),
  mappingId: id,
  threshold: z.enum(THRESHOLDS),
  acceptedTagsNeeded: z.int().min(1),
  currencyMonths: z.int().min(1).nullable(),
})

async function insertVersion(db: WriteDb, { data, sequence }: Entry<z.output<typeof programmeVersion>>): Promise<void> {
  await db.insert(db.t.programmeVersions).values({
    programmeId: data.programmeId,
    version: data.version,
    mappingId: data.mappingId,
    threshold: data.threshold,
    acceptedTagsNeeded: data.acceptedTagsNeeded,
    currencyMonths: data.currencyMonths,
    began: sequence,
  })
}

export const programmeProjectors = {
  'programme.added': defineProjector(programmeVersion, async (db, entry) => {
    const { data, centreId, sequence } = entry
    await db
      .insert(db.t.programmes)
      .values({ id: data.programmeId, centreId, name: data.name, version: data.version, began: sequence })
    await insertVersion(db, entry)
  }),

  /** Changed settings are a new version, which every enrolment follows that followed the version before. */
  'programme.versioned': defineProjector(programmeVersion, async (db, entry) => {
    const { programmes, enrolments } = db.t
    const { programmeId, name, version } = entry.data
    await insertVersion(db, entry)
    await db.update(programmes).set({ name, version }).where(eq(programmes.id, programmeId))
    // In one statement, however many they are.
    const moved = await db
      .update(enrolments)
      .set({ programmeVersion: version, progressSequence: entry.sequence })
      .where(and(eq(enrolments.programmeId, programmeId), eq(enrolments.programmeVersion, version - 1)))
      .returning({ id: enrolments.id })
    for (const { id: enrolmentId } of moved) db.act.enrolments.add(enrolmentId)
  }),

  /** Another version of its mapping, for those who enrol from now on. Each enrolment is moved by an entry of its own. */
  'programme.mappingChanged': defineProjector(programmeVersion, async (db, entry) => {
    const { programmes } = db.t
    const { programmeId, version } = entry.data
    await insertVersion(db, entry)
    await db.update(programmes).set({ version }).where(eq(programmes.id, programmeId))
  }),

  /** Another name alone is no new version: nothing that was confirmed has to be looked at again [KSB-7]. */
  'programme.renamed': defineProjector(z.object({ programmeId: id, name: z.string() }), async (db, { data }) => {
    const { programmes } = db.t
    await db.update(programmes).set({ name: data.name }).where(eq(programmes.id, data.programmeId))
  }),

  /** Takes no new enrolments. Those that it has go on. */
  'programme.ended': defineProjector(z.object({ programmeId: id }), async (db, { data, sequence }) => {
    const { programmes } = db.t
    await db.update(programmes).set({ ended: sequence }).where(eq(programmes.id, data.programmeId))
  }),
}
