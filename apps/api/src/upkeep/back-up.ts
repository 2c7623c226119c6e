/**
 * A backup is a folder: the store by SQLite's online backup (the server may run on), every file that it names, and a
 * manifest of hashes with the head of each centre's ledger. A head kept elsewhere proves a backup later.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { openReader, toConnection } from '../db/connection.ts'
import { toDataFolder } from '../db/data-folder.ts'
import type { Db } from '../db/store.ts'
import { listNamedBlobs } from '../files/blob-references.repository.ts'
import type { BlobAddress, BlobStore } from '../files/blob-store.ts'
import { createFolderBlobStore } from '../files/blob-store-folder.ts'
import { listHeads } from '../ledger/verify-chains.ts'

export const MANIFEST = 'manifest.json'

const address = z.object({ centreId: z.string(), sha256: z.string() })

export const manifest = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  store: z.object({ size: z.int(), sha256: z.string() }),
  heads: z.array(z.object({ centreId: z.string(), sequence: z.int(), hash: z.string() })),
  files: z.array(address.extend({ size: z.int() })),
  /** Named by the store, and not whole where the backup was taken. */
  missing: z.array(address),
})
export type Manifest = z.output<typeof manifest>

/** A sentence for whoever ran the command. */
export class UpkeepRefused extends Error {
  override name = 'UpkeepRefused'
}

export async function backUp(dataDir: string, target: string, now: Date): Promise<Manifest> {
  const from = toDataFolder(dataDir)
  if (await isFilled(target))
    throw new UpkeepRefused(`${target} is not empty. Name a folder that is, or is not there yet.`)
  if ((await sizeOf(from.store)) === null) throw new UpkeepRefused(`There is no store in ${dataDir} to back up.`)

  // Under another name until it is whole, so that half a backup is never taken for one.
  const unfinished = `${target}.unfinished`
  const to = toDataFolder(unfinished)
  await mkdir(unfinished, { recursive: true })
  const source = openReader(from.store)
  try {
    await source.backup(to.store)
  } finally {
    source.close()
  }
  // One file by itself, that can be read without making others beside it.
  const copy = new Sqlite(to.store)
  copy.pragma('journal_mode = delete')
  copy.close()

  const client = openReader(to.store)
  try {
    const { db } = toConnection(client)
    const { files, missing } = await copyFiles(db, createFolderBlobStore(from), createFolderBlobStore(to))
    const made: Manifest = {
      format: 1,
      takenAt: now.toISOString(),
      store: { size: (await sizeOf(to.store)) ?? 0, sha256: await computeFileHash(to.store) },
      heads: await listHeads(db),
      files,
      missing,
    }
    await writeSafely(join(unfinished, MANIFEST), `${JSON.stringify(made, null, 2)}\n`)
    await mkdir(dirname(target), { recursive: true })
    await rename(unfinished, target)
    return made
  } finally {
    client.close()
  }
}

async function copyFiles(db: Db, source: BlobStore, target: BlobStore) {
  const files: Manifest['files'] = []
  const missing: BlobAddress[] = []
  for (const { centreId, sha256 } of await listNamedBlobs(db)) {
    if (await target.find({ centreId, sha256 })) continue
    const copied = (await source.find({ centreId, sha256 }))
      ? await target.write(centreId, source.read({ centreId, sha256 }))
      : null
    if (copied?.sha256 === sha256) files.push({ centreId, sha256, size: copied.size })
    else missing.push({ centreId, sha256 })
  }
  return { files, missing }
}

async function writeSafely(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function computeFileHash(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export async function sizeOf(path: string): Promise<number | null> {
  const found = await stat(path).catch(whenAbsent)
  return found?.size ?? null
}

export async function isFilled(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(whenAbsent)
  return names !== null && names.length > 0
}

export function whenAbsent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
