/** Blobs in a folder: <centre>/<first two digits>/<sha256>, written under a temporary name and moved into place. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobAddress, BlobStore, StoredBlob } from './blob-store.ts'

export interface BlobFolders {
  files: string
  /** On the same file system as `files`, since things are moved between them. */
  trash: string
}

const SHA256 = /^[0-9a-f]{64}$/
const CENTRE = /^[a-z0-9_]{1,80}$/
const INCOMING = '.incoming'

export function createFolderBlobStore(folders: BlobFolders): BlobStore {
  const toPath = ({ centreId, sha256 }: BlobAddress): string => {
    // Both come from rows, never from a request; should that change, they still can't leave the folder.
    if (!CENTRE.test(centreId) || !SHA256.test(sha256)) throw new Error('Not the address of a blob.')
    return join(folders.files, centreId, sha256.slice(0, 2), sha256)
  }

  const toTrashPath = ({ centreId, sha256 }: BlobAddress): string => join(folders.trash, centreId, sha256)

  async function find(address: BlobAddress): Promise<StoredBlob | null> {
    try {
      const { size, mtime } = await stat(toPath(address))
      return { ...address, size, writtenAt: mtime }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Moves a whole and synced file to where its bytes say. */
  async function moveIntoPlace(temporary: string, address: BlobAddress): Promise<StoredBlob> {
    const path = toPath(address)
    await makeFolder(dirname(path))
    if (await find(address)) {
      // The same bytes are kept already. Their time starts anew, so that the sweeper waits for the row to come.
      const now = new Date()
      await utimes(path, now, now)
      await rm(temporary)
    } else {
      await rename(temporary, path)
      await syncFolder(dirname(path))
    }
    const stored = await find(address)
    if (!stored) throw new Error(`Blob ${address.sha256} was taken away while it was written.`)
    return stored
  }

  return {
    find,

    async write(centreId, bytes) {
      const folder = join(folders.files, INCOMING)
      await makeFolder(folder)
      const temporary = join(folder, randomUUID())
      const hash = createHash('sha256')
      const handle = await open(temporary, 'wx')
      try {
        for await (const chunk of bytes) {
          hash.update(chunk)
          await writeWhole(handle, chunk)
        }
        await handle.sync()
        await handle.close()
      } catch (error) {
        await handle.close()
        await rm(temporary, { force: true })
        throw error
      }
      return moveIntoPlace(temporary, { centreId, sha256: hash.digest('hex') })
    },

    async adopt(centreId, file) {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer)
      const handle = await open(file, 'r+')
      await handle.sync()
      await handle.close()
      return moveIntoPlace(file, { centreId, sha256: hash.digest('hex') })
    },

    read: (address, range) => createReadStream(toPath(address), range),

    async *list() {
      for (const centreId of await listNames(folders.files)) {
        if (!CENTRE.test(centreId)) continue
        for (const start of await listNames(join(folders.files, centreId))) {
          for (const sha256 of await listNames(join(folders.files, centreId, start))) {
            const blob = SHA256.test(sha256) ? await find({ centreId, sha256 }) : null
            if (blob) yield blob
          }
        }
      }
    },

    async isInTrash(address) {
      return isThere(toTrashPath(address))
    },

    async remove(address) {
      for (const path of [toPath(address), toTrashPath(address)]) {
        if (!(await isThere(path))) continue
        await rm(path)
        await syncFolder(dirname(path))
      }
    },

    async moveToTrash(address) {
      const target = toTrashPath(address)
      await makeFolder(dirname(target))
      await rename(toPath(address), target)
      await syncFolder(dirname(target))
    },
  }
}

async function writeWhole(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let written = 0
  while (written < chunk.byteLength) {
    const { bytesWritten } = await handle.write(chunk, written)
    written += bytesWritten
  }
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** A name is safe on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
