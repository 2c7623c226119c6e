/** Inboxes as they are when the story has been told: what is a few days old has been read. */
import { markReadWhenTold } from '../inbox/inbox.repository.ts'
import type { Stage } from './stage.ts'
import { addMinutes } from './story-time.ts'

const UNREAD_MINUTES = 4 * 24 * 60

export async function tellEverybody({ services, store, clock }: Stage): Promise<void> {
  await services.inbox.tell()
  const before = addMinutes(clock.now(), -UNREAD_MINUTES)
  await store.tx('demonstrationInboxes', db => markReadWhenTold(db, before))
}
