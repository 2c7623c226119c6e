import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { StoreInUse } from './data-lock.ts'
import { createBareTestStore, createTestFolder } from './store.test-utils.ts'
import { createStore, type Store, type WriteDb } from './store.ts'

const setSetting = async (db: WriteDb, name: string, value: string) => {
  await db
    .insert(db.t.settings)
    .values({ name, value })
    .onConflictDoUpdate({ target: db.t.settings.name, set: { value } })
}
const listSettings = async (store: Store) => store.read.select().from(store.t.settings)

/** Lets every other body that could run do so. */
const turnOfTheLoop = () => new Promise(resolve => setImmediate(resolve))

describe('a transaction', () => {
  it('is kept whole', async () => {
    const store = createBareTestStore()
    await store.tx('set', async db => {
      await setSetting(db, 'a', '1')
      await turnOfTheLoop()
      await setSetting(db, 'b', '2')
    })
    expect(await listSettings(store)).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ])
  })

  it('leaves nothing behind when its body throws, however late', async () => {
    const store = createBareTestStore()
    const failing = store.tx('fail', async db => {
      await setSetting(db, 'a', '1')
      await turnOfTheLoop()
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await listSettings(store)).toEqual([])
  })

  it('leaves nothing behind when a constraint of the database stops it', async () => {
    const store = createBareTestStore()
    const failing = store.tx('fail', async db => {
      await db.insert(db.t.settings).values({ name: 'a', value: '1' })
      await db.insert(db.t.settings).values({ name: 'a', value: '2' })
    })
    await expect(failing).rejects.toThrow()
    expect(await listSettings(store)).toEqual([])
    await store.tx('after', db => setSetting(db, 'b', '1'))
    expect(await listSettings(store)).toHaveLength(1)
  })

  it('waits its turn: a hundred that read and then write lose no update', async () => {
    const store = createBareTestStore()
    const count = async (db: WriteDb) => {
      const [row] = await db.select().from(db.t.settings)
      await turnOfTheLoop()
      await setSetting(db, 'count', String(Number(row?.value ?? 0) + 1))
    }
    await Promise.all(Array.from({ length: 100 }, () => store.tx('count', count)))
    expect(await listSettings(store)).toEqual([{ name: 'count', value: '100' }])
  })

  it('inside another is refused instead of waiting for itself', async () => {
    const store = createBareTestStore()
    const outer = store.tx('outer', () => store.tx('inner', async () => 1))
    await expect(outer).rejects.toThrow('inner began inside another')
  })

  it('may begin from work that an earlier one left running', async () => {
    const store = createBareTestStore()
    let later: Promise<void> | undefined
    await store.tx('first', async () => {
      later = turnOfTheLoop().then(() => store.tx('second', db => setSetting(db, 'a', '1')))
    })
    await later
    expect(await listSettings(store)).toHaveLength(1)
  })

  it('that is over takes no more writes, even from a promise that nobody awaited', async () => {
    const store = createBareTestStore()
    let escaped: WriteDb | undefined
    await store.tx('first', async db => {
      escaped = db
    })
    if (!escaped) throw new Error('no connection')
    await expect(setSetting(escaped, 'a', '1')).rejects.toThrow()
    expect(await listSettings(store)).toEqual([])
  })

  it('that takes long is logged by its name', async () => {
    const warn = vi.fn()
    const store = createBareTestStore({ logger: { warn, error: vi.fn() }, slowMs: -1 })
    await store.tx('slow one', async db => setSetting(db, 'a', '1'))
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ tx: 'slow one' }), 'A transaction took too long.')
  })

  it('is whole with what runs before its commit', async () => {
    const store = createBareTestStore({
      beforeCommit: async db => {
        await setSetting(db, 'before', 'commit')
        throw new Error('not this time')
      },
    })
    await expect(store.tx('set', db => setSetting(db, 'a', '1'))).rejects.toThrow('not this time')
    expect(await listSettings(store)).toEqual([])
  })
})

describe('listeners', () => {
  it('are told after the commit, with the centres and sequences', async () => {
    const store = createBareTestStore()
    const told: unknown[] = []
    store.onCommit(committed => {
      const seen = new Sqlite(store.file, { readonly: true }).prepare('select count(*) from settings').pluck().get()
      told.push([[...committed], seen])
    })
    await store.tx('set', async db => {
      await setSetting(db, 'a', '1')
      db.act.sequences.set('ctr_1', 7)
      expect(told).toEqual([])
    })
    expect(told).toEqual([[[['ctr_1', 7]], 1]])
  })

  it('hear nothing of what was rolled back', async () => {
    const store = createBareTestStore()
    const listener = vi.fn()
    store.onCommit(listener)
    await expect(
      store.tx('fail', async () => {
        throw new Error('no')
      }),
    ).rejects.toThrow()
    expect(listener).not.toHaveBeenCalled()
  })

  it('that fail undo nothing and are logged', async () => {
    const error = vi.fn()
    const store = createBareTestStore({ logger: { warn: vi.fn(), error } })
    store.onCommit(() => {
      throw new Error('deaf')
    })
    await store.tx('set', db => setSetting(db, 'a', '1'))
    expect(await listSettings(store)).toHaveLength(1)
    expect(error).toHaveBeenCalledOnce()
  })
})

describe('reading', () => {
  it('can’t write', async () => {
    const store = createBareTestStore()
    await expect(async () => store.read.insert(store.t.settings).values({ name: 'a', value: '1' })).rejects.toThrow()
  })

  it('sees nothing of a transaction that has not committed', async () => {
    const store = createBareTestStore()
    await store.tx('set', async db => {
      await setSetting(db, 'a', '1')
      expect(await listSettings(store)).toEqual([])
    })
    expect(await listSettings(store)).toHaveLength(1)
  })

  it('in one read transaction sees one moment, whatever is committed meanwhile', async () => {
    const store = createBareTestStore()
    await store.readTx(async db => {
      expect(await db.select().from(db.t.settings)).toEqual([])
      await store.tx('set', write => setSetting(write, 'a', '1'))
      expect(await db.select().from(db.t.settings)).toEqual([])
      await store.readTx(async other => expect(await other.select().from(other.t.settings)).toHaveLength(1))
    })
    await store.readTx(async db => expect(await db.select().from(db.t.settings)).toHaveLength(1))
  })
})

describe('a second instance on the same data', () => {
  it('is refused with a sentence', () => {
    const store = createBareTestStore()
    expect(() => createStore({ file: store.file })).toThrow(StoreInUse)
    expect(() => createStore({ file: store.file })).toThrow(/Another Crosswalk is running on .*Stop that one first/)
  })

  it('may start once the first has closed', async () => {
    const store = createBareTestStore()
    await store.close()
    await createStore({ file: store.file }).close()
  })

  it('is refused from another process, and may start when that was killed', async () => {
    const file = join(createTestFolder(), 'crosswalk.sqlite')
    const program = `
      import { createStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)}
      createStore({ file: ${JSON.stringify(file)} })
      process.stdout.write('open')
      setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      cwd: new URL('../..', import.meta.url),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    expect(() => createStore({ file })).toThrow(StoreInUse)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await createStore({ file }).close()
  }, 30_000)
})
