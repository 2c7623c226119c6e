import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { WriteDb } from '../db/store.ts'
import { defineProjector, type Entry, id, requireActor } from '../ledger/define-projector.ts'
import { writtenText } from '../ledger/personal-text.ts'

const answer = { answerId: id, evidenceId: id, evidenceRevision: z.int() }

export const recordProjectors = {
  /** The learner says that what staff wrote is a fair account. */
  'record.confirmed': defineProjector(z.object(answer), (db, entry) => keepAnswer(db, entry, 'confirmed', null)),

  /** Or what is wrong with it. */
  'record.disputed': defineProjector(z.object({ ...answer, statement: writtenText('statement') }), (db, entry) =>
    keepAnswer(db, entry, 'disputed', entry.data.statement),
  ),
}

async function keepAnswer(
  db: WriteDb,
  entry: Entry<{ answerId: string; evidenceId: string; evidenceRevision: number }>,
  outcome: 'confirmed' | 'disputed',
  statement: string | null,
): Promise<void> {
  const { recordAnswers } = db.t
  const { centreId, sequence, at } = entry
  const { answerId, evidenceId, evidenceRevision } = entry.data
  await db
    .update(recordAnswers)
    .set({ ended: sequence })
    .where(and(eq(recordAnswers.evidenceId, evidenceId), isNull(recordAnswers.ended)))
  await db.insert(recordAnswers).values({
    id: answerId,
    centreId,
    evidenceId,
    outcome,
    statement,
    evidenceRevision,
    answeredBy: requireActor(entry),
    answeredAt: at,
    began: sequence,
  })
}
