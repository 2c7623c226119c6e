/** Inboxes as they are when the story has been told: what is a few days old has been read. */
import { and, isNull, lt, sql } from 'drizzle-orm'
import type { Stage } from './stage.ts'
import { addMinutes } from './story-time.ts'

const UNREAD_MINUTES = 4 * 24 * 60

export async function tellEverybody({ services, store, clock }: Stage): Promise<void> {
  await services.inbox.tell()
  const before = addMinutes(clock.now(), -UNREAD_MINUTES)
  await store.tx('demonstrationInboxes', async db => {
    const { inboxItems: t } = db.t
    await db
      .update(t)
      .set({ readAt: sql`${t.tellAt}` })
      .where(and(isNull(t.readAt), lt(t.tellAt, before)))
  })
}
