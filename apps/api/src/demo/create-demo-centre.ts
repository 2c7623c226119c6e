/**
 * Makes the demonstration: two centres, their people, and what they did over the last ten months. Everything goes
 * through the services, as if people had done it, with a clock that runs forward from act to act.
 */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { bundledMappings, bundledQualifications, bundledStandards } from '@crosswalk/frameworks/bundled'
import { createAccountsRepository } from '../accounts/accounts.repository.ts'
import type { Passwords } from '../accounts/passwords.service.ts'
import type { Config } from '../config.ts'
import { type DataFolder, makeDataFolder } from '../db/data-folder.ts'
import { lockStore } from '../db/data-lock.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { createFrameworksRepository } from '../frameworks/frameworks.repository.ts'
import { openStore } from '../open-store.ts'
import { createServices } from '../services.ts'
import { DEMO_EMAILS, DEMO_PASSWORD } from './demo-accounts.ts'
import { createFileMaker } from './make-file.ts'
import { listActs } from './screenplay.ts'
import { createSeededBytes, createSeededIds, createStoryClock } from './seeded-sources.ts'
import type { Stage } from './stage.ts'
import { addMinutes, createStoryTime } from './story-time.ts'
import { talkAboutWork } from './talk-acts.ts'
import { tellEverybody } from './tell-everybody.ts'

export interface DemoOptions {
  config: Config
  /** The moment of which the story is told. */
  now: Date
  passwords: Passwords
}

const YEAR_MINUTES = 365 * 24 * 60

/**
 * Only for a place where no store is, or one without centres, which is replaced. The new one is written beside it and
 * moved there when it is whole: whatever ends the process on the way, the next start finds none or all of it.
 */
export async function createDemoCentre({ config, now, passwords }: DemoOptions): Promise<void> {
  const folder = makeDataFolder(config.dataDir)
  const making = `${folder.store}.making`
  const lock = lockStore(folder.store)
  try {
    removeStore(making)
    await writeDemonstration({ ...folder, store: making }, { config, now, passwords })
    syncFile(making)
    removeStore(folder.store)
    renameSync(making, folder.store)
    removeStore(making)
    removeLock(making)
  } finally {
    lock.release()
  }
}

async function writeDemonstration(folder: DataFolder, { config, now, passwords }: DemoOptions): Promise<void> {
  const passwordHash = await passwords.createHash(DEMO_PASSWORD, [])
  const clock = createStoryClock(addMinutes(now, -YEAR_MINUTES))
  const ids = createSeededIds(clock)
  const opened = openStore({
    file: folder.store,
    clock,
    randomBytes: createSeededBytes('salts'),
    survivesPowerCuts: false,
  })
  const { store, mappings } = opened
  try {
    const frameworks = createFrameworksRepository(store, mappings)
    await frameworks.loadFrameworks({
      standards: bundledStandards,
      qualifications: bundledQualifications,
      mappings: bundledMappings,
    })
    const accounts = createAccountsRepository(store)
    await store.tx('demonstrationAccounts', async db => {
      for (const email of DEMO_EMAILS) {
        await accounts.addAccount(db, { id: ids.create('acc'), email, passwordHash, at: clock.now() })
      }
    })
    const services = createServices({
      config,
      // Signs nothing: nobody signs in while the story is told.
      secret: 'the demonstration is being made',
      ...opened,
      blobs: createFolderBlobStore(folder),
      clock,
      ids,
      passwords,
      mailTransport: null,
      logger: { warn: () => {}, error: () => {} },
      publicUrl: () => '',
    })
    const stage: Stage = {
      uploadsFolder: folder.uploads,
      makeFile: createFileMaker(),
      services,
      store,
      clock,
      ids,
      time: createStoryTime(now),
      mappings: await frameworks.listMappings(null),
      actors: new Map(),
      learnerIds: new Map(),
      programmes: new Map(),
      cohortIds: new Map(),
      employers: new Map(),
      enrolments: new Map(),
      evidence: new Map(),
      signOffIds: new Map(),
    }
    for (const act of listActs(stage.time)) {
      clock.moveTo(act.at)
      await act.perform(stage)
    }
    await talkAboutWork(stage)
    clock.moveTo(now)
    await tellEverybody(stage)
  } finally {
    await store.close()
  }
}

function removeStore(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

function removeLock(file: string): void {
  rmSync(`${file}.lock`, { force: true })
}

/** While it was made it was not written through to the disk: faster, and what is lost can be made again. */
function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
