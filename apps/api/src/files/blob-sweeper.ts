/** Moves to the trash what no row has named for a day: bytes come before their row, and sometimes the row never does. */
import { and, eq } from 'drizzle-orm'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import type { BlobAddress, BlobStore } from './blob-store.ts'

export const SWEEP_AFTER_MS = 24 * 60 * 60 * 1_000

export async function sweepBlobs(deps: { store: Store; blobs: BlobStore; clock: Clock }): Promise<BlobAddress[]> {
  const { store, blobs, clock } = deps
  const isYoung = (writtenAt: Date) => clock.now().getTime() - writtenAt.getTime() < SWEEP_AFTER_MS
  const swept: BlobAddress[] = []
  for await (const blob of blobs.list()) {
    if (isYoung(blob.writtenAt) || (await isNamed(store.read, blob))) continue
    // Rows are written in the same queue: looked at again here, it can't be named between the look and the move.
    const isMoved = await store.tx('sweepBlob', async db => {
      const now = await blobs.find(blob)
      if (!now || isYoung(now.writtenAt) || (await isNamed(db, blob))) return false
      await blobs.moveToTrash(blob)
      return true
    })
    if (isMoved) swept.push({ centreId: blob.centreId, sha256: blob.sha256 })
  }
  return swept
}

/** Files that ended are on the record too, and keep their bytes. */
async function isNamed(db: Db, { centreId, sha256 }: BlobAddress): Promise<boolean> {
  const { evidenceFiles } = db.t
  const rows = await db
    .select({ id: evidenceFiles.id })
    .from(evidenceFiles)
    .where(and(eq(evidenceFiles.centreId, centreId), eq(evidenceFiles.sha256, sha256)))
    .limit(1)
  return rows.length > 0
}
