// The built application as `npm start` runs it: a process of its own, on a port and in a folder of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, inject, vi } from 'vitest'

const SERVER = fileURLToPath(new URL('../../apps/api/dist/server.js', import.meta.url))
const MOVED_CLOCK = new URL('./moved-clock.mjs', import.meta.url).href

export interface BuiltServer {
  readonly url: string
  /** What it has said so far. */
  readonly said: readonly string[]
  /** Its clock goes on from so much later. */
  moveClock(aheadMs: number): Promise<void>
  stop(): Promise<void>
}

interface ServerOptions {
  dataDir: string
  port?: number
  environment?: Record<string, string>
}

/** Resolves once the server has said where it is, and who can sign in. */
export async function startServer({ dataDir, port = 0, environment = {} }: ServerOptions): Promise<BuiltServer> {
  const child = spawn(process.execPath, ['--import', MOVED_CLOCK, SERVER], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  if (child.stdout === null || child.stderr === null) throw new Error('Nobody could hear the server')
  const said: string[] = []
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const { stdout } = child
  const url = await new Promise<string>((resolve, reject) => {
    let text = ''
    stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part
      said.splice(0, said.length, ...text.split('\n'))
      const address = /^Crosswalk is running at (\S+)$/m.exec(text)?.[1]
      if (address) resolve(address)
    })
    child.once('exit', code => reject(new Error(`The server ended with ${code} before it was ready.\n${complaints}`)))
  })
  return { url, said, moveClock: aheadMs => moveClock(child, aheadMs), stop: () => stop(child) }
}

async function moveClock(child: ChildProcess, aheadMs: number): Promise<void> {
  const moved = new Promise(resolve => child.once('message', resolve))
  child.send({ aheadMs })
  await moved
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** A server for one file of tests. It can be stopped and started again at the same address. */
export interface ServerOfFile {
  readonly url: string
  readonly said: readonly string[]
  moveClock(aheadMs: number): Promise<void>
  stop(): Promise<void>
  startAgain(): Promise<void>
}

function serve(prepare: () => Promise<ServerOptions>): ServerOfFile {
  let options: ServerOptions | null = null
  let running: BuiltServer | null = null
  const getRunning = () => {
    if (running === null) throw new Error('The server has not been started yet')
    return running
  }
  beforeAll(async () => {
    options = await prepare()
    running = await startServer(options)
    options.port = Number(new URL(running.url).port)
  })
  afterAll(async () => {
    await running?.stop()
    if (options) rmSync(options.dataDir, { recursive: true, force: true })
  })
  return {
    get url() {
      return getRunning().url
    },
    get said() {
      return getRunning().said
    },
    moveClock: aheadMs => getRunning().moveClock(aheadMs),
    stop: () => getRunning().stop(),
    async startAgain() {
      if (options) running = await startServer(options)
    },
  }
}

const createFolder = (): string => mkdtempSync(join(tmpdir(), 'crosswalk-browser-'))

/** With a demonstration centre of its own. */
export function serveDemonstration(findEnvironment: () => Promise<Record<string, string>> = async () => ({})) {
  return serve(async () => {
    const template = join(inject('demonstrationFolder'), 'data')
    if (!existsSync(template)) await makeDemonstration(template)
    const dataDir = createFolder()
    cpSync(template, dataDir, { recursive: true })
    return { dataDir, environment: await findEnvironment() }
  })
}

/** With nothing in it, as on the first day: it says where the first centre is set up. */
export function serveEmpty(): ServerOfFile {
  return serve(async () => ({
    dataDir: createFolder(),
    environment: {
      NODE_ENV: 'production',
      PUBLIC_URL: 'http://127.0.0.1',
      CROSSWALK_SECRET: '5f0c9b1e7a3d48e2b6f1a09c7d5e3b8241f6a7c9e0d2b4f8',
      LOG_LEVEL: 'warn',
    },
  }))
}

/** Files run side by side: whoever comes first makes it, and the others wait until it is there. */
async function makeDemonstration(template: string): Promise<void> {
  const making = `${template}.making`
  try {
    mkdirSync(making)
  } catch {
    await vi.waitUntil(() => existsSync(template), { timeout: 280_000, interval: 200 })
    return
  }
  const server = await startServer({ dataDir: making })
  await server.stop()
  renameSync(making, template)
}
