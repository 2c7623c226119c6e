import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { createTestFolder } from './store.test-utils.ts'
import { createWriteQueue } from './write-queue.ts'

function createWriter() {
  const file = join(createTestFolder(), 'words.sqlite')
  const [client, other] = [new Sqlite(file), new Sqlite(file)]
  onTestFinished(() => {
    client.close()
    other.close()
  })
  client.pragma('journal_mode = wal')
  client.exec('create table words (word text primary key)')
  const insert = client.prepare('insert into words values (?)')
  const select = other.prepare('select word from words order by word').pluck()
  const queue = createWriteQueue(client)
  const heard: string[] = []
  return {
    client,
    heard,
    /** What others see, who know only what is committed. */
    list: () => select.all(),
    write: (word: string, alsoDo: () => Promise<void> = async () => {}) =>
      queue
        .add(
          async () => {
            insert.run(word)
            await alsoDo()
            return word
          },
          () => heard.push(`${word} is kept beside ${select.all().join(' and ')}`),
        )
        .catch((error: Error) => {
          heard.push(`${word} is not kept beside ${select.all().join(' and ') || 'nothing'}`)
          throw error
        }),
  }
}

const fail = async () => {
  throw new Error('no')
}

it('keeps those that wait together by one commit, in their order', async () => {
  const { write, heard, list } = createWriter()
  expect(await Promise.all([write('a'), write('b')])).toEqual(['a', 'b'])
  expect(heard).toEqual(['a is kept beside a and b', 'b is kept beside a and b'])
  await write('c')
  expect(list()).toEqual(['a', 'b', 'c'])
})

it('takes back one that fails, and nothing of the others, and tells nobody before the commit', async () => {
  const { write, heard } = createWriter()
  const settled = await Promise.allSettled([write('a'), write('b', fail), write('b'), write('b'), write('c')])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
  expect(heard.filter(line => line.endsWith('beside a and b and c'))).toHaveLength(5)
})

it('keeps nothing of a group that the disk has no room for, and goes on', async () => {
  const { client, write, list } = createWriter()
  await write('a')
  client.pragma('cache_size = 10')
  client.pragma(`max_page_count = ${client.pragma('page_count', { simple: true })}`)
  const settled = await Promise.allSettled([write('b'), write('c'.repeat(200_000)), write('d')])
  const kept = settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  expect(settled[1].status).toBe('rejected')
  expect(list()).toEqual(['a', ...kept])
  await write('e')
  expect(list()).toEqual(['a', ...kept, 'e'])
})
