import { COMMENT_AUDIENCES, ERASABLE_WORDS, WRITTEN_TEXTS } from '@crosswalk/contracts'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { day, defineProjector, id, ids, requireActor } from '../ledger/define-projector.ts'
import { isOneOf, markProgressOfTags, refreshTagStatuses } from '../ledger/mark-changes.ts'
import { ERASED_TEXT, toErasedWords, writtenText } from '../ledger/personal-text.ts'
import { replaceWritten } from './text-places.repository.ts'

const place = { sequence: z.int().min(1), hash: z.string().length(64) }
const dated = { powerId: id, personId: id }

export const erasureProjectors = {
  'erasurePower.given': defineProjector(
    z.object({ ...dated, from: day, to: day.nullable() }),
    async (db, { data, centreId, sequence }) => {
      const { people, erasurePowers } = db.t
      const { powerId, personId, from, to } = data
      await db
        .insert(erasurePowers)
        .values({ id: powerId, centreId, personId, fromOn: from, toOn: to, began: sequence })
      await db
        .update(people)
        .set({ revision: sql`${people.revision} + 1` })
        .where(eq(people.id, personId))
    },
  ),

  /** As `role.ended`. */
  'erasurePower.ended': defineProjector(z.object({ ...dated, to: day.nullable() }), async (db, { data, sequence }) => {
    const { people, erasurePowers } = db.t
    await db
      .update(erasurePowers)
      .set(data.to === null ? { ended: sequence } : { toOn: data.to })
      .where(eq(erasurePowers.id, data.powerId))
    await db
      .update(people)
      .set({ revision: sql`${people.revision} + 1` })
      .where(eq(people.id, data.personId))
  }),

  /** [TAG-5] Its texts are taken out from beside the ledger in the same transaction: replaying finds them gone already. */
  'evidence.erased': defineProjector(
    z.object({
      erasureId: id,
      evidenceId: id,
      fileIds: ids,
      words: z.array(z.enum(ERASABLE_WORDS)),
      reason: writtenText('reason'),
      /** What of the ledger's texts went. */
      texts: z.array(z.object(place)),
      stand: ids,
      fall: z.array(z.object({ decisionId: id, tagId: id, enrolmentId: id })),
    }),
    async (db, entry) => {
      const { data, centreId, sequence, at } = entry
      const { erasures, evidence, evidenceFiles, decisions } = db.t
      const { evidenceId, fileIds, words, reason, fall } = data
      await db.insert(erasures).values({
        id: data.erasureId,
        centreId,
        evidenceId,
        erasedBy: requireActor(entry),
        erasedAt: at,
        reason,
        words,
        fileIds,
        began: sequence,
      })
      const emptied = Object.fromEntries(words.map(name => [name, name === 'title' ? ERASED_TEXT : null]))
      await db
        .update(evidence)
        .set({ ...emptied, revision: sql`${evidence.revision} + 1` })
        .where(eq(evidence.id, evidenceId))
      if (fileIds.length > 0) {
        await db
          .update(evidenceFiles)
          .set({ erased: sequence, name: ERASED_TEXT })
          .where(inArray(evidenceFiles.id, fileIds))
      }
      if (fall.length === 0) return
      await db
        .update(decisions)
        .set({ ended: sequence, endedAt: at, endedKind: 'erasure' })
        .where(
          and(
            isOneOf(
              decisions.id,
              fall.map(({ decisionId }) => decisionId),
            ),
            isNull(decisions.ended),
          ),
        )
      const tags = fall.map(({ tagId, enrolmentId }) => ({ id: tagId, enrolmentId }))
      await refreshTagStatuses(
        db,
        tags.map(tag => tag.id),
      )
      await markProgressOfTags(db, entry, tags)
    },
  ),

  /**
   * What somebody wrote. It goes from beside the ledger in the same transaction, after this; replaying finds other words
   * in its place already, and nothing to do.
   */
  'texts.erased': defineProjector(
    z.object({
      erasureId: id,
      texts: z.array(z.object({ ...place, name: z.enum(WRITTEN_TEXTS) })),
      /** Whoever was not told that the words are there is not told that they went. */
      audience: z.enum(COMMENT_AUDIENCES),
      reason: writtenText('reason'),
    }),
    async (db, { data, centreId, at }) => {
      const { ledger, ledgerTexts: t } = db.t
      for (const { sequence, hash } of data.texts) {
        const [found] = await db
          .select({ words: t.text, enrolmentId: ledger.enrolmentId, evidenceId: ledger.evidenceId })
          .from(t)
          .innerJoin(ledger, and(eq(ledger.centreId, t.centreId), eq(ledger.sequence, t.sequence)))
          .where(and(eq(t.centreId, centreId), eq(t.sequence, sequence), eq(t.hash, hash)))
        if (found === undefined || found.words === null) continue
        const { words, ...of } = found
        await replaceWritten(db, { centreId, sequence, ...of }, words, toErasedWords(at))
      }
    },
  ),
}
