import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { session as sessionReply } from '@crosswalk/contracts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { TEST_PASSWORD } from './app.test-utils.ts'
import { type Config, readConfig } from './config.ts'
import { createTestFolder } from './db/store.test-utils.ts'
import { startServer } from './start-server.ts'

const SECRET = '5f0c9b1e7a3d48e2b6f1a09c7d5e3b8241f6a7c9e0d2b4f8'

function createConfig(environment: Record<string, string> = {}): Config {
  const DATA_DIR = join(createTestFolder(), 'made', 'by the server')
  return readConfig({ PORT: '0', LOG_LEVEL: 'silent', CROSSWALK_DEMO: 'no', DATA_DIR, ...environment })
}

async function start(config: Config) {
  const lines: string[] = []
  const server = await startServer({ config, say: line => lines.push(line) })
  onTestFinished(() => server.close())
  return { ...server, lines }
}

/** A port that another program holds. */
async function holdPort(): Promise<number> {
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void holder.close())
  const address = holder.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('starting', () => {
  it('makes the data folder, says the address, and answers there with the mappings loaded', async () => {
    const { url, lines } = await start(createConfig())
    expect(lines).toEqual([`Crosswalk is running at ${url}`])
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' })
  })

  it('on a taken port says so, and which to try', async () => {
    const port = await holdPort()
    await expect(start(createConfig({ PORT: String(port) }))).rejects.toThrow(
      `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1}`,
    )
  })

  it('on data that another server uses says so', async () => {
    const config = createConfig()
    await start(config)
    await expect(start(config)).rejects.toThrow('Another Crosswalk is running on')
  })

  it('in a folder that can’t be written to says so', async () => {
    const file = join(createTestFolder(), 'a file')
    writeFileSync(file, '')
    await expect(start(createConfig({ DATA_DIR: join(file, 'data') }))).rejects.toThrow('can’t be written to')
  })

  it('at an address that this machine does not have says so', async () => {
    await expect(start(createConfig({ HOST: '192.0.2.77' }))).rejects.toThrow('This machine has no address 192.0.2.77')
  })

  it('in production on an empty store prints a link that sets the first centre up', async () => {
    const PUBLIC_URL = 'https://crosswalk.example.ac.uk'
    const { url, lines } = await start(
      createConfig({ NODE_ENV: 'production', CROSSWALK_SECRET: SECRET, PUBLIC_URL, CROSSWALK_DEMO: '' }),
    )
    expect(lines[1]).toMatch(/^No centre is here yet.*https:\/\/crosswalk\.example\.ac\.uk\/setup\/[\w-]{43}$/)
    const token = lines[1]?.split('/').at(-1)
    const body = {
      centreName: 'Harbour Training',
      familyName: 'Okafor',
      email: 'ada@crosswalk.test',
      password: TEST_PASSWORD,
    }
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(`${url}/api/v1/setup/${token}`, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(reply.status).toBe(204)
  })
})

describe('stopping and starting again', () => {
  it('signs nobody out, and prints no second link once there is a centre', async () => {
    const config = createConfig({
      NODE_ENV: 'production',
      CROSSWALK_SECRET: SECRET,
      PUBLIC_URL: 'http://127.0.0.1',
      CROSSWALK_DEMO: '',
    })
    const first = await start(config)
    const token = first.lines[1]?.split('/').at(-1)
    const person = { familyName: 'Okafor', email: 'ada@crosswalk.test', password: TEST_PASSWORD }
    const send = (url: string, path: string, body: object) =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    await send(first.url, `/setup/${token}`, { centreName: 'Harbour Training', ...person })
    const { email, password } = person
    const { accessToken } = sessionReply.parse(await (await send(first.url, '/session', { email, password })).json())
    await first.close()
    const second = await start(config)
    expect(second.lines).toHaveLength(1)
    const me = await fetch(`${second.url}/api/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } })
    expect(me.status).toBe(200)
  })

  it('leaves the address free, and the data to the next one', async () => {
    const config = createConfig()
    const { url, close } = await start(config)
    await close()
    await expect(fetch(`${url}/health/ready`)).rejects.toThrow()
    expect((await fetch(`${(await start(config)).url}/health/ready`)).status).toBe(200)
  })
})
