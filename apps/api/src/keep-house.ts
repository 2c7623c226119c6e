import { join } from 'node:path'
import { toDataFolder } from './db/data-folder.ts'
import { sweepBlobs } from './files/sweep-blobs.ts'
import type { ServiceDeps, Services } from './services.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What only keeps the service running is pruned, and mails that could not be sent are tried again. */
export function keepHouse(
  { sessions, accounts, outbox, idempotency, uploads, inbox, erasures }: Services,
  deps: ServiceDeps,
): () => void {
  const folder = toDataFolder(deps.config.dataDir)
  const chores: readonly [name: string, chore: () => Promise<unknown>][] = [
    ['sessions', () => sessions.removeExpired()],
    ['links', () => accounts.removeOldLinks()],
    ['mails', () => outbox.removeOld()],
    ['inbox', () => inbox.removeOld()],
    ['idempotency keys', () => idempotency.removeOld()],
    ['uploads', () => uploads.removeExpired(id => [join(folder.uploads, id), join(folder.uploads, `${id}.json`)])],
    ['erased files', () => erasures.removeBytes()],
    ['files', () => sweepBlobs(deps)],
  ]
  const prune = async () => {
    for (const [name, chore] of chores) {
      // One that fails keeps the others from nothing.
      await chore().catch(error => deps.logger.error({ err: error, chore: name }, 'What is over could not be pruned.'))
    }
  }
  const post = setInterval(() => void outbox.deliver(), MINUTE_MS)
  const broom = setInterval(() => void prune(), HOUR_MS)
  void outbox.deliver()
  return () => {
    clearInterval(post)
    clearInterval(broom)
  }
}
