import { and, eq, lt } from 'drizzle-orm'
import type { Store } from '../db/store.ts'

export interface KeptRequest {
  requestHash: string
  /** When it began; once there is a reply, when that was. */
  startedAt: Date
  /** Both null while the first request is still being worked on. */
  status: number | null
  reply: string | null
}

interface Claim {
  personId: string
  key: string
}

export type IdempotencyRepository = ReturnType<typeof createIdempotencyRepository>

export function createIdempotencyRepository(store: Store) {
  const { idempotencyKeys: keys } = store.read.t
  const at = ({ personId, key }: Claim) => and(eq(keys.actorId, personId), eq(keys.key, key))

  return {
    /** Takes the key, or tells what stands under it already. */
    async begin(claim: Claim & { requestHash: string; at: Date }): Promise<KeptRequest | null> {
      return store.tx('beginIdempotent', async db => {
        const [kept] = await db.select().from(keys).where(at(claim))
        if (kept !== undefined) {
          return { requestHash: kept.requestHash, startedAt: kept.createdAt, status: kept.status, reply: kept.reply }
        }
        const { personId: actorId, key, requestHash } = claim
        await db.insert(keys).values({ actorId, key, requestHash, createdAt: claim.at })
        return null
      })
    },

    /** From now on its age counts from when it was done: what its sender gained or lost by the act itself is before. */
    async complete(done: Claim & { status: number; reply: string; at: Date }): Promise<void> {
      await store.tx('completeIdempotent', async db => {
        await db.update(keys).set({ status: done.status, reply: done.reply, createdAt: done.at }).where(at(done))
      })
    },

    async forget(claim: Claim): Promise<void> {
      await store.tx('forgetIdempotent', async db => {
        await db.delete(keys).where(at(claim))
      })
    },

    async removeBefore(before: Date): Promise<void> {
      await store.tx('removeOldIdempotencyKeys', async db => {
        await db.delete(keys).where(lt(keys.createdAt, before))
      })
    },
  }
}
