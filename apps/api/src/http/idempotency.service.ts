import { hasAccessChangedSince } from '../access/access-changes.repository.ts'
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import type { Actor } from './actor.ts'
import type { IdempotencyRepository } from './idempotency.repository.ts'

/** A day is longer than any client keeps trying. */
const KEEP_MS = 86_400_000

export type IdempotencyService = ReturnType<typeof createIdempotencyService>

export function createIdempotencyService(store: Store, repository: IdempotencyRepository, clock: Clock) {
  return {
    ...repository,
    now: (): Date => clock.now(),
    /** A kept reply holds what its sender might see on the day. */
    maySeeStill: async (actor: Actor, since: Date): Promise<boolean> =>
      !(await hasAccessChangedSince(store.read, actor, since, clock.now())),
    removeOld: (): Promise<void> => repository.removeBefore(new Date(clock.now().getTime() - KEEP_MS)),
  }
}
