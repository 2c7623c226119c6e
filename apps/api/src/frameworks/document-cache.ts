// Framework documents never change under their id, so a browser asks for each once. What the reply is made of may
// change with a release, so the tag is taken of the reply itself, and the browser asks again after a day.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

const CACHE_CONTROL = 'private, max-age=86400, immutable'

export interface DocumentCache {
  /** What goes out for a document: made of it once, with its tag on the reply. */
  answer<T>(reply: FastifyReply, shape: z.ZodType<T>, id: string, find: () => Promise<unknown>): Promise<T>
}

export function createDocumentCache(scope: FastifyInstance): DocumentCache {
  const kept = new Map<string, { tag: string; document: unknown }>()

  // After the scope's own hooks: who may not enter is never told that nothing has changed.
  scope.addHook('preHandler', async (request, reply) => {
    const tag = kept.get(readId(request))?.tag
    if (tag === undefined || request.headers['if-none-match'] !== tag) return
    return reply.code(304).headers({ etag: tag, 'cache-control': CACHE_CONTROL }).send()
  })

  return {
    async answer<T>(reply: FastifyReply, shape: z.ZodType<T>, id: string, find: () => Promise<unknown>): Promise<T> {
      const known = kept.get(id)
      const document = known ? (known.document as T) : shape.parse(await find())
      const tag = known?.tag ?? toTag(document)
      if (known === undefined) kept.set(id, { tag, document })
      reply.headers({ etag: tag, 'cache-control': CACHE_CONTROL })
      return document
    },
  }
}

function readId(request: FastifyRequest): string {
  const { params } = request
  return typeof params === 'object' && params !== null && 'id' in params ? String(params.id) : ''
}

/** Weak: compressed or not, it is the same document. */
function toTag(document: unknown): string {
  return `W/"${createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22)}"`
}
