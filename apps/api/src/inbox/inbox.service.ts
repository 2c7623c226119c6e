import type { EmailChoice, InboxItem } from '@crosswalk/contracts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Committed, Store, StoreLogger } from '../db/store.ts'
import type { MappingReader } from '../frameworks/frameworks.repository.ts'
import type { Actor } from '../http/actor.ts'
import { DEFAULT_PAGE, toPage } from '../http/cursor.ts'
import type { Ids } from '../ids.ts'
import type { LiveService } from '../live/live.service.ts'
import type { Outbox } from '../mail/outbox.service.ts'
import { listAddressees, saveEmailChoice } from './email-choices.repository.ts'
import { followLedger } from './follow-ledger.ts'
import { listCentresBehind, listItems, markItems, removeReadBefore } from './inbox.repository.ts'
import { keepReadable, loadFacts } from './inbox-facts.repository.ts'
import { sayItem, toPath } from './inbox-words.ts'
import { sendDigests, tellDue } from './tell-due.ts'

interface Dependencies {
  store: Store
  clock: Clock
  ids: Ids
  mappings: MappingReader
  outbox: Outbox
  live: Pick<LiveService, 'tellInboxes'>
  publicUrl: () => string
  logger: StoreLogger
}

/** Commits that come together are told together. */
const GATHER_MS = 150
/** One timer for all that falls due: what waited ten minutes, a week, or until the morning. */
const LOOK_MS = 15_000
/** More unread ones than this are “more than”. */
const MOST_COUNTED = 200
const KEEP_READ_MS = 180 * 24 * 60 * 60_000

export function createInboxService(deps: Dependencies) {
  const { store, clock, ids, mappings, outbox, live, logger } = deps
  let working: Promise<void> | null = null
  let isWanted = false

  async function work(): Promise<void> {
    while (isWanted) {
      isWanted = false
      for (const centreId of await listCentresBehind(store.read)) while (await followLedger(store, ids, centreId));
      const told = await tellDue(deps, clock.now())
      for (const [centreId, personIds] of told) live.tellInboxes(centreId, personIds)
      await sendDigests(deps, clock.now())
    }
  }

  /** Everything that is to be told by now. One run at a time; never throws: what could not be told is told later. */
  async function tell(): Promise<void> {
    isWanted = true
    working ??= work()
      .catch(error => logger.error({ err: error }, 'Inboxes could not be told.'))
      .finally(() => {
        working = null
      })
    await working
    void outbox.deliver()
  }

  async function listUnread(actor: Actor): Promise<number> {
    const { at, today } = toMoment(clock)
    return store.readTx(async db => {
      const items = await listItems(db, { personId: actor.personId, at }, { unread: true, limit: MOST_COUNTED })
      const readable = await keepReadable(db, actor, items, today)
      const facts = await loadFacts(db, mappings, actor.centreId, readable.items, readable.accesses)
      return readable.items.filter(item => sayItem(item, facts) !== null).length
    })
  }

  return {
    tell,

    /** Follows the ledger from now on. Returns what stops it. */
    start(): () => Promise<void> {
      let gathering: NodeJS.Timeout | undefined
      const gather = () => {
        gathering ??= setTimeout(() => {
          gathering = undefined
          void tell()
        }, GATHER_MS)
      }
      const stopWatching = store.onCommit((committed: Committed) => {
        if (committed.size > 0) gather()
      })
      const timer = setInterval(() => void tell(), LOOK_MS)
      gather()
      return async () => {
        stopWatching()
        clearTimeout(gathering)
        clearInterval(timer)
        await working
      }
    },

    async listItems(
      actor: Actor,
      query: { cursor?: string | undefined; limit?: number | undefined; unread?: 'true' | 'false' | undefined },
    ) {
      const { at, today } = toMoment(clock)
      const { cursor, limit = DEFAULT_PAGE } = query
      const page = await store.readTx(async db => {
        const unread = query.unread === 'true'
        const records = await listItems(db, { personId: actor.personId, at }, { unread, cursor, limit })
        const { items, nextCursor } = toPage(records, limit, item => [item.tellAt.getTime(), item.id])
        const readable = await keepReadable(db, actor, items, today)
        const facts = await loadFacts(db, mappings, actor.centreId, readable.items, readable.accesses)
        return {
          items: readable.items.flatMap((item): InboxItem[] => {
            const said = sayItem(item, facts)
            if (said === null) return []
            const access = facts.accesses.get(item.enrolmentId ?? '')
            return [
              {
                id: item.id,
                kind: item.kind,
                sentence: `${said.sentence}.`,
                learner:
                  access === undefined || item.readers === 'learner'
                    ? null
                    : { id: access.learnerId, name: access.learnerName },
                enrolmentId: item.enrolmentId,
                path: toPath(item),
                at: item.at.toISOString(),
                toldAt: item.tellAt.toISOString(),
                isRead: item.readAt !== null,
                asks: said.asks,
              },
            ]
          }),
          nextCursor,
        }
      })
      return { ...page, unread: await listUnread(actor) }
    },

    async countUnread(actor: Actor): Promise<{ unread: number }> {
      return { unread: await listUnread(actor) }
    },

    /** Of one’s own items; others are passed over. */
    async markItems(actor: Actor, { itemIds, isRead }: { itemIds: readonly string[]; isRead: boolean }): Promise<void> {
      const readAt = isRead ? clock.now() : null
      await store.tx('markInbox', db => markItems(db, actor.personId, { ids: itemIds }, readAt))
      live.tellInboxes(actor.centreId, [actor.personId])
    },

    async markAllRead(actor: Actor, { upTo }: { upTo: string }): Promise<void> {
      const at = clock.now()
      const until = new Date(Math.min(Date.parse(upTo), at.getTime()))
      await store.tx('markInboxRead', db => markItems(db, actor.personId, { upTo: until }, at))
      live.tellInboxes(actor.centreId, [actor.personId])
    },

    async getEmailChoice(actor: Actor) {
      const [found] = await listAddressees(store.read, [actor.personId], toMoment(clock).today)
      if (found === undefined) throw new Error(`${actor.personId} is signed in and nobody.`)
      return { choice: found.choice, address: found.address, isSending: outbox.isSending }
    },

    async chooseEmail(actor: Actor, { choice }: { choice: EmailChoice }): Promise<void> {
      await store.tx('chooseEmail', db => saveEmailChoice(db, actor.personId, choice))
    },

    async removeOld(): Promise<void> {
      const before = new Date(clock.now().getTime() - KEEP_READ_MS)
      await store.tx('removeOldInboxItems', db => removeReadBefore(db, before))
    },
  }
}
