/**
 * Bodies of transactions run one after another, and those that wait at the same moment are kept by one commit: the disk
 * is waited for once for all of them. Each stands in a savepoint, so that one that fails takes nothing of its own and
 * nothing of the others with it. Nobody hears of anything, good or bad, before the commit is on the disk.
 */
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'

/** The first of a group waits for the rest of it: only so many, and only so long. */
const MOST_OF_A_GROUP = 64
const MOST_MS_OF_A_GROUP = 50

export interface WriteQueue {
  /** `onKept` runs after the commit, before the caller goes on. */
  add<T>(body: () => Promise<T>, onKept: () => void): Promise<T>
  /** Everything that waits has been run. */
  drain(): Promise<void>
}

interface Waiting {
  run(): Promise<void>
  settle(): void
  reject(error: unknown): void
}

export function createWriteQueue(client: Sqlite.Database): WriteQueue {
  const [begin, commit, savepoint, release, rollbackTo] = [
    'begin immediate',
    'commit',
    'savepoint body',
    'release body',
    'rollback to body',
  ].map(source => client.prepare(source)) as [Statement, Statement, Statement, Statement, Statement]
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      // Whoever asks in this turn of the loop joins.
      await setImmediate()
      await runGroup()
    }
    running = null
  }

  async function runGroup(): Promise<void> {
    const group: Waiting[] = []
    const startedAt = performance.now()
    try {
      begin.run()
      do {
        const next = waiting.shift()
        if (next === undefined) break
        group.push(next)
        savepoint.run()
        await next.run()
        release.run()
      } while (group.length < MOST_OF_A_GROUP && performance.now() - startedAt < MOST_MS_OF_A_GROUP)
      commit.run()
    } catch (error) {
      if (client.inTransaction) client.exec('rollback')
      if (group.length === 0) group.push(...waiting.splice(0))
      for (const one of group) one.reject(error)
      return
    }
    for (const one of group) one.settle()
  }

  return {
    add: (body, onKept) =>
      new Promise((resolve, reject) => {
        let settle: () => void
        waiting.push({
          async run() {
            try {
              const value = await body()
              settle = () => {
                onKept()
                resolve(value)
              }
            } catch (error) {
              // A full disk ends the whole transaction by itself, and with it everything of this group.
              if (!client.inTransaction) throw error
              rollbackTo.run()
              settle = () => reject(error)
            }
          },
          settle: () => settle(),
          reject,
        })
        running ??= runAll()
      }),
    async drain() {
      await running
    },
  }
}

type Statement = Sqlite.Statement<[]>
