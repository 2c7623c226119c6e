/**
 * Takes the bytes of erased files off the disk: after the erasure is kept, and again at each start and each hour, should
 * the process have gone in between. Bytes that other files hold as well stay for those.
 */
import type { Store } from '../db/store.ts'
import { isBlobNamed, listErasedBlobs } from './blob-references.repository.ts'
import type { BlobAddress, BlobStore } from './blob-store.ts'

export async function removeErasedBytes({ store, blobs }: { store: Store; blobs: BlobStore }): Promise<BlobAddress[]> {
  const removed: BlobAddress[] = []
  for (const address of await listErasedBlobs(store.read)) {
    if ((await blobs.find(address)) === null && !(await blobs.isInTrash(address))) continue
    // In the queue of writes: nothing comes to name them between the look and the removal.
    const isGone = await store.tx('removeErasedBytes', async db => {
      if (await isBlobNamed(db, address)) return false
      await blobs.remove(address)
      return true
    })
    if (isGone) removed.push(address)
  }
  return removed
}
