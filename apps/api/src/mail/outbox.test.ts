import { createCountedIds, createTestClock } from '@crosswalk/testkit'
import { describe, expect, it } from 'vitest'
import { createTestStore } from '../db/store.test-utils.ts'
import { createOutboxRepository } from './outbox.repository.ts'
import { createOutbox } from './outbox.service.ts'
import type { Mail } from './smtp.ts'

function createPost({ hasSmtp = true } = {}) {
  const clock = createTestClock()
  const store = createTestStore({ clock })
  const sent: Mail[] = []
  const server = { isDown: false }
  const transport = {
    send: async (mail: Mail) => {
      if (server.isDown) throw new Error('connection refused')
      sent.push(mail)
    },
  }
  const outbox = createOutbox({
    repository: createOutboxRepository(store),
    transport: hasSmtp ? transport : null,
    clock,
    ids: createCountedIds(),
    logger: { warn: () => {}, error: () => {} },
  })
  const add = (subject: string) =>
    store.tx('test', db => outbox.add(db, { to: 'ada@crosswalk.test', subject, text: `about ${subject}` }))
  const list = () => store.read.select().from(store.read.t.outbox)
  return { clock, store, sent, server, outbox, add, list }
}

describe('the outbox', () => {
  it('sends what was written, once, and forgets what stood in it', async () => {
    const { outbox, add, sent, list } = createPost()
    await add('one')
    await add('two')
    await Promise.all([outbox.deliver(), outbox.deliver()])
    await outbox.deliver()
    expect(sent.map(mail => mail.subject)).toEqual(['one', 'two'])
    expect((await list()).map(mail => mail.body)).toEqual(['', ''])
  })

  it('sends nothing of what was rolled back', async () => {
    const { store, outbox, sent } = createPost()
    const failed = store.tx('test', async db => {
      await outbox.add(db, { to: 'ada@crosswalk.test', subject: 'never', text: '' })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await outbox.deliver()
    expect(sent).toEqual([])
  })

  it('tries again later while the mail server is down, then sends', async () => {
    const { clock, server, outbox, add, sent, list } = createPost()
    server.isDown = true
    await add('one')
    await outbox.deliver()
    await outbox.deliver()
    expect(await list()).toMatchObject([{ attempts: 1, lastError: 'connection refused', failedAt: null }])
    server.isDown = false
    clock.advance({ minutes: 1 })
    await outbox.deliver()
    expect(sent).toHaveLength(1)
  })

  it('gives up in the end, and keeps the mail to be read', async () => {
    const { clock, server, outbox, add, list } = createPost()
    server.isDown = true
    await add('one')
    for (let hour = 0; hour < 24; hour++) {
      await outbox.deliver()
      clock.advance({ hours: 1 })
    }
    expect(await list()).toMatchObject([{ attempts: 6, body: 'about one', failedAt: expect.any(Date) }])
  })

  it('keeps everything where no mail server is set', async () => {
    const { outbox, add, list } = createPost({ hasSmtp: false })
    await add('one')
    await outbox.deliver()
    expect(await list()).toMatchObject([{ attempts: 0, body: 'about one', sentAt: null }])
  })
})
