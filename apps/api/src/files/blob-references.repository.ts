import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '../db/store.ts'
import type { BlobAddress } from './blob-store.ts'

/** Files that ended are on the record too, and keep their bytes; those that were erased do not. */
export async function isBlobNamed(db: Db, { centreId, sha256 }: BlobAddress): Promise<boolean> {
  const { evidenceFiles } = db.t
  const rows = await db
    .select({ id: evidenceFiles.id })
    .from(evidenceFiles)
    .where(and(eq(evidenceFiles.centreId, centreId), eq(evidenceFiles.sha256, sha256), isNull(evidenceFiles.erased)))
    .limit(1)
  return rows.length > 0
}

export interface NamedBlob extends BlobAddress {
  size: number
  /** One of the files that name it. */
  fileId: string
}

export async function listNamedBlobs(db: Db): Promise<NamedBlob[]> {
  const { evidenceFiles } = db.t
  const { id: fileId, centreId, sha256, size } = evidenceFiles
  const rows = await db
    .select({ fileId, centreId, sha256, size })
    .from(evidenceFiles)
    .where(isNull(evidenceFiles.erased))
    .orderBy(centreId, sha256, fileId)
  const blobs = new Map(rows.map(row => [`${row.centreId}/${row.sha256}/${row.size}`, row]))
  return [...blobs.values()]
}

/** Of erased files, as far as no other file names the same bytes. */
export async function listErasedBlobs(db: Db): Promise<NamedBlob[]> {
  const { evidenceFiles } = db.t
  const { id: fileId, centreId, sha256, size } = evidenceFiles
  const rows = await db
    .select({ fileId, centreId, sha256, size })
    .from(evidenceFiles)
    .where(isNotNull(evidenceFiles.erased))
    .orderBy(centreId, sha256, fileId)
  const blobs = new Map(rows.map(row => [`${row.centreId}/${row.sha256}`, row]))
  for (const { centreId: centre, sha256: hash } of await listNamedBlobs(db)) blobs.delete(`${centre}/${hash}`)
  return [...blobs.values()]
}
