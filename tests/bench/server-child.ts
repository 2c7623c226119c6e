/** The benchmark's server from outside: its address, its tokens, and what of the processor and memory it has used. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchWorld } from './bench-world.ts'

export type ServerChild = Awaited<ReturnType<typeof startServerChild>>

export async function startServerChild(world: BenchWorld, webDist = '') {
  const worldFile = join(world.dataDir, 'bench-world.json')
  writeFileSync(worldFile, JSON.stringify(world))
  // The loader that runs this file runs that one.
  const child = fork(fileURLToPath(new URL('bench-server.ts', import.meta.url)), [worldFile, webDist], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const hear = async () => (await once(child, 'message'))[0]
  const hello = (await Promise.race([
    hear(),
    once(child, 'exit').then(() => Promise.reject(new Error('The server of the benchmark did not start.'))),
  ])) as { url: string; manager: string; assessor: string; tutor: string; tutorEmail: string }
  return {
    ...hello,
    async getUsage(): Promise<{ cpuMs: number; rssBytes: number }> {
      const heard = hear()
      child.send('usage')
      return (await heard) as { cpuMs: number; rssBytes: number }
    },
    /** Some learner's row is another. */
    async change(): Promise<void> {
      const heard = hear()
      child.send('change')
      await heard
    },
    async stop(): Promise<void> {
      const exited = once(child, 'exit')
      child.send('stop')
      await exited
    },
  }
}
