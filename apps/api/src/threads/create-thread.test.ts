import { describe, expect, it } from 'vitest'
import { createThread } from './create-thread.ts'

const createEcho = () =>
  createThread<{ say: string }, string>({ name: 'echoes', file: new URL('./echo.test-utils.ts', import.meta.url) })

describe('a thread', () => {
  it('does its jobs one after another, and each gets its own answer', async () => {
    const thread = createEcho()
    const answers = await Promise.all(['one', 'two', 'three'].map(say => thread.run({ say }, 20_000)))
    expect(answers).toEqual(['one, heard 1', 'two, heard 2', 'three, heard 3'])
  })

  it('refuses what it could not come to soon, and takes work again when it has caught up', async () => {
    const thread = createEcho()
    const waiting = Array.from({ length: 20 }, (_, n) => thread.run({ say: String(n) }, 20_000))
    await expect(thread.run({ say: 'too many' }, 20_000)).rejects.toMatchObject({ code: 'server.busy' })
    await Promise.all(waiting)
    expect(await thread.run({ say: 'later' }, 20_000)).toBe('later, heard 21')
  })

  it('starts anew after a job that took too long, and goes on with the next', async () => {
    const thread = createEcho()
    const [stuck, next] = await Promise.all([
      thread.run({ say: 'stay silent' }, 1),
      thread.run({ say: 'hello' }, 20_000),
    ])
    expect(stuck).toBeNull()
    expect(next).toBe('hello, heard 1')
  })
})
