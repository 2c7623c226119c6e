import { createFileLink, removeFile } from '@crosswalk/contracts'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { AppOptions } from '../app.ts'
import { appError } from '../http/app-error.ts'
import { serve } from '../http/register-endpoint.ts'
import { readByteRange } from './byte-range.ts'
import { toContentDisposition } from './file-name.ts'

export async function fileRoutes(scope: FastifyInstance, { services }: AppOptions): Promise<void> {
  const { files } = services
  serve(scope, createFileLink, ({ actor, params, body }) => files.createLink(actor, params.id, body.purpose))
  serve(scope, removeFile, async ({ actor, params, body }) => {
    await files.removeFile(actor, params.id, body.reason)
    return null
  })
}

const query = z.object({ token: z.string().max(2_000) })

/** A browser sends no header with a picture or a film: the address itself says who may have the bytes. */
export async function fileContentRoutes(scope: FastifyInstance, { deps, services }: AppOptions): Promise<void> {
  scope.get<{ Params: { id: string } }>(
    '/files/:id/content',
    { schema: { hide: true }, compress: false },
    async (request, reply) => {
      const given = query.safeParse(request.query)
      if (!given.success) throw appError('link.expired')
      const { file, disposition } = await services.files.openLink(request.params.id, given.data.token)
      const range = readByteRange(request.headers.range, file.size)
      reply.headers({
        'content-type': file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
        'content-disposition': toContentDisposition(disposition, file.name),
        'content-security-policy': "sandbox; default-src 'none'; style-src 'none'; frame-ancestors 'self'",
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, max-age=300',
        'accept-ranges': 'bytes',
      })
      if (range === 'outside') {
        return reply.code(416).header('content-range', `bytes */${file.size}`).send()
      }
      if (range === null) {
        reply.header('content-length', file.size)
      } else {
        reply.code(206).headers({
          'content-range': `bytes ${range.start}-${range.end}/${file.size}`,
          'content-length': range.end - range.start + 1,
        })
      }
      return reply.send(deps.blobs.read(file, range ?? undefined))
    },
  )
}
