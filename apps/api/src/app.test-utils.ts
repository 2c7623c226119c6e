/** Only for tests: the whole application over a store of its own, with a clock that the test turns. */
import type { Role } from '@crosswalk/contracts'
import { createCountedIds, createTestClock, type TestClock } from '@crosswalk/testkit'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import { createPasswords } from './accounts/passwords.service.ts'
import { type BuildOptions, buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { makeDataFolder } from './db/data-folder.ts'
import { createTestFolder, createTestStore, type TestStore } from './db/store.test-utils.ts'
import type { WriteDb } from './db/store.ts'
import { createFolderBlobStore } from './files/blob-store-folder.ts'
import { API_PREFIX } from './http/register-endpoint.ts'
import type { Ids } from './ids.ts'
import { appendEntry } from './ledger/append-entry.ts'
import type { Mail, MailTransport } from './mail/smtp.ts'
import { createServices, type ServiceDeps, type Services } from './services.ts'

const SECRET = 'a secret of tests, which signs nothing that lasts'

/** Cheap on purpose: what is tested is never how slow a hash is. */
const testPasswords = createPasswords({ memoryCost: 1_024, timeCost: 1 })

export interface TestPerson {
  personId: string
  centreId: string
  accountId: string
}

export interface TestApp {
  app: FastifyInstance
  deps: ServiceDeps
  services: Services
  store: TestStore
  clock: TestClock
  ids: Ids
  /** What was sent, where the test has SMTP. */
  mails: Mail[]
  /** One request, as a browser would send it; `url` under /api/v1. */
  request(method: Method, url: string, options?: RequestOptions): Promise<Reply>
  /** Headers of a new session of this person, put there directly. Whoever has no account gets one. */
  signedInAs(person: TestPerson | string): Promise<Record<string, string>>
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface RequestOptions {
  body?: unknown
  /** A person, or the id of one. */
  as?: TestPerson | string
  headers?: Record<string, string>
  cookies?: Record<string, string>
  address?: string
}

export interface Reply {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a reply by looking.
  body: any
  text: string
  headers: Record<string, string | string[] | number | undefined>
  cookies: LightMyRequestResponse['cookies']
}

export interface TestAppOverrides extends Partial<Omit<BuildOptions, 'deps' | 'services'>> {
  config?: Partial<Config>
  hasSmtp?: boolean
  /** With createTestWorld: `createTestApp(world)` serves what the test wrote through the ledger. */
  store?: TestStore
  clock?: TestClock
  ids?: Ids
  /** Further routes, registered before the application is ready. */
  extend?: (app: FastifyInstance) => unknown
}

export async function createTestApp(overrides: TestAppOverrides = {}): Promise<TestApp> {
  const { hasSmtp = false, clock = createTestClock(), ids = createCountedIds() } = overrides
  const store = overrides.store ?? createTestStore({ clock })
  const folder = makeDataFolder(createTestFolder())
  const mails: Mail[] = []
  const transport: MailTransport = {
    send: async mail => {
      mails.push(mail)
    },
  }
  const deps: ServiceDeps = {
    config: { ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: folder.root }), ...overrides.config },
    secret: SECRET,
    store,
    mappings: store.mappings,
    progressRows: store.progressRows,
    blobs: createFolderBlobStore(folder),
    clock,
    ids,
    passwords: await testPasswords,
    mailTransport: hasSmtp ? transport : null,
    logger: { warn: () => {}, error: () => {} },
    publicUrl: () => 'http://crosswalk.test',
  }
  const services = createServices(deps)
  const app = await buildApp({
    deps,
    services,
    version: '0.0.0',
    webDist: overrides.webDist ?? null,
    maxEventLoopDelayMs: 0,
    rateLimits: overrides.rateLimits ?? { requestsPerMinute: 100_000, failures: 8 },
    ...(overrides.logStream && { logStream: overrides.logStream }),
  })
  await overrides.extend?.(app)
  onTestFinished(async () => {
    await app.close()
  })
  await app.ready()

  async function signedInAs(person: TestPerson | string): Promise<Record<string, string>> {
    const personId = typeof person === 'string' ? person : person.personId
    const familyId = ids.create('ses')
    const at = clock.now()
    const expiresAt = new Date(at.getTime() + 90 * 86_400_000)
    const actor = await store.tx('testSession', async db => {
      const { t } = db
      const found = (await db.select().from(t.people)).find(one => one.id === personId)
      if (found === undefined) throw new Error(`There is no person ${personId}.`)
      const { centreId } = found
      const accountId = found.accountId ?? (await linkTestAccount(db, { personId, centreId }))
      const epoch = (await db.select().from(t.accounts)).find(account => account.id === accountId)?.epoch ?? 0
      const family = { id: familyId, personId, centreId, accountId, epoch, createdAt: at, lastUsedAt: at, expiresAt }
      await db.insert(t.sessionFamilies).values(family)
      return { personId, centreId, accountId, familyId, roles: [] }
    })
    return { authorization: `Bearer ${app.createAccessToken(actor)}` }
  }

  async function linkTestAccount(db: WriteDb, { personId, centreId }: Omit<TestPerson, 'accountId'>): Promise<string> {
    const id = ids.create('acc')
    await db
      .insert(db.t.accounts)
      .values({ id, email: `${id}@crosswalk.test`, passwordHash: null, createdAt: clock.now() })
    await appendEntry(db, { centreId, actorId: null, kind: 'person.accountLinked', data: { personId, accountId: id } })
    return id
  }

  return {
    app,
    deps,
    services,
    store,
    clock,
    ids,
    mails,
    signedInAs,
    async request(method, url, { body, as, headers, cookies, address } = {}) {
      const options: InjectOptions = {
        method,
        url: url.startsWith('/api/') || !url.startsWith('/') ? url : `${API_PREFIX}${url}`,
        headers: { ...(as && (await signedInAs(as))), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
        ...(cookies && { cookies }),
        ...(address && { remoteAddress: address }),
      }
      const reply = await app.inject(options)
      return {
        status: reply.statusCode,
        body: isJson(reply.headers['content-type']) ? reply.json() : undefined,
        text: reply.payload,
        headers: reply.headers,
        cookies: reply.cookies,
      }
    },
  }
}

function isJson(type: string | string[] | number | undefined): boolean {
  return typeof type === 'string' && type.includes('json')
}

export const TEST_PASSWORD = 'ferns by the canal gate'

export interface NewTestPerson {
  centreId?: string
  givenName?: string
  familyName?: string
  email?: string
  roles?: readonly Role[]
  /** Another membership of an account that stands already. */
  accountId?: string
  /** Null for an account that was invited and has chosen none yet. */
  password?: string | null
}

/** A centre of its own, put there directly: for tests of the shell alone. What is recorded goes through the ledger. */
export async function addTestCentre(
  { store, ids }: Pick<TestApp, 'store' | 'ids'>,
  name = 'Harbour Training',
): Promise<string> {
  const id = ids.create('ctr')
  await store.tx('testCentre', async db => {
    await db.insert(db.t.centres).values({ id, name, timeZone: 'Europe/London', revision: 1, began: 1 })
  })
  return id
}

/** A person with an account, put there directly as above. */
export async function addTestPerson(
  world: TestApp,
  person: NewTestPerson = {},
): Promise<TestPerson & { email: string }> {
  const { store, ids, clock, deps } = world
  const centreId = person.centreId ?? (await addTestCentre(world))
  const personId = ids.create('per')
  const accountId = person.accountId ?? ids.create('acc')
  const email = person.email ?? `${personId}@crosswalk.test`
  const password = person.password === undefined ? TEST_PASSWORD : person.password
  const passwordHash = password === null ? null : await deps.passwords.createHash(password, [])
  await store.tx('testPerson', async db => {
    const { t } = db
    if (person.accountId === undefined) {
      await db.insert(t.accounts).values({ id: accountId, email, passwordHash, createdAt: clock.now() })
    }
    const { givenName = 'Priya', familyName = 'Shah' } = person
    await db
      .insert(t.people)
      .values({ id: personId, centreId, accountId, givenName, familyName, email, revision: 1, began: 1 })
    for (const role of person.roles ?? ['assessor']) {
      const id = ids.create('rol')
      await db
        .insert(t.personRoles)
        .values({ id, centreId, personId, role, fromOn: '2020-01-01', toOn: null, began: 1 })
    }
  })
  return { personId, centreId, accountId, email }
}
