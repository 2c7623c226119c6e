import type { Clock } from '../db/clock.ts'
import type { IdempotencyRepository } from './idempotency.repository.ts'

/** A day is longer than any client keeps trying. */
const KEEP_MS = 86_400_000

export type IdempotencyService = ReturnType<typeof createIdempotencyService>

export function createIdempotencyService(repository: IdempotencyRepository, clock: Clock) {
  return {
    ...repository,
    now: (): Date => clock.now(),
    removeOld: (): Promise<void> => repository.removeBefore(new Date(clock.now().getTime() - KEEP_MS)),
  }
}
