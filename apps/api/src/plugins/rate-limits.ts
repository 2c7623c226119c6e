// https://github.com/fastify/fastify-rate-limit

import type { ErrorCode } from '@crosswalk/contracts'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError, appError } from '../http/app-error.ts'
import { API_PREFIX } from '../http/register-endpoint.ts'

export interface RateLimits {
  /** Requests a minute, of one person (or, of those who have not signed in, one address). */
  requestsPerMinute: number
  /** Wrong passwords or links from one address for one account, in fifteen minutes. */
  failures: number
}

export const DEFAULT_RATE_LIMITS: RateLimits = { requestsPerMinute: 1_200, failures: 8 }

export interface FailureLimit {
  /** Does the work unless there were too many failures, and counts it where it fails with this code. */
  guard<T>(request: FastifyRequest, failure: ErrorCode, work: () => Promise<T>): Promise<T>
  /** For what counts each time. Throws `request.tooMany` once there were too many. */
  count(request: FastifyRequest): Promise<void>
}

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Counts failures alone, under the subject together with the address: whoever guesses at an account from one place
     * locks that place out of that account, and neither the account's owner nor that place's other people.
     */
    createFailureLimit(toSubject: (request: FastifyRequest) => string): FailureLimit
  }
}

const FIFTEEN_MINUTES = 15 * 60_000

export const rateLimits = fp<RateLimits>(
  async (app, limits) => {
    await app.register(rateLimit, {
      max: limits.requestsPerMinute,
      timeWindow: 60_000,
      // A person's own, since a college's whole network shares one address. A route's hook runs after its scope's, which
      // has found out who asks.
      hook: 'onRequest',
      // A lesson that opens the page at once is no attack.
      allowList: request => !request.url.startsWith(`${API_PREFIX}/`),
      keyGenerator: request => request.actor?.personId ?? request.ip,
      cache: 20_000,
      errorResponseBuilder: () => appError('request.tooMany'),
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    })
    app.decorate('createFailureLimit', toSubject => {
      // One less than is allowed, since the library refuses from the one after.
      const max = limits.failures - 1
      const count = app.createRateLimit({
        max,
        timeWindow: FIFTEEN_MINUTES,
        keyGenerator: request => `${toSubject(request)} ${request.ip}`,
      })
      const open = new Map<string, number>()

      /** Those still being looked at may all fail: a hundred guesses at once are not one guess. */
      async function requireRoom(request: FastifyRequest): Promise<string> {
        const seen = await count(request, { increment: false })
        const isFull = !seen.isAllowed && (seen.isExceeded || (open.get(seen.key) ?? 0) > seen.remaining)
        if (isFull) throw appError('request.tooMany')
        return seen.key
      }

      return {
        async guard(request, failure, work) {
          const key = await requireRoom(request)
          open.set(key, (open.get(key) ?? 0) + 1)
          try {
            return await work()
          } catch (error) {
            if (error instanceof AppError && error.code === failure) await count(request)
            throw error
          } finally {
            const left = (open.get(key) ?? 1) - 1
            if (left === 0) open.delete(key)
            else open.set(key, left)
          }
        },
        async count(request) {
          await requireRoom(request)
          await count(request)
        },
      }
    })
  },
  { name: 'rate-limits', dependencies: ['session-access'] },
)
