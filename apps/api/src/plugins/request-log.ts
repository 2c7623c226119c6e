// One line a request, without what was sent: addresses and bodies hold names, links and evidence.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import fp from 'fastify-plugin'

/** Short enough to be read out on the telephone. */
export function createRequestId(): string {
  return randomBytes(6).toString('hex')
}

export function toLoggerOptions(level: string, stream?: { write(line: string): void }): FastifyServerOptions['logger'] {
  if (level === 'silent') return false
  return {
    level,
    redact: ['req.headers.authorization', 'req.headers.cookie', 'err.config', 'err.params'],
    serializers: { req: request => ({ method: request.method, route: request.routeOptions?.url }) },
    ...(stream && { stream }),
  }
}

export const requestLog = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id)
    })
    app.addHook('onResponse', async (request, reply) => {
      request.log.info(
        {
          method: request.method,
          // The pattern, never the address: /password-links/:token would put a live link into the log.
          route: request.routeOptions.url,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          actorId: request.actor?.personId,
        },
        'request',
      )
    })
  },
  { name: 'request-log' },
)
