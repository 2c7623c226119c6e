/** Moves to the trash what no row has named for a day: bytes come before their row, and sometimes the row never does. */
import type { Clock } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { isBlobNamed } from './blob-references.repository.ts'
import type { BlobAddress, BlobStore } from './blob-store.ts'

const SWEEP_AFTER_MS = 24 * 60 * 60 * 1_000

export async function sweepBlobs(deps: { store: Store; blobs: BlobStore; clock: Clock }): Promise<BlobAddress[]> {
  const { store, blobs, clock } = deps
  const isYoung = (writtenAt: Date) => clock.now().getTime() - writtenAt.getTime() < SWEEP_AFTER_MS
  const swept: BlobAddress[] = []
  for await (const blob of blobs.list()) {
    if (isYoung(blob.writtenAt) || (await isBlobNamed(store.read, blob))) continue
    // The one touch of the disk inside a transaction: rows are written in the same queue, so nothing can name it between
    // the look and the move.
    const isMoved = await store.tx('sweepBlob', async db => {
      const now = await blobs.find(blob)
      if (!now || isYoung(now.writtenAt) || (await isBlobNamed(db, blob))) return false
      await blobs.moveToTrash(blob)
      return true
    })
    if (isMoved) swept.push({ centreId: blob.centreId, sha256: blob.sha256 })
  }
  return swept
}
