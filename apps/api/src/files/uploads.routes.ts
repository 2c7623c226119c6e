/**
 * Resumable uploads (tus 1.0, https://tus.io/protocols/resumable-upload). Every request is authorised before tus sees
 * it, since nothing that Fastify would do after a hijack is done.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import { evidenceId, fileId } from '@crosswalk/contracts'
import { FileStore } from '@tus/file-store'
import { Metadata } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AppOptions } from '../app.ts'
import { toDataFolder } from '../db/data-folder.ts'
import type { Actor } from '../http/actor.ts'
import { appError } from '../http/app-error.ts'
import { API_PREFIX, requireActor } from '../http/register-endpoint.ts'
import { type Refusable, TusServer } from './tus-server.ts'

const UPLOADS = '/uploads'
const metadata = z.object({
  evidenceId,
  filename: z.string().min(1, { error: 'Say what the file is called.' }).max(1_000),
  supersedes: fileId.optional(),
})

interface Sending extends Refusable {
  actor: Actor
  uploadId: string
}

export async function uploadRoutes(scope: FastifyInstance, { deps, services }: AppOptions): Promise<void> {
  const { uploads } = services
  const { uploads: uploadsDir } = toDataFolder(deps.config.dataDir)
  /** Who sends the bytes of which upload, for what tus calls on the way. */
  const sending = new AsyncLocalStorage<Sending>()
  const getSending = () => {
    const now = sending.getStore()
    if (now === undefined) throw new Error('An upload that nobody sends.')
    return now
  }
  const toPaths = (id: string) => [join(uploadsDir, id), join(uploadsDir, `${id}.json`)]

  const createTus = () =>
    new TusServer(
      {
        path: `${API_PREFIX}${UPLOADS}`,
        datastore: new FileStore({ directory: uploadsDir }),
        maxSize: uploads.maxBytes,
        relativeLocation: true,
        disableTerminationForFinishedUploads: true,
        namingFunction: () => getSending().uploadId,
        // The one that was authorised: tus would take the last part of the address, what follows a "?" included.
        getFileIdFromRequest: () => getSending().uploadId,
        // Browsers of other origins have no business here.
        allowedOrigins: [],
        // Where the last bytes arrive, the file is looked at and kept before tus answers.
        onUploadFinish: async (_request, upload) => {
          await uploads.completeUpload(getSending().actor, upload.id, join(uploadsDir, upload.id))
          return {}
        },
      },
      getSending,
    )
  // With the first upload, not before: its store looks for its folder by itself and lets nobody wait for that, so that an
  // application closed at once would fail behind its back.
  let made: ReturnType<typeof createTus> | undefined
  const getTus = () => {
    made ??= createTus()
    return made
  }

  // tus reads the body itself.
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))

  async function handOver(request: FastifyRequest, reply: FastifyReply, uploadId: string): Promise<void> {
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    reply.hijack()
    const now: Sending = { actor: requireActor(request), uploadId, requestId: request.id, refusal: null }
    await sending.run(now, () => getTus().handle(request.raw, reply.raw))
    if (now.refusal?.status === 500) {
      request.log.error({ err: now.refusal.cause, actorId: now.actor.personId, uploadId }, 'upload failed')
    }
  }

  scope.post(UPLOADS, { schema: { hide: true } }, async (request, reply) => {
    const actor = requireActor(request)
    const size = Number(request.headers['upload-length'])
    if (!Number.isSafeInteger(size) || size < 0) {
      throw invalid('Upload-Length', 'Say how many bytes the file has.')
    }
    const given = metadata.safeParse(readMetadata(request.headers['upload-metadata']))
    if (!given.success) {
      const errors = given.error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
      throw appError('request.invalid', { errors })
    }
    const uploadId = await uploads.beginUpload(actor, { ...given.data, size })
    await handOver(request, reply, uploadId)
    // Refused by tus after all: nobody was told its address, so nobody could go on with it or give it up.
    if (reply.raw.statusCode !== 201) await uploads.dropUpload(uploadId, toPaths(uploadId))
  })

  scope.route<{ Params: { id: string } }>({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: `${UPLOADS}/:id`,
    schema: { hide: true },
    handler: async (request, reply) => {
      const actor = requireActor(request)
      const { id } = request.params
      const upload = await uploads.getUpload(actor, id)
      if (request.method === 'DELETE') {
        if (upload.finishedAt !== null) throw appError('evidence.notDraft')
        await uploads.dropUpload(id, toPaths(id))
        return reply.code(204).header('tus-resumable', '1.0.0').send()
      }
      if (upload.finishedAt !== null) {
        // Whole, and its bytes are with the file: only the answer was lost on its way.
        return sendWhole(request, reply, upload.size)
      }
      if (request.method === 'HEAD') {
        // All bytes came and the server went before it could say so.
        const { offset } = await getTus().datastore.getUpload(id)
        if (offset === upload.size) {
          await uploads.completeUpload(actor, id, join(uploadsDir, id))
          return sendWhole(request, reply, upload.size)
        }
      }
      await handOver(request, reply, id)
      return reply
    },
  })
}

function sendWhole(request: FastifyRequest, reply: FastifyReply, size: number): FastifyReply {
  return reply
    .code(request.method === 'HEAD' ? 200 : 204)
    .headers({ 'tus-resumable': '1.0.0', 'upload-offset': size, 'upload-length': size, 'cache-control': 'no-store' })
    .send()
}

function readMetadata(header: string | string[] | undefined): unknown {
  try {
    return Metadata.parse(String(header ?? ''))
  } catch {
    // Not what the protocol says metadata looks like: it names nothing.
    return {}
  }
}

const invalid = (path: string, message: string) => appError('request.invalid', { errors: [{ path, message }] })
