import { createHash } from 'node:crypto'
import type { Db } from '../db/store.ts'
import { listErasedBlobs, listNamedBlobs } from '../files/blob-references.repository.ts'
import type { BlobAddress, BlobStore } from '../files/blob-store.ts'
import type { Fault } from '../ledger/fault.ts'

/** Every file that a row names is there, as long as the row says, and byte for byte what was uploaded. */
export async function examineFiles(db: Db, blobs: BlobStore): Promise<{ faults: Fault[]; notes: string[] }> {
  const faults: Fault[] = []
  const named = new Set<string>()
  for (const blob of await listNamedBlobs(db)) {
    named.add(toKey(blob))
    const fault = (says: string, field?: string) =>
      faults.push({ table: 'evidence_files', id: blob.fileId, ...(field && { field }), says })
    const stored = await blobs.find(blob)
    if (!stored) fault(`its bytes ${blob.sha256} are missing`)
    else if (stored.size !== blob.size) fault(`is ${blob.size}, and ${stored.size} bytes are held`, 'size')
    else if ((await computeBlobHash(blobs, blob)) !== blob.sha256) fault('are not the bytes that are held', 'sha256')
  }
  for (const { centreId, sha256, fileId } of await listErasedBlobs(db)) {
    const address = { centreId, sha256 }
    named.add(toKey(address))
    if ((await blobs.find(address)) === null && !(await blobs.isInTrash(address))) continue
    faults.push({ table: 'evidence_files', id: fileId, says: `was erased, and its bytes ${sha256} are still here` })
  }
  const notes: string[] = []
  for await (const blob of blobs.list()) {
    if (named.has(toKey(blob))) continue
    notes.push(`Bytes ${blob.sha256} of ${blob.centreId} are named by no row: an upload that was given up.`)
  }
  return { faults, notes }
}

export async function computeBlobHash(blobs: BlobStore, address: BlobAddress): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of blobs.read(address)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const toKey = ({ centreId, sha256 }: BlobAddress): string => `${centreId}/${sha256}`
