// Framework documents never change under their id, so a browser asks for each once. What the reply is made of may
// change with a release, so the tag is taken of the reply itself, and the browser asks again after a day.
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from '../http/actor.ts'

const CACHE_CONTROL = 'private, max-age=86400, immutable'

export interface DocumentCache {
  /** What goes out for a document: made of it once, with its tag on the reply. */
  answer<T>(request: DocumentRequest, shape: z.ZodType<T>, find: () => Promise<unknown>): Promise<T>
}

interface DocumentRequest {
  reply: FastifyReply
  /** A centre’s own documents are nobody else’s, whatever tag is sent. */
  actor: Pick<Actor, 'centreId'>
  params: { id: string }
}

export function createDocumentCache(scope: FastifyInstance): DocumentCache {
  const kept = new Map<string, { tag: string; document: unknown }>()
  const toKey = (actor: Pick<Actor, 'centreId'> | null, id: string) => `${actor?.centreId ?? ''}/${id}`

  // After the scope's own hooks: who may not enter is never told that nothing has changed.
  scope.addHook('preHandler', async (request, reply) => {
    const tag = kept.get(toKey(request.actor, readId(request)))?.tag
    if (tag === undefined || request.headers['if-none-match'] !== tag) return
    return reply.code(304).headers({ etag: tag, 'cache-control': CACHE_CONTROL }).send()
  })

  return {
    async answer<T>(
      { reply, actor, params }: DocumentRequest,
      shape: z.ZodType<T>,
      find: () => Promise<unknown>,
    ): Promise<T> {
      const key = toKey(actor, params.id)
      const known = kept.get(key)
      const document = known ? (known.document as T) : shape.parse(await find())
      const tag = known?.tag ?? toTag(document)
      if (known === undefined) kept.set(key, { tag, document })
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
