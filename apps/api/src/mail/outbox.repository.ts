import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Store, WriteDb } from '../db/store.ts'
import type { Mail } from './smtp.ts'

export interface WaitingMail extends Mail {
  id: string
  attempts: number
}

export type OutboxRepository = ReturnType<typeof createOutboxRepository>

export function createOutboxRepository(store: Store) {
  const { outbox } = store.read.t
  const isWaiting = and(isNull(outbox.sentAt), isNull(outbox.failedAt))

  return {
    async add(db: WriteDb, mail: Mail & { id: string; at: Date }): Promise<void> {
      await db.insert(outbox).values({
        id: mail.id,
        toAddress: mail.to,
        subject: mail.subject,
        body: mail.text,
        createdAt: mail.at,
        nextAttemptAt: mail.at,
      })
    },

    async listWaiting(at: Date): Promise<WaitingMail[]> {
      const rows = await store.read
        .select()
        .from(outbox)
        .where(and(isWaiting, lte(outbox.nextAttemptAt, at)))
        .orderBy(asc(outbox.createdAt), asc(outbox.id))
        .limit(50)
      return rows.map(row => ({
        id: row.id,
        to: row.toAddress,
        subject: row.subject,
        text: row.body,
        attempts: row.attempts,
      }))
    },

    /** What was sent is with its reader; its links need not stand here as well. */
    async markSent(id: string, at: Date): Promise<void> {
      await store.tx('markMailSent', async db => {
        await db
          .update(outbox)
          .set({ sentAt: at, body: '', attempts: sql`${outbox.attempts} + 1` })
          .where(eq(outbox.id, id))
      })
    },

    /** `nextAt` null: no further attempt. */
    async markFailed(id: string, failure: { at: Date; nextAt: Date | null; error: string }): Promise<void> {
      await store.tx('markMailFailed', async db => {
        await db
          .update(outbox)
          .set({
            attempts: sql`${outbox.attempts} + 1`,
            lastError: failure.error,
            nextAttemptAt: failure.nextAt,
            ...(failure.nextAt === null ? { failedAt: failure.at } : {}),
          })
          .where(eq(outbox.id, id))
      })
    },

    async removeBefore(before: Date): Promise<void> {
      await store.tx('removeOldMails', async db => {
        await db.delete(outbox).where(lt(outbox.createdAt, before))
      })
    },
  }
}
