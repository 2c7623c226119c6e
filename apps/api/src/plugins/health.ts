// https://github.com/fastify/under-pressure
import underPressure from '@fastify/under-pressure'
import fp from 'fastify-plugin'
import { appError } from '../http/app-error.ts'

export const health = fp<{ isStoreReady: () => Promise<boolean>; maxEventLoopDelayMs: number }>(
  async (app, { isStoreReady, maxEventLoopDelayMs }) => {
    await app.register(underPressure, {
      maxEventLoopDelay: maxEventLoopDelayMs,
      pressureHandler: (request, _reply, type, value) => {
        request.log.warn({ type, value }, 'under pressure')
        throw appError('server.busy')
      },
    })
    app.get('/health/ready', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
      const isReady = await isStoreReady().catch(() => false)
      return reply
        .code(isReady ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: isReady ? 'ready' : 'notReady' })
    })
  },
  { name: 'health' },
)
