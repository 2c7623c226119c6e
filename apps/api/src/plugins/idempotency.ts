// A write that may be repeated is done once: the reply is kept under the sender's key and given again.
// https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
import { createHash } from 'node:crypto'
import type { Endpoint } from '@crosswalk/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { appError } from '../http/app-error.ts'
import type { IdempotencyService } from '../http/idempotency.service.ts'
import { requireActor } from '../http/register-endpoint.ts'

export interface Idempotency {
  once(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown>
}

declare module 'fastify' {
  interface FastifyInstance {
    idempotency: Idempotency
  }
}

/** Longer than any request: one that is still open after it was cut off, by a crash for one. */
const CUT_OFF_AFTER_MS = 120_000

export const idempotency = fp<{ kept: IdempotencyService }>(
  async (app, { kept }) => {
    app.decorate('idempotency', {
      async once(endpoint, request, reply, work) {
        const key = request.headers['idempotency-key']
        if (typeof key !== 'string') return work()
        const actor = requireActor(request)
        const { personId } = actor
        const requestHash = toRequestHash(request)
        const earlier = await kept.begin({ personId, key, requestHash, at: kept.now() })
        if (earlier !== null) {
          if (earlier.requestHash !== requestHash) throw appError('conflict.keyReused')
          if (earlier.reply === null) throw toStillOpen(earlier.startedAt, kept.now())
          if (!(await kept.maySeeStill(actor, earlier.startedAt))) throw appError('conflict.doneBefore')
          return reply
            .code(earlier.status ?? endpoint.status)
            .header('idempotency-replayed', 'true')
            .type('application/json; charset=utf-8')
            .send(earlier.reply)
        }
        const result = await work().catch(async error => {
          // Nothing was done, so the same key may try again once what was wrong is right.
          await kept.forget({ personId, key })
          throw error
        })
        // Kept as the contract lets it out, so that what is given again is what was given.
        const text = endpoint.status === 204 ? '' : JSON.stringify(z.encode(endpoint.reply, result))
        await kept.complete({ personId, key, status: endpoint.status, reply: text, at: kept.now() })
        return result
      },
    })
  },
  { name: 'idempotency', dependencies: ['session-access'] },
)

function toStillOpen(startedAt: Date, now: Date): Error {
  if (now.getTime() - startedAt.getTime() < CUT_OFF_AFTER_MS) return appError('conflict.repeated')
  return appError('conflict.repeated', {
    detail:
      'This was cut off before its answer was kept. Look whether it was done, then send it with a new Idempotency-Key.',
  })
}

function toRequestHash(request: FastifyRequest): string {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
}
