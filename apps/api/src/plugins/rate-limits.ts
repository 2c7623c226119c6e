// https://github.com/fastify/fastify-rate-limit

import type { ErrorCode } from '@crosswalk/contracts'
import rateLimit from '@fastify/rate-limit'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { AppError, appError } from '../http/app-error.ts'

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
      // After the session is known: a college's whole network shares one address.
      hook: 'preHandler',
      keyGenerator: request => request.actor?.personId ?? request.ip,
      cache: 20_000,
      errorResponseBuilder: () => appError('request.tooMany'),
      addHeadersOnExceeding: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
      addHeaders: { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false },
    })
    app.decorate('createFailureLimit', toSubject => {
      const check = app.createRateLimit({
        max: limits.failures - 1,
        timeWindow: FIFTEEN_MINUTES,
        keyGenerator: request => `${toSubject(request)} ${request.ip}`,
      })
      const requireRoom = async (request: FastifyRequest) => {
        const seen = await check(request, { increment: false })
        if (!seen.isAllowed && seen.isExceeded) throw appError('request.tooMany')
      }
      return {
        async guard(request, failure, work) {
          await requireRoom(request)
          try {
            return await work()
          } catch (error) {
            if (error instanceof AppError && error.code === failure) await check(request)
            throw error
          }
        },
        async count(request) {
          await requireRoom(request)
          await check(request)
        },
      }
    })
  },
  { name: 'rate-limits', dependencies: ['session-access'] },
)
