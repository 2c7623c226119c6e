import { AUTHOR_KINDS, METHODS } from '@crosswalk/contracts'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { day, defineProjector, type Entry, id, ids } from '../ledger/define-projector.ts'
import { isOneOf, markProgressOfTags, refreshTagStatuses } from '../ledger/mark-changes.ts'
import { personalText, writtenText } from '../ledger/personal-text.ts'
import { endTags } from '../tags/tags.projector.ts'

const words = {
  title: personalText(),
  occurredOn: day.nullable(),
  description: personalText().nullable(),
  link: personalText().nullable(),
  text: personalText().nullable(),
  keptAt: personalText().nullable(),
}

/** Its words and files are what a decision judges. */
async function raiseRevision(db: WriteDb, evidenceId: string): Promise<void> {
  const { evidence } = db.t
  await db
    .update(evidence)
    .set({ revision: sql`${evidence.revision} + 1` })
    .where(eq(evidence.id, evidenceId))
}

export const evidenceProjectors = {
  'evidence.added': defineProjector(
    z.object({
      evidenceId: id,
      learnerId: id,
      enrolmentId: id,
      method: z.enum(METHODS),
      number: z.int().min(1),
      authorKind: z.enum(AUTHOR_KINDS),
      authorId: id.nullable(),
      authorName: writtenText('name').nullable(),
      ...words,
    }),
    async (db, { data, centreId, actorId, at, sequence }) => {
      const { evidenceId, ...rest } = data
      await db.insert(db.t.evidence).values({
        ...rest,
        id: evidenceId,
        centreId,
        reference: `${data.method}${data.number}`,
        addedBy: actorId,
        addedAt: at,
        revision: 1,
        began: sequence,
      })
    },
  ),

  /** What is absent stays as it is. */
  'evidence.changed': defineProjector(z.object(words).partial().extend({ evidenceId: id }), async (db, { data }) => {
    const { evidence } = db.t
    const { evidenceId, ...changes } = data
    await db
      .update(evidence)
      .set({ ...changes, revision: sql`${evidence.revision} + 1` })
      .where(eq(evidence.id, evidenceId))
  }),

  /** What a decision judges stays as it is, so its revision does too. */
  'evidence.markedConfidential': defineProjector(
    z.object({ evidenceId: id, confidential: z.boolean() }),
    async (db, { data: { evidenceId, confidential } }) => {
      const { evidence } = db.t
      await db.update(evidence).set({ confidential }).where(eq(evidence.id, evidenceId))
    },
  ),

  /** [TAG-1] The first time, or again after a referral, which ends with that. */
  'evidence.submitted': defineProjector(
    z.object({ evidenceId: id, tagIds: ids, ownWork: z.boolean() }),
    async (db, entry) => {
      const { evidence, tags, decisions } = db.t
      const { data, at, sequence } = entry
      await db
        .update(evidence)
        .set({
          submitted: sql`coalesce(${evidence.submitted}, ${sequence})`,
          submittedAt: sql`coalesce(${evidence.submittedAt}, ${at.getTime()})`,
          ...(data.ownWork ? { ownWorkAt: at } : {}),
        })
        .where(eq(evidence.id, data.evidenceId))
      if (data.tagIds.length === 0) return
      await db
        .update(decisions)
        .set({ ended: sequence, endedAt: at, endedKind: 'resubmission' })
        .where(and(isOneOf(decisions.tagId, data.tagIds), isNull(decisions.ended)))
      const submitted = await db
        .update(tags)
        .set({ submitted: sql`coalesce(${tags.submitted}, ${sequence})`, submittedAt: at })
        .where(isOneOf(tags.id, data.tagIds))
        .returning({ id: tags.id, enrolmentId: tags.enrolmentId })
      await refreshTagStatuses(db, data.tagIds)
      await markProgressOfTags(db, entry, submitted)
    },
  ),

  /** [TAG-4] Its tags and their decisions end with it. */
  'evidence.removed': defineProjector(
    z.object({ evidenceId: id, reason: writtenText('reason').nullable() }),
    async (db, entry) => {
      const { evidence, tags } = db.t
      const { data, actorId, at, sequence } = entry
      await db
        .update(evidence)
        .set({ ended: sequence, removedAt: at, removedBy: actorId, removalReason: data.reason })
        .where(eq(evidence.id, data.evidenceId))
      const live = await db
        .select({ id: tags.id })
        .from(tags)
        .where(and(eq(tags.evidenceId, data.evidenceId), isNull(tags.ended)))
      await endTags(
        db,
        entry,
        live.map(tag => tag.id),
        data.reason,
      )
    },
  ),

  'file.added': defineProjector(
    z.object({
      fileId: id,
      evidenceId: id,
      name: personalText(),
      size: z.int().min(1),
      mediaType: z.string(),
      sha256: z.string().length(64),
      /** A new version takes the place of that file, which stays on the record. */
      supersedes: id.nullable(),
      version: z.int().min(1),
    }),
    async (db, entry) => {
      const { fileId, ...file } = entry.data
      const { centreId, actorId, at, sequence } = entry
      if (file.supersedes !== null) await endFiles(db, entry, [file.supersedes])
      await db
        .insert(db.t.evidenceFiles)
        .values({ ...file, id: fileId, centreId, addedBy: actorId, addedAt: at, began: sequence })
      await raiseRevision(db, file.evidenceId)
    },
  ),

  'file.removed': defineProjector(
    z.object({ fileId: id, evidenceId: id, reason: writtenText('reason').nullable() }),
    async (db, entry) => {
      await endFiles(db, entry, [entry.data.fileId])
      await raiseRevision(db, entry.data.evidenceId)
    },
  ),
}

async function endFiles(db: WriteDb, entry: Entry<unknown>, fileIds: string[]): Promise<void> {
  const { evidenceFiles } = db.t
  await db.update(evidenceFiles).set({ ended: entry.sequence }).where(inArray(evidenceFiles.id, fileIds))
}
