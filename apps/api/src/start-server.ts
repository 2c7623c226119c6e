// The process, in the order in which things must be true: a folder to write to, a store of our own, the frameworks, and
// only then an address that answers.
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import packageJson from '../package.json' with { type: 'json' }
import { createAccountsRepository } from './accounts/accounts.repository.ts'
import { createPasswords, type Passwords } from './accounts/passwords.service.ts'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { systemClock } from './db/clock.ts'
import { type DataFolder, makeDataFolder } from './db/data-folder.ts'
import { listDemoAccountLines } from './demo/demo-accounts.ts'
import { createFolderBlobStore } from './files/blob-store-folder.ts'
import { createFrameworksRepository } from './frameworks/frameworks.repository.ts'
import { keepSecret } from './http/keep-secret.ts'
import { listen, requireFreePort } from './http/listen.ts'
import { systemIds } from './ids.ts'
import { keepHouse } from './keep-house.ts'
import { createSmtpTransport } from './mail/smtp.ts'
import { type OpenedStore, openStore } from './open-store.ts'
import { createServices, type ServiceDeps, type Services } from './services.ts'
import { StartError } from './start-error.ts'

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

/** After this what still runs is cut off. */
const PATIENCE_MS = 8_000

export async function startServer({ config, say }: StartOptions): Promise<RunningServer> {
  requireWritableFolder(config.dataDir)
  await requireFreePort(config)
  const folder = makeDataFolder(config.dataDir)
  const passwords = await createPasswords()
  const { logger, useLogger } = createLateLogger()
  const opened = await openWithDemonstration({ config, say }, folder, passwords, logger)
  try {
    const { store, mappings } = opened
    const frameworks = createFrameworksRepository(store, mappings)
    const { differing } = await frameworks.loadFrameworks({
      standards: bundledStandards,
      qualifications: bundledQualifications,
      mappings: bundledMappings,
    })
    for (const id of differing) say(`${id} is bundled in another wording than the one held here, which stays.`)

    const address = { url: '' }
    const deps: ServiceDeps = {
      config,
      secret: config.secret ?? (await keepSecret(config.dataDir)),
      ...opened,
      blobs: createFolderBlobStore(folder),
      clock: systemClock,
      ids: systemIds,
      passwords,
      mailTransport: config.smtpUrl === undefined ? null : createSmtpTransport(config.smtpUrl, config.mailFrom),
      logger,
      publicUrl: () => config.publicUrl ?? address.url,
    }
    const services = createServices(deps)
    // Before anybody can ask for them: the process may have gone between an erasure and its bytes.
    await services.erasures.removeBytes()
    // Nor may a day that came while nothing ran be missed.
    await services.statuses.beginAnnounced()
    const app = await buildApp({ deps, services, version: packageJson.version, webDist: findWebDist() })
    useLogger(app.log)
    address.url = await listen(app, config)
    const stopKeepingHouse = keepHouse(services, deps)
    const stopTelling = services.inbox.start()
    await sayWhereAndWho({ config, say }, address.url, services, deps)

    return {
      url: address.url,
      async close() {
        stopKeepingHouse()
        await stopTelling()
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

/** The demonstration is made whole before the store is opened to be served. */
async function openWithDemonstration(
  { config, say }: StartOptions,
  folder: DataFolder,
  passwords: Passwords,
  logger: ServiceDeps['logger'],
): Promise<OpenedStore> {
  const opened = openStore({ file: folder.store, logger })
  if (!config.makesDemonstration || !(await createAccountsRepository(opened.store).isWithoutCentres())) return opened
  await opened.store.close()
  say('Making a demonstration centre. It takes a few seconds, this once.')
  // Loaded only now: nothing else makes PDFs.
  const { createDemoCentre } = await import('./demo/create-demo-centre.ts')
  await createDemoCentre({ config, now: systemClock.now(), passwords })
  return openStore({ file: folder.store, logger })
}

async function sayWhereAndWho({ config, say }: StartOptions, url: string, services: Services, { store }: ServiceDeps) {
  say(`Crosswalk is running at ${url}`)
  if (config.isProduction) {
    const setupLink = await services.accounts.createSetupLink()
    if (setupLink !== null) say(`No centre is here yet. Make the first one within a day, at ${setupLink}`)
    return
  }
  const lines = await listDemoAccountLines(store)
  if (lines.length > 0) say(['Demonstration accounts (role, e-mail, password):', ...lines].join('\n'))
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

/** What is logged before the application has its logger goes to standard error. */
function createLateLogger() {
  const toStandardError = (details: object, message: string) =>
    void process.stderr.write(`${message} ${JSON.stringify(details)}\n`)
  let current: ServiceDeps['logger'] = { warn: toStandardError, error: toStandardError }
  const logger: ServiceDeps['logger'] = {
    warn: (details, message) => current.warn(details, message),
    error: (details, message) => current.error(details, message),
  }
  const useLogger = (next: ServiceDeps['logger']): void => {
    current = next
  }
  return { logger, useLogger }
}
