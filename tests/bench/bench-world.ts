/** A centre with a cohort of many, written through the ledger, and the application over it as the server builds it. */

import { createPasswords } from '@crosswalk/api/src/accounts/passwords.service.ts'
import { buildApp } from '@crosswalk/api/src/app.ts'
import { readConfig } from '@crosswalk/api/src/config.ts'
import { systemClock } from '@crosswalk/api/src/db/clock.ts'
import { makeDataFolder } from '@crosswalk/api/src/db/data-folder.ts'
import { createFolderBlobStore } from '@crosswalk/api/src/files/blob-store-folder.ts'
import { createFrameworksRepository } from '@crosswalk/api/src/frameworks/frameworks.repository.ts'
import { systemIds as ids } from '@crosswalk/api/src/ids.ts'
import { addCentre } from '@crosswalk/api/src/ledger/world.test-utils.ts'
import { openStore } from '@crosswalk/api/src/open-store.ts'
import { createServices, type ServiceDeps } from '@crosswalk/api/src/services.ts'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import { mapping } from './bundled-mapping.ts'

const FAMILY_NAMES = ['Okafor', 'Adeyemi', 'Thornton', 'Price', 'Raman', 'Nyima', 'Marchetti', 'Novak', 'Byrne', 'Shaw']
/** At the top of every list by name. */
const FIRST_NAME = 'Aaby'
const TAGS_OF_EACH = 40

export type BenchWorld = Awaited<ReturnType<typeof makeBenchWorld>>

export const BENCH_PASSWORD = 'ferns by the canal gate'

/** Learners differ in a quarter of their units. */
export function listUnitsTaken(learner: number): string[] {
  const held = mapping.qualification.units.filter(unit => unit.criteria.length > 0)
  return held.filter((_, unit) => (unit + learner) % 4 !== 0).map(({ id }) => id)
}

/** Each learner has some tags accepted, some submitted, some referred: no two rows are alike. */
export async function makeBenchWorld(dataDir: string, learners: number) {
  const folder = makeDataFolder(dataDir)
  const { store, mappings } = openStore({ file: folder.store, survivesPowerCuts: false })
  await createFrameworksRepository(store, mappings).loadFrameworks({
    standards: bundledStandards,
    qualifications: bundledQualifications,
    mappings: bundledMappings,
  })
  const centre = await addCentre({ store: { ...store, file: folder.store, mappings } as never, ids })
  const { centreId, managerId } = centre
  const programmeId = await centre.addProgramme(mapping.id)
  const cohortId = await centre.addCohort()
  const assessorId = await centre.addPerson('Ashworth', 'assessor')
  const tutorId = await centre.addPerson('Sinclair', 'tutor')
  const criterionIds = mapping.qualification.units.flatMap(unit => unit.criteria.map(({ id }) => id))
  const enrolmentIds: string[] = []
  const learnerIds: string[] = []
  for (let at = 0; at < learners; at++) {
    const learnerId = await centre.addLearner(at === 0 ? FIRST_NAME : FAMILY_NAMES[at % FAMILY_NAMES.length])
    const taken = listUnitsTaken(at)
    const enrolmentId = await centre.addEnrolment({ learnerId, programmeId, unitIds: taken, cohortId, jobRole: 'both' })
    await centre.addRelationship(enrolmentId, 'assessor', assessorId)
    await centre.addRelationship(enrolmentId, 'tutor', tutorId)
    learnerIds.push(learnerId)
    enrolmentIds.push(enrolmentId)
    const evidenceId = await centre.addEvidence({ learnerId, enrolmentId, authorId: assessorId })
    const targets = Array.from({ length: TAGS_OF_EACH }, (_, tag) => ({
      criterionId: criterionIds[(at * 7 + tag * (1 + (at % 3))) % criterionIds.length] ?? '',
    }))
    const distinct = [...new Map(targets.map(target => [target.criterionId, target])).values()]
    const tagIds = await centre.addTags({ learnerId, enrolmentId, evidenceId, actorId: assessorId }, distinct)
    const decided = tagIds.slice(0, 10 + (at % 20))
    await centre.decide({ learnerId, enrolmentId, evidenceId, assessorId }, decided)
  }
  await store.close()
  return {
    dataDir,
    centreId,
    managerId,
    assessorId,
    tutorId,
    programmeId,
    cohortId,
    learnerIds,
    enrolmentIds,
    criterionIds,
    tagsOfEach: TAGS_OF_EACH,
  }
}

/** The real thing: what is kept here survives a power cut. */
export async function openBenchApp(dataDir: string, webDist: string | null = null) {
  const folder = makeDataFolder(dataDir)
  const opened = openStore({ file: folder.store })
  const deps: ServiceDeps = {
    config: { ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: dataDir }) },
    secret: 'a secret of the benchmark, which signs nothing that lasts',
    ...opened,
    blobs: createFolderBlobStore(folder),
    clock: systemClock,
    ids,
    passwords: await createPasswords({ memoryCost: 1_024, timeCost: 1 }),
    mailTransport: null,
    logger: { warn: () => {}, error: () => {} },
    publicUrl: () => 'http://crosswalk.test',
  }
  const services = createServices(deps)
  const app = await buildApp({
    deps,
    services,
    version: '0.0.0',
    webDist,
    maxEventLoopDelayMs: 0,
    rateLimits: { requestsPerMinute: 100_000_000, failures: 8 },
  })

  /** A session of somebody, put there directly: what is measured is never how slow a password's hash is. */
  async function signIn(personId: string, centreId: string) {
    const { store } = opened
    const familyId = ids.create('ses')
    const at = systemClock.now()
    const accountId = ids.create('acc')
    const email = `${accountId}@crosswalk.test`
    const passwordHash = await deps.passwords.createHash(BENCH_PASSWORD, [])
    await store.tx('benchSession', async db => {
      const { t } = db
      await db.insert(t.accounts).values({ id: accountId, email, passwordHash, createdAt: at })
      const expiresAt = new Date(at.getTime() + 86_400_000)
      const family = { id: familyId, personId, centreId, accountId, epoch: 0, createdAt: at, lastUsedAt: at, expiresAt }
      await db.insert(t.sessionFamilies).values(family)
    })
    await linkAccount(personId, centreId, accountId)
    const actor = { personId, centreId, accountId, familyId, roles: [] }
    return { actor, email, token: app.createAccessToken(actor) }
  }

  async function linkAccount(personId: string, centreId: string, accountId: string): Promise<void> {
    const { appendEntry } = await import('@crosswalk/api/src/ledger/append-entry.ts')
    await opened.store.tx('benchAccount', db =>
      appendEntry(db, { centreId, actorId: null, kind: 'person.accountLinked', data: { personId, accountId } }),
    )
  }

  async function close(): Promise<void> {
    await app.close()
    await opened.store.close()
  }

  return { app, services, store: opened.store, signIn, close }
}
