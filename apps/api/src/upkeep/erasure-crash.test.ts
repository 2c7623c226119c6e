import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemClock } from '../db/clock.ts'
import { type DataFolder, toDataFolder } from '../db/data-folder.ts'
import { createErasuresService } from '../erasures/erasures.service.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { systemIds } from '../ids.ts'
import { openStore } from '../open-store.ts'
import { examineStore } from './examine-store.ts'
import { createFullWorld } from './full-world.test-utils.ts'

/** Where the server dies while it erases, by what it was about to do. */
const MOMENTS = {
  'in the transaction': { happened: false },
  'after the commit, before the bytes of the first file': { happened: true },
  'between the bytes of two files': { happened: true },
  'after the bytes, before the old pages of the store': { happened: true },
  'once all was done': { happened: true },
} as const
type Moment = keyof typeof MOMENTS
const MOMENT_NAMES = Object.keys(MOMENTS) as Moment[]

type FullWorld = Awaited<ReturnType<typeof createFullWorld>>

const file = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)

/** Erases both files and the text of an item, and is killed at the moment. */
const toProgram = (given: object) => `
  import { openStore } from ${file('../open-store.ts')}
  import { createErasuresService } from ${file('../erasures/erasures.service.ts')}
  import { createFolderBlobStore } from ${file('../files/blob-store-folder.ts')}
  import { systemIds } from ${file('../ids.ts')}
  import { systemClock } from ${file('../db/clock.ts')}
  const { folder, actor, evidenceId, fileIds, moment } = ${JSON.stringify(given)}
  const die = () => { process.kill(process.pid, 'SIGKILL'); return new Promise(() => {}) }
  const { store, mappings } = openStore({ file: folder.store })
  const blobs = createFolderBlobStore(folder)
  let removed = 0
  const dying = {
    ...blobs,
    remove(address) {
      removed++
      if (moment?.startsWith('after the commit') || (moment?.startsWith('between') && removed === 2)) return die()
      return blobs.remove(address)
    },
  }
  const forgetting = {
    ...store,
    get read() { return store.read },
    forgetOldPages: () => (moment?.startsWith('after the bytes') ? die() : store.forgetOldPages()),
  }
  const create = prefix => {
    if (moment === 'in the transaction' && prefix === 'ers') process.kill(process.pid, 'SIGKILL')
    return systemIds.create(prefix)
  }
  const logger = { warn() {}, error(thrown) { console.error(thrown) } }
  const erasures = createErasuresService({
    store: forgetting, blobs: dying, mappings, clock: systemClock, ids: { create }, logger, uploadsFolder: folder.uploads,
  })
  const { revision, decisions } = await erasures.getErasable(actor, evidenceId)
  await erasures.erase(actor, evidenceId, {
    revision, fileIds, words: ['text'], reason: 'A bank card is in it.',
    decisions: decisions.map(({ decision }) => ({ decisionId: decision.id, choice: 'stands' })),
  })
  die()`

async function run(given: object): Promise<string | number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', toProgram(given)], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code, signal] = await once(child, 'exit')
  return signal ?? code
}

/** An item with two files, one of which came by an upload whose part was left behind by an earlier crash. */
async function addMistake(world: FullWorld, moment: Moment, number: number) {
  const { write, ids, learnerId, enrolmentId, assessorId, centreId, store, blobs } = world
  const { uploads } = toDataFolder(world.dataDir)
  const card = `4929 1234, ${moment}`
  const evidenceId = ids.create('evd')
  const of = { learnerId, enrolmentId, evidenceId, actorId: assessorId }
  await write({
    ...of,
    kind: 'evidence.added',
    data: {
      evidenceId,
      learnerId,
      enrolmentId,
      method: 'WP',
      number,
      authorKind: 'learner',
      authorId: assessorId,
      authorName: null,
      title: 'A refund',
      occurredOn: null,
      description: null,
      link: null,
      text: card,
      keptAt: null,
    },
  })
  const fileIds: string[] = []
  for (const name of ['desk.txt', 'till.txt']) {
    const fileId = ids.create('fil')
    fileIds.push(fileId)
    const { sha256, size } = await blobs.write(centreId, toBytes(`${name} shows ${card}`))
    const data = { fileId, evidenceId, name, size, mediaType: 'text/plain', sha256, supersedes: null, version: 1 }
    await write({ ...of, kind: 'file.added', data })
  }
  const uploadId = ids.create('upl')
  const at = world.clock.now()
  await store.tx('upload', async db => {
    await db.insert(db.t.uploads).values({
      id: uploadId,
      centreId,
      evidenceId,
      personId: assessorId,
      fileName: 'till.txt',
      size: 1,
      supersedes: null,
      createdAt: at,
      expiresAt: at,
      finishedAt: at,
      fileId: fileIds[1] ?? null,
    })
  })
  for (const name of [uploadId, `${uploadId}.whole`]) writeFileSync(join(uploads, name), `till.txt shows ${card}`)
  writeFileSync(join(uploads, `${uploadId}.json`), '{}')
  return { evidenceId, fileIds, moment, card }
}

/** What a start does before anybody is answered. */
async function start(folder: DataFolder): Promise<void> {
  const { store, mappings } = openStore({ file: folder.store })
  const logger = {
    warn: () => {},
    error: (thrown: unknown) => {
      throw thrown
    },
  }
  const blobs = createFolderBlobStore(folder)
  const deps = { store, mappings, blobs, clock: systemClock, ids: systemIds, logger, uploadsFolder: folder.uploads }
  await createErasuresService(deps).removeBytes()
  await store.close()
}

async function* toBytes(text: string) {
  yield Buffer.from(text)
}

function listHolders(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry => {
    const path = join(entry.parentPath, entry.name)
    return entry.isFile() && readFileSync(path).includes(words) ? [path] : []
  })
}

it('a server that is killed while it erases has erased all of it once it starts again, or nothing', async () => {
  const world = await createFullWorld()
  const folder = toDataFolder(world.dataDir)
  const { centreId, iqaId: personId } = world
  const actor = { personId, accountId: 'acc', centreId, roles: ['centreManager', 'leadIqa'], familyId: 'fam' }
  const mistakes: Awaited<ReturnType<typeof addMistake>>[] = []
  for (const moment of MOMENT_NAMES) mistakes.push(await addMistake(world, moment, mistakes.length + 1))
  await world.store.close()

  for (const { card, ...mistake } of mistakes) {
    const { moment } = mistake
    expect(await run({ ...mistake, folder, actor }), moment).toBe('SIGKILL')
    await start(folder)
    expect((await examineStore(folder.store, createFolderBlobStore(folder))).faults, moment).toEqual([])
    const holders = listHolders(folder.root, card)
    if (MOMENTS[moment].happened) expect(holders, moment).toEqual([])
    // Both files and the text, and no part of an upload that has arrived.
    else {
      expect(holders.filter(path => path.startsWith(folder.files))).toHaveLength(2)
      expect(holders.filter(path => path.startsWith(folder.uploads))).toEqual([])
    }
  }
}, 120_000)
