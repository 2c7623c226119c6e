// The process, in the order in which things must be true: a folder to write to, a store of our own, the frameworks, and
// only then an address that answers.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import type { FastifyInstance } from 'fastify'
import packageJson from '../package.json' with { type: 'json' }
import { createPasswords } from './accounts/passwords.service.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { systemClock } from './db/clock.ts'
import { makeDataFolder } from './db/data-folder.ts'
import { createFolderBlobStore } from './files/blob-store-folder.ts'
import { createFrameworksRepository } from './frameworks/frameworks.repository.ts'
import { keepSecret } from './http/keep-secret.ts'
import { systemIds } from './ids.ts'
import { createSmtpTransport } from './mail/smtp.ts'
import { openStore } from './open-store.ts'
import { createServices, type ServiceDeps, type Services } from './services.ts'

/** A failure that whoever starts the server can mend: shown as a sentence, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

export interface RunningServer {
  url: string
  /** Lets requests finish, ends streams, closes the store. */
  close(): Promise<void>
}

export interface StartOptions {
  config: Config
  /** One line to whoever started the server. */
  say: (line: string) => void
}

const HOUR_MS = 3_600_000
/** After this what still runs is cut off. */
const PATIENCE_MS = 8_000

export async function startServer({ config, say }: StartOptions): Promise<RunningServer> {
  requireWritableFolder(config.dataDir)
  await requireFreePort(config)
  const logger: { current: ServiceDeps['logger'] } = { current: consoleLogger }
  const opened = openStore({ file: config.storeFile, logger: toLateLogger(logger) })
  try {
    const { store, mappings } = opened
    const loaded = await createFrameworksRepository(store, mappings).loadFrameworks({
      standards: bundledStandards,
      qualifications: bundledQualifications,
      mappings: bundledMappings,
    })
    for (const id of loaded.differing) say(`${id} is bundled in another wording than the one held here, which stays.`)

    const address = { url: '' }
    const deps: ServiceDeps = {
      config,
      secret: config.secret ?? (await keepSecret(config.dataDir)),
      ...opened,
      blobs: createFolderBlobStore(makeDataFolder(config.dataDir)),
      clock: systemClock,
      ids: systemIds,
      passwords: await createPasswords(),
      mailTransport: config.smtpUrl === undefined ? null : createSmtpTransport(config.smtpUrl, config.mailFrom),
      logger: toLateLogger(logger),
      publicUrl: () => config.publicUrl ?? address.url,
    }
    const services = createServices(deps)
    const app = await buildApp({ deps, services, version: packageJson.version, webDist: findWebDist() })
    logger.current = app.log
    address.url = await listen(app, config)
    const stopKeepingHouse = keepHouse(services, deps)

    say(`Crosswalk is running at ${address.url}`)
    const setupLink = config.isProduction ? await services.accounts.createSetupLink() : null
    if (setupLink !== null) say(`No centre is here yet. Make the first one within a day, at ${setupLink}`)

    return {
      url: address.url,
      async close() {
        stopKeepingHouse()
        const cutOff = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS)
        await app.close()
        clearTimeout(cutOff)
        await store.close()
      },
    }
  } catch (error) {
    await opened.store.close()
    throw error
  }
}

function findWebDist(): string {
  return fileURLToPath(new URL('../../web/dist', import.meta.url))
}

function requireWritableFolder(folder: string): void {
  const probe = join(folder, `.write-${randomUUID()}`)
  try {
    makeFolder(folder)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new StartError(
      `The data folder ${folder} can’t be written to. Give DATA_DIR one that can, or mend its rights.`,
      {
        cause,
      },
    )
  }
}

/** Step by step: on Node 20 a recursive mkdir never comes back from a place where nothing can be made (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Before anything is made: a first start that ends with "port taken" should end so at once. */
async function requireFreePort({ port, host }: Config): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen(port, host, resolve)
    })
  } catch (cause) {
    throw toListenError(cause, port, host)
  }
  await new Promise(resolve => probe.close(resolve))
}

async function listen(app: FastifyInstance, { port, host }: Config): Promise<string> {
  try {
    await app.listen({ port, host, listenTextResolver: () => '' })
  } catch (cause) {
    throw toListenError(cause, port, host)
  }
  const bound = app.server.address()
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${typeof bound === 'object' && bound !== null ? bound.port : port}`
}

function toListenError(cause: unknown, port: number, host: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1}`,
      { cause },
    )
  }
  if (code === 'EACCES')
    return new StartError(`This user may not open port ${port}. Choose one above 1023: PORT=3000`, { cause })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(`This machine has no address ${host}. Check HOST.`, { cause })
  }
  return cause
}

/** What only keeps the service running is pruned, and mails that could not be sent are tried again. */
function keepHouse({ sessions, accounts, outbox, idempotency }: Services, { logger }: ServiceDeps): () => void {
  const prune = async () => {
    await sessions.removeExpired()
    await accounts.removeOldLinks()
    await outbox.removeOld()
    await idempotency.removeOld()
  }
  const post = setInterval(() => void outbox.deliver(), 60_000)
  const broom = setInterval(() => {
    prune().catch(error => logger.error({ err: error }, 'Old sessions and links could not be pruned.'))
  }, HOUR_MS)
  void outbox.deliver()
  return () => {
    clearInterval(post)
    clearInterval(broom)
  }
}

/** Until the application has its logger. */
const consoleLogger: ServiceDeps['logger'] = {
  warn: (details, message) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
  error: (details, message) => process.stderr.write(`${message} ${JSON.stringify(details)}\n`),
}

function toLateLogger(holder: { current: ServiceDeps['logger'] }): ServiceDeps['logger'] {
  return {
    warn: (details, message) => holder.current.warn(details, message),
    error: (details, message) => holder.current.error(details, message),
  }
}
