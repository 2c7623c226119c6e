import { eq } from 'drizzle-orm'
import type { WriteDb } from '../db/store.ts'
import type { Entry } from '../ledger/define-projector.ts'

/** For projectors of what is done by a link: from then on it shows what was said. */
export async function markAccessUsed(db: WriteDb, { at }: Entry<unknown>, accessId: string): Promise<void> {
  const { outsideAccesses } = db.t
  await db.update(outsideAccesses).set({ usedAt: at }).where(eq(outsideAccesses.id, accessId))
}
