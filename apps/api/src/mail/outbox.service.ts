// Mails are written in the transaction of what they tell, and sent once that is kept. Without SMTP they stay in the
// outbox, where whoever runs the server can read them.
import type { Clock } from '../db/clock.ts'
import type { StoreLogger, WriteDb } from '../db/store.ts'
import type { Ids } from '../ids.ts'
import type { OutboxRepository, WaitingMail } from './outbox.repository.ts'
import type { Mail, MailTransport } from './smtp.ts'

const MINUTE_MS = 60_000
/** After each failed attempt; then it is given up, and stays to be read. */
const RETRY_AFTER_MINUTES = [1, 5, 30, 120, 720]
const KEEP_DAYS = 30

interface Dependencies {
  repository: OutboxRepository
  /** Null where no SMTP is configured. */
  transport: MailTransport | null
  clock: Clock
  ids: Ids
  logger: StoreLogger
}

export type Outbox = ReturnType<typeof createOutbox>

export function createOutbox({ repository, transport, clock, ids, logger }: Dependencies) {
  let delivering: Promise<void> | null = null

  async function sendOne(to: MailTransport, mail: WaitingMail): Promise<void> {
    try {
      await to.send(mail)
      await repository.markSent(mail.id, clock.now())
    } catch (error) {
      const wait = RETRY_AFTER_MINUTES[mail.attempts]
      const at = clock.now()
      logger.warn({ mailId: mail.id, err: error }, 'A mail could not be sent.')
      await repository.markFailed(mail.id, {
        at,
        nextAt: wait === undefined ? null : new Date(at.getTime() + wait * MINUTE_MS),
        error: error instanceof Error ? error.message.slice(0, 500) : 'unknown',
      })
    }
  }

  async function deliverAll(to: MailTransport): Promise<void> {
    for (;;) {
      const waiting = await repository.listWaiting(clock.now())
      if (waiting.length === 0) return
      for (const mail of waiting) await sendOne(to, mail)
    }
  }

  return {
    isSending: transport !== null,

    /** Inside the transaction of what the mail tells. Call `deliver` once that has committed. */
    async add(db: WriteDb, mail: Mail): Promise<void> {
      await repository.add(db, { ...mail, id: ids.create('mai'), at: clock.now() })
    },

    /** Sends what waits; one run at a time. Never throws: what can't be sent is tried again. */
    async deliver(): Promise<void> {
      if (transport === null) return
      delivering ??= deliverAll(transport)
        .catch(error => logger.error({ err: error }, 'The outbox could not be delivered.'))
        .finally(() => {
          delivering = null
        })
      await delivering
    },

    async removeOld(): Promise<void> {
      await repository.removeBefore(new Date(clock.now().getTime() - KEEP_DAYS * 24 * 60 * MINUTE_MS))
    },
  }
}
