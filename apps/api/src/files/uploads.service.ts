/** What may be uploaded, and what becomes of it once it is whole. The bytes themselves come through tus (uploads.routes). */

import { link, rm } from 'node:fs/promises'
import type { Viewer } from '../access/enrolment-access.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Store, WriteDb } from '../db/store.ts'
import { requireChangeEvidence } from '../evidence/evidence.policy.ts'
import { loadEvidence } from '../evidence/evidence-view.repository.ts'
import { ofEvidence } from '../evidence/of-evidence.ts'
import { appError } from '../http/app-error.ts'
import type { Ids } from '../ids.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { BlobStore, StoredBlob } from './blob-store.ts'
import { toFileName } from './file-name.ts'
import { findMediaType, findMediaTypeOfBytes, isRefusedType } from './media-type.ts'
import {
  addUpload,
  findUpload,
  finishUpload,
  listExpiredUploads,
  removeUpload,
  type UploadRecord,
} from './uploads.repository.ts'

/** An upload that rested for a day was given up. */
const UPLOAD_HOURS = 24

interface Dependencies {
  store: Store
  blobs: BlobStore
  clock: Clock
  ids: Ids
  maxBytes: number
}

export function createUploadsService({ store, blobs, clock, ids, maxBytes }: Dependencies) {
  /** The row that names bytes which are safe on the disk. */
  async function nameFile(
    db: WriteDb,
    actor: Viewer,
    evidenceId: string,
    {
      name,
      mediaType,
      blob,
      supersedes,
    }: { name: string; mediaType: string; blob: StoredBlob; supersedes: string | null },
  ): Promise<string> {
    const { evidence, allTags, accesses, files } = await loadEvidence(db, actor, evidenceId, toMoment(clock))
    requireChangeEvidence(evidence, allTags, accesses, actor)
    const replaced = files.find(file => file.id === supersedes)
    const fileId = ids.create('fil')
    await appendEntry(db, {
      ...ofEvidence(actor, evidence),
      kind: 'file.added',
      data: {
        fileId,
        evidenceId,
        name,
        size: blob.size,
        mediaType,
        sha256: blob.sha256,
        supersedes: replaced?.id ?? null,
        version: (replaced?.version ?? 0) + 1,
      },
    })
    return fileId
  }

  return {
    maxBytes,

    /** Says under which id the bytes may come. */
    async beginUpload(
      actor: Viewer,
      upload: { evidenceId: string; filename: string; size: number; supersedes?: string | undefined },
    ): Promise<string> {
      if (upload.size === 0) throw appError('upload.emptyFile')
      if (upload.size > maxBytes) {
        throw appError('upload.tooLarge', {
          detail: `This file is larger than the centre takes: ${toSize(maxBytes)} at most.`,
        })
      }
      const uploadId = ids.create('upl')
      await store.tx('beginUpload', async db => {
        const now = toMoment(clock)
        const { evidence, allTags, accesses, files } = await loadEvidence(db, actor, upload.evidenceId, now)
        requireChangeEvidence(evidence, allTags, accesses, actor)
        const supersedes = upload.supersedes ?? null
        if (supersedes !== null && !files.some(file => file.id === supersedes)) throw appError('record.notFound')
        await addUpload(db, {
          id: uploadId,
          centreId: actor.centreId,
          evidenceId: evidence.id,
          personId: actor.personId,
          fileName: toFileName(upload.filename),
          size: upload.size,
          supersedes,
          createdAt: now.at,
          expiresAt: new Date(now.at.getTime() + UPLOAD_HOURS * 3_600_000),
        })
      })
      return uploadId
    },

    /** Somebody else’s upload is not found. */
    async getUpload(actor: Viewer, uploadId: string): Promise<UploadRecord> {
      const upload = await findUpload(store.read, uploadId)
      if (upload === null || upload.personId !== actor.personId || upload.centreId !== actor.centreId) {
        throw appError('record.notFound')
      }
      return upload
    },

    /**
     * The bytes are whole in `path`: looked at, kept, and then named by a row. Called again after a crash in between, it
     * goes on from where it was.
     */
    async completeUpload(actor: Viewer, uploadId: string, path: string): Promise<void> {
      const upload = await this.getUpload(actor, uploadId)
      if (upload.finishedAt !== null) return
      const mediaType = await findMediaType(path)
      if (isRefusedType(mediaType)) {
        await this.dropUpload(uploadId, [path, `${path}.json`])
        throw appError('evidence.fileTypeRefused')
      }
      // A second name for the same bytes is what is taken over: should the row not come to be written, the upload is
      // still there, and is completed again.
      const whole = `${path}.whole`
      await rm(whole, { force: true })
      await link(path, whole)
      const blob = await blobs.adopt(upload.centreId, whole)
      await store.tx('completeUpload', async db => {
        const current = await findUpload(db, uploadId)
        if (current === null || current.finishedAt !== null) return
        // Like the sweeper's, one touch of the disk in the queue of writes: the same bytes may have been erased meanwhile.
        if ((await blobs.find(blob)) === null) throw appError('conflict.repeated')
        const file = { name: upload.fileName, mediaType, blob, supersedes: upload.supersedes }
        const fileId = await nameFile(db, actor, upload.evidenceId, file)
        await finishUpload(db, uploadId, fileId, clock.now())
      })
      await rm(path, { force: true })
      await rm(`${path}.json`, { force: true })
    },

    /** Bytes that are here already, as an upload that has arrived whole: for the demonstration centre. */
    async addFile(
      actor: Viewer,
      evidenceId: string,
      { name, bytes }: { name: string; bytes: Uint8Array },
    ): Promise<string> {
      const mediaType = await findMediaTypeOfBytes(bytes)
      const blob = await blobs.write(actor.centreId, toChunks(bytes))
      return store.tx('addFile', db =>
        nameFile(db, actor, evidenceId, { name: toFileName(name), mediaType, blob, supersedes: null }),
      )
    },

    /** Given up, or refused: the item can be submitted without it. */
    async dropUpload(uploadId: string, paths: readonly string[]): Promise<void> {
      await store.tx('dropUpload', db => removeUpload(db, uploadId))
      for (const path of paths) await rm(path, { force: true })
    },

    /** Uploads that nobody came back to. */
    async removeExpired(toPaths: (uploadId: string) => readonly string[]): Promise<number> {
      const expired = await listExpiredUploads(store.read, clock.now())
      for (const upload of expired) await this.dropUpload(upload.id, toPaths(upload.id))
      return expired.length
    },
  }
}

async function* toChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** "2 GiB" */
function toSize(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'] as const
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  return `${Math.round((bytes / 1024 ** power) * 10) / 10} ${units[power]}`
}
