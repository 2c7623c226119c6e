/** Puts a backup in the place of a data folder, once every byte of it has been checked. */
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { openReader, toConnection } from '../db/connection.ts'
import { toDataFolder } from '../db/data-folder.ts'
import { lockStore } from '../db/data-lock.ts'
import { INSTANCE_SETTING } from '../db/instance.repository.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import {
  computeFileHash,
  isFilled,
  MANIFEST,
  type Manifest,
  manifest,
  sizeOf,
  UpkeepRefused,
  whenAbsent,
} from './back-up.ts'
import { type ErasedSince, listErasedSince } from './erased-since.repository.ts'
import { computeBlobHash } from './examine-files.ts'

export interface Restored {
  manifest: Manifest
  /** Where what stood there before was put. */
  movedTo: string | null
  /** Erased there after the backup was taken, and here again because of it. */
  broughtBack: ErasedSince[]
}

export async function restore(
  backup: string,
  dataDir: string,
  options: { replace: boolean; now: Date },
): Promise<Restored> {
  const kept = await readManifest(backup)
  await verifyBackup(backup, kept)

  const isOccupied = await isFilled(dataDir)
  if (isOccupied && !options.replace) {
    throw new UpkeepRefused(
      `${dataDir} is not empty. Say --replace to put the backup in its place: what is there will be moved aside, not deleted.`,
    )
  }
  // Under another name until it is whole; then one move puts it in place.
  const unfinished = `${dataDir}.restoring`
  await rm(unfinished, { recursive: true, force: true })
  const to = toDataFolder(unfinished)
  await mkdir(unfinished, { recursive: true })
  await cp(toDataFolder(backup).store, to.store)
  await cp(toDataFolder(backup).files, to.files, { recursive: true }).catch(whenAbsent)
  beginAnew(to.store)

  let movedTo: string | null = null
  let broughtBack: ErasedSince[] = []
  if (isOccupied) {
    const { store } = toDataFolder(dataDir)
    // A server that runs on it would go on writing into what is moved aside.
    const lock = (await sizeOf(store)) === null ? null : lockStore(store)
    broughtBack = (await sizeOf(store)) === null ? [] : await findErasedSince(store, kept)
    movedTo = `${dataDir}.replaced-${options.now.toISOString().replace(/[:.]/g, '-')}`
    await rename(dataDir, movedTo)
    lock?.release()
  } else {
    await rm(dataDir, { recursive: true, force: true })
  }
  await mkdir(dirname(dataDir), { recursive: true })
  await rename(unfinished, dataDir)
  return { manifest: kept, movedTo, broughtBack }
}

async function readManifest(backup: string): Promise<Manifest> {
  const text = await readFile(join(backup, MANIFEST), 'utf8').catch(whenAbsent)
  if (text === null) throw new UpkeepRefused(`${backup} is not a whole backup: it has no ${MANIFEST}.`)
  try {
    return manifest.parse(JSON.parse(text))
  } catch (cause) {
    throw new UpkeepRefused(`The ${MANIFEST} of ${backup} can’t be read.`, { cause })
  }
}

async function verifyBackup(backup: string, kept: Manifest): Promise<void> {
  const folder = toDataFolder(backup)
  if ((await sizeOf(folder.store)) === null || (await computeFileHash(folder.store)) !== kept.store.sha256) {
    throw new UpkeepRefused(`The store in ${backup} is not the one that was backed up.`)
  }
  const blobs = createFolderBlobStore(folder)
  for (const file of kept.files) {
    if (!(await blobs.find(file)) || (await computeBlobHash(blobs, file)) !== file.sha256) {
      throw new UpkeepRefused(`File ${file.sha256} in ${backup} is not the one that was backed up.`)
    }
  }
}

/** What was erased since the backup was taken stands in it as if it never had been. */
async function findErasedSince(store: string, { heads }: Manifest): Promise<ErasedSince[]> {
  const client = openReader(store)
  try {
    // A store of an earlier Crosswalk knows of no erasure.
    const isKnown = client.prepare(`select 1 from sqlite_master where name = 'erasures'`).get() !== undefined
    return isKnown ? await listErasedSince(toConnection(client).db, heads) : []
  } finally {
    client.close()
  }
}

/** Screens that followed the store of before must not take this one for its continuation. */
function beginAnew(store: string): void {
  const db = new Sqlite(store)
  db.prepare('delete from settings where name = ?').run(INSTANCE_SETTING)
  db.close()
}
