/** Only for tests: the built server as a process of its own, which can be killed, and started again on the same data. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const dist = new URL('../../apps/api/dist/', import.meta.url)

export interface ServerProcess {
  url: string
  /** In production, on an empty store: where the first centre is made. */
  setupToken: string | null
  /** Nothing is finished, nothing is closed. */
  kill(): Promise<void>
}

export function createDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-crash-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** As in production, so that an empty store gets a link to set it up and no demonstration. */
export async function startServerProcess(dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('server.js', dist))], {
    env: {
      PATH: '/usr/bin:/bin',
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      PORT: '0',
      DATA_DIR: dataDir,
      PUBLIC_URL: 'https://crosswalk.test',
      CROSSWALK_SECRET: '9c1f0b7e5d3a48e2b6f1a09c7d5e3b8241f6a7c9e0d2b4f8',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  const { url, setupToken } = await readAddress(child)
  return { url, setupToken, kill }
}

function readAddress(child: ChildProcess): Promise<Pick<ServerProcess, 'url' | 'setupToken'>> {
  return new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('The server has no output.'))
    let said = ''
    let url: string | undefined
    child.stderr?.on('data', piece => {
      said += String(piece)
    })
    child.once('exit', code => reject(new Error(`The server ended with ${code} before it answered.\n${said}`)))
    createInterface({ input: child.stdout }).on('line', line => {
      said += `${line}\n`
      url ??= /running at (\S+)/.exec(line)?.[1]
      const setupToken = /\/setup\/(\S+)$/.exec(line)?.[1] ?? null
      if (url === undefined) return
      if (setupToken !== null) resolve({ url, setupToken })
      // A store that has a centre prints no link: the server answers, and that is all to wait for.
      else fetch(`${url}/health/ready`).then(() => resolve({ url: url ?? '', setupToken: null }), reject)
    })
  })
}

/** What doctor prints about a folder: nothing, where all is right. */
export async function askDoctor(dataDir: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('commands/doctor.js', dist))], {
    env: { PATH: '/usr/bin:/bin', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', piece => {
      said += String(piece)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
