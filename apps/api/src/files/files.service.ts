import { type FILE_PURPOSES, INLINE_MEDIA_TYPES, type Tombstone } from '@crosswalk/contracts'
import type { Viewer } from '../access/enrolment-access.ts'
import { formatLondonTime } from '../dates/format-date.ts'
import { toMoment } from '../dates/moment.ts'
import type { Clock } from '../db/clock.ts'
import type { Db, Store } from '../db/store.ts'
import { requireAuthor } from '../evidence/evidence.policy.ts'
import { loadEvidence } from '../evidence/evidence-view.repository.ts'
import { ofEvidence } from '../evidence/of-evidence.ts'
import type { Actor } from '../http/actor.ts'
import { type AppError, appError } from '../http/app-error.ts'
import { API_PREFIX } from '../http/register-endpoint.ts'
import { appendEntry } from '../ledger/append-entry.ts'
import type { BlobStore } from './blob-store.ts'
import { LINK_MINUTES, readLinkToken, toLinkToken } from './file-links.ts'
import { type FileRow, findFile } from './uploads.repository.ts'

interface Dependencies {
  store: Store
  blobs: BlobStore
  clock: Clock
  linkKey: Buffer
  /** Null where the session has ended: a link ends with it. */
  findActor(familyId: string): Promise<Actor | null>
}

export interface OpenedFile {
  file: FileRow
  /** Shown in the page, or saved: by purpose and by what the bytes are. */
  disposition: 'inline' | 'attachment'
}

const inlineTypes: ReadonlySet<string> = new Set(INLINE_MEDIA_TYPES)

export function createFilesService({ store, blobs, clock, linkKey, findActor }: Dependencies) {
  /** Ended versions as well: decisions were made on them. */
  async function getFile(db: Db, viewer: Viewer, fileId: string) {
    const file = await findFile(db, fileId)
    if (file === null || file.centreId !== viewer.centreId) throw appError('record.notFound')
    const loaded = await loadEvidence(db, viewer, file.evidenceId, toMoment(clock))
    if (file.erased !== null) throw toErased(loaded.tombstones, fileId)
    return { file, loaded }
  }

  return {
    async createLink(actor: Actor, fileId: string, purpose: (typeof FILE_PURPOSES)[number]) {
      const { file } = await store.readTx(db => getFile(db, actor, fileId))
      if ((await blobs.find(file)) === null) throw appError('file.missing')
      const expires = clock.now().getTime() + LINK_MINUTES * 60_000
      const { personId, familyId } = actor
      const token = toLinkToken(linkKey, { fileId, personId, familyId, purpose, expires })
      return {
        url: `${API_PREFIX}/files/${fileId}/content?token=${token}`,
        mediaType: file.mediaType,
        expiresAt: new Date(expires).toISOString(),
      }
    },

    /** The person must still be signed in and still see it. */
    async openLink(fileId: string, token: string): Promise<OpenedFile> {
      const link = readLinkToken(linkKey, token, fileId, clock.now())
      if (link === null) throw appError('link.expired')
      const actor = await findActor(link.familyId)
      if (actor === null || actor.personId !== link.personId) throw appError('link.expired')
      const { file } = await store.readTx(db => getFile(db, actor, fileId))
      if ((await blobs.find(file)) === null) throw appError('file.missing')
      const isInline = link.purpose === 'view' && inlineTypes.has(file.mediaType)
      return { file, disposition: isInline ? 'inline' : 'attachment' }
    },

    async removeFile(actor: Actor, fileId: string, reason: string | undefined): Promise<void> {
      await store.tx('removeFile', async db => {
        const { file, loaded } = await getFile(db, actor, fileId)
        const { evidence } = loaded
        requireAuthor(evidence, loaded.accesses, actor)
        if (file.ended !== null) throw appError('record.notFound')
        if (evidence.submitted !== null) throw appError('evidence.notDraft')
        await appendEntry(db, {
          ...ofEvidence(actor, evidence),
          kind: 'file.removed',
          data: { fileId, evidenceId: evidence.id, reason: reason ?? null },
        })
      })
    },
  }
}

function toErased(tombstones: readonly Tombstone[], fileId: string): AppError {
  const tombstone = tombstones.find(({ files }) => files.some(file => file.id === fileId))
  if (tombstone === undefined) return appError('file.erased')
  const { erasedAt, erasedBy, reason } = tombstone
  return appError('file.erased', {
    detail: `Erased on ${formatLondonTime(new Date(erasedAt))} by ${erasedBy.name}: ${reason}`,
  })
}
