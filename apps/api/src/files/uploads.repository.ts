import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Db, WriteDb } from '../db/store.ts'

export type UploadRecord = Db['t']['uploads']['$inferSelect']

export async function findUpload(db: Db, uploadId: string): Promise<UploadRecord | null> {
  const { uploads } = db.t
  const [row] = await db.select().from(uploads).where(eq(uploads.id, uploadId))
  return row ?? null
}

export async function addUpload(db: WriteDb, upload: Omit<UploadRecord, 'finishedAt' | 'fileId'>): Promise<void> {
  await db.insert(db.t.uploads).values(upload)
}

export async function finishUpload(db: WriteDb, uploadId: string, fileId: string | null, at: Date): Promise<void> {
  const { uploads } = db.t
  await db.update(uploads).set({ finishedAt: at, fileId }).where(eq(uploads.id, uploadId))
}

export async function removeUpload(db: WriteDb, uploadId: string): Promise<void> {
  const { uploads } = db.t
  await db.delete(uploads).where(eq(uploads.id, uploadId))
}

export async function listUploadsOnTheWay(db: Db): Promise<string[]> {
  const { uploads } = db.t
  const rows = await db.select({ id: uploads.id }).from(uploads).where(isNull(uploads.finishedAt))
  return rows.map(row => row.id)
}

/** Neither whole nor wanted any more. */
export async function listExpiredUploads(db: Db, at: Date): Promise<UploadRecord[]> {
  const { uploads } = db.t
  return db
    .select()
    .from(uploads)
    .where(and(isNull(uploads.finishedAt), lt(uploads.expiresAt, at)))
}

export interface FileRow {
  id: string
  centreId: string
  evidenceId: string
  name: string
  size: number
  mediaType: string
  sha256: string
  version: number
  ended: number | null
  erased: number | null
}

export async function findFile(db: Db, fileId: string): Promise<FileRow | null> {
  const { evidenceFiles: t } = db.t
  const [row] = await db
    .select({
      id: t.id,
      centreId: t.centreId,
      evidenceId: t.evidenceId,
      name: t.name,
      size: t.size,
      mediaType: t.mediaType,
      sha256: t.sha256,
      version: t.version,
      ended: t.ended,
      erased: t.erased,
    })
    .from(t)
    .where(eq(t.id, fileId))
  return row ?? null
}
