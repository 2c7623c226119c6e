import { join } from 'node:path'
import { toDataFolder } from './db/data-folder.ts'
import { sweepBlobs } from './files/sweep-blobs.ts'
import type { ServiceDeps, Services } from './services.ts'

const MINUTE_MS = 60_000
/** How soon a day that has come is noticed. */
const LOOK_MS = 15_000
const HOUR_MS = 60 * MINUTE_MS

/** What only keeps the service running is pruned, mails that could not be sent are tried again, and announced days come. */
export function keepHouse(
  { sessions, accounts, outbox, idempotency, uploads, inbox, erasures, statuses }: Services,
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
  const sayOf = (name: string) => (error: unknown) => deps.logger.error({ err: error, chore: name }, 'A chore stopped.')
  const prune = async () => {
    for (const [name, chore] of chores) {
      // One that fails keeps the others from nothing.
      await chore().catch(sayOf(name))
    }
  }
  const post = setInterval(() => void outbox.deliver(), MINUTE_MS)
  const begin = () => statuses.beginAnnounced().catch(sayOf('announced statuses'))
  const calendar = setInterval(() => void begin(), LOOK_MS)
  const broom = setInterval(() => void prune(), HOUR_MS)
  void outbox.deliver()
  return () => {
    clearInterval(post)
    clearInterval(calendar)
    clearInterval(broom)
  }
}
